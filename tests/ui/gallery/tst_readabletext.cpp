#include "ui/gallery/readabletext.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

ReadableText read(const QByteArray &bytes, bool isJson = false)
{
    return readableText(bytes, bytes.size(), isJson);
}

} // namespace

class TestReadableText : public QObject {
    Q_OBJECT
private slots:
    void textIsReadable_data();
    void textIsReadable();
    void jsonIsLaidOut_data();
    void jsonIsLaidOut();
    void numbersKeepTheirDigits();
    void onlyTheBeginningIsRead();
    void aCharacterIsNeverCut_data();
    void aCharacterIsNeverCut();
    void hostileJsonStaysShort_data();
    void hostileJsonStaysShort();
};

void TestReadableText::textIsReadable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("words") << QByteArray{"Zoë\tété\n第一"} << u"Zoë\tété\n第一"_s;
    QTest::newRow("lines of Windows") << QByteArray{"a\r\nb"} << u"a\nb"_s;
    QTest::newRow("a zero") << QByteArray{"a\0b", 3} << u"a\\x00b"_s;
    QTest::newRow("colours") << QByteArray{"\x1b[31mred"} << u"\\x1b[31mred"_s;
    QTest::newRow("turned around") << QByteArray{"a\xe2\x80\xae"
                                                 "b"}
                                   << u"a\\u202eb"_s;
    QTest::newRow("no UTF-8") << QByteArray{"caf\xe9!"} << u"caf\ufffd!"_s;
    QTest::newRow("nothing") << QByteArray{} << u""_s;
}

void TestReadableText::textIsReadable()
{
    QFETCH(QByteArray, bytes);
    const ReadableText shown = read(bytes);
    QTEST(shown.text, "text");
    QVERIFY(!shown.isCut);
}

void TestReadableText::jsonIsLaidOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *tag, const char *json, const QString &text) {
        QTest::newRow(tag) << QByteArray{json} << text;
    };
    row("object", R"({"a":1,"b":[true,null]})",
        u"{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}"_s);
    row("laid out already", "{\n  \"a\" : 1\n}\n", u"{\n  \"a\": 1\n}"_s);
    row("empty ones", R"({"a":{},"b":[ ]})", u"{\n  \"a\": {},\n  \"b\": []\n}"_s);
    row("brackets in words", R"({"a":"{[,:\"]}"})", u"{\n  \"a\": \"{[,:\\\"]}\"\n}"_s);
    row("half of one", R"({"a":[1,"wo)", u"{\n  \"a\": [\n    1,\n    \"wo"_s);
    row("too many ends", "]]}", u"\n]\n]\n}"_s);
    row("ends in a backslash", R"(["a\)", u"[\n  \"a\\"_s);
}

void TestReadableText::jsonIsLaidOut()
{
    QFETCH(QByteArray, json);
    QTEST(read(json, true).text, "text");
}

void TestReadableText::numbersKeepTheirDigits()
{
    const QString text =
        read("[9007199254740993,18446744073709551616,0.10000000000000000001]", true).text;
    QVERIFY(text.contains(u"9007199254740993,"));
    QVERIFY(text.contains(u"18446744073709551616,"));
    QVERIFY(text.contains(u"0.10000000000000000001\n"));
}

//! 300 MB, of which nobody sees more than the first 64 KiB.
void TestReadableText::onlyTheBeginningIsRead()
{
    const QByteArray head(mostReadable + 1000, 'x');
    const ReadableText shown = readableText(head, 300LL << 20, false);
    QCOMPARE(shown.text.size(), mostReadable);
    QVERIFY(shown.isCut);
}

void TestReadableText::aCharacterIsNeverCut_data()
{
    QTest::addColumn<int>("before");
    for (int i = 1; i <= 4; ++i)
        QTest::addRow("%d", i) << i;
}

void TestReadableText::aCharacterIsNeverCut()
{
    QFETCH(int, before);
    const QByteArray bytes = QByteArray(mostReadable - before, 'x') + "\xf0\x9f\x8e\xa8 and more";
    const ReadableText shown = read(bytes);
    QVERIFY(shown.isCut);
    QVERIFY(!shown.text.contains(QChar::ReplacementCharacter));
    QVERIFY(!shown.text.back().isHighSurrogate());
    QCOMPARE(shown.text.count(u'x'), mostReadable - before);
}

void TestReadableText::hostileJsonStaysShort_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("deep") << QByteArray(60'000, '[');
    QTest::newRow("200 deep and wide") << QByteArray(200, '[') + QByteArray{"1,"}.repeated(30'000);
    QTest::newRow("one word") << "[\"" + QByteArray(100'000, 'x');
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("commas") << QByteArray(100'000, ',');
}

void TestReadableText::hostileJsonStaysShort()
{
    QFETCH(QByteArray, json);
    QVERIFY(read(json, true).text.size() <= mostReadable);
}

QTEST_GUILESS_MAIN(TestReadableText)
#include "tst_readabletext.moc"
