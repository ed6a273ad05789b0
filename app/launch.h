#pragma once

#include "app/application.h"
#include "app/cli/commandline.h"

namespace limner {

//! Environment, folders and library folder of this start.
[[nodiscard]] Launch makeLaunch(const CommandLine &line);

} // namespace limner
