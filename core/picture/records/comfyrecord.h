#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! ComfyUI: the graph, followed from where the picture was saved back to the sampler that began it;
//! what a node that saves wrote beside it in words counts first.
[[nodiscard]] std::optional<FoundSettings> readComfyUi(const PictureTexts &texts);

//! What the graph alone tells, for the tools that run on it; nothing when there is none.
[[nodiscard]] std::optional<FoundSettings> comfySettings(const PictureTexts &texts);

} // namespace limner
