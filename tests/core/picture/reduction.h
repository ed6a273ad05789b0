#pragma once

#include <QImage>

namespace limner::test {

//! Something like a photograph: soft and sharp edges, fine patterns, grain. Of Format_RGB32, or of
//! Format_ARGB32 with an edge of every alpha.
[[nodiscard]] QImage photograph(QSize size, bool hasAlpha = false);

//! A full Lanczos reduction with three lobes, every pixel weighed in double precision, alpha
//! premultiplied meanwhile: what others are measured by.
[[nodiscard]] QImage lanczosOf(const QImage &image, QSize size);

//! Peak signal to noise of the premultiplied channels, dB; 99 when they are equal.
[[nodiscard]] double psnr(const QImage &a, const QImage &b);

} // namespace limner::test
