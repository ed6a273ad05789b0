#include "ui/queue/jobtiles.h"

#include "core/upload/outbox.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {

namespace {
// How long a finished job's tile waits for its uploads to begin, or for a retry: a store that is
// away for longer shows on the picture's badge instead.
constexpr auto patience = 5s;
constexpr qint64 longestRetryShown = 60;
} // namespace

JobTiles::JobTiles(JobQueue &queue, Outbox &outbox, Library &library, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
    , m_outbox{outbox}
    , m_library{library}
    , m_clock{clock}
{
    for (Job &job : queue.visible()) {
        Entry entry;
        entry.progress = queue.progress(job.id);
        entry.tile = jobTile(job, entry.progress, {});
        entry.job = std::move(job);
        m_entries.push_back(std::move(entry));
    }
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &JobTiles::dropFinished);
    connect(&queue, &JobQueue::jobAdded, this, &JobTiles::refreshJob);
    connect(&queue, &JobQueue::jobChanged, this, &JobTiles::refreshJob);
    connect(&queue, &JobQueue::jobProgressed, this, &JobTiles::refreshProgress);
    connect(&queue, &JobQueue::artworkKept, this, &JobTiles::noteKept);
    connect(&queue, &JobQueue::jobRemoved, this, &JobTiles::letGo);
    connect(&outbox, &Outbox::uploadChanged, this, &JobTiles::refreshUpload);
    connect(&outbox, &Outbox::uploadProgress, this, &JobTiles::refreshSent);
}

int JobTiles::indexOf(const QString &jobId) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry &entry) { return entry.job.id == jobId; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void JobTiles::refreshJob(const QString &id)
{
    std::optional<Job> job = m_queue.job(id);
    if (!job)
        return;
    const int index = indexOf(id);
    if (index < 0) {
        // A change that arrives after the tile went away does not bring it back.
        if (!isFinished(job->state) || (hasTrouble(*job) && !job->dismissed))
            insert(std::move(*job));
        return;
    }
    Entry &entry = m_entries[size_t(index)];
    entry.job = std::move(*job);
    entry.progress = m_queue.progress(id);
    render(index);
}

void JobTiles::insert(Job job)
{
    Entry entry;
    entry.progress = m_queue.progress(job.id);
    entry.tile = jobTile(job, entry.progress, {});
    const auto place = std::upper_bound(
        m_entries.begin(), m_entries.end(), job.position,
        [](qint64 position, const Entry &other) { return position < other.job.position; });
    entry.job = std::move(job);
    emit aboutToInsert(int(place - m_entries.begin()));
    m_entries.insert(place, std::move(entry));
    emit inserted();
}

void JobTiles::remove(int index)
{
    emit aboutToRemove(index);
    m_entries.erase(m_entries.begin() + index);
    emit removed();
}

void JobTiles::refreshProgress(const QString &id)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    m_entries[size_t(index)].progress = m_queue.progress(id);
    render(index);
}

void JobTiles::noteKept(const QString &id, ArtworkId picture)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    const std::optional<Artwork> artwork = m_library.artwork(picture);
    Picture added;
    added.id = picture;
    added.bytes = artwork ? artwork->bytes : 0;
    m_entries[size_t(index)].pictures.push_back(added);
    refreshUpload(picture);
}

void JobTiles::letGo(const QString &id)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    if (std::optional<Job> job = m_queue.job(id))
        m_entries[size_t(index)].job = std::move(*job);
    const Entry &entry = m_entries[size_t(index)];
    if (entry.job.state == JobState::Done && !hasTrouble(entry.job) && uploadsOf(entry).open > 0) {
        render(index);
        m_patience.start();
        return;
    }
    remove(index);
}

std::pair<JobTiles::Picture *, int> JobTiles::find(ArtworkId id)
{
    for (int index = 0; index < count(); ++index)
        for (Picture &picture : m_entries[size_t(index)].pictures)
            if (picture.id == id)
                return {&picture, index};
    return {nullptr, -1};
}

void JobTiles::refreshUpload(ArtworkId id)
{
    const auto [picture, index] = find(id);
    if (!picture)
        return;
    if (const std::optional<Upload> upload = m_outbox.upload(id)) {
        picture->state = upload->state;
        picture->retryAt = upload->retryAt;
    }
    showUploads(index);
}

void JobTiles::refreshSent(ArtworkId id, qint64 sent)
{
    const auto [picture, index] = find(id);
    if (!picture)
        return;
    picture->state = UploadState::Uploading;
    picture->sent = sent;
    showUploads(index);
}

void JobTiles::showUploads(int index)
{
    const Entry &entry = m_entries[size_t(index)];
    if (entry.job.state != JobState::Done || hasTrouble(entry.job))
        return;
    if (uploadsOf(entry).open == 0)
        remove(index);
    else
        render(index);
}

void JobTiles::render(int index)
{
    Entry &entry = m_entries[size_t(index)];
    const UploadSum uploads = entry.job.state == JobState::Done ? uploadsOf(entry) : UploadSum{};
    JobTile tile = jobTile(entry.job, entry.progress, uploads);
    if (tile == entry.tile)
        return;
    entry.tile = std::move(tile);
    emit changed(index);
}

UploadSum JobTiles::uploadsOf(const Entry &entry)
{
    UploadSum sum;
    int waiting = 0;
    for (const Picture &picture : entry.pictures) {
        sum.total += picture.bytes;
        if (picture.state == UploadState::Stored || picture.state == UploadState::Rejected) {
            sum.sent += picture.bytes;
            continue;
        }
        ++sum.open;
        sum.sent += std::clamp<qint64>(picture.sent, 0, picture.bytes);
        if (picture.state != UploadState::Waiting)
            continue;
        ++waiting;
        if (!sum.retryAt.isValid() || picture.retryAt < sum.retryAt)
            sum.retryAt = picture.retryAt;
    }
    if (waiting < sum.open)
        sum.retryAt = {};
    return sum;
}

void JobTiles::dropFinished()
{
    const QDateTime now = m_clock.now();
    bool someStay = false;
    for (int index = count() - 1; index >= 0; --index) {
        const Entry &entry = m_entries[size_t(index)];
        if (entry.job.state != JobState::Done || hasTrouble(entry.job))
            continue;
        const bool moving =
            std::any_of(entry.pictures.begin(), entry.pictures.end(), [&](const Picture &picture) {
                return picture.state == UploadState::Uploading ||
                       (picture.state == UploadState::Waiting &&
                        now.secsTo(picture.retryAt) < longestRetryShown);
            });
        if (moving)
            someStay = true;
        else
            remove(index);
    }
    if (someStay)
        m_patience.start();
}

} // namespace limner
