#include "core/queue/lanes.h"

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace limner {

Lanes::Lanes(Clock &clock, const QueuePause &pause, QObject *parent)
    : QObject{parent}
    , m_clock{clock}
    , m_pause{pause}
    , m_throttle{clock}
{}

void Lanes::setParallel(int jobs)
{
    m_otherLimits.parallel = std::max(1, jobs);
    emit changed();
    emit opened();
}

void Lanes::setLimits(const QString &provider, ProviderLimits limits)
{
    limits.parallel = std::max(1, limits.parallel);
    m_limits[provider] = limits;
    m_throttle.setPerMinute(provider, limits.createsPerMinute);
    emit changed();
    emit opened();
}

ProviderLimits Lanes::limits(const QString &provider) const
{
    const auto found = m_limits.find(provider);
    return found == m_limits.end() ? m_otherLimits : found->second;
}

void Lanes::recall(JobStore &jobs)
{
    const QDateTime now = m_clock.now();
    for (const auto &[provider, at] : jobs.lastCreates(now.addSecs(-60), Throttle::mostPerMinute))
        m_throttle.remember(provider, std::chrono::milliseconds{at.msecsTo(now)});
    for (const Job &job : jobs.unfinished()) {
        const bool refused =
            job.state == JobState::Queued && job.error && job.error->kind == ErrorKind::RateLimited;
        // Longer than a provider is ever obeyed: the clock was set back meanwhile.
        const std::chrono::milliseconds left{refused ? now.msecsTo(job.retryAt) : 0};
        if (left > 0ms && left <= 1h)
            m_throttle.hold(job.request.provider, left);
    }
}

LaneRoom Lanes::room(const QString &provider, int underWay)
{
    const Throttle::Wait wait = m_throttle.wait(provider);
    if (wait.delay > 0ms)
        wakeIn(wait.delay);
    return {.places = limits(provider).parallel - underWay,
            .creates = m_throttle.creates(provider)};
}

void Lanes::release(const QString &provider)
{
    m_throttle.release(provider);
    emit changed();
    emit opened();
}

QCoro::Task<> Lanes::shutdown()
{
    m_isClosed = true;
    m_alarm.request_stop();
    return m_scope.drain();
}

bool Lanes::mayCreate(const Job &job)
{
    if (m_isClosed || !m_pause.lets(job.id))
        return false;
    const Throttle::Wait wait = m_throttle.wait(job.request.provider);
    if (wait.delay > 0ms)
        wakeIn(wait.delay);
    if (wait.why != Throttle::Why::Nothing)
        return false;
    m_throttle.take(job.request.provider, job.id);
    return true;
}

std::chrono::milliseconds Lanes::answered(const Job &job, const Result<RemoteJob> &answer)
{
    const QString &provider = job.request.provider;
    std::chrono::milliseconds held{-1};
    if (!answer && answer.error().kind == ErrorKind::RateLimited)
        held = m_throttle.refused(provider, answer.error(),
                                  QRandomGenerator::global()->generateDouble());
    else
        m_throttle.accepted(provider);
    emit changed();
    emit opened();
    return held;
}

void Lanes::askedTooOften(const Job &job, std::chrono::milliseconds delay)
{
    m_throttle.holdAsking(job.request.provider, delay);
    emit changed();
}

std::chrono::milliseconds Lanes::askingWait(const Job &job)
{
    return m_throttle.askingWait(job.request.provider);
}

void Lanes::wakeIn(std::chrono::milliseconds delay)
{
    const std::chrono::milliseconds at = m_clock.elapsed() + delay;
    if (m_isClosed || (m_alarmAt && *m_alarmAt <= at))
        return;
    std::stop_source old = std::exchange(m_alarm, std::stop_source{});
    old.request_stop();
    m_alarmAt = at;
    m_scope.spawn(ring(delay, m_alarm.get_token()));
    emit changed();
}

QCoro::Task<> Lanes::ring(std::chrono::milliseconds delay, std::stop_token stop)
{
    const Clock::Woken woken = co_await m_clock.sleep(delay, std::move(stop));
    if (woken == Clock::Woken::Stopped)
        co_return;
    m_alarmAt.reset();
    emit changed();
    emit opened();
}

} // namespace limner
