#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The first frame of a JPEG XL by libjxl, turned as it says. Errors: ImageTooLarge, Truncated,
//! NotAnImage.
[[nodiscard]] Result<> jxlPicture(QByteArrayView bytes, PictureTarget &target);

//! What its head tells: the size as it is seen, and whether there are more frames. Errors: those
//! of the picture.
[[nodiscard]] Result<ImageFacts> jxlFacts(QByteArrayView bytes);

} // namespace limner
