#pragma once

#include "core/picture/picturetarget.h"

#include <QByteArrayView>

namespace limner {

//! A PNG of 8 bits a channel, RGB or RGBA, not interlaced and without a fault, bit for bit as
//! libpng gives it; a few times as fast. Errors: NotImplemented for every other PNG, sound or not
//! (libpng knows, and has its own mind about what may be broken), ImageTooLarge, Truncated (fewer
//! bytes than so many pixels can be packed into).
[[nodiscard]] Result<> pngPicture(QByteArrayView bytes, PictureTarget &target);

} // namespace limner
