#pragma once

#include "core/provider/provider.h"

#include <chrono>

namespace limner {

//! When to look again (DESIGN §6): slowly at first, every 100 ms around the expected end.
struct PollFacts {
    std::chrono::milliseconds sinceCreate{0};
    RemoteStatus status = RemoteStatus::Starting;
    Progress progress = {};
    std::chrono::milliseconds sinceProcessing{-1}; //!< -1 = not processing yet
    double typicalSeconds = -1;                    //!< of this model
};
//! Between 100 ms and 2 s.
[[nodiscard]] std::chrono::milliseconds nextPoll(const PollFacts &facts);
//! Seconds until the end, as far as anyone can tell; -1 unknown.
[[nodiscard]] double remainingSeconds(const PollFacts &facts);

} // namespace limner
