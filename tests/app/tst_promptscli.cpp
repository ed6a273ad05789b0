#include "core/settings/settings.h"
#include "tests/app/trial.h"

#include <map>
#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Templates and lists of prompts, from the command line to the provider's books.
class TestPromptsCli : public QObject {
    Q_OBJECT
private slots:
    void fortyVariantsAreMadeOnceEachAndFoundAgain();
    void aDryRunSaysThePriceAndSendsNothing();
    void withoutVariantsAPromptIsTakenAsItStands();
    void drawnVariantsAreTheSameAgainForASeed();
    void aTableIsABatchWhoseRowsBeatTheCall();
    void wildcardsComeFromTheirFolder();
    void wildcardsComeFromTheSettingsUnlessTheCallSays();
    void whatIsWrongIsSaidBeforeAnythingIsSent_data();
    void whatIsWrongIsSaidBeforeAnythingIsSent();
    void whatMakesNoSenseIsUsage_data();
    void whatMakesNoSenseIsUsage();

private:
    [[nodiscard]] static QByteArray model()
    {
        return modelFile({{"seed", {{"type", "integer"}, {"x-order", 3}}},
                          {"steps",
                           {{"type", "integer"},
                            {"default", 4},
                            {"minimum", 1},
                            {"maximum", 8},
                            {"x-order", 4}}}});
    }
    [[nodiscard]] static QString write(const Trial &trial, const QString &name,
                                       const QByteArray &text)
    {
        const QString path = trial.program.home() + u'/' + name;
        static_cast<void>(QDir{}.mkpath(QFileInfo{path}.path()));
        QFile file{path};
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(path));
        return path;
    }
    [[nodiscard]] static std::map<QString, int> promptsOf(Trial &trial)
    {
        std::map<QString, int> out;
        for (const Json &input : trial.inputs())
            ++out[textAt(input, "prompt")];
        return out;
    }
};

