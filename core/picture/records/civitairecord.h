#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Civitai where it runs graphs: `extraMetadata` beside or inside them. Its other form is A1111's.
[[nodiscard]] std::optional<FoundSettings> readCivitai(const PictureTexts &texts);

} // namespace limner
