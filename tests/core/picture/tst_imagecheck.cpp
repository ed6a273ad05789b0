#include "core/picture/imagecheck.h"
#include "tests/support/pictures.h"

#include <QtEndian>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray patched(QByteArray bytes, qsizetype at, const QByteArray &patch)
{
    return bytes.replace(at, patch.size(), patch);
}

QByteArray little32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &kind, const QByteArray &content)
{
    const QByteArray padding = content.size() % 2 == 1 ? QByteArray(1, '\0') : QByteArray{};
    return kind + little32(static_cast<quint32>(content.size())) + content + padding;
}

QByteArray riff(const QByteArray &chunks)
{
    return "RIFF" + little32(static_cast<quint32>(chunks.size() + 4)) + "WEBP" + chunks;
}

// Canvas of 300 × 200.
const QByteArray extended = chunk("VP8X", QByteArray::fromHex("000000002b0100c70000"));
// 14 bits each, less one: 300 × 200.
const QByteArray lossless = chunk("VP8L", QByteArray::fromHex("2f2bc1310000"));
const QByteArray lossy = chunk("VP8 ", QByteArray::fromHex("3001009d012a2c01c8000000"));

} // namespace

class TestImageCheck : public QObject {
    Q_OBJECT
private slots:
    void picturesAreRecognised_data();
    void picturesAreRecognised();
    void whatIsNoPictureIsRefused_data();
    void whatIsNoPictureIsRefused();
    void anOpeningOfBlanksIsSaidInNumbers();
    void everyCutIsRefused_data();
    void everyCutIsRefused();
    void bombsAreRefused_data();
    void bombsAreRefused();
    void theErrorShowsWhatCameInstead_data();
    void theErrorShowsWhatCameInstead();
    void rubbishNeverCrashes();
    void aMissingFileIsAnInputOutputError();
    void aFileOverTheByteLimitIsNotRead();

private:
    Result<ImageFacts> check(const QByteArray &bytes, const ImageLimits &limits = {})
    {
        writeFile(m_file, bytes);
        return checkImage(m_file, limits);
    }
    QTemporaryDir m_folder;
    QString m_file = m_folder.filePath(u"picture"_s);
};

void TestImageCheck::picturesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QSize>("size");
    const QSize size{37, 23};
    const QByteArray rubbish(1000, 'x');
    const QByteArray jpeg = pictureBytes(size, "jpg");
    QTest::newRow("png") << pictureBytes(size) << u"image/png"_s << u"png"_s << size;
    QTest::newRow("jpeg") << jpeg << u"image/jpeg"_s << u"jpg"_s << size;
    QTest::newRow("jpeg, turned by half")
        << turnedJpeg(size, 3) << u"image/jpeg"_s << u"jpg"_s << size;
    QTest::newRow("jpeg, on its side")
        << turnedJpeg(size, 6) << u"image/jpeg"_s << u"jpg"_s << size.transposed();
    QTest::newRow("jpeg, on its other side, mirrored")
        << turnedJpeg(size, 5) << u"image/jpeg"_s << u"jpg"_s << size.transposed();
    QTest::newRow("jpeg with padding")
        << QByteArray{jpeg}.insert(2, "\xff\xff") << u"image/jpeg"_s << u"jpg"_s << size;
    QTest::newRow("webp") << pictureBytes(size, "webp") << u"image/webp"_s << u"webp"_s << size;
    QTest::newRow("gif") << gifBytes() << u"image/gif"_s << u"gif"_s << QSize{1, 1};
    QTest::newRow("png, rubbish after")
        << pictureBytes(size) + rubbish << u"image/png"_s << u"png"_s << size;
    QTest::newRow("jpeg, rubbish after") << jpeg + rubbish << u"image/jpeg"_s << u"jpg"_s << size;
    QTest::newRow("webp, rubbish after")
        << pictureBytes(size, "webp") + rubbish << u"image/webp"_s << u"webp"_s << size;
    QTest::newRow("gif, rubbish after")
        << gifBytes() + rubbish << u"image/gif"_s << u"gif"_s << QSize{1, 1};
    QTest::newRow("webp lossy") << riff(lossy) << u"image/webp"_s << u"webp"_s << QSize{300, 200};
    QTest::newRow("webp lossless")
        << riff(lossless) << u"image/webp"_s << u"webp"_s << QSize{300, 200};
    QTest::newRow("webp extended")
        << riff(extended + lossless) << u"image/webp"_s << u"webp"_s << QSize{300, 200};
}

