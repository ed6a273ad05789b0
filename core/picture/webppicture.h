#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! A WebP by libwebp. Errors: NotImplemented (animated), ImageTooLarge, Truncated, NotAnImage.
[[nodiscard]] Result<> webpPicture(QByteArrayView bytes, PictureTarget &target);

//! A WebP of a picture: quality 0 to 100, the alpha channel without loss. Empty when it cannot be
//! written.
[[nodiscard]] QByteArray webpOf(const QImage &image, float quality);

} // namespace limner
