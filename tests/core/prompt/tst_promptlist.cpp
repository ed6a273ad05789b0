#include "core/prompt/promptlist.h"
#include "core/prompt/prompttrouble.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

using Values = std::vector<std::pair<QString, QString>>;

Q_DECLARE_METATYPE(limner::PromptTrouble)

class TestPromptList : public QObject {
    Q_OBJECT
private slots:
    void aTextHasOnePromptALine();
    void aTableHasColumns();
    void quotesHoldSeparatorsAndLineBreaks();
    void findsTheSeparator_data();
    void findsTheSeparator();
    void saysWhichLineIsWrong_data();
    void saysWhichLineIsWrong();
    void readsFilesOfOtherEncodings();
    void boundsWhatItReads();
};

void TestPromptList::aTextHasOnePromptALine()
{
    const auto rows = promptsOfText(u"a boat\n\n# later\n  a, \"red\"; boat  \n"_s);
    QVERIFY(rows);
    QCOMPARE(*rows, (std::vector<PromptRow>{{1, u"a boat"_s, {}}, {4, u"a, \"red\"; boat"_s, {}}}));
}

void TestPromptList::aTableHasColumns()
{
    const auto rows = promptsOfCsv(u"Prompt,seed,steps\na boat,7,20\na raft,,30\n,9,\n\n"_s);
    QVERIFY(rows);
    QCOMPARE(*rows, (std::vector<PromptRow>{
                        {2, u"a boat"_s, Values{{u"seed"_s, u"7"_s}, {u"steps"_s, u"20"_s}}},
                        {3, u"a raft"_s, Values{{u"steps"_s, u"30"_s}}},
                        {4, {}, Values{{u"seed"_s, u"9"_s}}}}));
    QCOMPARE(rows->front().value(u"seed"_s), std::optional{u"7"_s});
    QCOMPARE(rows->back().value(u"steps"_s), std::nullopt);
}

void TestPromptList::quotesHoldSeparatorsAndLineBreaks()
{
    const auto rows = promptsOfCsv(u"prompt,style\n\"a boat,\n\"\"red\"\"\",oil\nnext,ink"_s);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 2u);
    QCOMPARE(rows->at(0).prompt, u"a boat,\n\"red\""_s);
    QCOMPARE(rows->at(1).line, 4);
    QCOMPARE(rows->at(1).value(u"style"_s), std::optional{u"ink"_s});
}

void TestPromptList::findsTheSeparator_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("semicolon") << u"prompt;size\na, b;1,5"_s;
    QTest::newRow("tab") << u"prompt\tsize\na, b\t1,5"_s;
    QTest::newRow("comma in a quoted name") << u"\"prompt\";\"size\"\n\"a, b\";1,5"_s;
}

void TestPromptList::findsTheSeparator()
{
    QFETCH(QString, text);
    const auto rows = promptsOfCsv(text);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1u);
    QCOMPARE(rows->front().prompt, u"a, b"_s);
    QCOMPARE(rows->front().value(u"size"_s), std::optional{u"1,5"_s});
}

void TestPromptList::saysWhichLineIsWrong_data()
{
    using K = PromptTrouble::Kind;
    QTest::addColumn<QString>("text");
    QTest::addColumn<PromptTrouble>("trouble");
    const auto row = [](const char *name, const QString &text, int line, K kind) {
        QTest::newRow(name) << text << PromptTrouble{.kind = kind, .line = line};
    };
    row("no prompt", u"text,seed\na,1"_s, 1, K::NoPromptColumn);
    row("twice", u"prompt,seed,seed\na,1,2"_s, 1, K::ColumnUnnamed);
    row("unnamed", u"prompt,,seed\na,1,2"_s, 1, K::ColumnUnnamed);
    row("too many", u"prompt,seed\n\"a\nb\",1\nc,2,3"_s, 4, K::TooManyFields);
    row("never closed", u"prompt\na\n\"b\nc"_s, 3, K::QuoteNeverClosed);
    row("goes on", u"prompt\n\"a\"b"_s, 2, K::QuoteGoesOn);
}

void TestPromptList::saysWhichLineIsWrong()
{
    QFETCH(QString, text);
    QFETCH(PromptTrouble, trouble);
    const auto rows = promptsOfCsv(text);
    QVERIFY(!rows);
    QVERIFY(rows.error().kind == ErrorKind::InvalidInput);
    QVERIFY(promptTroubleOf(rows.error()) == trouble);
}

void TestPromptList::readsFilesOfOtherEncodings()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"list.CSV"_s);
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("prompt;seed\r\nein gr\xfcnes Boot;3\r\n");
    file.close();
    const auto rows = promptsOfFile(path);
    QVERIFY(rows);
    QCOMPARE(*rows,
             (std::vector<PromptRow>{{2, u"ein grünes Boot"_s, Values{{u"seed"_s, u"3"_s}}}}));
    QVERIFY(promptsOfFile(folder.filePath(u"gone.txt"_s)).error().kind == ErrorKind::NotFound);
    QVERIFY(promptsOfFile(folder.path()).error().kind == ErrorKind::InvalidInput);
}

void TestPromptList::boundsWhatItReads()
{
    QVERIFY(promptsOfText(u"x\n"_s.repeated(10'000)));
    QVERIFY(!promptsOfText(u"x\n"_s.repeated(10'001)));
    const QTemporaryDir folder;
    QFile file{folder.filePath(u"list.txt"_s)};
    QVERIFY(file.open(QIODevice::WriteOnly) && file.resize((16 << 20) + 1));
    file.close();
    QVERIFY(promptsOfFile(file.fileName()).error().kind == ErrorKind::TooLarge);
}

QTEST_GUILESS_MAIN(TestPromptList)
#include "tst_promptlist.moc"