void TestImageCheck::picturesAreRecognised()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, mediaType);
    QFETCH(QString, extension);
    QFETCH(QSize, size);
    const Result<ImageFacts> facts = check(bytes);
    QVERIFY2(facts, facts ? "" : qUtf8Printable(facts.error().message));
    QCOMPARE(facts->mediaType, mediaType);
    QCOMPARE(facts->extension, extension);
    QCOMPARE(facts->size, size);
}

void TestImageCheck::anOpeningOfBlanksIsSaidInNumbers()
{
    QCOMPARE(openingOf("\v\v\n"), u"0b 0b 0a"_s);
    QVERIFY(openingOf(QByteArray(20, '\v') + '\xf2').startsWith(u"0b 0b"_s));
    QCOMPARE(openingOf(" no picture "), u"no picture"_s);
}

void TestImageCheck::whatIsNoPictureIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = pictureBytes({8, 8});
    const QByteArray jpeg = pictureBytes({8, 8}, "jpg");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("one byte") << QByteArray{"\x89"};
    QTest::newRow("html") << QByteArray{"<!DOCTYPE html><title>Not found</title>"};
    QTest::newRow("json") << QByteArray{R"({"error":"expired"})"};
    QTest::newRow("svg") << QByteArray{"<svg xmlns='http://www.w3.org/2000/svg'/>"};
    QTest::newRow("riff of another kind") << QByteArray{"RIFF\x10\0\0\0WAVEfmt ", 16};
    QTest::newRow("png without header") << patched(png, 12, "JUNK");
    QTest::newRow("png without width") << patched(png, 16, QByteArray(4, '\0'));
    QTest::newRow("png without pixels") << png.first(33) + png.last(12);
    QTest::newRow("jpeg of nothing") << QByteArray::fromHex("ffd8ffd9") + QByteArray(20, 'x');
    QTest::newRow("jpeg with a broken marker") << patched(jpeg, 20, "junk");
    QTest::newRow("jpeg without size") << QByteArray::fromHex("ffd8ffda0004000000ffd9");
    QTest::newRow("webp without pixels") << riff(extended);
    QTest::newRow("webp broken inside") << riff(chunk("VP8L", QByteArray::fromHex("112bc1310000")));
    QTest::newRow("gif with a broken block") << patched(gifBytes(), 19, "x");
}

void TestImageCheck::whatIsNoPictureIsRefused()
{
    QFETCH(QByteArray, bytes);
    const Result<ImageFacts> facts = check(bytes);
    QVERIFY(!facts);
    QCOMPARE(toString(facts.error().kind), toString(ErrorKind::NotAnImage));
    QVERIFY(!facts.error().message.isEmpty());
}

void TestImageCheck::everyCutIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({16, 16});
    QTest::newRow("jpeg") << pictureBytes({16, 16}, "jpg");
    QTest::newRow("jpeg with a whole preview") << QByteArray{pictureBytes({16, 16}, "jpg")}.insert(
        2, QByteArray::fromHex("ffe10008") + "Exif" + QByteArray::fromHex("ffd9"));
    QTest::newRow("webp") << pictureBytes({16, 16}, "webp");
    QTest::newRow("gif") << gifBytes();
}

void TestImageCheck::everyCutIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(check(bytes));
    // Where the file ends with padding, one byte less is still whole; none of these does.
    for (qsizetype length = 16; length < bytes.size(); ++length) {
        const Result<ImageFacts> facts = check(bytes.first(length));
        QVERIFY2(!facts, qPrintable(QString::number(length)));
        QCOMPARE(toString(facts.error().kind), toString(ErrorKind::Truncated));
    }
}

