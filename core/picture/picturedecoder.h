#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The picture in `bytes`, whatever its kind: its first frame, upright, in sRGB, Format_ARGB32
//! where one can see through it and Format_RGB32 otherwise; at most `edge` pixels along its longer
//! side (0 = as it is). Takes its time: for a pool. Errors: NotAnImage, Truncated, ImageTooLarge.
[[nodiscard]] Result<QImage> decodedPicture(QByteArrayView bytes, int edge = 0);
//! The same in several sizes at once.
[[nodiscard]] Result<DecodedPictures> decodedPictures(QByteArrayView bytes,
                                                      const PictureWish &wish);

//! The same of a file. Errors also: Io.
[[nodiscard]] Result<QImage> pictureOfFile(const QString &path, int edge = 0);
[[nodiscard]] Result<DecodedPictures> picturesOfFile(const QString &path, const PictureWish &wish);

} // namespace limner
