#pragma once

#include <QString>

namespace limner {

//! What a shell needs to complete the words of `limner`, made of the table of the command line.
[[nodiscard]] QString bashCompletion();
[[nodiscard]] QString zshCompletion();
[[nodiscard]] QString fishCompletion();

} // namespace limner