void TestImageCheck::bombsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray png = pictureBytes({8, 8});
    const QByteArray jpeg = pictureBytes({8, 8}, "jpg");
    QTest::newRow("png 60000 × 60000") << patched(png, 16, QByteArray::fromHex("0000ea600000ea60"));
    QTest::newRow("png of 2^32") << patched(png, 16, QByteArray::fromHex("ffffffffffffffff"));
    QTest::newRow("png 1 × 70000") << patched(png, 16, QByteArray::fromHex("0000000100011170"));
    QTest::newRow("png 20000 × 20000") << patched(png, 16, QByteArray::fromHex("00004e2000004e20"));
    const qsizetype frame = jpeg.indexOf("\xff\xc0");
    QTest::newRow("jpeg 60000 × 60000")
        << patched(jpeg, frame + 5, QByteArray::fromHex("ea60ea60"));
    QTest::newRow("webp 16777216 wide")
        << riff(chunk("VP8X", QByteArray::fromHex("00000000ffffffffffff")) + lossless);
    QTest::newRow("gif 65535 × 65535") << patched(gifBytes(), 6, QByteArray::fromHex("ffffffff"));
}

void TestImageCheck::bombsAreRefused()
{
    QFETCH(QByteArray, bytes);
    const Result<ImageFacts> facts = check(bytes);
    QVERIFY(!facts);
    QCOMPARE(toString(facts.error().kind), toString(ErrorKind::ImageTooLarge));
}

void TestImageCheck::theErrorShowsWhatCameInstead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray{} << u"empty"_s;
    QTest::newRow("html") << QByteArray{"\n\n  <html>\r\n\t<h1>Gone</h1>"}
                          << u"<html> <h1>Gone</h1>"_s;
    QTest::newRow("control characters")
        << QByteArray{"{\"detail\":\x1b\"gone\", \"x\":1}"} << u"{\"detail\": \"gone\", \"x\":1}"_s;
    QTest::newRow("chinese") << u"找不到图片"_s.toUtf8() << u"找不到图片"_s;
    QTest::newRow("binary") << QByteArray::fromHex("000102030405060708090a0b0c0d0e0f1011")
                            << u"00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"_s;
    QTest::newRow("long") << QByteArray(5000, 'a') << QString(160, u'a') + u'…';
}

void TestImageCheck::theErrorShowsWhatCameInstead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, message);
    const Result<ImageFacts> facts = check(bytes);
    QVERIFY(!facts);
    QCOMPARE(facts.error().message, message);
}

void TestImageCheck::rubbishNeverCrashes()
{
    QRandomGenerator random{4711};
    const QList<QByteArray> seeds{pictureBytes({9, 9}), pictureBytes({9, 9}, "jpg"),
                                  pictureBytes({9, 9}, "webp"), gifBytes()};
    int refused = 0;
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes = seeds[round % seeds.size()];
        for (int i = 0; i < 6; ++i)
            bytes[random.bounded(static_cast<int>(bytes.size()))] =
                static_cast<char>(random.bounded(256));
        if (const Result<ImageFacts> facts = check(bytes)) {
            QVERIFY(!facts->size.isEmpty());
            QVERIFY(std::max(facts->size.width(), facts->size.height()) <= ImageLimits{}.edge);
        } else {
            ++refused;
        }
    }
    QVERIFY(refused > 0);
}

void TestImageCheck::aMissingFileIsAnInputOutputError()
{
    const Result<ImageFacts> facts = checkImage(m_folder.filePath(u"none"_s));
    QVERIFY(!facts);
    QCOMPARE(toString(facts.error().kind), toString(ErrorKind::Io));
}

void TestImageCheck::aFileOverTheByteLimitIsNotRead()
{
    const QByteArray png = pictureBytes({8, 8});
    const Result<ImageFacts> facts = check(png, ImageLimits{.bytes = png.size() - 1});
    QVERIFY(!facts);
    QCOMPARE(toString(facts.error().kind), toString(ErrorKind::ImageTooLarge));
}

QTEST_GUILESS_MAIN(TestImageCheck)
#include "tst_imagecheck.moc"
