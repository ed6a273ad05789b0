#pragma once

#include "app/commands/command.h"
#include "core/settings/secretstore.h"

namespace limner {

class Application;

//! Keys without which unfinished work, and what is asked for next, could not go on: those of the
//! provider in use and of every one that has unfinished jobs, and the store's. The others are not
//! waited for.
[[nodiscard]] std::vector<SecretName> keysOfWork(Application &application);
//! The keys that have to be there before this command may be answered.
[[nodiscard]] std::vector<SecretName> keysFor(Application &application, const AnyCommand &command);

} // namespace limner
