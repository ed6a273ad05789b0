#pragma once

#include <QImage>

namespace limner {

//! What QImage can do itself, a strip of the picture at a time and on this thread. Qt 6.4 spreads
//! more than 65,536 pixels over its global pool, with which the window draws: a large picture kept
//! it waiting for 80 ms and more.

//! As `convertToFormat`; texts stay behind.
[[nodiscard]] QImage inFormat(const QImage &image, QImage::Format format);
//! As `convertToColorSpace`, to sRGB; 32 bits a pixel. A picture without colours of its own stays
//! as it is.
void makeSRgb(QImage &image);

} // namespace limner
