#pragma once

#include "app/commands/check.h"
#include "app/commands/generate.h"
#include "app/commands/import.h"
#include "app/commands/jobs.h"
#include "app/commands/link.h"
#include "app/commands/list.h"
#include "app/commands/model.h"
#include "app/commands/models.h"
#include "app/commands/resume.h"
#include "app/commands/settingscommand.h"
#include "app/commands/share.h"
#include "app/commands/spend.h"
#include "app/commands/trash.h"

#include <optional>
#include <variant>

namespace limner {

//! Show the window: raises the one there is, or takes the library over for one.
struct WindowCommand {
    QStringList open = {}; //!< what it opens at once, as `openedThings` gives it
    bool operator==(const WindowCommand &) const = default;
};

//! Answer over HTTP while the process that asks is there: `limner serve`, where another one owns
//! the library. The members are those of `ApiConfig`.
struct DoorCommand {
    QString host = {};
    int port = 0;
    QString token = {}; //!< a secret: between two processes of one user, and nowhere else
    QString outside = {};
    QStringList origins = {};
    int perMinute = 0;
    int generatePerMinute = 0;
    bool keepsToken = false; //!< it is the one beside the settings, not the environment's
    //! Of its environment: the window's have to be the same.
    QString notifyUrl = {};
    QString webhookUrl = {};
    bool operator==(const DoorCommand &) const = default;
};

//! What was asked for, as a value: what the doors hand over.
using AnyCommand = std::variant<WindowCommand, GenerateCommand, ResumeCommand, ListCommand,
                                JobsCommand, ModelCommand, SpendCommand, CheckCommand,
                                ModelsCommand, ImportCommand, LinkCommand, TrashCommand,
                                RestoreCommand, ShareCommand, SettingsCommand, DoorCommand>;

//! The name of its kind on every door: "generate".
[[nodiscard]] QString nameOf(const AnyCommand &command);
//! For another process: `{"command":"generate","prompt":…}`; what is not set is left out.
[[nodiscard]] OrderedJson toJson(const AnyCommand &command);
//! Usage for a name nobody knows. Members that do not fit are passed over.
[[nodiscard]] Result<AnyCommand> commandFromJson(const Json &json);
//! The command that asks for the page behind this one; nothing when it was the last.
[[nodiscard]] std::optional<AnyCommand> nextPage(const AnyCommand &command,
                                                 const OrderedJson &answer);

} // namespace limner
