#pragma once

#include "core/jobs/job.h"

#include <optional>
#include <stop_token>

namespace limner {

//! Whether the pipeline takes the next step or leaves the job as it is.
enum class Outcome { GoOn, Ended };

//! One pass of one job through the pipeline; lives in the frame of `JobPipeline::run`, which is the
//! only writer of the job while it runs.
struct JobRun {
    Job job = {};
    Provider *provider = nullptr; //!< nullptr = this program does not know it (any more)
    std::stop_token stop = {};    //!< the program ends: leave everything as it is
    std::stop_token cancel = {};  //!< the artist does not want it any more
    JobProgress progress = {};
    std::optional<RemoteJob> latest = {}; //!< what create or find just said, not yet looked at

    [[nodiscard]] bool isCancelWanted() const { return job.cancelAsked || cancel.stop_requested(); }
    [[nodiscard]] bool canFindLost() const
    {
        return provider != nullptr && provider->traits().canFindLost;
    }
};

//! A token that fires when one of two does; lives as long as the wait it ends.
class EitherStop {
public:
    EitherStop(const std::stop_token &first, const std::stop_token &second)
        : m_first{first, Forward{m_source}}
        , m_second{second, Forward{m_source}}
    {}
    EitherStop(const EitherStop &) = delete;
    EitherStop &operator=(const EitherStop &) = delete;

    [[nodiscard]] std::stop_token token() const { return m_source.get_token(); }

private:
    struct Forward {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Forward> m_first;
    std::stop_callback<Forward> m_second;
};

} // namespace limner
