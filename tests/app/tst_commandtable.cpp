// Manual pages and completions are made of one table: it and what the program really takes are the
// same, and every paper names all of it.

#include "app/cli/commandline.h"
#include "app/cli/commandtable.h"
#include "app/cli/settingsline.h"
#include "app/cli/usage.h"
#include "packaging/generate/completion.h"
#include "packaging/generate/manual.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QString read(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

QString manual(const QString &name)
{
    const QString pattern = read(QStringLiteral(LIMNER_ROOT "/packaging/man/") + name + u".in"_s);
    return manualPage(pattern, u"9.8.7"_s, u"2026-01-02"_s);
}

//! As a reader sees it.
QString plain(QString roff)
{
    return roff.replace("\\-"_L1, "-"_L1);
}

//! The smallest line with this command that is not refused for what is missing.
QStringList wholeLine(QLatin1StringView command)
{
    QStringList words{QString{command}};
    if (command == "generate"_L1)
        words << u"--prompt"_s << u"x"_s;
    else if (command == "model"_L1)
        words << u"a/b"_s;
    else if (command == "import"_L1 || command == "link"_L1 || command == "share"_L1 ||
             command == "trash"_L1 || command == "restore"_L1)
        words << u"x"_s;
    else if (command == "settings"_L1)
        words << u"export"_s << u"x"_s;
    return words;
}

} // namespace

class TestCommandTable : public QObject {
    Q_OBJECT
private slots:
    void everyCommandOfTheTableIsTaken();
    void everyOptionOfTheTableIsKnown();
    void everyOptionOfTheParserIsInTheTable();
    void helpNamesEveryCommandAndOption();
    void theManualNamesEveryCommandAndOption();
    void theManualNamesEveryVariable();
    void theManualOfTheServerHasItsOptions();
    void completionsNameEveryCommandAndOption();
};

void TestCommandTable::everyCommandOfTheTableIsTaken()
{
    for (const CommandRow &row : commandTable()) {
        const QStringList words = wholeLine(row.name);
        const auto line = settingsLine(words).value_or(parseCommandLine(words));
        QVERIFY2(line, row.name.data());
    }
}

void TestCommandTable::everyOptionOfTheTableIsKnown()
{
    for (const OptionRow &row : optionTable()) {
        QStringList words{QString{row.name}};
        if (!row.value.isEmpty())
            words << u"1=1"_s;
        const auto line = parseCommandLine(words);
        const QString message = line ? QString{} : line.error().message;
        QVERIFY2(!message.contains(u"unknown option"_s), row.name.data());
        QVERIFY2(!message.contains(u"does not belong here"_s), row.name.data()); // no value
        QVERIFY2(!message.contains(u"unknown command"_s), row.name.data());
    }
}

void TestCommandTable::everyOptionOfTheParserIsInTheTable()
{
    const QString source = read(QStringLiteral(LIMNER_ROOT "/app/cli/commandline.cpp"));
    static const QRegularExpression option{u"\"(--?[a-z-]*[a-z])\"_L1"_s};
    int seen = 0;
    for (auto each = option.globalMatch(source); each.hasNext(); ++seen) {
        const QString name = each.next().captured(1);
        QVERIFY2(findOption(name), qUtf8Printable(name));
    }
    QVERIFY(seen > 30);
    QVERIFY(!parseCommandLine({u"list"_s, u"--nowhere"_s}));
}

void TestCommandTable::helpNamesEveryCommandAndOption()
{
    const QString help = usageText();
    for (const CommandRow &row : commandTable())
        QVERIFY2(row.name == "help"_L1 || help.contains(u"limner "_s + row.name), row.name.data());
    for (const OptionRow &row : optionTable()) {
        const bool isForShow = row.commands == "window"_L1; // for pictures of the window
        const bool isOther = row.name == "--param"_L1 || row.name == "-h"_L1;
        QVERIFY2(isForShow || isOther || help.contains(row.name), row.name.data());
    }
}

void TestCommandTable::theManualNamesEveryCommandAndOption()
{
    const QString page = plain(manual(u"limner.1"_s));
    QVERIFY(page.contains(u"\"2026-01-02\" \"Limner 9.8.7\""_s));
    QVERIFY(!page.contains(u'@' + u"OPTIONS"_s) && !page.contains(u"@COMMANDS@"_s));
    for (const CommandRow &row : commandTable())
        QVERIFY2(page.contains(u".SS \"limner "_s + row.name), row.name.data());
    for (const OptionRow &row : optionTable()) {
        const bool isOfServer = row.commands == "serve"_L1;
        QCOMPARE(page.contains(u"\\fB"_s + row.name + u"\\fR"_s), !isOfServer);
    }
}

//! What a person may set: each variable that the program asks the environment for.
void TestCommandTable::theManualNamesEveryVariable()
{
    const QString pages = manual(u"limner.1"_s) + manual(u"limner-serve.8"_s);
    static const QRegularExpression variable{
        u"u?\"((?:LIMNER|MINIO|REPLICATE|TOGETHER|MINIMAX)_[A-Z_]+)\""_s};
    const QSet<QString> ours{u"LIMNER_PNG_WAVE"_s}; // for those who measure
    QSet<QString> seen;
    for (const QString &folder : {u"app"_s, u"core"_s}) {
        QDirIterator files{QStringLiteral(LIMNER_ROOT "/") + folder,
                           {u"*.cpp"_s, u"*.h"_s},
                           QDir::Files,
                           QDirIterator::Subdirectories};
        while (files.hasNext()) {
            const QString text = read(files.next());
            for (auto each = variable.globalMatch(text); each.hasNext();)
                seen.insert(each.next().captured(1));
        }
    }
    QVERIFY(seen.size() > 15);
    for (const QString &name : seen - ours)
        QVERIFY2(pages.contains(name), qUtf8Printable(name));
}

void TestCommandTable::theManualOfTheServerHasItsOptions()
{
    const QString page = plain(manual(u"limner-serve.8"_s));
    for (const OptionRow &row : optionTable()) {
        const bool isMeant = takesOption("serve"_L1, row);
        QCOMPARE(page.contains(u"\\fB"_s + row.name + u"\\fR"_s), isMeant);
    }
}

void TestCommandTable::completionsNameEveryCommandAndOption()
{
    const QString fish = fishCompletion();
    for (const QString &script : {bashCompletion(), zshCompletion()}) {
        for (const CommandRow &row : commandTable())
            QVERIFY2(script.contains(u"    "_s + row.name + u')'), row.name.data());
        for (const OptionRow &row : optionTable())
            QVERIFY2(script.contains(row.name), row.name.data());
    }
    for (const CommandRow &row : commandTable())
        QVERIFY2(fish.contains(u" -a "_s + row.name + u' '), row.name.data());
    for (const OptionRow &row : optionTable()) {
        const bool isLong = row.name.startsWith("--"_L1);
        const QString said =
            (isLong ? u" -l "_s : u" -s "_s) + QString{row.name}.mid(isLong ? 2 : 1) + u' ';
        QVERIFY2(fish.contains(said), row.name.data());
    }
}

QTEST_GUILESS_MAIN(TestCommandTable)
#include "tst_commandtable.moc"
