#include "app/cli/commandtable.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array commands{
    CommandRow{"generate"_L1,
               {},
               Filling::None,
               "One job, or one for each prompt and model; prints the links, one a line."_L1},
    CommandRow{"resume"_L1,
               {},
               Filling::None,
               "Finishes what was interrupted: unfinished jobs and uploads."_L1},
    CommandRow{"list"_L1, "[QUERY]"_L1, Filling::Text,
               "The library, newest first; QUERY as in the window's search field."_L1},
    CommandRow{"jobs"_L1, {}, Filling::None, "Every job, unfinished first."_L1},
    CommandRow{"models"_L1, "[QUERY]"_L1, Filling::Text, "Models that fit the words."_L1},
    CommandRow{"model"_L1, "OWNER/NAME"_L1, Filling::Text, "The parameters of a model."_L1},
    CommandRow{"spend"_L1, {}, Filling::None, "What was spent: today, this month and by model."_L1},
    CommandRow{
        "import"_L1, "PATH..."_L1, Filling::File,
        "Pictures come into the library, twice without doubles; folders with everything in them."_L1},
    CommandRow{"link"_L1, "ID..."_L1, Filling::Text,
               "Links to pictures, made fresh; IDs as list --json tells them."_L1},
    CommandRow{"share"_L1, "ID..."_L1, Filling::Text,
               "A page that shows pictures; prints its address."_L1},
    CommandRow{"trash"_L1, "ID..."_L1, Filling::Text, "Pictures go to the trash."_L1},
    CommandRow{"restore"_L1, "ID..."_L1, Filling::Text, "Pictures come back from the trash."_L1},
    CommandRow{"serve"_L1,
               {},
               Filling::None,
               "The same over HTTP, for other programs; see limner-serve(8)."_L1},
    CommandRow{
        "settings"_L1, "export|import FILE"_L1, Filling::File,
        "Settings, presets and prompts as one file, without secrets; - is the standard output or input."_L1},
    CommandRow{"check"_L1,
               {},
               Filling::None,
               "Tries each provider and the store, and says what is wrong and how to mend it."_L1},
    CommandRow{
        "open"_L1, "[FILE|limner:artwork/ID]..."_L1, Filling::File,
        "The window; files are taken as if they were dropped on it, a picture of the library is shown."_L1},
    CommandRow{"help"_L1, {}, Filling::None, "All of this in short."_L1},
};

