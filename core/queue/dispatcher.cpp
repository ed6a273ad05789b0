#include "core/queue/dispatcher.h"

#include <algorithm>
#include <utility>

namespace limner {

Dispatcher::Dispatcher(JobStore &jobs, const QueuePause &pause, Lanes &lanes, CapGate &caps,
                       JobRunner &runner, QObject *parent)
    : QObject{parent}
    , m_jobs{jobs}
    , m_pause{pause}
    , m_lanes{lanes}
    , m_caps{caps}
    , m_runner{runner}
{
    connect(&pause, &QueuePause::changed, this, &Dispatcher::dispatchLater);
    connect(&lanes, &Lanes::opened, this, &Dispatcher::dispatchLater);
    connect(&caps, &CapGate::opened, this, &Dispatcher::dispatchLater);
    connect(&runner, &JobRunner::ended, this, &Dispatcher::dispatchLater);
}

void Dispatcher::dispatchLater()
{
    if (std::exchange(m_isPosted, true))
        return;
    QMetaObject::invokeMethod(this, &Dispatcher::dispatch, Qt::QueuedConnection);
}

void Dispatcher::dispatch()
{
    m_isPosted = false;
    if (m_runner.isClosing())
        return;
    std::vector<WaitingJob> waiting;
    std::map<QString, Job> jobs;
    std::map<QString, LaneRoom> lanes;
    for (const auto &[provider, count] : m_jobs.queuedByProvider()) {
        // Resumed jobs run whatever the limit says, but leave less room for new ones.
        const int active = m_runner.activeOf(provider);
        const LaneRoom room = lanes[provider] = m_lanes.room(provider, active);
        // Those that run may still be Queued for a moment, so ask for that many more.
        for (Job &job : startable(provider, std::max(0, room.places) + active)) {
            if (m_runner.isActive(job.id))
                continue;
            waiting.push_back(waitingOf(job));
            jobs.emplace(job.id, std::move(job));
        }
    }
    std::sort(waiting.begin(), waiting.end(),
              [](const WaitingJob &a, const WaitingJob &b) { return a.position < b.position; });
    QueueGate gate;
    gate.isPaused = m_pause.isPaused();
    gate.room = m_caps.room();
    gate.heldFrom = m_caps.standing();
    const Picked picked = pick(waiting, std::move(lanes), gate);
    for (const QString &id : picked.start)
        m_runner.launch(jobs.at(id));
    m_caps.settle(picked.held);
}

std::vector<Job> Dispatcher::startable(const QString &provider, int limit)
{
    if (!m_pause.isPaused())
        return m_jobs.queued(provider, limit);
    std::vector<Job> out;
    for (const QString &id : m_pause.exempted()) {
        std::optional<Job> one = m_jobs.job(id);
        if (one && one->state == JobState::Queued && one->request.provider == provider)
            out.push_back(std::move(*one));
    }
    return out;
}

WaitingJob Dispatcher::waitingOf(const Job &job)
{
    WaitingJob out;
    out.id = job.id;
    out.provider = job.request.provider;
    out.position = job.position;
    out.passesPause = m_pause.lets(job.id);
    out.passesCap = job.overCap || job.submittedAt.isValid();
    out.price = out.passesCap ? 0 : m_caps.budget().adds(job.id, job.request);
    return out;
}

} // namespace limner
