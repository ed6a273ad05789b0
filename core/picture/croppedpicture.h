#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QRect>

namespace limner {

//! The part of a picture, in pixels of how it is seen (upright): a PNG where nothing was lost
//! before or something is transparent, else a JPEG of high quality. Takes as long as decoding and
//! writing it. Errors: NotAnImage, ImageTooLarge, InvalidInput (nothing of the picture lies in
//! `part`).
[[nodiscard]] Result<QByteArray> croppedPicture(const QByteArray &bytes, QRect part);

} // namespace limner
