#include "core/queue/capgate.h"

#include "core/base/eitherstop.h"

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

CapGate::CapGate(Clock &clock, JobStore &jobs, Budget &budget, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_jobs{jobs}
    , m_budget{budget}
{}

void CapGate::configure(Rates rates, Caps caps)
{
    if (m_budget.rates() == rates && m_budget.caps() == caps)
        return;
    m_budget.configure(std::move(rates), caps);
    if (m_hold)
        emit opened();
    emit budgetChanged();
}

std::optional<CapHold> CapGate::holdOf(const QString &jobId)
{
    const std::optional<Job> job = m_jobs.job(jobId);
    // An earlier create that is not explained yet is looked up first, which costs nothing; the
    // pipeline asks again before it sends anything.
    if (!job || job->state != JobState::Queued || job->overCap || job->submittedAt.isValid())
        return std::nullopt;
    const std::optional<CapRefusal> why = m_budget.refusal(job->id, job->request, m_clock.now());
    if (!why)
        return std::nullopt;
    return CapHold{.jobId = job->id, .position = job->position, .why = *why};
}

std::optional<qint64> CapGate::standing()
{
    const std::optional<CapHold> hold = m_hold ? holdOf(m_hold->jobId) : std::nullopt;
    return hold ? std::optional{hold->position} : std::nullopt;
}

void CapGate::settle(const std::optional<QString> &stopped)
{
    if (stopped)
        setHold(holdOf(*stopped));
    else
        setHold(m_hold ? holdOf(m_hold->jobId) : std::nullopt);
}

void CapGate::setHold(std::optional<CapHold> hold)
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
    emit heldChanged(m_hold);
}

QCoro::Task<> CapGate::awaitRenewal(std::stop_token stop)
{
    const std::stop_token closing = m_scope.stopToken();
    const EitherStop either{stop, closing};
    const std::stop_token wake = either.token();
    while (!wake.stop_requested()) {
        const std::chrono::milliseconds nap = untilRenewal(m_clock.now());
        co_await m_clock.sleep(nap, wake);
        if (!wake.stop_requested())
            emit opened();
    }
}

QCoro::Task<> CapGate::shutdown()
{
    m_renewal.request_stop();
    return m_scope.drain();
}

} // namespace limner
