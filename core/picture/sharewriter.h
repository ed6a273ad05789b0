#pragma once

#include "core/picture/sharecopy.h"

#include <QImage>

namespace limner {

//! Writes pixels, which are taken for sRGB, as a wish says; of any size. Errors: ImageTooLarge when
//! its sides are longer than the format can say.
[[nodiscard]] Result<ShareCopy> writtenCopy(QImage image, const ShareWish &wish);

} // namespace limner
