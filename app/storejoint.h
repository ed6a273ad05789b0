#pragma once

#include "app/backstage.h"
#include "core/base/remote.h"

namespace limner {

class SettingsDialog;

//! Tries a store as the dialog has it, and shows there what each step found. What is under way
//! stops with the dialog.
void joinStoreCheck(SettingsDialog &dialog, Remote<Backstage> backstage);

} // namespace limner
