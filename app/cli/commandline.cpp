#include "app/cli/commandline.h"

#include "app/cli/commandtable.h"
#include "app/cli/openedthings.h"
#include "app/cli/words.h"
#include "core/jobs/batch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostPictures = 100;
constexpr int mostModels = 6;

//! The words as they come: an option may stand before the command it belongs to.
struct Given {
    CommandLine line = {};
    QString command = {}; //!< empty = none yet
    GenerateCommand generate = {};
    QString query = {}; //!< what follows list, model and models
    int limit = -1;
    bool csv = false;
    bool createBucket = false;
    ImportCommand import = {};
    LinkCommand link = {};
    ShareCommand share = {};
    QStringList rest = {}; //!< words that name files or pictures
};

Result<int> number(const QString &option, const QString &text, int lowest, int highest)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < lowest || value > highest)
        return fail(ErrorKind::Usage,
                    u"%1 takes a whole number from %2 to %3, not “%4”"_s.arg(option)
                        .arg(lowest)
                        .arg(highest)
                        .arg(text.left(40)));
    return value;
}

//! Where the value of each text option goes.
QString *textTarget(Given &given, const QString &option)
{
    const std::pair<QLatin1StringView, QString *> rows[] = {
        {"--prompt"_L1, &given.generate.prompt},
        {"--negative-prompt"_L1, &given.generate.negativePrompt},
        {"--provider"_L1, &given.generate.provider},
        {"--album"_L1, &given.generate.album},
        {"--id"_L1, &given.generate.id},
        {"--from"_L1, &given.generate.from},
        {"--variants"_L1, &given.generate.variants},
        {"--wildcards"_L1, &given.generate.wildcards},
        {"--format"_L1, &given.link.format},
        {"--lifetime"_L1, &given.link.lifetime},
        {"--title"_L1, &given.share.title},
        {"--settings"_L1, &given.share.settings},
        {"--library"_L1, &given.line.library},
        {"--listen"_L1, &given.line.serve.listen},
        {"--ready-file"_L1, &given.line.serve.readyFile},
        {"--shot"_L1, &given.line.shot},
        {"--page"_L1, &given.line.page},
        {"--theme"_L1, &given.line.theme},
        {"--lang"_L1, &given.line.language},
    };
    for (const auto &[name, target] : rows) {
        if (option == name)
            return target;
    }
    return nullptr;
}

bool *flagTarget(Given &given, const QString &option)
{
    const std::pair<QLatin1StringView, bool *> rows[] = {
        {"--json"_L1, &given.line.json},
        {"--csv"_L1, &given.csv},
        {"--sandbox"_L1, &given.line.sandbox},
        {"--create-bucket"_L1, &given.createBucket},
        {"--move"_L1, &given.import.move},
        {"--reference"_L1, &given.import.reference},
        {"--dry-run"_L1, &given.generate.dryRun},
        {"--no-token"_L1, &given.line.serve.noToken},
        {"--list"_L1, &given.share.list},
        {"--remove"_L1, &given.share.remove},
        {"--no-settings"_L1, &given.share.noSettings}};
    for (const auto &[name, target] : rows) {
        if (option == name)
            return target;
    }
    return nullptr;
}

Result<> addParameter(GenerateCommand &generate, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return fail(ErrorKind::Usage, u"-p takes name=value, not “%1”"_s.arg(text.left(40)));
    generate.parameters.emplace_back(text.left(equals), text.mid(equals + 1));
    return {};
}

tl::unexpected<Error> unknownOption(const QString &option)
{
    return fail(ErrorKind::Usage, u"unknown option “%1”"_s.arg(option.left(40)));
}

//! The first one, or one more beside it.
Result<> addModel(GenerateCommand &generate, const QString &name)
{
    if (generate.model.isNull())
        generate.model = name.isNull() ? u""_s : name;
    else if (generate.otherModels.size() + 1 < mostModels)
        generate.otherModels.append(name);
    else
        return fail(ErrorKind::Usage, u"--model takes up to %1 models"_s.arg(mostModels));
    return {};
}

