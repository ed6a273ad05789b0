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

JobTiles::JobTiles(JobQueue &queue, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
    , m_stand{queue.board().stand()}
{
    for (Job &job : queue.board().visible()) {
        Entry entry;
        entry.progress = queue.board().progress(job.id);
        entry.tile = tileOf(job, entry.progress);
        entry.job = std::move(job);
        m_entries.push_back(std::move(entry));
    }
    connect(&queue.board(), &JobBoard::jobAdded, this, &JobTiles::refreshJob);
    connect(&queue.board(), &JobBoard::jobChanged, this, &JobTiles::refreshJob);
    connect(&queue.board(), &JobBoard::jobProgressed, this, &JobTiles::refreshProgress);
    connect(&queue.board(), &JobBoard::standChanged, this, &JobTiles::takeStand);
    connect(&queue.order(), &QueueOrder::changed, this, &JobTiles::takeOrder);
    connect(&queue.board(), &JobBoard::jobRemoved, this, &JobTiles::letGo);
}

int JobTiles::indexOf(const QString &jobId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.job.id == jobId; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void JobTiles::refreshJob(const Job &job)
{
    emit seen(job);
    const int index = indexOf(job.id);
    if (index < 0) {
        // A change that arrives after the tile went away does not bring it back.
        if (!isFinished(job.state) || wantsAttention(job))
            insert(job);
        return;
    }
    if (isFinished(job.state) && !hasTrouble(job))
        return remove(index);
    m_entries[size_t(index)].job = job;
    render(index);
}

void JobTiles::insert(Job job)
{
    Entry entry;
    entry.tile = tileOf(job, entry.progress);
    const auto place = std::upper_bound(
        m_entries.begin(), m_entries.end(), job.position,
        [](qint64 position, const Entry &other) { return position < other.job.position; });
    entry.job = std::move(job);
    emit aboutToInsert(int(place - m_entries.begin()));
    m_entries.insert(place, std::move(entry));
    emit inserted();
}

//! A pause or a wait shows on every tile it keeps back.
void JobTiles::takeStand(const QueueStand &stand)
{
    const QueueStand before = std::exchange(m_stand, stand);
    if (looksTheSame(before, m_stand))
        return;
    for (int index = 0; index < count(); ++index) {
        if (m_entries[size_t(index)].job.state == JobState::Queued)
            render(index);
    }
}

//! One tile at a time goes where it belongs, so that views keep their place and their choice.
void JobTiles::takeOrder(const std::vector<Place> &order)
{
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

JobTile JobTiles::tileOf(const Job &job, const JobProgress &progress)
{
    JobTile tile = jobTile(job, progress, m_stand);
    tile.isFetchable = tile.isTroubled() && m_queue.intake().canFetchAgain(job);
    return tile;
}

void JobTiles::render(int index)
{
    Entry &entry = m_entries[size_t(index)];
    JobTile tile = tileOf(entry.job, entry.progress);
    if (tile == entry.tile)
        return;
    entry.tile = std::move(tile);
    emit changed(index);
}

} // namespace limner
