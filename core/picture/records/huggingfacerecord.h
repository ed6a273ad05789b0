#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Spaces on Hugging Face that run Gradio and diffusers: JSON by the names of its pipelines.
[[nodiscard]] std::optional<FoundSettings> readHuggingFace(const PictureTexts &texts);

} // namespace limner
