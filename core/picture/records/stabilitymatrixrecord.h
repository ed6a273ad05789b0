#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Stability Matrix: `parameters-json`, `parameters` and its project (`smproj`) beside the graph.
[[nodiscard]] std::optional<FoundSettings> readStabilityMatrix(const PictureTexts &texts);

} // namespace limner
