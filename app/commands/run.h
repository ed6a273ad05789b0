#pragma once

#include "app/commands/command.h"

namespace limner {

//! What a command came to, as the JSON of DESIGN §4, which every door understands: a failure is the
//! member `error`; long answers are `{"rows":[…],"next":"…"}`. Nothing = abandoned: whoever asked
//! has to ask the next owner.
[[nodiscard]] QCoro::Task<std::optional<OrderedJson>>
run(Application *application, AnyCommand command, Attendance attendance);

//! Once the keys that it needs are there, and what is being rebuilt is found again: why it must not
//! run all the same. Cancelled when it was abandoned.
[[nodiscard]] AsyncResult<> mayRun(Application *application, AnyCommand command,
                                   Attendance attendance);

//! Whether jobs and uploads go on for it; a `list` must not start what it would stop a moment
//! later.
[[nodiscard]] bool worksJobsOff(const AnyCommand &command);

} // namespace limner
