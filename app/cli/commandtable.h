#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace limner {

//! What an option's value, or a command's words, are: shells complete by it.
enum class Filling { None, Text, Number, File, Folder, Choice };

//! One option of the command line.
struct OptionRow {
    QLatin1StringView name;  //!< "--prompt", "-p"
    QLatin1StringView value; //!< what stands behind it, for people; empty = a switch
    Filling filling = Filling::None;
    QLatin1StringView commands; //!< that take it, separated by blanks; "" = all, "window" = none
    QLatin1StringView text;     //!< one sentence
    QLatin1StringView choices = {}; //!< of Filling::Choice, separated by blanks
};

//! One command of the command line.
struct CommandRow {
    QLatin1StringView name;
    QLatin1StringView words; //!< what follows it, for people; may be empty
    Filling filling = Filling::None;
    QLatin1StringView text;
};

//! The one list of both: the parser takes no option that is not in it, and manual pages and
//! completions are made of it.
[[nodiscard]] std::span<const OptionRow> optionTable();
[[nodiscard]] std::span<const CommandRow> commandTable();

//! nullptr when there is none.
[[nodiscard]] const OptionRow *findOption(const QString &name);
//! A command takes this option; "window" is the program without a command.
[[nodiscard]] bool takesOption(QLatin1StringView command, const OptionRow &option);

} // namespace limner
