#pragma once

#include "core/base/eitherstop.h"
#include "core/jobs/job.h"

#include <optional>
#include <stop_token>

namespace limner {

//! Whether the pipeline takes the next step or leaves the job as it is.
enum class Outcome { GoOn, Ended };

//! One pass of one job through the pipeline; lives in the frame of `JobPipeline::run`, which is the
//! only writer of the job while it runs. It outlives every step: their coroutines are handed it as
//! a pointer, never null.
struct JobRun {
    Job job = {};
    Provider *provider = nullptr; //!< nullptr = this program does not know it (any more)
    std::stop_token stop = {};    //!< the program ends: leave everything as it is
    std::stop_token cancel = {};  //!< the artist does not want it any more
    JobProgress progress = {};
    bool isSentHere = false; //!< by this pass: our clock and the provider's still tell when
    int wakesSeen = 0;       //!< a wake during a try counts for the pause after it
    std::optional<RemoteJob> latest = {}; //!< what create or find just said, not yet looked at

    [[nodiscard]] bool isCancelWanted() const { return job.cancelAsked || cancel.stop_requested(); }
    [[nodiscard]] bool canFindLost() const
    {
        return provider != nullptr && provider->traits().canFindLost;
    }
    //! Until when the provider keeps the outputs.
    [[nodiscard]] QDateTime promisedUntil() const
    {
        const std::chrono::seconds lifetime =
            provider != nullptr ? provider->traits().outputLifetime : std::chrono::hours{1};
        return job.succeededAt.addSecs(lifetime.count());
    }
};

} // namespace limner
