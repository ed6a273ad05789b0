#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! InvokeAI of every age: `invokeai_metadata`, before it `sd-metadata`, before that `Dream`.
[[nodiscard]] std::optional<FoundSettings> readInvokeAi(const PictureTexts &texts);

} // namespace limner
