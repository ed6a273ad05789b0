#pragma once

#include "app/commands/command.h"

namespace limner {

//! What a command came to, as the JSON of DESIGN §4, which every door understands: a failure is the
//! member `error`; long answers are `{"rows":[…],"next":"…"}`. Nothing = abandoned: whoever asked
//! has to ask the next owner.
[[nodiscard]] QCoro::Task<std::optional<OrderedJson>>
run(Application &application, AnyCommand command, Attendance attendance);

//! The keys it needs, which a keychain may be slow to give: load them first. Empty for what only
//! tells what is there.
[[nodiscard]] std::vector<SecretName> keysFor(Application &application, const AnyCommand &command);
//! Whether jobs and uploads go on for it; a `list` must not start what it would stop a moment
//! later.
[[nodiscard]] bool worksJobsOff(const AnyCommand &command);

} // namespace limner
