#include "app/launch.h"

#include "app/keptsettings.h"

#include <QDir>

namespace limner {

Launch makeLaunch(const CommandLine &line)
{
    Launch launch;
    launch.environment = Environment::fromProcess(QDir::current().filePath(QStringLiteral(".env")));
    launch.folders = folders(launch.environment);
    launch.sandbox = line.sandbox;
    launch.library = libraryFolder(launch.folders, keptSettings(launch.environment, launch.folders),
                                   line.library, line.sandbox);
    return launch;
}

} // namespace limner
