#pragma once

#include "app/cli/commandline.h"

namespace limner {

//! The words of `limner settings export|import FILE`; nothing when they ask for something else.
//! Usage names the word that does not fit.
[[nodiscard]] std::optional<Result<CommandLine>> settingsLine(const QStringList &arguments);

} // namespace limner
