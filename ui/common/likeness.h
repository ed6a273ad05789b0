#pragma once

#include <QImage>
#include <QPixmap>

namespace limner {

//! Fills `size` with the middle of the picture, corners rounded, on checkers where one can see
//! through it. Device pixels. Any thread, and by itself: it waits for none of Qt's pool, which
//! `QImage::scaled` does.
[[nodiscard]] QImage coverCropped(const QImage &image, QSize size, qreal radius);

//! The middle of a picture as a square with round corners. `edge` and `radius` in logical pixels.
[[nodiscard]] QPixmap squareLikeness(const QImage &image, int edge, qreal pixelRatio,
                                     int radius = 5);

} // namespace limner
