#pragma once

#include "app/cli/commandline.h"

namespace limner {

//! `limner serve`: owns the library without a window and answers over HTTP until it is asked to
//! stop. Needs a QCoreApplication. Returns the exit code.
[[nodiscard]] int runServe(const CommandLine &line);

} // namespace limner
