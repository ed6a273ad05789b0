#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>

namespace limner::test {

//! Red, green, blue, white, from the top left corner clockwise: one sees how it is turned.
[[nodiscard]] QImage corners(QSize size);
//! "rgbw" for what stands in the corners, clockwise from the top left.
[[nodiscard]] QString cornersOf(const QImage &image);

//! The encoded picture, or the end of the program; quality as of QImage.
[[nodiscard]] QByteArray saved(const QImage &image, const char *format, int quality = -1);

} // namespace limner::test
