#pragma once

#include <QImage>

namespace limner {

//! An AVIF of a picture in sRGB: quality 0 to 100, the alpha channel as well as can be. The same
//! picture gives the same bytes. Empty when it cannot be written.
[[nodiscard]] QByteArray avifOf(const QImage &image, int quality);

} // namespace limner
