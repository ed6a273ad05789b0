#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The main picture of a HEIC by libheif, turned as it says. Errors: ImageTooLarge, NotAnImage.
[[nodiscard]] Result<> heicPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
