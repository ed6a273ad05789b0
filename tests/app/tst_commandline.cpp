#include "app/cli/commandline.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void optionsAreReadInBothSpellings();
    void theDoorIsOpenedByName();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void commandsSurviveTheWayToAnotherProcess();
    void whatAnotherProcessMeansIsChecked();
    void aLongAnswerIsAskedForPageByPage();
};

void TestCommandLine::optionsAreReadInBothSpellings()
{
    const auto line = parseCommandLine({u"generate"_s, u"--prompt=a = b"_s, u"--count"_s, u"3"_s,
                                        u"-p"_s, u"steps=12"_s, u"-p"_s, u"x=a=b"_s, u"--json"_s,
                                        u"--negative-prompt="_s});
    QVERIFY(line);
    const auto &asked = std::get<GenerateCommand>(line->command);
    QCOMPARE(asked.prompt, u"a = b"_s);
    QCOMPARE(asked.count, std::optional{3});
    QCOMPARE(asked.parameters.size(), size_t{2});
    QCOMPARE(asked.parameters[1].second, u"a=b"_s);
    QVERIFY(line->json);
    QVERIFY(!asked.negativePrompt.isNull());
    QVERIFY(asked.negativePrompt.isEmpty());
}

void TestCommandLine::theDoorIsOpenedByName()
{
    const auto line = parseCommandLine({u"serve"_s, u"--sandbox"_s, u"--listen"_s, u"127.0.0.1:0"_s,
                                        u"--ready-file=F"_s, u"--no-token"_s});
    QVERIFY(line);
    QVERIFY(line->mode == CommandLine::Mode::Serve);
    QVERIFY(!line->isWindow());
    QVERIFY(line->sandbox);
    QCOMPARE(line->serve.listen, u"127.0.0.1:0"_s);
    QCOMPARE(line->serve.readyFile, u"F"_s);
    QVERIFY(line->serve.noToken);
}

void TestCommandLine::mistakesAreNamed_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("named");
    QTest::addRow("no prompt") << QStringList{u"generate"_s} << u"--prompt"_s;
    QTest::addRow("blank prompt") << QStringList{u"generate"_s, u"--prompt"_s, u" \n"_s}
                                  << u"--prompt"_s;
    QTest::addRow("unknown command") << QStringList{u"genrate"_s} << u"genrate"_s;
    QTest::addRow("unknown option") << QStringList{u"list"_s, u"--jsn"_s} << u"--jsn"_s;
    QTest::addRow("missing value") << QStringList{u"generate"_s, u"--prompt"_s} << u"--prompt"_s;
    QTest::addRow("count is no number")
        << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"--count"_s, u"many"_s} << u"many"_s;
    QTest::addRow("count zero") << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"--count"_s,
                                               u"0"_s}
                                << u"--count"_s;
    QTest::addRow("parameter without value")
        << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"-p"_s, u"steps"_s} << u"steps"_s;
    QTest::addRow("csv elsewhere") << QStringList{u"list"_s, u"--csv"_s} << u"--csv"_s;
    QTest::addRow("csv and json") << QStringList{u"spend"_s, u"--csv"_s, u"--json"_s} << u"--csv"_s;
    QTest::addRow("prompt for list")
        << QStringList{u"list"_s, u"--prompt"_s, u"x"_s} << u"generate"_s;
    QTest::addRow("model without name") << QStringList{u"model"_s} << u"owner/name"_s;
    QTest::addRow("an address for list")
        << QStringList{u"list"_s, u"--listen"_s, u"127.0.0.1:0"_s} << u"serve"_s;
    QTest::addRow("a prompt for serve")
        << QStringList{u"serve"_s, u"--prompt"_s, u"x"_s} << u"generate"_s;
    QTest::addRow("line break in id")
        << QStringList{u"generate"_s, u"--prompt"_s, u"x"_s, u"--id"_s, u"a\nb"_s} << u"--id"_s;
}

void TestCommandLine::mistakesAreNamed()
{
    QFETCH(QStringList, words);
    QFETCH(QString, named);
    const auto line = parseCommandLine(words);
    QVERIFY(!line);
    QCOMPARE(toString(line.error().kind), u"usage"_s);
    QVERIFY2(line.error().message.contains(named), qUtf8Printable(line.error().message));
}

void TestCommandLine::commandsSurviveTheWayToAnotherProcess()
{
    for (const QStringList &words :
         {QStringList{u"generate"_s, u"--prompt"_s, u"-x --y"_s, u"--negative-prompt"_s, u""_s,
                      u"-p"_s, u"a=-1"_s, u"--count"_s, u"4"_s, u"--id"_s, u"7"_s, u"--json"_s},
          QStringList{u"generate"_s, u"--prompt"_s, u"灯塔 \"x\"\n"_s},
          QStringList{u"list"_s, u"--limit"_s, u"5"_s, u"--"_s, u"-not this"_s},
          QStringList{u"model"_s, u"a/b"_s, u"--provider"_s, u"c"_s}, QStringList{u"models"_s},
          QStringList{u"models"_s, u"red"_s, u"coat"_s}, QStringList{u"spend"_s, u"--csv"_s},
          QStringList{u"check"_s, u"--create-bucket"_s}, QStringList{u"resume"_s},
          QStringList{u"jobs"_s}, QStringList{}}) {
        const auto line = parseCommandLine(words);
        QVERIFY2(line, qUtf8Printable(line ? QString{} : line.error().message));
        const auto again = commandFromJson(*parseJson(toBytes(toJson(line->command))));
        QVERIFY(again);
        QVERIFY(*again == line->command);
    }
}

void TestCommandLine::whatAnotherProcessMeansIsChecked()
{
    const Result<AnyCommand> unknown = commandFromJson({{"command", "format"}});
    QCOMPARE(toString(unknown.error().kind), u"usage"_s);
    QVERIFY(!commandFromJson(Json::array({1})));
    const Json odd = {{"command", "generate"}, {"prompt", 7}, {"parameters", "x"}};
    const Result<AnyCommand> command = commandFromJson(odd);
    QVERIFY(command && std::get<GenerateCommand>(*command) == GenerateCommand{});
}

void TestCommandLine::aLongAnswerIsAskedForPageByPage()
{
    const ListCommand first{.query = u"x"_s, .limit = 3};
    const OrderedJson page{{"rows", {{{"id", "a"}}, {{"id", "b"}}}}, {"next", "7-1"}};
    const auto second = nextPage(first, page);
    QVERIFY(second);
    QVERIFY((std::get<ListCommand>(*second) ==
             ListCommand{.query = u"x"_s, .limit = 1, .after = u"7-1"_s}));
    const OrderedJson last{{"rows", {{{"id", "c"}}}}, {"next", "7-0"}};
    QVERIFY(!nextPage(*second, last)); // as many as were wanted
    QVERIFY(!nextPage(JobsCommand{}, OrderedJson{{"rows", OrderedJson::array()}}));
    QVERIFY(!nextPage(ResumeCommand{}, page));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
