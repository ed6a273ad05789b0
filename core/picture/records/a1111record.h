#pragma once

#include "core/picture/records/foundsettings.h"
#include "core/picture/records/picturetexts.h"

namespace limner {

//! The AUTOMATIC1111 web UI and everybody who writes as it does: Forge (also Classic and Neo),
//! reForge, EasyReForge, SD.Next, Civitai, Krita AI Diffusion, Fooocus' second scheme.
[[nodiscard]] std::optional<FoundSettings> readA1111(const PictureTexts &texts);

//! The same of one text; nothing when it is no such text. `isSure`: it stands where only such texts
//! stand, and may be a prompt alone.
[[nodiscard]] std::optional<FoundSettings> a1111Settings(const QString &text, bool isSure);

} // namespace limner