void TestPromptsCli::fortyVariantsAreMadeOnceEachAndFoundAgain()
{
    Trial trial{model()};
    const QString written =
        u"a {red|blue|green|white|black} {sloop|raft} at {dawn|noon|dusk|night}"_s;
    const ProgramRun run = trial.generate(written, {u"--variants"_s, u"all"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(memberAt(run.json(), "urls").size(), 40u);
    const std::map<QString, int> sent = promptsOf(trial);
    QCOMPARE(sent.size(), 40u);
    for (const auto &[prompt, times] : sent)
        QVERIFY2(times == 1, qPrintable(prompt));
    QVERIFY(sent.contains(u"a blue raft at dusk"_s));
    std::set<qint64> seeds;
    for (const Json &input : trial.inputs())
        seeds.insert(integerAt(input, "seed").value_or(-1));
    QCOMPARE(seeds.size(), 40u);

    const auto found = [&](const QString &query) {
        return trial.program.run({u"list"_s, u"--json"_s, query}).json();
    };
    QCOMPARE(found(u"\"{red|blue|green\""_s).size(), 40u);
    const Json one = found(u"\"a blue raft at dusk\""_s);
    QCOMPARE(one.size(), 1u);
    QCOMPARE(textAt(one.at(0), "prompt"), u"a blue raft at dusk"_s);
    QCOMPARE(textAt(one.at(0), "template"), written);
}

void TestPromptsCli::aDryRunSaysThePriceAndSendsNothing()
{
    Trial trial;
    // What a run costs is known once there was one.
    QCOMPARE(trial.generate(u"the first"_s).exitCode, 0);
    const QStringList more{u"--variants"_s, u"all"_s, u"--count"_s, u"2"_s, u"--dry-run"_s};
    const ProgramRun run = trial.generate(u"a {red|blue} boat"_s, more);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    const Json plan = run.json();
    QCOMPARE(integerAt(plan, "pictures"), std::optional<qint64>{4});
    QCOMPARE(memberAt(plan, "prompts").size(), 2u);
    QCOMPARE(textAt(plan.at("prompts").at(1), "prompt"), u"a blue boat"_s);
    QCOMPARE(textAt(plan.at("prompts").at(1), "template"), u"a {red|blue} boat"_s);
    const double all = numberAt(memberAt(plan, "cost"), "amount").value_or(-1);
    const Json single = trial.generate(u"a boat"_s, {u"--dry-run"_s}).json();
    const double one = numberAt(memberAt(single, "cost"), "amount").value_or(-1);
    QVERIFY(one > 0);
    QVERIFY2(qAbs(all - 4 * one) < 1e-9, qPrintable(QString::number(all)));
    QCOMPARE(trial.inputs().size(), 1u);
    QCOMPARE(trial.jobs().size(), 1u);

    QStringList plain = trial.asking(u"a {red|blue} boat"_s, more);
    plain.removeAll(u"--json"_s);
    const QByteArray text = trial.program.run(plain).out;
    QVERIFY2(text.startsWith("a red boat\na blue boat\nPrompts: 2, pictures: 4, jobs: "),
             text.constData());
}

void TestPromptsCli::withoutVariantsAPromptIsTakenAsItStands()
{
    Trial trial{model()};
    const QString written = u"a {red|blue} boat # and \\{more"_s;
    const ProgramRun run = trial.generate(written);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(promptsOf(trial), (std::map<QString, int>{{written, 1}}));
}

void TestPromptsCli::drawnVariantsAreTheSameAgainForASeed()
{
    Trial trial{model()};
    const auto drawn = [&](const QString &seed) {
        return trial.generate(
            u"{a|b|c|d}{e|f|g|h}{i|j|k|l}"_s,
            {u"--variants"_s, u"5"_s, u"--dry-run"_s, u"-p"_s, u"seed="_s + seed});
    };
    const Json once = drawn(u"7"_s).json();
    QCOMPARE(memberAt(once, "prompts").size(), 5u);
    QVERIFY(once == drawn(u"7"_s).json());
    QVERIFY(once != drawn(u"8"_s).json());
}

void TestPromptsCli::aTableIsABatchWhoseRowsBeatTheCall()
{
    Trial trial{model()};
    const QString list =
        write(trial, u"list.csv"_s,
              "prompt;steps;seed;count\r\n\"a boat;\nred\";2;;\r\n;;5;\r\na gr\xfcn sea;;;2\r\n");
    const ProgramRun run =
        trial.generate(u"from the call"_s, {u"--from"_s, list, u"-p"_s, u"steps=3"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(promptsOf(trial),
             (std::map<QString, int>{
                 {u"a boat;\nred"_s, 1}, {u"from the call"_s, 1}, {u"a grün sea"_s, 2}}));
    for (const Json &input : trial.inputs()) {
        const QString prompt = textAt(input, "prompt");
        QCOMPARE(integerAt(input, "steps"),
                 std::optional<qint64>{prompt.startsWith(u"a boat"_s) ? 2 : 3});
        if (prompt == "from the call"_L1)
            QCOMPARE(integerAt(input, "seed"), std::optional<qint64>{5});
    }
}

void TestPromptsCli::wildcardsComeFromTheirFolder()
{
    Trial trial{model()};
    static_cast<void>(write(trial, u"cards/colours.txt"_s, "# warm\nred\nochre\n"));
    const ProgramRun run =
        trial.generate(u"a __colours__ boat"_s, {u"--variants"_s, u"all"_s, u"--wildcards"_s,
                                                 trial.program.home() + u"/cards"_s});
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(promptsOf(trial),
             (std::map<QString, int>{{u"a red boat"_s, 1}, {u"a ochre boat"_s, 1}}));
}

void TestPromptsCli::wildcardsComeFromTheSettingsUnlessTheCallSays()
{
    Trial trial{model()};
    static_cast<void>(write(trial, u"chosen/colours.txt"_s, "red\n"));
    static_cast<void>(write(trial, u"named/colours.txt"_s, "ochre\n"));
    const QString home = trial.program.home();
    Settings settings;
    settings.wildcards = home + u"/chosen"_s;
    QVERIFY(saveSettings(settings, home + u"/settings.ini"_s));
    const QString prompt = u"a __colours__ boat"_s;
    const QStringList all{u"--variants"_s, u"all"_s};
    const ProgramRun run = trial.generate(prompt, all);
    QVERIFY2(run.exitCode == 0, told(run).constData());
    QCOMPARE(promptsOf(trial), (std::map<QString, int>{{u"a red boat"_s, 1}}));
    const ProgramRun named =
        trial.generate(prompt, all + QStringList{u"--wildcards"_s, home + u"/named"_s});
    QVERIFY2(named.exitCode == 0, told(named).constData());
    QCOMPARE(promptsOf(trial),
             (std::map<QString, int>{{u"a red boat"_s, 1}, {u"a ochre boat"_s, 1}}));
}

void TestPromptsCli::whatIsWrongIsSaidBeforeAnythingIsSent_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("unclosed") << u"a {red|blue boat"_s << QByteArray{}
                              << QByteArray("never closed");
    QTest::newRow("unknown") << u"__none__"_s << QByteArray{} << QByteArray("no word list");
    QTest::newRow("names itself") << u"__self__"_s << QByteArray{} << QByteArray("names itself");
    QTest::newRow("a million") << u"{0|1|2|3|4|5|6|7|8|9}"_s.repeated(7) << QByteArray{}
                               << QByteArray("more than a million");
    QTest::newRow("above the cap")
        << u"{0|1|2|3|4|5|6|7|8|9}"_s.repeated(3) << QByteArray{} << QByteArray("1000 variants");
    QTest::newRow("wrong value") << u"x"_s << QByteArray("prompt,steps\na,2\nb,99\n")
                                 << QByteArray("line 3: ");
    QTest::newRow("unknown column")
        << u"x"_s << QByteArray("prompt,colour\na,red\n") << QByteArray("line 2: ");
    QTest::newRow("no prompt column")
        << u"x"_s << QByteArray("steps\n2\n") << QByteArray("Line 1: ");
    QTest::newRow("empty") << u"x"_s << QByteArray("prompt\n") << QByteArray("no prompt in it");
    QTest::newRow("too many") << u"x"_s << QByteArray("prompt\n") + QByteArray("a\n").repeated(501)
                              << QByteArray("at most");
}

void TestPromptsCli::whatIsWrongIsSaidBeforeAnythingIsSent()
{
    QFETCH(QString, prompt);
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, words);
    Trial trial{model()};
    static_cast<void>(write(trial, u"cards/self.txt"_s, "__self__\n"));
    const QStringList more = list.isEmpty()
                                 ? QStringList{u"--variants"_s, u"all"_s, u"--wildcards"_s,
                                               trial.program.home() + u"/cards"_s}
                                 : QStringList{u"--from"_s, write(trial, u"list.csv"_s, list)};
    const ProgramRun run = trial.generate(prompt, more);
    QCOMPARE(kindOf(run), u"invalid_input"_s);
    QVERIFY2(run.err.contains(words), told(run).constData());
    QCOMPARE(trial.inputs().size(), 0u);
    QCOMPARE(trial.jobs().size(), 0u);
}

void TestPromptsCli::whatMakesNoSenseIsUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("none") << QStringList{u"generate"_s, u"--variants"_s, u"all"_s};
    QTest::newRow("number") << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"--variants"_s,
                                           u"501"_s};
    QTest::newRow("wildcards alone")
        << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"--wildcards"_s, u"y"_s};
    QTest::newRow("elsewhere") << QStringList{u"list"_s, u"--from"_s, u"x"_s};
}

void TestPromptsCli::whatMakesNoSenseIsUsage()
{
    QFETCH(QStringList, arguments);
    const Trial trial{model()};
    QCOMPARE(trial.program.run(arguments).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestPromptsCli)
#include "tst_promptscli.moc"
