#pragma once

#include <QString>

namespace limner {

//! The text, cut to at most so many bytes of UTF-8 between two characters as people see them: never
//! inside a surrogate pair, nor between a letter and its accent.
[[nodiscard]] QString cutToBytes(const QString &text, qsizetype bytes);

} // namespace limner
