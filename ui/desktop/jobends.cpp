#include "ui/desktop/jobends.h"

#include "core/library/artworkreader.h"
#include "core/queue/groupstand.h"

#include <utility>

namespace limner {

JobEnds::JobEnds(Remote<JobQueue> queue, Remote<ArtworkReader> reader, QObject *parent)
    : QObject{parent}
    , m_queue{queue}
    , m_reader{reader}
{
    const JobBoard *const board = &queue.source()->board();
    connect(board, &JobBoard::jobAdded, this, &JobEnds::noteBegun);
    connect(board, &JobBoard::jobFinished, this, &JobEnds::noteEnded);
    // One that is cancelled while it waits never ran, and so never finishes.
    connect(board, &JobBoard::jobChanged, this, [this](const Job &job) {
        if (job.state == JobState::Cancelled)
            noteEnded(job);
    });
}

void JobEnds::noteBegun(const Job &job)
{
    if (!job.group.isEmpty())
        m_open[job.group].insert(job.id);
}

// A group is asked about only when nothing of it is known to be open: asking reads all of it.
void JobEnds::noteEnded(const Job &job)
{
    if (const auto open = m_open.find(job.group); open != m_open.end()) {
        open->second.erase(job.id);
        if (!open->second.empty())
            return;
        m_open.erase(open);
    }
    const QString id = job.group.isEmpty() ? job.id : job.group;
    m_queue.ask(
        [job](JobQueue &queue) {
            std::vector<Job> jobs;
            if (job.group.isEmpty())
                return std::vector<Job>{job};
            for (GroupMember &one : groupStand(queue, job.group).members)
                jobs.push_back(std::move(one.job));
            return jobs;
        },
        this, [this, id](const std::vector<Job> &jobs) { takeMembers(id, jobs); });
}

void JobEnds::takeMembers(const QString &id, const std::vector<Job> &jobs)
{
    const std::optional<EndedJobs> sum = endedJobs(id, jobs);
    QStringList told;
    for (const Job &job : jobs)
        told << job.id + toString(job.state);
    if (!sum || std::exchange(m_told[id], told) == told)
        return;
    m_reader.ask(
        [jobs](ArtworkReader &reader) {
            std::vector<ArtworkId> pictures;
            for (const Job &job : jobs) {
                for (const Artwork &one : reader.artworksOfJob(job.id)) {
                    if (!one.trashedAt.isValid())
                        pictures.push_back(one.id);
                }
            }
            return pictures;
        },
        this,
        [this, all = *sum](const std::vector<ArtworkId> &pictures) {
            EndedJobs whole = all;
            whole.pictures = pictures;
            emit ended(whole);
        });
}

} // namespace limner
