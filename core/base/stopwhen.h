#pragma once

#include <stop_token>
#include <utility>

namespace limner {

//! Asks `stop` to end once the condition is true; to be called whenever that may have come.
template <typename Condition>
[[nodiscard]] auto stopWhen(Condition isTrue, std::stop_source stop)
{
    return [isTrue = std::move(isTrue), stop = std::move(stop)]() mutable {
        if (isTrue())
            stop.request_stop();
    };
}

} // namespace limner
