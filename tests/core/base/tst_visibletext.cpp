#include "core/base/json.h"
#include "core/base/visibletext.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestVisibleText : public QObject {
    Q_OBJECT
private slots:
    void whatMovesATerminalIsShown_data();
    void whatMovesATerminalIsShown();
    void whatPeopleWriteStays();
    void jsonMeansTheSame();
};

void TestVisibleText::whatMovesATerminalIsShown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *tag, const QString &text, const QString &shown) {
        QTest::newRow(tag) << text << shown;
    };
    row("escape", u"a\x1b[2Jb"_s, u"a\\x1b[2Jb"_s);
    row("clipboard", u"\x1b]52;c;eA==\a"_s, u"\\x1b]52;c;eA==\\x07"_s);
    row("C1", u"a\u009b31mb"_s, u"a\\x9b31mb"_s);
    row("delete", u"a\x7f"_s, u"a\\x7f"_s);
    row("carriage return", u"good\rbad"_s, u"good\\x0dbad"_s);
    row("null", QString{QChar{u'\0'}}, u"\\x00"_s);
    row("override", u"a\u202egnp.exe"_s, u"a\\u202egnp.exe"_s);
    row("isolate", u"\u2066a\u2069"_s, u"\\u2066a\\u2069"_s);
    row("marks", u"\u200e\u200f\u061c"_s, u"\\u200e\\u200f\\u061c"_s);
}

void TestVisibleText::whatMovesATerminalIsShown()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(visibleText(text), shown);
}

void TestVisibleText::whatPeopleWriteStays()
{
    const QString text = u"Ein Löwe, 灯塔, مرحبا, 👩‍🎨\tand a line\n"_s;
    QCOMPARE(visibleText(text), text);
    QCOMPARE(visibleJson(text.toUtf8().replace("\t", "")), text.toUtf8().replace("\t", ""));
}

void TestVisibleText::jsonMeansTheSame()
{
    const QString prompt = u"a\x1b]0;x\a\u009b\u202e\x7f\n\t\"\\ 灯"_s;
    const QByteArray json = toBytes(Json{{"prompt", toJson(prompt)}}) + '\n';
    const QByteArray shown = visibleJson(json);
    for (const char *hidden : {"\x1b", "\x7f", "\xc2\x9b", "\xe2\x80\xae"})
        QVERIFY(!shown.contains(hidden));
    QVERIFY(shown.contains("灯") && shown.endsWith('\n'));
    QCOMPARE(textAt(*parseJson(shown), "prompt"), prompt);
}

QTEST_GUILESS_MAIN(TestVisibleText)
#include "tst_visibletext.moc"
