#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <stop_token>

namespace limner {

//! Lets `perSecond` requests through a second, with a burst of the same size; the rest wait in
//! order of arrival.
class RateLimiter {
public:
    RateLimiter(Clock &clock, double perSecond);

    //! Resumes when the caller may send; Cancelled when stopped while waiting.
    [[nodiscard]] AsyncResult<> acquire(std::stop_token stop);

private:
    Clock &m_clock;
    double m_perSecond;
    double m_allowance;
    std::chrono::milliseconds m_updated{0};
};

} // namespace limner
