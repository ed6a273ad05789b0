#pragma once

#include "core/upload/copyformat.h"

namespace limner {

//! A value as one line that a format's language reads as nothing but text. BBCode knows no way to
//! write a bracket, so there brackets become round and straight quotes single.
[[nodiscard]] QString escapedFor(CopyLanguage language, const QString &text);
//! An address that still leads where it led. What would end it is percent-encoded.
[[nodiscard]] QString addressFor(CopyLanguage language, const QString &url);
//! `& < > " '` as entities.
[[nodiscard]] QString htmlEscaped(const QString &text);
//! On one line, without what does not print; what turns the direction of a text goes.
[[nodiscard]] QString asOneLine(const QString &text);

} // namespace limner
