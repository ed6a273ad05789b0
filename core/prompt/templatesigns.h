#pragma once

#include <QString>

namespace limner {

//! How many characters behind the backslash at this place it makes plain; 0 = it is a backslash.
[[nodiscard]] qsizetype escapeAt(const QString &text, qsizetype at);
//! A comment begins here.
[[nodiscard]] bool isCommentAt(const QString &text, qsizetype at);
//! Where the text goes on behind the comment; the spaces before it are taken off `before`.
[[nodiscard]] qsizetype behindComment(const QString &text, qsizetype at, QString &before);

} // namespace limner
