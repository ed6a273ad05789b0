#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Draw Things: JSON in the UserComment of XMP or EXIF, beside its name as the creator tool.
[[nodiscard]] std::optional<FoundSettings> readDrawThings(const PictureTexts &texts);

} // namespace limner
