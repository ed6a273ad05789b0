#include "core/base/file.h"
#include "core/settings/settings.h"
#include "tests/app/trial.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray carried =
    "{\n"
    "  \"limner_settings\": 1,\n"
    "  \"settings\": {\n"
    "    \"storage\": {\"endpoint\": \"https://minio.example:9000\", \"bucket\": \"bilder "
    "图片\"},\n"
    "    \"sharing\": {\"linkHours\": 3, \"copyFormat\": \"forum\",\n"
    "      \"ownFormats\": "
    "\"[{\\\"name\\\":\\\"forum\\\",\\\"language\\\":\\\"plain\\\",\\\"pattern\\\":\\\"see "
    "$url\\\"}]\"},\n"
    "    \"appearance\": {\"theme\": \"dark\"}\n"
    "  },\n"
    "  \"presets\": [\n"
    "    {\"folder\": \"boats\", \"name\": \"red\", \"body\": {\"prompt\": \"a red boat\", "
    "\"values\": {\"steps\": 4}}},\n"
    "    {\"name\": \"two\", \"body\": {\"prompt\": \"two\"}}\n"
    "  ],\n"
    "  \"prompts\": [\n"
    "    {\"text\": \"sent elsewhere 远方\", \"sent\": \"2026-01-02T03:04:05.678Z\", \"model\": "
    "\"a/b\", \"favourite\": true},\n"
    "    {\"text\": \"the other\", \"sent\": \"2026-01-01T00:00:00.000Z\"}\n"
    "  ]\n"
    "}";

QString written(const QString &path, const QByteArray &text)
{
    if (!writeFileDurably(path, text))
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

Json exportOf(const Program &program)
{
    return program.run({u"settings"_s, u"export"_s, u"-"_s}).json();
}

ProgramRun importInto(const Program &program, const QByteArray &text, const QStringList &more = {})
{
    const QString file = written(program.home() + u"/carried.json"_s, text);
    return program.run(QStringList{u"settings"_s, u"import"_s, file, u"--json"_s} + more);
}

QByteArray read(const QString &path)
{
    return readFile(path, 1 << 24).value_or(QByteArray{});
}

} // namespace

//! Settings that travel, from the command line.
class TestSettingsCli : public QObject {
    Q_OBJECT
private slots:
    void everythingTravelsIntoAFreshHome();
    void secretsAndWhatBelongsToOneComputerNeverTravel();
    void aDryRunTellsWhatWouldChangeAndChangesNothing();
    void importedTwiceNothingIsThereTwice();
    void aFileThatCannotBeIsRefusedByItsMemberAndNothingIsChanged_data();
    void aFileThatCannotBeIsRefusedByItsMemberAndNothingIsChanged();
    void settingsThatCannotBeWrittenLeaveThePresetsAlone();
    void whatALaterVersionWroteIsReadAsFarAsItIsKnown();
    void standardInputAndOutputServeToo();
    void anOpenWindowKeepsWhatWasImported();
    void wordsThatMakeNoSenseAreUsage_data();
    void wordsThatMakeNoSenseAreUsage();
    void theStudioStandsBelowTheArtist();
    void aBrokenFileOfTheStudioIsSaidByCheckAndCountsForNothing();
    void aHomeOnAStickWorksWhereverItIs();
};

