#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! NovelAI: `Comment` (EXIF: UserComment) holds the settings, also those of its fourth model.
[[nodiscard]] std::optional<FoundSettings> readNovelAi(const PictureTexts &texts);

} // namespace limner
