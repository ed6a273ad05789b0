#pragma once

#include "app/application.h"
#include "core/base/json.h"

namespace limner {

//! Settings, presets and prompts go into one file, or come out of it.
struct SettingsCommand {
    QString act = {};    //!< `export` or `import`
    QString path = {};   //!< absolute; empty = the text goes to, or came from, whoever asks
    QString text = {};   //!< what came
    bool dryRun = false; //!< tells what an import would change, and changes nothing
    bool operator==(const SettingsCommand &) const = default;
};

//! The file itself where nobody named a path, else `{"exported":"/path"}`; of an import
//! `{"dry_run","settings":[{"name","from","to"}],"presets":{"new","there"},"prompts":{…},
//! "addresses":["storage.endpoint"],"passed_over":[…],"unknown":[…],"later"}`. Errors: those of
//! `SettingsTrunk`, of reading and of writing the file.
[[nodiscard]] Result<OrderedJson> carrySettings(Application &application,
                                                const SettingsCommand &command);

} // namespace limner
