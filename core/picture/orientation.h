#pragma once

#include "core/picture/picturechunks.h"

#include <QByteArrayView>
#include <QImage>
#include <QSize>

namespace limner {

//! How a picture is to be turned to stand upright (EXIF 2.32 §4.6.4): 1 = as it is stored, to 8.
//! The only place that decides it, whoever decodes, measures or sends the picture. Of PNG, JPEG,
//! WebP and TIFF; 1 for AVIF, HEIC and JPEG XL, whose own boxes count and whose decoders follow
//! them. What the notes say wrongly is 1. Never reads outside `bytes`.
[[nodiscard]] int orientationOf(QByteArrayView bytes);
//! The same of a file that was taken apart already.
[[nodiscard]] int orientationOf(QByteArrayView bytes, const PictureParts &parts);

//! The size as it is seen of a picture stored in this one, in pixels.
[[nodiscard]] QSize seenSize(QSize stored, int orientation);
//! The pixels as they are seen.
[[nodiscard]] QImage turnedUpright(const QImage &image, int orientation);

} // namespace limner
