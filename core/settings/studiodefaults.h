#pragma once

#include "core/settings/environment.h"
#include "core/settings/settingentry.h"

#include <optional>

namespace limner {

//! What a studio chose for everybody on a computer; it stands below what each artist chose.
struct StudioDefaults {
    SettingValues values = {};
    QStringList unknown = {};          //!< members that this version does not know
    std::optional<Error> trouble = {}; //!< why the file counts for nothing
    bool isThere = false;
};

//! LIMNER_DEFAULTS of the process, never of a `.env`, which may be a stranger's; else the place on
//! this computer.
[[nodiscard]] QString studioDefaultsFile(const Environment &environment);
//! No file is well. One that is broken, in one member or altogether, counts for nothing.
[[nodiscard]] StudioDefaults readStudioDefaults(const QString &file,
                                                const std::vector<KnownProvider> &known);

} // namespace limner
