#pragma once

#include "core/jobs/job.h"

namespace limner {

enum class JobEvent {
    Submit,     //!< the intent to create is committed
    Created,    //!< the provider gave an id (or the outputs at once)
    NotCreated, //!< certain: it never arrived; may be submitted again
    AnswerLost, //!< nobody knows, and the provider cannot tell
    Succeeded,  //!< outputs are known
    Kept,       //!< every output is on disk
    Failed,     //!< at the provider, or refused, or nothing can be fetched any more
    Cancelled,
    Resubmit,  //!< the artist decided about an Uncertain job
    FetchAgain //!< outputs that were given up are worth another try
};

//! Pure. Nothing = this event means nothing in this state.
[[nodiscard]] std::optional<JobState> next(JobState state, JobEvent event);

} // namespace limner
