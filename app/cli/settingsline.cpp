#include "app/cli/settingsline.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

auto usage(const QString &words)
{
    return fail(ErrorKind::Usage, words);
}

//! Options that may stand anywhere; what is left are words.
Result<QStringList> takeOptions(const QStringList &arguments, CommandLine &line, bool &dryRun)
{
    QStringList words;
    bool onlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (onlyWords || word.size() < 2 || !word.startsWith(u'-')) {
            words.append(word);
        } else if (word == "--"_L1) {
            onlyWords = true;
        } else if (word == "--json"_L1) {
            line.json = true;
        } else if (word == "--sandbox"_L1) {
            line.sandbox = true;
        } else if (word == "--dry-run"_L1) {
            dryRun = true;
        } else if (word.startsWith("--library="_L1)) {
            line.library = word.section(u'=', 1);
        } else if (word == "--library"_L1) {
            if (++i >= arguments.size())
                return usage(u"--library needs a value"_s);
            line.library = arguments.at(i);
        } else {
            return usage(u"unknown option “%1”"_s.arg(word.left(40)));
        }
    }
    return words;
}

//! The first word that is no option of all commands.
bool asksForSettings(const QStringList &arguments)
{
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s) ||
        arguments.contains(u"--version"_s))
        return false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments.at(i);
        if (word == "--library"_L1)
            ++i;
        else if (!word.startsWith("--"_L1))
            return word == "settings"_L1;
    }
    return false;
}

Result<CommandLine> parsed(const QStringList &arguments)
{
    CommandLine line;
    SettingsCommand command;
    Result<QStringList> words = takeOptions(arguments, line, command.dryRun);
    if (!words)
        return propagate(words);
    command.act = words->value(1);
    if (command.act != "export"_L1 && command.act != "import"_L1)
        return usage(u"settings takes export or import, and a file"_s);
    if (words->size() != 3 || words->at(2).isEmpty())
        return usage(u"settings %1 takes one file, or - for the %2"_s.arg(
            command.act, command.act == "export"_L1 ? u"output"_s : u"input"_s));
    if (command.dryRun && command.act == "export"_L1)
        return usage(u"--dry-run belongs to settings import"_s);
    if (words->at(2) != "-"_L1)
        command.path = words->at(2);
    line.command = command;
    return line;
}

} // namespace

std::optional<Result<CommandLine>> settingsLine(const QStringList &arguments)
{
    return asksForSettings(arguments) ? std::optional{parsed(arguments)} : std::nullopt;
}

} // namespace limner
