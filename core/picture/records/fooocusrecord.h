#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! Fooocus' own scheme (the other one is A1111's), and RuinedFooocus.
[[nodiscard]] std::optional<FoundSettings> readFooocus(const PictureTexts &texts);

} // namespace limner
