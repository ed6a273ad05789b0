#pragma once

#include <QByteArray>
#include <QSize>

namespace limner::test {

//! Real files of any number of pixels, written row by row and small: one colour on the left,
//! another on the right. Nothing as large as the picture is ever held.

inline constexpr int hugeLeft = 128; //!< grey
inline constexpr int hugeRight = 228;

//! 8 bits a channel, RGB.
[[nodiscard]] QByteArray hugePng(QSize size);
//! Grey, baseline. Each side of `size` is a multiple of 16.
[[nodiscard]] QByteArray hugeJpeg(QSize size);

} // namespace limner::test
