#pragma once

#include <QPixmap>

namespace limner {

//! The middle of a picture as a square with round corners, on checkers where one can see through
//! it. `edge` in logical pixels.
[[nodiscard]] QPixmap squareLikeness(const QImage &image, int edge, qreal pixelRatio);

} // namespace limner
