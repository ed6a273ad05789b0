#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The first picture of an AVIF by libavif, turned as it says. Errors: ImageTooLarge, NotAnImage.
[[nodiscard]] Result<> avifPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
