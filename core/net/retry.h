#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QDateTime>

#include <chrono>
#include <optional>

namespace limner {

//! Exponential back-off with full jitter.
struct Backoff {
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds shortest{20}; //!< never less, however the jitter falls
    std::chrono::milliseconds longest{20'000};
    int attempts = 5;                                //!< tries in all, the first included
    std::chrono::milliseconds longestAsked{120'000}; //!< cap on what a server may ask for
};

//! How long to wait before try number `attempt + 1` (attempt counts from 1). `random` is in [0, 1).
//! The server's `retryAfter` wins, capped; one of nothing still slows down.
[[nodiscard]] std::chrono::milliseconds retryDelay(const Backoff &policy, int attempt,
                                                   const Error &error, double random);

//! `Retry-After`: seconds or an HTTP date (RFC 9110 §10.2.3). Nothing when absent or unreadable;
//! a date in the past gives 0.
[[nodiscard]] std::optional<std::chrono::milliseconds> parseRetryAfter(const QByteArray &value,
                                                                       const QDateTime &now);
//! An HTTP date (`Date` header), UTC.
[[nodiscard]] QDateTime parseHttpDate(const QByteArray &value);
//! The form that RFC 9110 §5.6.7 prefers, to the second.
[[nodiscard]] QByteArray httpDate(const QDateTime &time);

} // namespace limner