Result<> takeOption(Given &given, const QString &word, Words &words)
{
    const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
    const QString option = equals < 0 ? word : word.left(equals);
    const std::optional<QString> inlined =
        equals < 0 ? std::nullopt : std::optional{word.mid(equals + 1)};

    if (bool *flag = flagTarget(given, option); flag && !inlined) {
        *flag = true;
        return {};
    }
    if (option == "--model"_L1) {
        const Result<QString> value = words.valueOf(option, inlined);
        return value ? addModel(given.generate, *value) : Result<>{propagate(value)};
    }
    if (QString *text = textTarget(given, option)) {
        const Result<QString> value = words.valueOf(option, inlined);
        if (!value)
            return propagate(value);
        *text = value->isNull() ? u""_s : *value;
        return {};
    }
    if (option == "-p"_L1 || option == "--param"_L1) {
        const Result<QString> value = words.valueOf(option, inlined);
        return value ? addParameter(given.generate, *value) : Result<>{propagate(value)};
    }
    const bool isCount = option == "--count"_L1;
    if (isCount || option == "--limit"_L1) {
        const Result<QString> value = words.valueOf(option, inlined);
        if (!value)
            return propagate(value);
        const Result<int> parsed = number(option, *value, 1, isCount ? mostPictures : 1'000'000);
        if (!parsed)
            return propagate(parsed);
        if (isCount)
            given.generate.count = *parsed;
        else
            given.limit = *parsed;
        return {};
    }
    return unknownOption(option);
}

//! All, or so many that are drawn.
bool isValidNumberOfVariants(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return text == "all"_L1 || (ok && number >= 1 && number <= mostJobsOfBatch);
}

Result<> checkManyPrompts(const Given &given)
{
    const GenerateCommand &asked = given.generate;
    const bool isAsked = !asked.from.isNull() || !asked.variants.isNull() ||
                         !asked.wildcards.isNull() || asked.dryRun;
    if (isAsked && given.command != "generate"_L1)
        return fail(ErrorKind::Usage,
                    u"--from, --variants, --wildcards and --dry-run belong to generate"_s);
    if (!asked.album.isNull() && given.command != "generate"_L1)
        return fail(ErrorKind::Usage, u"--album belongs to generate"_s);
    if (!asked.variants.isNull() && !isValidNumberOfVariants(asked.variants))
        return fail(ErrorKind::Usage,
                    u"--variants takes “all”, or a number from 1 to %1"_s.arg(mostJobsOfBatch));
    if (!asked.wildcards.isNull() && asked.variants.isNull())
        return fail(ErrorKind::Usage, u"--wildcards goes with --variants: without it a prompt is "
                                      "taken as it stands"_s);
    if (!asked.from.isNull() && asked.from.trimmed().isEmpty())
        return fail(ErrorKind::Usage, u"--from takes a file"_s);
    return {};
}

bool takesNames(const QString &command)
{
    return command == "import"_L1 || command == "link"_L1 || command == "trash"_L1 ||
           command == "restore"_L1 || command == "share"_L1 || command == "open"_L1;
}

Result<> checkImport(const Given &given)
{
    const ImportCommand &asked = given.import;
    if ((asked.move || asked.reference) && given.command != "import"_L1)
        return fail(ErrorKind::Usage, u"--move and --reference belong to import"_s);
    if (asked.move && asked.reference)
        return fail(ErrorKind::Usage, u"a file is moved, or stays where it is: --move or "
                                      "--reference"_s);
    if (given.command == "import"_L1 && given.rest.isEmpty())
        return fail(ErrorKind::Usage, u"import needs files or folders"_s);
    return {};
}

