#pragma once

#include <QString>

namespace limner {

//! What `--help` prints.
[[nodiscard]] QString usageText();

} // namespace limner
