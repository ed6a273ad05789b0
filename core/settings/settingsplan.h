#pragma once

#include "core/settings/portablesettings.h"

namespace limner {

//! What a file that was carried here changes, or would.
struct SettingsPlan {
    std::vector<SettingChange> changes = {};
    int newPresets = 0;
    int knownPresets = 0; //!< there already
    int newPrompts = 0;
    int knownPrompts = 0;
    QStringList stays = {};   //!< members that belong to one computer: passed over
    QStringList unknown = {}; //!< members that this version does not know: passed over
    bool isLater = false;     //!< a later version wrote it
    [[nodiscard]] bool changesNothing() const
    {
        return changes.empty() && newPresets == 0 && newPrompts == 0;
    }
    bool operator==(const SettingsPlan &) const = default;
};

} // namespace limner
