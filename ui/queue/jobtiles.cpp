#include "ui/queue/jobtiles.h"

#include <algorithm>
#include <map>
#include <utility>

namespace limner {

namespace {
// As far as a waiting tile can tell.
bool looksTheSame(const QueueStand &a, const QueueStand &b)
{
    return a.paused == b.paused && a.heldFrom == b.heldFrom &&
           std::equal(a.providers.begin(), a.providers.end(), b.providers.begin(),
                      b.providers.end(), [](const ProviderStand &x, const ProviderStand &y) {
                          return x.id == y.id && x.why == y.why && x.until == y.until &&
                                 (x.running >= x.parallel) == (y.running >= y.parallel);
                      });
}
} // namespace

JobTiles::JobTiles(Remote<JobQueue> queue, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
{
    connectQueue();
    queue.ask([](JobQueue &asked) { return read(asked); }, this,
              [this](Beginning beginning) { begin(std::move(beginning)); });
}

void JobTiles::connectQueue()
{
    JobQueue &queue = *m_queue.source();
    connect(&queue.board(), &JobBoard::jobAdded, this, &JobTiles::refreshJob);
    connect(&queue.board(), &JobBoard::jobChanged, this, &JobTiles::refreshJob);
    connect(&queue.board(), &JobBoard::jobProgressed, this, &JobTiles::refreshProgress);
    connect(&queue.board(), &JobBoard::standChanged, this, &JobTiles::takeStand);
    connect(&queue.order(), &QueueOrder::changed, this, &JobTiles::takeOrder);
    connect(&queue.board(), &JobBoard::jobRemoved, this, &JobTiles::letGo);
}

JobTiles::Beginning JobTiles::read(JobQueue &queue)
{
    Beginning out;
    queue.board().tellStand(); // so that every change from here on is told
    for (Job &job : queue.board().visible()) {
        Entry entry;
        entry.progress = queue.board().progress(job.id);
        entry.isFetchable = queue.intake().canFetchAgain(job);
        entry.job = std::move(job);
        out.entries.push_back(std::move(entry));
    }
    out.stand = queue.board().stand();
    return out;
}

//! What was heard before is older than this and is in it.
void JobTiles::begin(Beginning beginning)
{
    m_isKnown = true;
    m_stand = std::move(beginning.stand);
    for (Entry &entry : beginning.entries)
        insert(std::move(entry));
    emit standChanged();
}

int JobTiles::indexOf(const QString &jobId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.job.id == jobId; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

const Job *JobTiles::job(const QString &id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_entries[size_t(index)].job;
}

JobProgress JobTiles::progress(const QString &id) const
{
    const int index = indexOf(id);
    return index < 0 ? JobProgress{} : m_entries[size_t(index)].progress;
}

void JobTiles::refreshJob(const Job &job)
{
    if (m_isKnown)
        place(job);
    emit seen(job);
}

void JobTiles::place(const Job &job)
{
    const int index = indexOf(job.id);
    if (index < 0) {
        // A change that arrives after the tile went away does not bring it back.
        if (isFinished(job.state) && !wantsAttention(job))
            return;
        Entry entry;
        entry.job = job;
        insert(std::move(entry));
    } else if (isFinished(job.state) && !hasTrouble(job)) {
        return remove(index);
    } else {
        m_entries[size_t(index)].job = job;
        render(index);
    }
    lookAgain({job.id});
}

void JobTiles::lookAgain(const QStringList &ids)
{
    QStringList ended;
    for (const QString &id : ids) {
        if (const Job *one = job(id); one && isFinished(one->state))
            ended.append(id);
    }
    if (ended.isEmpty())
        return;
    m_queue.ask(
        [ended](JobQueue &queue) {
            std::vector<bool> out;
            for (const QString &id : ended) {
                const std::optional<Job> one = queue.board().job(id);
                out.push_back(one && queue.intake().canFetchAgain(*one));
            }
            return out;
        },
        this,
        [this, ended](const std::vector<bool> &fetchable) {
            for (size_t i = 0; i < fetchable.size(); ++i)
                noteFetchable(ended[qsizetype(i)], fetchable[i]);
        });
}

void JobTiles::noteFetchable(const QString &id, bool isFetchable)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    m_entries[size_t(index)].isFetchable = isFetchable;
    render(index);
}

void JobTiles::insert(Entry entry)
{
    entry.tile = tileOf(entry);
    const auto place = std::upper_bound(
        m_entries.begin(), m_entries.end(), entry.job.position,
        [](qint64 position, const Entry &other) { return position < other.job.position; });
    emit aboutToInsert(int(place - m_entries.begin()));
    m_entries.insert(place, std::move(entry));
    emit inserted();
}

//! A pause or a wait shows on every tile it keeps back.
void JobTiles::takeStand(const QueueStand &stand)
{
    if (!m_isKnown)
        return;
    const QueueStand before = std::exchange(m_stand, stand);
    const bool isSeen = !looksTheSame(before, m_stand);
    for (int index = 0; isSeen && index < count(); ++index) {
        if (m_entries[size_t(index)].job.state == JobState::Queued)
            render(index);
    }
    emit standChanged();
}

//! One tile at a time goes where it belongs, so that views keep their place and their choice.
void JobTiles::takeOrder(const std::vector<Place> &order)
{
    if (!m_isKnown)
        return;
    std::map<QString, qint64> places;
    for (const Place &one : order)
        places.emplace(one.jobId, one.position);
    std::vector<qint64> sorted;
    for (Entry &entry : m_entries) {
        if (const auto found = places.find(entry.job.id); found != places.end())
            entry.job.position = found->second;
        sorted.push_back(entry.job.position);
    }
    std::sort(sorted.begin(), sorted.end());
    const auto positionAt = [this](int index) { return m_entries[size_t(index)].job.position; };
    for (int at = 0; at < count(); ++at) {
        const qint64 wanted = sorted[size_t(at)];
        if (positionAt(at) == wanted)
            continue;
        int from = at + 1;
        while (positionAt(from) != wanted)
            ++from;
        if (from > at + 1) {
            move(from, at);
            continue;
        }
        // Its neighbour is in place, so this one is the one that moved.
        const auto to = std::lower_bound(sorted.begin(), sorted.end(), positionAt(at));
        move(at, int(to - sorted.begin()));
        --at;
    }
    for (Entry &entry : m_entries)
        entry.tile.position = entry.job.position;
    emit reordered();
}

void JobTiles::move(int from, int to)
{
    emit aboutToMove(from, to);
    const auto first = m_entries.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
    emit moved();
}

void JobTiles::remove(int index)
{
    emit aboutToRemove(index);
    m_entries.erase(m_entries.begin() + index);
    emit removed();
}

void JobTiles::refreshProgress(const QString &id, const JobProgress &progress)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    m_entries[size_t(index)].progress = progress;
    render(index);
}

void JobTiles::letGo(const QString &id)
{
    if (const int index = indexOf(id); index >= 0)
        remove(index);
}

JobTile JobTiles::tileOf(const Entry &entry) const
{
    JobTile tile = jobTile(entry.job, entry.progress, m_stand);
    tile.isFetchable = tile.isTroubled() && entry.isFetchable;
    return tile;
}

void JobTiles::render(int index)
{
    Entry &entry = m_entries[size_t(index)];
    JobTile tile = tileOf(entry);
    if (tile == entry.tile)
        return;
    entry.tile = std::move(tile);
    emit changed(index);
}

} // namespace limner
