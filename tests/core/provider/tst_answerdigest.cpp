#include "core/provider/answerdigest.h"

#include "core/provider/base64stream.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QByteArray longText(20'000, 'A');

//! A file of its own.
struct Paper {
    QTemporaryDir folder;
    QString path = folder.filePath(u"answer.json"_s);

    explicit Paper(const QByteArray &bytes)
    {
        QFile file{path};
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
};

QByteArray fileAt(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

class TestAnswerDigest : public QObject {
    Q_OBJECT

private slots:
    void aLongTextBecomesTheNameOfItsPiece();
    void whatIsCutIsClosedBehindItsLastWholeValue_data();
    void whatIsCutIsClosedBehindItsLastWholeValue();
    void whatIsNoJsonIsRefused_data();
    void whatIsNoJsonIsRefused();
    void onlyItsOwnNamesArePieces_data();
    void onlyItsOwnNamesArePieces();
    void aPieceIsDecodedHoweverItIsWritten_data();
    void aPieceIsDecodedHoweverItIsWritten();
    void everySplitOfTheTextDecodesAlike();
    void brokenBase64IsNoPicture();
};

void TestAnswerDigest::aLongTextBecomesTheNameOfItsPiece()
{
    const QByteArray head = R"( {"a":"x\"y","b":[")";
    const Paper paper{head + longText + R"(","short"],"n":[1,{}]} )"};
    const Result<AnswerDigest> digest = digestAnswer(paper.path);
    QVERIFY(digest);
    QVERIFY(!digest->isCut);
    const AnswerPiece piece{.offset = head.size(), .length = longText.size()};
    const Json expected = {
        {"a", "x\"y"}, {"b", {toString(piece).toStdString(), "short"}}, {"n", {1, Json::object()}}};
    QCOMPARE(toBytes(digest->json), toBytes(expected));
    QVERIFY(answerPieceFrom(toString(piece)) == piece);
}

void TestAnswerDigest::whatIsCutIsClosedBehindItsLastWholeValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("in a long text")
        << QByteArray{R"({"d":[{"i":0,"b":"x"},{"i":1,"b":")"} + longText
        << QByteArray{R"({"d":[{"b":"x","i":0},{"i":1}]})"};
    QTest::newRow("in a short text")
        << QByteArray{R"({"d":["x","y)"} << QByteArray{R"({"d":["x"]})"};
    QTest::newRow("behind a text")
        << QByteArray{R"({"d":["x","y")"} << QByteArray{R"({"d":["x","y"]})"};
    QTest::newRow("in a name") << QByteArray{R"({"d":1,"e)"} << QByteArray{R"({"d":1})"};
    QTest::newRow("behind a name") << QByteArray{R"({"d":1,"e")"} << QByteArray{R"({"d":1})"};
    QTest::newRow("behind a colon") << QByteArray{R"({"d":{},"e":)"} << QByteArray{R"({"d":{}})"};
    QTest::newRow("in a number") << QByteArray{R"([1,2)"} << QByteArray{R"([1])"};
    QTest::newRow("in an escape") << QByteArray{R"(["a","b\)"} << QByteArray{R"(["a"])"};
    QTest::newRow("at once") << QByteArray{"{"} << QByteArray{"{}"};
}

void TestAnswerDigest::whatIsCutIsClosedBehindItsLastWholeValue()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const Paper paper{text};
    const Result<AnswerDigest> digest = digestAnswer(paper.path);
    QVERIFY(digest);
    QVERIFY(digest->isCut);
    QCOMPARE(toBytes(digest->json), json);
}

void TestAnswerDigest::whatIsNoJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("a page") << QByteArray{"<html><body>\"no\"</body>"} << ErrorKind::InvalidAnswer;
    QTest::newRow("crossed brackets") << QByteArray{"{]}"} << ErrorKind::InvalidAnswer;
    QTest::newRow("too many brackets") << QByteArray(1000, ']') << ErrorKind::InvalidAnswer;
    QTest::newRow("too deep") << QByteArray(100'000, '[') << ErrorKind::TooLarge;
    QTest::newRow("too many short texts")
        << QByteArray{"["} + QByteArray{"\"abcdefg\","}.repeated(2 << 20) << ErrorKind::TooLarge;
}

void TestAnswerDigest::whatIsNoJsonIsRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(ErrorKind, kind);
    const Paper paper{text};
    const Result<AnswerDigest> digest = digestAnswer(paper.path);
    QVERIFY(!digest);
    QCOMPARE(toString(digest.error().kind), toString(kind));
}

void TestAnswerDigest::onlyItsOwnNamesArePieces_data()
{
    QTest::addColumn<QString>("output");
    for (const char *text : {"answer:", "answer:1", "answer:-1:5", "answer:1:0", "answer:1:2:3",
                             "answer:x:2", "https://answer:1:2", "data:,1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestAnswerDigest::onlyItsOwnNamesArePieces()
{
    QFETCH(QString, output);
    QVERIFY(!answerPieceFrom(output));
}

void TestAnswerDigest::aPieceIsDecodedHoweverItIsWritten_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << QByteArray{"/+8Bag=="};
    QTest::newRow("escaped") << QByteArray{R"(\/\u002B8B\nag=\u003d)"};
    QTest::newRow("for addresses") << QByteArray{"_-8Bag=="};
    QTest::newRow("without padding") << QByteArray{"/+8Bag"};
    QTest::newRow("behind a prefix") << QByteArray{R"(data:image\/png;base64,/+8Bag==)"};
}

void TestAnswerDigest::aPieceIsDecodedHoweverItIsWritten()
{
    QFETCH(QByteArray, text);
    const Paper paper{"..." + text + "..."};
    const QString out = paper.folder.filePath(u"out"_s);
    const AnswerPiece piece{.offset = 3, .length = text.size()};
    QVERIFY(saveAnswerPiece(paper.path, piece, out));
    QCOMPARE(fileAt(out).toHex(), QByteArray{"ffef016a"});
}

void TestAnswerDigest::everySplitOfTheTextDecodesAlike()
{
    const QByteArray text = R"(data:image\/png;base64,\/+8Bag==)";
    for (int at = 0; at <= text.size(); ++at) {
        Base64Stream stream;
        const Result<QByteArray> first = stream.add(text.left(at));
        QVERIFY(first);
        const Result<QByteArray> second = stream.finish(text.mid(at));
        QVERIFY(second);
        QCOMPARE((*first + *second).toHex(), QByteArray{"ffef016a"});
    }
}

void TestAnswerDigest::brokenBase64IsNoPicture()
{
    const Paper paper{"!!!!????"};
    const AnswerPiece piece{.offset = 0, .length = 8};
    const Result<> saved = saveAnswerPiece(paper.path, piece, paper.folder.filePath(u"out"_s));
    QVERIFY(!saved);
    QCOMPARE(toString(saved.error().kind), toString(ErrorKind::NotAnImage));
}

QTEST_GUILESS_MAIN(TestAnswerDigest)
#include "tst_answerdigest.moc"
