#pragma once

#include "core/upload/share.h"

namespace limner {

//! The words that share pages are made of, in the window's language.
[[nodiscard]] ShareWords shareWords();
//! Their language, as pages name it: "en", "zh-CN".
[[nodiscard]] QString shareLanguage();
//! What the window calls a field of `shareFields`.
[[nodiscard]] QString shareFieldName(const QString &field);

} // namespace limner