Result<> checkShare(const Given &given)
{
    const ShareCommand &asked = given.share;
    const bool isMade = !asked.title.isNull() || !asked.settings.isNull() || asked.noSettings ||
                        !given.link.lifetime.isNull();
    if (given.command != "share"_L1) {
        const bool isAsked = !asked.title.isNull() || !asked.settings.isNull() ||
                             asked.noSettings || asked.list || asked.remove;
        return isAsked ? Result<>{fail(ErrorKind::Usage, u"--title, --settings, --no-settings, "
                                                         "--list and --remove belong to share"_s)}
                       : Result<>{};
    }
    if (asked.noSettings && !asked.settings.isNull())
        return fail(ErrorKind::Usage, u"--settings or --no-settings, not both"_s);
    if ((asked.list || asked.remove) && isMade)
        return fail(ErrorKind::Usage, u"--list and --remove make no page"_s);
    if (asked.list && (asked.remove || !given.rest.isEmpty()))
        return fail(ErrorKind::Usage, u"--list stands alone"_s);
    return {};
}

Result<> checkPictures(const Given &given)
{
    const bool isLink = given.command == "link"_L1;
    const bool isShare = given.command == "share"_L1;
    if (!isLink && !given.link.format.isNull())
        return fail(ErrorKind::Usage, u"--format belongs to link"_s);
    if (!isLink && !isShare && !given.link.lifetime.isNull())
        return fail(ErrorKind::Usage, u"--lifetime belongs to link and share"_s);
    if (Result<> share = checkShare(given); !share)
        return share;
    const bool mayBeAlone = given.share.list || given.command == "open"_L1;
    if (takesNames(given.command) && given.rest.isEmpty() && !mayBeAlone)
        return fail(ErrorKind::Usage,
                    u"%1 needs pictures, by the id that list --json tells"_s.arg(given.command));
    return {};
}

bool isValidId(const QString &id)
{
    return id.size() <= 200 &&
           std::all_of(id.begin(), id.end(), [](QChar c) { return c.isPrint(); });
}

Result<> checkWhole(const Given &given)
{
    const bool generates = given.command == "generate"_L1;
    const GenerateCommand &asked = given.generate;
    if (Result<> many = checkManyPrompts(given); !many)
        return many;
    if (Result<> import = checkImport(given); !import)
        return import;
    if (Result<> pictures = checkPictures(given); !pictures)
        return pictures;
    if (generates && asked.prompt.trimmed().isEmpty() && asked.from.isEmpty())
        return fail(ErrorKind::Usage, u"generate needs --prompt with some words in it"_s);
    if (!generates && (!asked.prompt.isEmpty() || !asked.parameters.empty() || !asked.id.isEmpty()))
        return fail(ErrorKind::Usage, u"--prompt, -p and --id belong to generate"_s);
    const qsizetype pictures = asked.count.value_or(1) * (1 + asked.otherModels.size());
    if (generates && pictures > mostPictures)
        return fail(
            ErrorKind::Usage,
            u"these are %1 pictures; one call makes up to %2"_s.arg(pictures).arg(mostPictures));
    if (given.command == "model"_L1 && given.query.isEmpty())
        return fail(ErrorKind::Usage, u"model needs a name, as in: limner model owner/name"_s);
    if (given.csv && (given.command != "spend"_L1 || given.line.json))
        return fail(ErrorKind::Usage, u"--csv belongs to spend, instead of --json"_s);
    if (!isValidId(asked.id))
        return fail(ErrorKind::Usage, u"--id takes up to 200 printable characters"_s);
    return {};
}

