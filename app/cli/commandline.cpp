#include "app/cli/commandline.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Command = CommandLine::Command;

struct Name {
    Command command;
    QLatin1StringView text;
};
constexpr std::array commandNames{
    Name{Command::Generate, "generate"_L1}, Name{Command::Resume, "resume"_L1},
    Name{Command::List, "list"_L1},         Name{Command::Jobs, "jobs"_L1},
    Name{Command::Model, "model"_L1},       Name{Command::Spend, "spend"_L1},
    Name{Command::Check, "check"_L1},       Name{Command::Help, "help"_L1},
};

constexpr int mostPictures = 100;

//! Walks over the words, knowing how an option's value is written: `--name value`, `--name=value`.
class Words {
public:
    explicit Words(QStringList words)
        : m_words{std::move(words)}
    {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_words.size(); }
    QString take() { return m_words.at(m_at++); }
    [[nodiscard]] Result<QString> valueOf(const QString &option,
                                          const std::optional<QString> &inlined)
    {
        if (inlined)
            return *inlined;
        if (atEnd())
            return fail(ErrorKind::Usage, option + u" needs a value"_s);
        return take();
    }

private:
    QStringList m_words;
    qsizetype m_at = 0;
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
QString *textTarget(CommandLine &line, const QString &option)
{
    using Row = std::pair<QLatin1StringView, QString CommandLine::*>;
    static constexpr std::array rows{
        Row{"--prompt"_L1, &CommandLine::prompt},
        Row{"--negative-prompt"_L1, &CommandLine::negativePrompt},
        Row{"--model"_L1, &CommandLine::model},
        Row{"--provider"_L1, &CommandLine::provider},
        Row{"--id"_L1, &CommandLine::id},
        Row{"--library"_L1, &CommandLine::library},
        Row{"--shot"_L1, &CommandLine::shot},
        Row{"--page"_L1, &CommandLine::page},
        Row{"--theme"_L1, &CommandLine::theme},
        Row{"--lang"_L1, &CommandLine::language},
    };
    for (const auto &[name, member] : rows) {
        if (option == name)
            return &(line.*member);
    }
    return nullptr;
}

bool *flagTarget(CommandLine &line, const QString &option)
{
    if (option == "--json"_L1)
        return &line.json;
    if (option == "--csv"_L1)
        return &line.csv;
    if (option == "--sandbox"_L1)
        return &line.sandbox;
    if (option == "--create-bucket"_L1)
        return &line.createBucket;
    return nullptr;
}

Result<> addParameter(CommandLine &line, const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0)
        return fail(ErrorKind::Usage, u"-p takes name=value, not “%1”"_s.arg(text.left(40)));
    line.parameters.emplace_back(text.left(equals), text.mid(equals + 1));
    return {};
}

Result<> takeOption(CommandLine &line, const QString &word, Words &words)
{
    const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
    const QString option = equals < 0 ? word : word.left(equals);
    const std::optional<QString> inlined =
        equals < 0 ? std::nullopt : std::optional{word.mid(equals + 1)};

    if (bool *flag = flagTarget(line, option); flag && !inlined) {
        *flag = true;
        return {};
    }
    if (QString *text = textTarget(line, option)) {
        const Result<QString> value = words.valueOf(option, inlined);
        if (!value)
            return propagate(value);
        *text = value->isNull() ? u""_s : *value;
        return {};
    }
    if (option == "-p"_L1 || option == "--param"_L1) {
        const Result<QString> value = words.valueOf(option, inlined);
        return value ? addParameter(line, *value) : Result<>{propagate(value)};
    }
    const bool isCount = option == "--count"_L1;
    if (isCount || option == "--limit"_L1) {
        const Result<QString> value = words.valueOf(option, inlined);
        if (!value)
            return propagate(value);
        const Result<int> parsed = number(option, *value, 1, isCount ? mostPictures : 1'000'000);
        if (!parsed)
            return propagate(parsed);
        (isCount ? line.count : line.limit) = *parsed;
        return {};
    }
    return fail(ErrorKind::Usage, u"unknown option “%1”"_s.arg(option.left(40)));
}

