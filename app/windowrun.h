#pragma once

#include "app/cli/commandline.h"

namespace limner {

//! Shows the window, or raises the one that is open on the same library. Needs a QApplication.
//! Returns the exit code.
[[nodiscard]] int runWindow(const CommandLine &line);

} // namespace limner
