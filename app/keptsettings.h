#pragma once

#include "core/settings/environment.h"
#include "core/settings/studiodefaults.h"

namespace limner {

//! As the artist left them, over what a studio chose for everybody.
[[nodiscard]] Settings keptSettings(const Environment &environment, const Folders &folders);
//! False when the file could not be written.
[[nodiscard]] bool keepSettings(const Settings &settings, const Environment &environment,
                                const Folders &folders);
[[nodiscard]] StudioDefaults studioDefaults(const Environment &environment);

} // namespace limner
