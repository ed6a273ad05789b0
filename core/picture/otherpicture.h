#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! Whatever Qt reads, its first frame: kinds without a decoder of their own, and what those hand
//! on. Drawings and documents are no pictures. Errors: NotAnImage, ImageTooLarge.
[[nodiscard]] Result<> otherPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
