#pragma once

#include "app/cli/commandline.h"

namespace limner {

//! Runs a command without a display: in this process when it can own the library, else in the
//! owner. Needs a QCoreApplication. Returns the exit code.
[[nodiscard]] int runTerminal(CommandLine line);

} // namespace limner