Result<> takeWord(CommandLine &line, const QString &word)
{
    const bool takesQuery = line.command == Command::List || line.command == Command::Model;
    if (takesQuery) {
        line.query = line.query.isEmpty() ? word : line.query + u' ' + word;
        return {};
    }
    if (line.command != Command::Window)
        return fail(ErrorKind::Usage, u"“%1” does not belong here"_s.arg(word.left(40)));
    for (const auto &[command, text] : commandNames) {
        if (word == text) {
            line.command = command;
            return {};
        }
    }
    return fail(ErrorKind::Usage, u"unknown command “%1”"_s.arg(word.left(40)));
}

bool isValidId(const QString &id)
{
    return id.size() <= 200 &&
           std::all_of(id.begin(), id.end(), [](QChar c) { return c.isPrint(); });
}

Result<> checkWhole(const CommandLine &line)
{
    const bool generates = line.command == Command::Generate;
    if (generates && line.prompt.trimmed().isEmpty())
        return fail(ErrorKind::Usage, u"generate needs --prompt with some words in it"_s);
    if (!generates && (!line.prompt.isEmpty() || !line.parameters.empty() || !line.id.isEmpty()))
        return fail(ErrorKind::Usage, u"--prompt, -p and --id belong to generate"_s);
    if (line.command == Command::Model && line.query.isEmpty())
        return fail(ErrorKind::Usage, u"model needs a name, as in: limner model owner/name"_s);
    if (line.csv && (line.command != Command::Spend || line.json))
        return fail(ErrorKind::Usage, u"--csv belongs to spend, instead of --json"_s);
    if (!isValidId(line.id))
        return fail(ErrorKind::Usage, u"--id takes up to 200 printable characters"_s);
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    Words words{arguments};
    bool onlyWords = false;
    while (!words.atEnd()) {
        const QString word = words.take();
        if (!onlyWords && (word == "-h"_L1 || word == "--help"_L1)) {
            line.command = Command::Help;
            return line;
        }
        if (!onlyWords && word == "--version"_L1) {
            line.command = Command::Version;
            return line;
        }
        if (!onlyWords && word == "--"_L1) {
            onlyWords = true;
            continue;
        }
        const bool isOption = !onlyWords && word.size() > 1 && word.startsWith(u'-');
        if (Result<> taken = isOption ? takeOption(line, word, words) : takeWord(line, word);
            !taken)
            return propagate(taken);
    }
    if (Result<> whole = checkWhole(line); !whole)
        return propagate(whole);
    return line;
}

QStringList CommandLine::toArguments() const
{
    QStringList out;
    for (const auto &[value, text] : commandNames) {
        if (value == command)
            out.append(QString{text});
    }
    const auto add = [&out](const char *name, const QString &value) {
        if (!value.isNull())
            out << QString::fromLatin1(name) << value;
    };
    add("--prompt", prompt);
    add("--negative-prompt", negativePrompt);
    add("--model", model);
    add("--provider", provider);
    add("--id", id);
    if (command == Command::Generate)
        add("--count", QString::number(count));
    for (const auto &[name, value] : parameters)
        out << u"-p"_s << name + u'=' + value;
    if (limit > 0)
        add("--limit", QString::number(limit));
    if (json)
        out << u"--json"_s;
    if (csv)
        out << u"--csv"_s;
    if (createBucket)
        out << u"--create-bucket"_s;
    if (!query.isEmpty())
        out << u"--"_s << query;
    return out;
}

QString usageText()
{
    return QCoreApplication::translate("CommandLine",
                                       R"(limner                                       the window
limner --sandbox                             the window, offline: no account, no bill
limner generate --prompt TEXT [options]      one job; prints the links, one a line
    --negative-prompt TEXT   --model OWNER/NAME[:VERSION]   --provider NAME
    -p NAME=VALUE            any parameter of the model, as often as needed
    --count N                pictures (1 to 100)
    --id ID                  repeating a call with the same ID never makes a second job
limner resume                                finishes what was interrupted
limner list [QUERY] [--limit N]              the library, newest first
limner jobs                                  every job, unfinished first
limner model OWNER/NAME                      the parameters of a model
limner spend [--json|--csv]                  what was spent, today, this month and by model
limner check [--create-bucket]               tries the provider and the store
Everywhere: --json, --sandbox, --library FOLDER, --help, --version
Exit status: 0 good, 1 generation failed, 2 usage, 3 not configured, 4 refused, 5 budget cap,
6 safe on disk but not uploaded, 7 uncertain (may have been billed), 130 interrupted
)");
}

} // namespace limner
