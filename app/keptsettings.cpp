#include "app/keptsettings.h"

#include "app/knownproviders.h"

namespace limner {

StudioDefaults studioDefaults(const Environment &environment)
{
    return readStudioDefaults(studioDefaultsFile(environment), knownProviders());
}

Settings keptSettings(const Environment &environment, const Folders &folders)
{
    return loadSettings(folders.settingsFile, knownProviders(), studioDefaults(environment).values);
}

bool keepSettings(const Settings &settings, const Environment &environment, const Folders &folders)
{
    return saveSettings(settings, folders.settingsFile,
                        usualSettings(knownProviders(), studioDefaults(environment).values));
}

} // namespace limner
