#pragma once

#include "core/upload/upload.h"

namespace limner {

enum class UploadEvent {
    Start,      //!< a worker takes it
    Put,        //!< the store confirmed it
    FailedOnce, //!< transient: try again at a time
    Refused,    //!< permanent until somebody changes something
    RetryDue,   //!< the time has come, or the artist pressed Retry
    Interrupted //!< the program stopped while it was under way
};

//! Pure. Nothing = this event means nothing in this state.
[[nodiscard]] std::optional<UploadState> next(UploadState state, UploadEvent event);

//! Ready to be taken by a worker, whatever happened before.
void makePending(Upload &upload);

} // namespace limner
