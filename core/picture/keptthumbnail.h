#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QImage>

namespace limner {

class PixelPool;

//! A thumbnail that this program wrote itself, as quickly as it can be had: it brings no profile
//! and no orientation, and the colours of a JPEG, which are stored at half the size, are not
//! smoothed in between. A JPEG is Format_RGB32 from the pool, a WebP as `decodedPicture` gives it.
//! Errors: NotAnImage; ImageTooLarge above 1024 pixels a side, which none of ours has.
[[nodiscard]] Result<QImage> keptThumbnail(QByteArrayView bytes, PixelPool &pool);

} // namespace limner
