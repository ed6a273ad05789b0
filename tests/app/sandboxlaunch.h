#pragma once

#include "app/application.h"

namespace limner {

//! A start in the sandbox, with all that it keeps in one folder.
inline Launch sandboxLaunch(const QString &home)
{
    Launch launch;
    launch.environment = Environment{{{QStringLiteral("LIMNER_HOME"), home}}};
    launch.folders = folders(launch.environment);
    launch.library = home + QStringLiteral("/library");
    launch.sandbox = true;
    return launch;
}

} // namespace limner