Result<AnyCommand> commandOf(const Given &given)
{
    if (given.command == "open"_L1) {
        const Result<QStringList> things = openedThings(given.rest);
        return things ? Result<AnyCommand>{WindowCommand{.open = *things}} : propagate(things);
    }
    ShareCommand share = given.share;
    share.ids = given.rest;
    share.lifetime = given.link.lifetime;
    const std::pair<QLatin1StringView, AnyCommand> rows[] = {
        {""_L1, WindowCommand{}},
        {"generate"_L1, given.generate},
        {"resume"_L1, ResumeCommand{}},
        {"list"_L1, ListCommand{.query = given.query, .limit = given.limit}},
        {"jobs"_L1, JobsCommand{}},
        {"model"_L1, ModelCommand{.name = given.query, .provider = given.generate.provider}},
        {"models"_L1, ModelsCommand{.query = given.query, .provider = given.generate.provider}},
        {"spend"_L1, SpendCommand{.asCsv = given.csv}},
        {"check"_L1, CheckCommand{.createBucket = given.createBucket}},
        {"import"_L1, ImportCommand{.paths = given.rest,
                                    .move = given.import.move,
                                    .reference = given.import.reference}},
        {"link"_L1, LinkCommand{.ids = given.rest,
                                .format = given.link.format,
                                .lifetime = given.link.lifetime}},
        {"trash"_L1, TrashCommand{.ids = given.rest}},
        {"restore"_L1, RestoreCommand{.ids = given.rest}},
        {"share"_L1, share},
    };
    for (const auto &[name, command] : rows) {
        if (given.command == name)
            return command;
    }
    return fail(ErrorKind::Usage, u"unknown command “%1”"_s.arg(given.command.left(40)));
}

Result<> takeWord(Given &given, const QString &word)
{
    if (given.command == "list"_L1 || given.command == "model"_L1 || given.command == "models"_L1) {
        given.query = given.query.isEmpty() ? word : given.query + u' ' + word;
        return {};
    }
    if (takesNames(given.command)) {
        given.rest.append(word);
        return {};
    }
    if (!given.command.isEmpty())
        return fail(ErrorKind::Usage, u"“%1” does not belong here"_s.arg(word.left(40)));
    if (isOwnAddress(word)) { // as a browser hands it over
        given.command = u"open"_s;
        given.rest.append(word);
        return {};
    }
    given.command = word;
    const bool isMode = word == "help"_L1 || word == "serve"_L1;
    if (const Result<AnyCommand> known = commandOf(given); !known && !isMode)
        return propagate(known);
    return {};
}

Result<CommandLine> lineOf(Given given)
{
    if (given.command == "help"_L1) {
        given.line.mode = CommandLine::Mode::Help;
        return given.line;
    }
    const bool serves = given.command == "serve"_L1;
    if (!serves && given.command != "check"_L1 && !(given.line.serve == ServeOptions{}))
        return fail(ErrorKind::Usage, u"--listen, --ready-file and --no-token belong to serve"_s);
    const Result<AnyCommand> command =
        serves ? Result<AnyCommand>{WindowCommand{}} : commandOf(given);
    if (!command)
        return propagate(command);
    if (Result<> whole = checkWhole(given); !whole)
        return propagate(whole);
    given.line.command = *command;
    if (serves)
        given.line.mode = CommandLine::Mode::Serve;
    return given.line;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    Given given;
    Words words{arguments};
    bool onlyWords = false;
    while (!words.atEnd()) {
        const QString word = words.take();
        if (!onlyWords && (word == "-h"_L1 || word == "--help"_L1))
            return CommandLine{.mode = CommandLine::Mode::Help};
        if (!onlyWords && word == "--version"_L1)
            return CommandLine{.mode = CommandLine::Mode::Version};
        if (!onlyWords && word == "--"_L1) {
            onlyWords = true;
            continue;
        }
        const bool isOption = !onlyWords && word.size() > 1 && word.startsWith(u'-');
        if (isOption && !findOption(word.section(u'=', 0, 0)))
            return unknownOption(word.section(u'=', 0, 0));
        if (Result<> taken = isOption ? takeOption(given, word, words) : takeWord(given, word);
            !taken)
            return propagate(taken);
    }
    return lineOf(std::move(given));
}

} // namespace limner
