#pragma once

#include "core/base/error.h"

namespace limner {

//! The contract of DESIGN §4.
enum class ExitCode {
    Good = 0,
    GenerationFailed = 1,
    Usage = 2,
    NotConfigured = 3,
    Refused = 4,
    BudgetCap = 5,
    NotUploaded = 6,
    Uncertain = 7,
    Interrupted = 130
};

//! For what was asked for and failed. Interrupted is what the caller's own Ctrl+C makes of it.
[[nodiscard]] ExitCode exitCodeFor(ErrorKind kind);

} // namespace limner
