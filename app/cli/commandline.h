#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <utility>
#include <vector>

namespace limner {

//! What was asked for (DESIGN §4), as values.
struct CommandLine {
    enum class Command { Window, Generate, Resume, List, Jobs, Model, Spend, Check, Help, Version };

    Command command = Command::Window;
    // Everywhere.
    bool sandbox = false;
    QString library = {};
    bool json = false;
    // generate
    QString prompt = {};
    QString negativePrompt = {}; //!< null = not given; "" = explicitly none
    QString model = {};
    QString provider = {};
    QString id = {};
    int count = 1;
    std::vector<std::pair<QString, QString>> parameters = {};
    // list, model
    QString query = {};
    int limit = -1;
    // spend
    bool csv = false;
    // check
    bool createBucket = false;
    // The window, for `./dev shot` and the curious.
    QString shot = {}; //!< save a picture of the window here, then quit
    QString page = {}; //!< of the settings, or `firstrun`, instead of the gallery
    QString theme = {};
    QString language = {};

    //! The same again as words, for another process.
    [[nodiscard]] QStringList toArguments() const;
    bool operator==(const CommandLine &) const = default;
};

//! `arguments` without the program's name. Usage errors name the word that does not fit.
[[nodiscard]] Result<CommandLine> parseCommandLine(const QStringList &arguments);

//! The text of `limner --help`.
[[nodiscard]] QString usageText();

} // namespace limner
