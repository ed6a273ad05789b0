#include "core/net/ratelimiter.h"

#include <algorithm>
#include <cmath>

namespace limner {

RateLimiter::RateLimiter(Clock &clock, double perSecond)
    : m_clock{clock}
    , m_perSecond{perSecond}
    , m_allowance{perSecond}
    , m_updated{clock.elapsed()}
{}

AsyncResult<> RateLimiter::acquire(std::stop_token stop)
{
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    const std::chrono::milliseconds now = m_clock.elapsed();
    const double passed = static_cast<double>((now - m_updated).count()) / 1000;
    m_updated = now;
    // The allowance may go below zero: that is the queue, each caller knowing its own moment.
    m_allowance = std::min(m_perSecond, m_allowance + passed * m_perSecond) - 1;
    if (m_allowance >= 0)
        co_return Result<>{};
    const std::chrono::milliseconds wait{
        static_cast<qint64>(std::ceil(-m_allowance / m_perSecond * 1000))};
    const Clock::Woken woken = co_await m_clock.sleep(wait, stop);
    if (woken == Clock::Woken::Stopped)
        co_return fail(ErrorKind::Cancelled);
    co_return Result<>{};
}

} // namespace limner