void TestSettingsCli::everythingTravelsIntoAFreshHome()
{
    Trial trial;
    QCOMPARE(trial.generate(u"a lighthouse above a quiet sea"_s).exitCode, 0);
    QCOMPARE(importInto(trial.program, carried).exitCode, 0);
    const QString file = trial.program.home() + u"/out/mine.json"_s;
    QVERIFY(QDir{}.mkpath(QFileInfo{file}.path()));
    const ProgramRun run = trial.program.run({u"settings"_s, u"export"_s, u"out/mine.json"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QVERIFY(run.out.contains(file.toUtf8()));
    const Json mine = parseJson(read(file)).value_or(Json{});
    QCOMPARE(memberAt(mine, "presets").size(), size_t{2});
    QCOMPARE(memberAt(mine, "prompts").size(), size_t{3});
    QCOMPARE(textAt(mine.at("settings").at("storage"), "bucket"), u"bilder 图片"_s);

    const Program other;
    const ProgramRun imported = importInto(other, read(file));
    QVERIFY2(imported.exitCode == 0, told(imported).constData());
    QCOMPARE(integerAt(memberAt(imported.json(), "prompts"), "new"), std::optional<qint64>{3});
    const Json theirs = exportOf(other);
    QVERIFY2(theirs.at("settings") == mine.at("settings"), toBytes(theirs).constData());
    QVERIFY2(theirs.at("presets") == mine.at("presets"), toBytes(theirs).constData());
    QVERIFY2(theirs.at("prompts") == mine.at("prompts"), toBytes(theirs).constData());
}

void TestSettingsCli::secretsAndWhatBelongsToOneComputerNeverTravel()
{
    Trial trial;
    const QByteArray token = trial.provider.options.token;
    const QByteArray secret = trial.store.options.secretKey;
    QCOMPARE(trial.generate(u"a note that says %1 by mistake"_s.arg(QString::fromLatin1(token)))
                 .exitCode,
             0);
    QVERIFY(read(trial.program.home() + u"/settings.ini"_s).isEmpty() ||
            !read(trial.program.home() + u"/settings.ini"_s).contains(token));
    written(trial.program.home() + u"/settings.ini"_s,
            "[storage]\naccessKey=AKIDPLANTED\ncaFile=/data/planted.pem\n"
            "[library]\nwildcards=/data/planted\n[window]\ndraft=planted\n");
    const ProgramRun run = trial.program.run({u"settings"_s, u"export"_s, u"-"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QVERIFY(run.out.contains("by mistake"));
    const QByteArrayList planted{token, secret, trial.store.options.accessKey, "AKIDPLANTED",
                                 "planted"};
    for (const QByteArray &one : planted)
        QVERIFY2(!one.isEmpty() && !run.out.contains(one), one.constData());
}

void TestSettingsCli::aDryRunTellsWhatWouldChangeAndChangesNothing()
{
    const Program program;
    const Json before = exportOf(program);
    const ProgramRun run = importInto(program, carried, {u"--dry-run"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json plan = run.json();
    QVERIFY(boolAt(plan, "dry_run", false));
    QCOMPARE(memberAt(plan, "settings").size(), size_t{6});
    QCOMPARE(textAt(plan.at("settings").at(0), "name"), u"storage.endpoint"_s);
    QCOMPARE(textAt(plan.at("settings").at(0), "to"), u"https://minio.example:9000"_s);
    QVERIFY(memberAt(plan, "addresses") == Json::array({"storage.endpoint"}));
    QCOMPARE(integerAt(memberAt(plan, "presets"), "new"), std::optional<qint64>{2});
    QVERIFY(exportOf(program) == before);

    const QByteArray text =
        program.run({u"settings"_s, u"import"_s, u"carried.json"_s, u"--dry-run"_s}).out;
    for (const char *said :
         {"Settings that would change: 6\n", "  sharing.linkHours: “168” → “3”\n",
          "Presets: 2 new, 0 there already\n", "Your keys are sent to other addresses",
          "Nothing was changed.\n"})
        QVERIFY2(text.contains(said), text.constData());
}

void TestSettingsCli::importedTwiceNothingIsThereTwice()
{
    const Program program;
    QCOMPARE(importInto(program, carried).exitCode, 0);
    const Json once = exportOf(program);
    // A preset that has another of its name makes way, once.
    QByteArray other = carried;
    other.replace("a red boat", "a crimson boat");
    QCOMPARE(importInto(program, other).exitCode, 0);
    const ProgramRun again = importInto(program, other);
    QCOMPARE(memberAt(again.json(), "settings").size(), size_t{0});
    QCOMPARE(integerAt(memberAt(again.json(), "presets"), "there"), std::optional<qint64>{2});
    QCOMPARE(integerAt(memberAt(again.json(), "prompts"), "there"), std::optional<qint64>{2});
    const Json now = exportOf(program);
    QVERIFY(now.at("prompts") == once.at("prompts"));
    QCOMPARE(now.at("presets").size(), size_t{3});
    QCOMPARE(textAt(now.at("presets").at(2), "name"), u"red 2"_s);
}

void TestSettingsCli::aFileThatCannotBeIsRefusedByItsMemberAndNothingIsChanged_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("member");
    const auto row = [](const char *name, const QByteArray &text, const char *member) {
        QTest::newRow(name) << text << QByteArray{member};
    };
    const auto with = [](const QByteArray &from, const QByteArray &to) {
        QByteArray text = carried;
        if (!text.contains(from))
            qFatal("no %s", from.constData());
        return text.replace(from, to);
    };
    row("empty", "", "the file");
    row("no json", "[storage]\nbucket=b\n", "the file");
    row("another file", R"({"limner_presets":1,"presets":[]})", "limner_settings");
    row("deep", QByteArray{"{\"limner_settings\":1,\"x\":"} + QByteArray(50'000, '['), "the file");
    row("cut", carried.left(carried.size() / 2), "the file");
    row("range", with("\"linkHours\": 3", "\"linkHours\": 3000"), "sharing.linkHours");
    row("type", with("\"linkHours\": 3", "\"linkHours\": \"3\""), "sharing.linkHours");
    row("word", with("\"dark\"", "\"pink\""), "appearance.theme");
    row("address", with("https://minio.example:9000", "minio.example"), "storage.endpoint");
    row("unencrypted", with("https://minio.example:9000", "http://minio.example:9000"),
        "storage.endpoint");
    row("password", with("https://minio.example", "https://a:b@minio.example"), "storage.endpoint");
    row("provider", with("\"appearance\"", R"("providers":{"provider":"nobody"},"appearance")"),
        "providers.provider");
    row("template", with("\"bucket\"", R"("keyTemplate":"{yyyy}.{ext}","bucket")"),
        "storage.keyTemplate");
    row("format", with("see $url", "see $nothing"), "sharing.ownFormats");
    row("prices", with("\"appearance\"", R"("spending":{"rates":"free"},"appearance")"),
        "spending.rates");
    row("groups", R"({"limner_settings":1,"settings":[]})", "settings");
    row("presets", R"({"limner_settings":1,"presets":{}})", "presets");
    row("preset", with("\"name\": \"two\", ", ""), "presets[1].name");
    row("body", with("{\"prompt\": \"two\"}", "\"two\""), "presets[1].body");
    row("prompt", with("\"the other\"", "17"), "prompts[1].text");
    row("prompts", with("{\"text\": \"the other\"", "5, {\"text\": \"the other\""), "prompts[1]");
}

void TestSettingsCli::aFileThatCannotBeIsRefusedByItsMemberAndNothingIsChanged()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, member);
    const Program program;
    const Json before = exportOf(program);
    const ProgramRun run = importInto(program, text);
    QVERIFY2(run.exitCode == 2, told(run).constData());
    QCOMPARE(kindOf(run), u"usage"_s);
    QVERIFY2(run.err.contains(member + ": "), run.err.constData());
    QVERIFY(exportOf(program) == before);
}

void TestSettingsCli::settingsThatCannotBeWrittenLeaveThePresetsAlone()
{
    const Program program;
    QVERIFY(exportOf(program).is_object());
    // Nothing can be renamed over a folder.
    const QString settings = program.home() + u"/settings.ini"_s;
    QVERIFY(QDir{}.mkpath(settings + u"/in the way"_s));
    const ProgramRun run = importInto(program, carried);
    QVERIFY2(run.exitCode == 1, told(run).constData());
    QCOMPARE(kindOf(run), u"read_only"_s);
    QVERIFY(QDir{settings}.removeRecursively());
    const Json after = exportOf(program);
    QCOMPARE(after.at("presets").size(), size_t{0});
    QCOMPARE(after.at("prompts").size(), size_t{0});
}

void TestSettingsCli::whatALaterVersionWroteIsReadAsFarAsItIsKnown()
{
    const Program program;
    const ProgramRun run = importInto(program, R"({"limner_settings":7,"moods":[1],
        "settings":{"appearance":{"theme":"dark","fur":true},"storage":{"accessKey":"x"},
        "weather":{"sun":1}}})");
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json plan = run.json();
    QVERIFY(boolAt(plan, "later", false));
    QVERIFY(memberAt(plan, "unknown") == Json::array({"appearance.fur", "weather.sun", "moods"}));
    QVERIFY(memberAt(plan, "passed_over") == Json::array({"storage.accessKey"}));
    QCOMPARE(textAt(exportOf(program).at("settings").at("appearance"), "theme"), u"dark"_s);
    QVERIFY(!read(program.home() + u"/settings.ini"_s).contains("accessKey=x"));
}

void TestSettingsCli::standardInputAndOutputServeToo()
{
    const Program program;
    const std::unique_ptr<QProcess> process =
        program.start({u"settings"_s, u"import"_s, u"-"_s, u"--json"_s});
    process->write(carried);
    process->closeWriteChannel();
    const ProgramRun run = Program::finish(*process);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(memberAt(run.json(), "settings").size(), size_t{6});
    // The same order every time, so that files can be compared.
    const QByteArray once = program.run({u"settings"_s, u"export"_s, u"-"_s}).out;
    QVERIFY(once.contains("\"bucket\": \"bilder 图片\""));
    QCOMPARE(program.run({u"settings"_s, u"export"_s, u"-"_s}).out, once);
}

void TestSettingsCli::anOpenWindowKeepsWhatWasImported()
{
    Trial trial;
    const std::unique_ptr<QProcess> window = trial.openWindow();
    const QString settings = trial.program.home() + u"/settings.ini"_s;
    ProgramRun run = importInto(trial.program, carried);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    CliRig::send(*window, SIGTERM);
    const ProgramRun closed = Program::finish(*window);
    QVERIFY2(!closed.crashed, told(closed).constData());
    // What a window remembers is written when it closes, and must not be what it knew before.
    const Json after = exportOf(trial.program);
    QCOMPARE(textAt(after.at("settings").at("appearance"), "theme"), u"dark"_s);
    QCOMPARE(textAt(after.at("settings").at("sharing"), "copyFormat"), u"forum"_s);
    QVERIFY2(read(settings).contains("geometry"), read(settings).constData());
}

void TestSettingsCli::wordsThatMakeNoSenseAreUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const QStringList all[] = {
        {u"settings"_s},
        {u"settings"_s, u"export"_s},
        {u"settings"_s, u"melt"_s, u"-"_s},
        {u"settings"_s, u"export"_s, u"a"_s, u"b"_s},
        {u"settings"_s, u"export"_s, u"-"_s, u"--dry-run"_s},
        {u"settings"_s, u"import"_s, u"-"_s, u"--count"_s, u"3"_s},
        {u"settings"_s, u"import"_s, u""_s},
    };
    for (const QStringList &words : all)
        QTest::newRow(qPrintable(words.join(u' '))) << words;
}

void TestSettingsCli::wordsThatMakeNoSenseAreUsage()
{
    QFETCH(QStringList, words);
    const Program program;
    const ProgramRun run = program.run(words);
    QVERIFY2(run.exitCode == 2, told(run).constData());
    QVERIFY(run.out.isEmpty());
}

void TestSettingsCli::theStudioStandsBelowTheArtist()
{
    Program program;
    const QString studio = written(program.home() + u"/studio.json"_s, R"({"limner_settings":1,
        "settings":{"storage":{"bucket":"studio"},"appearance":{"theme":"dark"},
                    "sharing":{"linkHours":5}}})");
    // A .env may be a stranger's, and a studio's file decides where keys are sent.
    written(program.home() + u"/.env"_s, "LIMNER_DEFAULTS=" + studio.toUtf8() + '\n');
    QCOMPARE(textAt(exportOf(program).at("settings").at("storage"), "bucket"), QString{});
    program.set(u"LIMNER_DEFAULTS"_s, studio);
    written(program.home() + u"/settings.ini"_s, "[sharing]\nlinkHours=9\n");
    const Json settings = exportOf(program).at("settings");
    QCOMPARE(textAt(settings.at("storage"), "bucket"), u"studio"_s);
    QCOMPARE(integerAt(settings.at("sharing"), "linkHours"), std::optional<qint64>{9});
    // What an artist changes does not nail down the rest.
    QCOMPARE(importInto(program, R"({"limner_settings":1,
        "settings":{"appearance":{"theme":"light"}}})")
                 .exitCode,
             0);
    QVERIFY(!read(program.home() + u"/settings.ini"_s).contains("studio"));
    const ProgramRun check = program.run({u"check"_s, u"--json"_s});
    QVERIFY2(boolAt(memberAt(check.json(), "studio").at(0), "ok", false), told(check).constData());
    QVERIFY(textAt(check.json().at("studio").at(0), "text").contains(studio));
}

void TestSettingsCli::aBrokenFileOfTheStudioIsSaidByCheckAndCountsForNothing()
{
    Trial trial;
    trial.program.set(u"LIMNER_DEFAULTS"_s,
                      written(trial.program.home() + u"/studio.json"_s, R"({"limner_settings":1,
                          "settings":{"storage":{"bucket":"studio"},"sharing":{"linkHours":0}}})"));
    QCOMPARE(textAt(exportOf(trial.program).at("settings").at("storage"), "bucket"), QString{});
    QCOMPARE(trial.generate(u"work goes on"_s).exitCode, 0);
    const ProgramRun check = trial.program.run({u"check"_s});
    QVERIFY2(check.exitCode == 2, told(check).constData());
    QVERIFY2(check.out.contains("studio.json: sharing.linkHours: takes a whole number"),
             check.out.constData());
}

void TestSettingsCli::aHomeOnAStickWorksWhereverItIs()
{
    Trial trial;
    const QString first = trial.program.home() + u"/first/stick"_s;
    const QString second = trial.program.home() + u"/second/place/stick"_s;
    trial.program.set(u"LIMNER_HOME"_s, first);
    QVERIFY(QDir{}.mkpath(first));
    Settings settings;
    settings.library = first + u"/my pictures"_s;
    settings.wildcards = first + u"/words"_s;
    QVERIFY(saveSettings(settings, first + u"/settings.ini"_s));
    QCOMPARE(trial.generate(u"a boat on a stick"_s).exitCode, 0);
    QCOMPARE(importInto(trial.program, carried).exitCode, 0);
    const Json before = exportOf(trial.program);
    QVERIFY(QDir{}.mkpath(trial.program.home() + u"/second/place"_s));
    QVERIFY(QDir{}.rename(first, second));
    trial.program.set(u"LIMNER_HOME"_s, second);

    const Json list = trial.list();
    QCOMPARE(list.size(), size_t{1});
    const QString path = textAt(list.at(0), "path");
    QVERIFY2(path.startsWith(second + u"/my pictures/"_s), qPrintable(path));
    QVERIFY(QFile::exists(path));
    QVERIFY(exportOf(trial.program) == before);
    QCOMPARE(trial.generate(u"another boat"_s).exitCode, 0);
    // Nobody went back to where it was.
    QVERIFY(!QFile::exists(first));
    QVERIFY(!read(second + u"/settings.ini"_s).contains("/first/"));
}

QTEST_GUILESS_MAIN(TestSettingsCli)
#include "tst_settingscli.moc"
