#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The first frame of a JPEG XL by libjxl, turned as it says. Errors: ImageTooLarge, Truncated,
//! NotAnImage.
[[nodiscard]] Result<> jxlPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
