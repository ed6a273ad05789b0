#pragma once

#include "core/base/error.h"

#include <QDateTime>

#include <chrono>

namespace limner {

//! How one output has failed so far, by what can be done about it.
struct FetchTries {
    int network = 0;  //!< the way there, and a server in trouble
    int refused = 0;  //!< it is not there, or we may not have it
    int doubtful = 0; //!< something else in its place
};

//! What follows when an output could not be kept.
struct FetchReaction {
    bool isOver = false;
    std::chrono::milliseconds delay{0}; //!< until the next try
};

//! Within the provider's promise (`until`) everything that may pass is tried again, refusals ever
//! more slowly; what lies on this computer is waited out for ever. Something else in its place is
//! tried eight times; an address in a private network, named from outside, never. After the promise
//! only the provider can tell that it is gone: no network is no proof, for a day. `random` in [0,
//! 1). Pure but for counting the tries.
[[nodiscard]] FetchReaction reactToFetch(const Error &error, FetchTries &tries,
                                         const QDateTime &until, const QDateTime &now,
                                         double random);

} // namespace limner
