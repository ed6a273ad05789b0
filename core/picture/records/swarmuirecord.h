#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! SwarmUI, in its own form; beside it there may be the graph it ran.
[[nodiscard]] std::optional<FoundSettings> readSwarmUi(const PictureTexts &texts);

} // namespace limner
