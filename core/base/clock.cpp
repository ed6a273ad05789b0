#include "core/base/clock.h"

#include <QCoroSignal>
#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

template <typename Pending>
void forget(std::vector<Pending> &pending, const Sleeper *sleeper)
{
    std::erase_if(pending, [sleeper](const Pending &one) { return one.sleeper == sleeper; });
}

} // namespace

void Sleeper::finish()
{
    // Posted, so that a coroutine never resumes inside request_stop() or advance().
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!std::exchange(m_done, true))
                emit done();
        },
        Qt::QueuedConnection);
}

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

QCoro::Task<Clock::Woken> SystemClock::sleep(std::chrono::milliseconds duration,
                                             std::stop_token stop)
{
    Sleeper sleeper;
    QTimer timer;
    timer.setSingleShot(true);
    timer.setTimerType(duration < 2s ? Qt::PreciseTimer : Qt::CoarseTimer);
    QObject::connect(&timer, &QTimer::timeout, &sleeper, &Sleeper::finish);
    timer.start(std::max(duration, 0ms));
    const std::stop_callback onStop{stop, [target = &sleeper] { target->finish(); }};
    co_await qCoro(&sleeper, &Sleeper::done);
    co_return stop.stop_requested() ? Woken::Stopped : Woken::InTime;
}

ManualClock::ManualClock(QDateTime start)
    : m_now{std::move(start)}
{}

QDateTime ManualClock::now() const
{
    return m_now;
}

QCoro::Task<Clock::Woken> ManualClock::sleep(std::chrono::milliseconds duration,
                                             std::stop_token stop)
{
    Sleeper sleeper;
    m_pending.push_back(Pending{m_elapsed + std::max(duration, 0ms), &sleeper});
    if (duration <= 0ms)
        sleeper.finish();
    const std::stop_callback onStop{stop, [target = &sleeper] { target->finish(); }};
    co_await qCoro(&sleeper, &Sleeper::done);
    forget(m_pending, &sleeper);
    co_return stop.stop_requested() ? Woken::Stopped : Woken::InTime;
}

void ManualClock::advance(std::chrono::milliseconds by)
{
    m_now = m_now.addMSecs(by.count());
    m_elapsed += by;
    wakeDue();
}

bool ManualClock::advanceToNext()
{
    std::chrono::milliseconds next = std::chrono::milliseconds::max();
    for (const Pending &entry : m_pending) {
        if (!entry.sleeper->isDone() && entry.due > m_elapsed)
            next = std::min(next, entry.due);
    }
    if (next == std::chrono::milliseconds::max())
        return false;
    advance(next - m_elapsed);
    return true;
}

void ManualClock::wakeDue()
{
    std::stable_sort(m_pending.begin(), m_pending.end(),
                     [](const Pending &a, const Pending &b) { return a.due < b.due; });
    for (const Pending &entry : m_pending) {
        if (entry.due <= m_elapsed)
            entry.sleeper->finish();
    }
}

} // namespace limner
