#pragma once

#include "app/api/apiconfig.h"
#include "app/commands/command.h"

#include <QStringList>

namespace limner {

//! What was asked for (DESIGN §4), as values.
struct CommandLine {
    enum class Mode { Run, Serve, Help, Version };

    Mode mode = Mode::Run;
    AnyCommand command = WindowCommand{};
    bool sandbox = false;
    QString library = {};
    bool json = false;
    ServeOptions serve = {}; //!< when that is the mode
    // The window, for `./dev shot` and the curious.
    QString shot = {}; //!< save a picture of the window here, then quit
    QString page = {}; //!< of the settings, or `firstrun`, instead of the gallery
    QString theme = {};
    QString language = {};

    [[nodiscard]] bool isWindow() const
    {
        return mode == Mode::Run && std::holds_alternative<WindowCommand>(command);
    }
    bool operator==(const CommandLine &) const = default;
};

//! `arguments` without the program's name. Usage errors name the word that does not fit.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

} // namespace limner
