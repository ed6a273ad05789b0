#pragma once

#include "core/money/budget.h"
#include "core/settings/settings.h"

namespace limner {

//! What the settings say of prices and caps.
[[nodiscard]] Rates ratesOf(const Settings &settings);
[[nodiscard]] Caps capsOf(const Settings &settings);

} // namespace limner
