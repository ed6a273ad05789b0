#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The main picture of a HEIC by libheif, turned as it says. Errors: ImageTooLarge, NotAnImage.
[[nodiscard]] Result<> heicPicture(QByteArrayView bytes, PictureTarget &target);

//! What its head tells: the size as it is seen, and whether there are more frames. Errors: those
//! of the picture.
[[nodiscard]] Result<ImageFacts> heicFacts(QByteArrayView bytes);

} // namespace limner
