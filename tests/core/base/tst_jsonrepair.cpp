#include "core/base/json.h"
#include "core/base/jsonrepair.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestJsonRepair : public QObject {
    Q_OBJECT
private slots:
    void oddThings_data();
    void oddThings();
    void goodJsonStaysAsItIs_data();
    void goodJsonStaysAsItIs();
    void whatIsBrokenStaysBroken_data();
    void whatIsBrokenStaysBroken();
    void anyBytesGiveNoCrash();
};

void TestJsonRepair::oddThings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &wanted) {
        QTest::newRow(name) << text << wanted;
    };
    row("NaN", R"({"predict_time":NaN,"status":"succeeded"})",
        R"({"predict_time":null,"status":"succeeded"})");
    row("infinities", "[Infinity,-Infinity,inf,-inf,nan]", "[null,null,null,null,null]");
    row("too large", "[1e999,-1e999,1]", "[null,null,1]");
    row("a word in a string stays", R"({"logs":"NaN and Infinity"})",
        R"({"logs":"NaN and Infinity"})");
    row("lone high surrogate", R"({"logs":"a\ud83db"})",
        "{\"logs\":\"a\xef\xbf\xbd"
        "b\"}");
    row("lone low surrogate", R"({"logs":"a\ude00"})", "{\"logs\":\"a\xef\xbf\xbd\"}");
    row("a whole pair stays", R"({"logs":"\ud83d\ude00"})", "{\"logs\":\"\xf0\x9f\x98\x80\"}");
    row("high surrogate before a pair", R"(["\ud83d\ud83d\ude00"])",
        "[\"\xef\xbf\xbd\xf0\x9f\x98\x80\"]");
    row("surrogate at the end", R"(["\ud83d"])", "[\"\xef\xbf\xbd\"]");
    row("no UTF-8", "{\"logs\":\"a\xff\"}", "{\"logs\":\"a\xef\xbf\xbd\"}");
    row("UTF-8 cut in a character", "{\"logs\":\"a\xe2\x96\"}",
        "{\"logs\":\"a\xef\xbf\xbd\xef\xbf\xbd\"}");
    row("byte order mark", "\xef\xbb\xbf{\"a\":NaN}", "{\"a\":null}");
    row("UTF-16", QByteArray{"\xff\xfe{\0\"\0a\0\"\0:\0001\0}\0", 16}, "{\"a\":1}");
    row("raw control characters", "[\"a\nb\x1b\"]", R"(["a\nb\u001b"])");
    row("unknown escapes", R"(["\x41 \'"])", R"(["\\x41 \\'"])");
    row("half a unicode escape", R"(["\u12"])", R"(["\\u12"])");
}

void TestJsonRepair::oddThings()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    const Result<Json> read = parseForeignJson(text);
    QVERIFY2(read, qPrintable(read ? QString{} : read.error().message));
    QCOMPARE(toBytes(*read), toBytes(*parseJson(wanted)));
}

void TestJsonRepair::goodJsonStaysAsItIs_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {R"({"a":[1,-2,0.5,1e3,true,false,null],"b":"\"\\\/\b\f\n\r\té"})",
                             "[]", "\"x\"", "-0.0", "[9223372036854775807,18446744073709551615]"})
        QTest::newRow(text) << QByteArray{text};
}

void TestJsonRepair::goodJsonStaysAsItIs()
{
    QFETCH(QByteArray, text);
    QCOMPARE(repairedJson(text), text);
}

void TestJsonRepair::whatIsBrokenStaysBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "{", "[1,", "<html>", "{\"a\":1}}", "\"open", "hello"})
        QTest::newRow(*text ? text : "empty") << QByteArray{text};
}

void TestJsonRepair::whatIsBrokenStaysBroken()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseForeignJson(text));
}

void TestJsonRepair::anyBytesGiveNoCrash()
{
    quint32 state = 1;
    for (int round = 0; round < 3000; ++round) {
        QByteArray text = R"({"a":"\ud83d\u00e9","b":[NaN,1.5],"c":null})";
        for (int i = 0; i < 3; ++i) {
            state = state * 1664525U + 1013904223U;
            text[static_cast<qsizetype>((state >> 8U) % static_cast<quint32>(text.size()))] =
                static_cast<char>(state >> 24U);
        }
        const Result<Json> read = parseForeignJson(text);
        if (read)
            QVERIFY(parseJson(toBytes(*read))); // what is passed on is strict
    }
}

QTEST_GUILESS_MAIN(TestJsonRepair)
#include "tst_jsonrepair.moc"
