#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Easy Diffusion: one text a value in a PNG, one object elsewhere, by two families of names.
[[nodiscard]] std::optional<FoundSettings> readEasyDiffusion(const PictureTexts &texts);

} // namespace limner
