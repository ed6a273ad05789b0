#pragma once

#include "app/backstage.h"
#include "core/base/remote.h"
#include "ui/settings/settingsdialog.h"

namespace limner {

//! Introduces the page of the settings to what works behind the window, for as long as it is there.
void joinAutomation(SettingsDialog &dialog, const Remote<Backstage> &backstage);

} // namespace limner
