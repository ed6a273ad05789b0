#pragma once

#include "app/application.h"
#include "app/commands/command.h"

namespace limner {

//! What a command's own process was told by flags and environment, for the owner of the library to
//! compare. Keys go as salted digests.
[[nodiscard]] OrderedJson carriedEnvironment(const Launch &launch);

//! Why the owner must not answer a command as if it were its own: it was started for practice and
//! the other was not, or works with another value of something that was set for the command. Usage,
//! with the flag or variable as `code`; nothing when they agree. Load the keys first.
[[nodiscard]] std::optional<Error> disagreement(Application &application, const Json &carried,
                                                const AnyCommand &command);

//! This variable is set for one process and not, or otherwise, for the owner. Usage.
[[nodiscard]] Error differs(const QString &name);

} // namespace limner