constexpr std::array options{
    OptionRow{"--prompt"_L1, "TEXT"_L1, Filling::Text, "generate"_L1, "What is to be seen."_L1},
    OptionRow{"--negative-prompt"_L1, "TEXT"_L1, Filling::Text, "generate"_L1,
              "What is not, where the model takes that."_L1},
    OptionRow{"--model"_L1, "[PROVIDER:]OWNER/NAME[:VERSION]"_L1, Filling::Text, "generate"_L1,
              "The model; again for several, up to 6, side by side."_L1},
    OptionRow{"--provider"_L1, "NAME"_L1, Filling::Text, "generate model models"_L1,
              "Where the model runs."_L1},
    OptionRow{
        "-p"_L1, "NAME=VALUE"_L1, Filling::Text, "generate"_L1,
        "Any parameter of the model, as often as needed; =@FILE is a file, =artwork:ID a picture of the library, =https://... one elsewhere."_L1},
    OptionRow{"--param"_L1, "NAME=VALUE"_L1, Filling::Text, "generate"_L1, "The same as -p."_L1},
    OptionRow{"--count"_L1, "N"_L1, Filling::Number, "generate"_L1,
              "Pictures in all, 1 to 100, in as few jobs as the model allows."_L1},
    OptionRow{"--variants"_L1, "all|N"_L1, Filling::Text, "generate"_L1,
              "Of a prompt like \"a {red|blue} boat\": every one, or N that are drawn."_L1},
    OptionRow{"--wildcards"_L1, "FOLDER"_L1, Filling::Folder, "generate"_L1,
              "Where __colours__ finds colours.txt."_L1},
    OptionRow{"--from"_L1, "FILE"_L1, Filling::File, "generate"_L1,
              "A list: one prompt a line, or a .csv whose columns are parameters."_L1},
    OptionRow{
        "--dry-run"_L1,
        {},
        Filling::None,
        "generate settings"_L1,
        "Of generate: prints the prompts and the price, and sends nothing. Of settings import: prints what would change."_L1},
    OptionRow{"--album"_L1, "NAME"_L1, Filling::Text, "generate"_L1,
              "The pictures go into this album of the library."_L1},
    OptionRow{"--id"_L1, "ID"_L1, Filling::Text, "generate"_L1,
              "Repeating a call with the same ID never makes a second job."_L1},
    OptionRow{"--limit"_L1, "N"_L1, Filling::Number, "list"_L1, "So many at most."_L1},
    OptionRow{"--csv"_L1,
              {},
              Filling::None,
              "spend"_L1,
              "One ledger entry a line, instead of the sums."_L1},
    OptionRow{
        "--move"_L1, {}, Filling::None, "import"_L1, "The files are moved instead of copied."_L1},
    OptionRow{
        "--reference"_L1, {}, Filling::None, "import"_L1, "The files stay where they are."_L1},
    OptionRow{"--format"_L1, "NAME"_L1, Filling::Choice, "link"_L1,
              "How links are written, or the name of a format of one's own."_L1,
              "plain markdown html bbcode thumbnail"_L1},
    OptionRow{"--lifetime"_L1, "TIME"_L1, Filling::Text, "link share"_L1,
              "How long a signed link works, as in 1h or 7d."_L1},
    OptionRow{"--title"_L1, "TEXT"_L1, Filling::Text, "share"_L1, "Stands on the page."_L1},
    OptionRow{
        "--settings"_L1, "LIST"_L1, Filling::Text, "share"_L1,
        "What the page tells of each picture: prompt,negative,model,seed,size,date,settings,download."_L1},
    OptionRow{"--no-settings"_L1,
              {},
              Filling::None,
              "share"_L1,
              "The page tells nothing but the pictures."_L1},
    OptionRow{"--list"_L1, {}, Filling::None, "share"_L1, "Which pages there are."_L1},
    OptionRow{"--remove"_L1, {}, Filling::None, "share"_L1, "Takes pages back."_L1},
    OptionRow{"--create-bucket"_L1,
              {},
              Filling::None,
              "check"_L1,
              "Creates the bucket when the store has none."_L1},
    OptionRow{
        "--listen"_L1, "ADDRESS:PORT"_L1, Filling::Text, "serve check"_L1,
        "Where to listen; 127.0.0.1:8420 unless said otherwise, and port 0 is any that is free."_L1},
    OptionRow{"--ready-file"_L1, "FILE"_L1, Filling::File, "serve"_L1,
              "Gets the address once there is one."_L1},
    OptionRow{"--no-token"_L1,
              {},
              Filling::None,
              "serve"_L1,
              "Whoever reaches it may call; on the loopback address only."_L1},
    OptionRow{"--shot"_L1, "FILE"_L1, Filling::File, "window"_L1,
              "Saves a picture of the window, then quits."_L1},
    OptionRow{"--page"_L1, "NAME"_L1, Filling::Text, "window"_L1,
              "Shows this page of the settings, or another part, in that picture."_L1},
    OptionRow{"--theme"_L1, "NAME"_L1, Filling::Choice, "window"_L1,
              "For this run, whatever the settings say."_L1, "light dark system"_L1},
    OptionRow{"--lang"_L1, "CODE"_L1, Filling::Choice, "window"_L1,
              "For this run, whatever the settings say."_L1, "en zh_CN"_L1},
    OptionRow{"--json"_L1,
              {},
              Filling::None,
              {},
              "One JSON object on the standard output, for programs."_L1},
    OptionRow{"--sandbox"_L1,
              {},
              Filling::None,
              {},
              "Offline, with simulated providers and a store of its own: no account, no bill."_L1},
    OptionRow{"--library"_L1,
              "FOLDER"_L1,
              Filling::Folder,
              {},
              "Another library than the one of the settings."_L1},
    OptionRow{"-h"_L1, {}, Filling::None, {}, "The same as --help."_L1},
    OptionRow{"--help"_L1, {}, Filling::None, {}, "All of this in short."_L1},
    OptionRow{"--version"_L1,
              {},
              Filling::None,
              {},
              "The version, the commit and the libraries in use."_L1},
};

} // namespace

std::span<const OptionRow> optionTable()
{
    return options;
}

std::span<const CommandRow> commandTable()
{
    return commands;
}

const OptionRow *findOption(const QString &name)
{
    const auto *const found = std::find_if(
        options.begin(), options.end(), [&name](const OptionRow &row) { return name == row.name; });
    return found == options.end() ? nullptr : found;
}

bool takesOption(QLatin1StringView command, const OptionRow &option)
{
    return option.commands.isEmpty() ||
           QString{option.commands}.split(u' ').contains(QString{command});
}

} // namespace limner
