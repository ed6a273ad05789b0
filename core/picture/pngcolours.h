#pragma once

#include "core/picture/pnglayout.h"

#include <QColorSpace>

namespace limner {

//! What the colours of a PNG mean, as Qt and libpng read it from iCCP, sRGB, gAMA and cHRM and
//! decide between them; invalid when nothing is said.
[[nodiscard]] QColorSpace pngColours(const PngLayout &layout);

} // namespace limner
