#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! A JPEG by libjpeg-turbo, turned as its EXIF says; decoded at a half, a quarter or an eighth
//! where that is enough. Errors: NotImplemented (the four colours of printing), ImageTooLarge,
//! NotAnImage. What is cut off is grey, as everywhere.
[[nodiscard]] Result<> jpegPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
