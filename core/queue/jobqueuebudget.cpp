// The queue and the artist's caps: where it stops, and what lets it go on.

#include "core/queue/jobqueue.h"

#include "core/base/log.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace limner {
namespace {

// Short, because monotonic time stands still while a computer sleeps through midnight.
constexpr std::chrono::milliseconds longestNap = 10min;

std::chrono::milliseconds untilRenewal(const QDateTime &now)
{
    const std::chrono::milliseconds left{now.msecsTo(startOfTomorrow(now))};
    return std::clamp<std::chrono::milliseconds>(left, 1s, longestNap);
}

} // namespace

void JobQueue::setBudget(Rates rates, Caps caps)
{
    Budget &budget = m_pipeline.budget();
    if (budget.rates() == rates && budget.caps() == caps)
        return;
    budget.configure(std::move(rates), caps);
    if (m_hold)
        scheduleLater();
    emit budgetChanged();
}

bool JobQueue::isHeld(const QString &id)
{
    const std::optional<Job> waiting = m_hold ? job(id) : std::nullopt;
    return waiting && waiting->state == JobState::Queued && !m_active.contains(id) &&
           !waiting->overCap && waiting->position >= m_hold->position;
}

void JobQueue::runOverCap(const QString &id)
{
    std::optional<Job> found = job(id);
    if (!found || found->state != JobState::Queued || m_active.contains(id))
        return;
    found->overCap = true;
    m_exempt.insert(id);
    if (const Result<> saved = m_jobs.save(*found); !saved) {
        qCWarning(lcJobs) << "job" << id << "cannot be let past:" << saved.error().message;
        return;
    }
    emit jobChanged(id);
    scheduleLater();
}

bool JobQueue::withdraw(const QString &id)
{
    if (m_active.contains(id) || !m_jobs.remove(id))
        return false;
    m_exempt.erase(id);
    emit jobRemoved(id);
    tellCounts();
    scheduleLater();
    return true;
}

std::optional<CapHold> JobQueue::holdBefore(const Job &job)
{
    // An earlier create that is not explained yet is looked up first, which costs nothing; the
    // pipeline asks again before it sends anything.
    if (job.submittedAt.isValid() || job.overCap)
        return std::nullopt;
    const std::optional<CapRefusal> why =
        m_pipeline.budget().refusal(job.id, job.request, m_clock.now());
    if (!why)
        return std::nullopt;
    return CapHold{.jobId = job.id, .position = job.position, .why = *why};
}

//! What held the queue so far, if it still does.
std::optional<CapHold> JobQueue::standingHold()
{
    const std::optional<Job> waiting = m_hold ? job(m_hold->jobId) : std::nullopt;
    if (!waiting || waiting->state != JobState::Queued || m_active.contains(waiting->id))
        return std::nullopt;
    return holdBefore(*waiting);
}

bool JobQueue::isAffordable(const Job &job)
{
    // Cheaper ones behind the one that is held must not eat up what it waits for.
    const bool isBehind = m_barrier && job.position >= m_barrier->position;
    if (isBehind && !job.overCap && !job.submittedAt.isValid())
        return false;
    std::optional<CapHold> hold = holdBefore(job);
    if (!hold)
        return true;
    m_barrier = std::move(hold);
    return false;
}

void JobQueue::setHold(std::optional<CapHold> hold)
{
    if (hold == m_hold)
        return;
    const bool began = !m_hold;
    m_hold = std::move(hold);
    if (!m_hold) {
        m_renewal.request_stop();
    } else if (began) {
        m_renewal = {};
        m_scope.spawn(awaitRenewal(m_renewal.get_token()));
    }
    emit heldChanged();
    emit standChanged();
}

QCoro::Task<> JobQueue::awaitRenewal(std::stop_token stop)
{
    const std::stop_token closing = m_scope.stopToken();
    const EitherStop either{stop, closing};
    const std::stop_token wake = either.token();
    while (!wake.stop_requested()) {
        const std::chrono::milliseconds nap = untilRenewal(m_clock.now());
        co_await m_clock.sleep(nap, wake);
        if (!wake.stop_requested())
            scheduleLater();
    }
}

} // namespace limner
