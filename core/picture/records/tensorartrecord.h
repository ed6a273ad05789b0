#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! TensorArt: `generation_data` beside the graph that it ran.
[[nodiscard]] std::optional<FoundSettings> readTensorArt(const PictureTexts &texts);

} // namespace limner
