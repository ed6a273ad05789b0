#include "app/cli/usage.h"

#include <QCoreApplication>

namespace limner {

QString usageText()
{
    return QCoreApplication::translate("CommandLine",
                                       R"(limner                                       the window
limner --sandbox                             the window, offline: no account, no bill
limner generate --prompt TEXT [options]      one job; prints the links, one a line
    --negative-prompt TEXT   --model [PROVIDER:]OWNER/NAME[:VERSION]   --provider NAME
    --model again            the same prompt to several models (up to 6), side by side
    -p NAME=VALUE            any parameter of the model, as often as needed
    -p NAME=@FILE            a file goes in; also =artwork:ID of the list, =https://… of a picture
    --count N                pictures in all (1 to 100), in as few jobs as the model allows
    --variants all|N         of a prompt like "a {red|blue} boat": every one, or N drawn ones
    --wildcards FOLDER       where __colours__ finds colours.txt; usually as in Settings, Library
    --from FILE              a list: one prompt a line, or a .csv whose columns are parameters
    --dry-run                prints the prompts and the price, and sends nothing
    --album NAME             the pictures go into this album of the library
    --id ID                  repeating a call with the same ID never makes a second job
limner resume                                finishes what was interrupted
limner list [QUERY] [--limit N]              the library, newest first
limner jobs                                  every job, unfinished first
limner models [QUERY] [--provider NAME]      models that fit the words
limner model OWNER/NAME                      the parameters of a model
limner spend [--json|--csv]                  what was spent, today, this month and by model
limner import PATH... [--move|--reference]   pictures come into the library, twice without doubles
limner link ID... [--format NAME] [--lifetime 1h]   links, made fresh: plain, markdown, html, bbcode,
    thumbnail, or one of your own (Settings, Sharing)
limner share ID... [--title TEXT] [--settings LIST|--no-settings] [--lifetime 1h]   a page that shows
    them: prompt,negative,model,seed,size,date,settings,download
limner share --list | limner share --remove PAGE...    which pages there are; taken back
limner trash ID... | limner restore ID...    to the trash and back; IDs as list --json tells them
limner serve [--listen ADDRESS:PORT] [--ready-file FILE] [--no-token]   the same over HTTP, for others
limner settings export FILE | limner settings import FILE [--dry-run]   settings, presets and
    prompts as one file, without secrets; - is the standard output or input
limner open [FILE|limner:artwork/ID]...      the window, with these: files come in, the picture is shown
limner check [--create-bucket] [--listen ADDRESS:PORT]   tries the provider and the store, and what
    a server lacks there
Everywhere: --json, --sandbox, --library FOLDER, --help, --version
Exit status: 0 good, 1 generation failed, 2 usage, 3 not configured, 4 refused, 5 budget cap,
6 safe on disk but not uploaded, 7 uncertain (may have been billed), 130 interrupted
)");
}

} // namespace limner
