#pragma once

#include "core/base/result.h"
#include "core/settings/settingentry.h"

namespace limner {

//! Whether settings that come from elsewhere can be used, beyond the range of each: addresses that
//! keys may be sent to, names of objects, formats, prices, providers. Usage, with the member as
//! `code`.
[[nodiscard]] Result<> checkGivenSettings(const SettingValues &values);

} // namespace limner
