#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! The first picture of an AVIF by libavif, turned as it says. Errors: ImageTooLarge, NotAnImage.
[[nodiscard]] Result<> avifPicture(QByteArrayView bytes, PictureTarget &target);

//! What its head tells: the size as it is seen, and whether there are more frames. Errors: those
//! of the picture.
[[nodiscard]] Result<ImageFacts> avifFacts(QByteArrayView bytes);

} // namespace limner
