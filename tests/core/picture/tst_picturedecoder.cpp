#include "core/picture/picturedecoder.h"
#include "core/picture/webppicture.h"
#include "tests/core/picture/cornerpicture.h"
#include "tests/core/picture/pngfile.h"
#include "tests/core/picture/reduction.h"
#include "tests/core/picture/writtenpictures.h"
#include "tests/support/pictures.h"

#include <QColorSpace>
#include <QImageReader>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! 8 x 8 pixels in the colours of printing: all of magenta and yellow, inverted as Adobe does.
constexpr char redInCmyk[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI"
    "CAgICAgICAgICAgICAgICAgICAgICAgICAgI/8AAFAgACAAIBAERAAIRAAMRAAQRAP/EABUAAAIAAAAA"
    "AAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACAAMABAAAPwA/l/L+P7//2Q==";

} // namespace

class TestPictureDecoder : public QObject {
    Q_OBJECT
private slots:
    void everyKindIsShown_data();
    void everyKindIsShown();
    void transparencyIsKept_data();
    void transparencyIsKept();
    void whatIsOpaqueThroughoutHasNoAlpha();
    void smallerOnesAreNearlyAFullReduction_data();
    void smallerOnesAreNearlyAFullReduction();
    void wholeJpegsAreQts();
    void exifTurnsIt_data();
    void exifTurnsIt();
    void severalSizesComeFromOneReading();
    void profilesAreFollowed_data();
    void profilesAreFollowed();
    void theColoursOfPrintingAreShown();
    void interlacedOnesAreShown();
    void animatedOnesShowTheirFirstFrame();
    void nothingIsMadeOfNothing_data();
    void nothingIsMadeOfNothing();
    void spoiledFilesNeverCrash_data();
    void spoiledFilesNeverCrash();
    void limitsHoldForEveryKind_data();
    void limitsHoldForEveryKind();
    void missingFilesAreSaid();
};

void TestPictureDecoder::everyKindIsShown_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QImage image = corners({120, 80});
    for (const char *const format : {"png", "jpg", "webp", "bmp", "tiff", "ppm"})
        QTest::newRow(format) << saved(image, format, 100);
    QTest::newRow("avif") << avifOf(image);
    QTest::newRow("jxl") << jxlOf(image);
    QTest::newRow("heic") << heicOf(image);
    QTest::newRow("webp by ours") << webpOf(image, 90);
    QTest::newRow("grey jpg") << saved(image.convertToFormat(QImage::Format_Grayscale8), "jpg");
}

void TestPictureDecoder::everyKindIsShown()
{
    QFETCH(QByteArray, bytes);
    const bool isGrey = QByteArray{QTest::currentDataTag()} == "grey jpg";
    for (const int edge : {0, 60}) {
        const Result<QImage> shown = decodedPicture(bytes, edge);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().message));
        QCOMPARE(shown->size(), edge == 0 ? QSize(120, 80) : QSize(60, 40));
        QCOMPARE(shown->format(), QImage::Format_RGB32);
        QCOMPARE(cornersOf(*shown), isGrey ? u"wwkw"_s : u"rgbw"_s);
    }
}

void TestPictureDecoder::transparencyIsKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QImage image{96, 64, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    for (int y = 0; y < 64; ++y) {
        for (int x = 48; x < 96; ++x)
            image.setPixel(x, y, qRgba(250, 120, 10, 255));
    }
    QTest::newRow("png") << saved(image, "png");
    QTest::newRow("webp") << webpOf(image, 90);
    QTest::newRow("tiff") << saved(image, "tiff");
    QTest::newRow("avif") << avifOf(image);
    QTest::newRow("jxl") << jxlOf(image);
    QTest::newRow("heic") << heicOf(image);
}

void TestPictureDecoder::transparencyIsKept()
{
    QFETCH(QByteArray, bytes);
    for (const int edge : {0, 48}) {
        const Result<QImage> shown = decodedPicture(bytes, edge);
        QVERIFY2(shown, shown ? "" : qPrintable(shown.error().message));
        QCOMPARE(shown->format(), QImage::Format_ARGB32);
        const int width = shown->width();
        QVERIFY(qAlpha(shown->pixel(width / 8, 16)) < 8);
        const QRgb pixel = shown->pixel(width * 7 / 8, 16);
        QVERIFY(qAlpha(pixel) > 247);
        QVERIFY(qAbs(qRed(pixel) - 250) < 12 && qAbs(qGreen(pixel) - 120) < 12);
    }
}

void TestPictureDecoder::whatIsOpaqueThroughoutHasNoAlpha()
{
    const QImage image = corners({100, 100}).convertToFormat(QImage::Format_ARGB32);
    QCOMPARE(decodedPicture(saved(image, "png"))->format(), QImage::Format_RGB32);
    QCOMPARE(decodedPicture(saved(image, "png"), 50)->format(), QImage::Format_RGB32);
}

void TestPictureDecoder::smallerOnesAreNearlyAFullReduction_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("edge");
    const QImage square = photograph({1024, 1024});
    const QImage odd = photograph({1021, 683});
    for (const char *const format : {"png", "jpg", "webp"}) {
        QTest::addRow("%s, a quarter", format) << saved(square, format, 90) << 256;
        QTest::addRow("%s, no multiple", format) << saved(odd, format, 90) << 256;
        QTest::addRow("%s, an eighth", format) << saved(odd, format, 90) << 120;
        QTest::addRow("%s, large", format) << saved(square, format, 90) << 640;
    }
}

void TestPictureDecoder::smallerOnesAreNearlyAFullReduction()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, edge);
    const Result<QImage> small = decodedPicture(bytes, edge);
    QVERIFY(small);
    const double quality = psnr(*small, lanczosOf(*decodedPicture(bytes), small->size()));
    qInfo("%.1f dB", quality);
    QVERIFY2(quality >= 50, qPrintable(QString::number(quality)));
}

void TestPictureDecoder::wholeJpegsAreQts()
{
    for (const int quality : {30, 75, 95}) {
        const QByteArray bytes = saved(photograph({333, 222}), "jpg", quality);
        QCOMPARE(*decodedPicture(bytes),
                 QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32));
    }
}

void TestPictureDecoder::exifTurnsIt_data()
{
    QTest::addColumn<int>("orientation");
    for (int orientation = 1; orientation <= 8; ++orientation)
        QTest::addRow("%d", orientation) << orientation;
}

void TestPictureDecoder::exifTurnsIt()
{
    QFETCH(int, orientation);
    const QByteArray bytes = turnedJpeg({640, 320}, orientation);
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setAutoTransform(true);
    const QImage theirs = reader.read().convertToFormat(QImage::Format_RGB32);
    QCOMPARE(theirs.width() < theirs.height(), orientation >= 5);
    QCOMPARE(*decodedPicture(bytes), theirs);
    QCOMPARE(decodedPictures(bytes, {.edges = {64}})->size, theirs.size());
    const QImage small = *decodedPicture(bytes, 64);
    QVERIFY(psnr(small, lanczosOf(theirs, small.size())) >= 45);
}

void TestPictureDecoder::severalSizesComeFromOneReading()
{
    for (const char *const format : {"png", "jpg", "webp", "bmp"}) {
        const QByteArray bytes = saved(photograph({800, 400}), format, 90);
        const auto both = decodedPictures(bytes, {.edges = {640, 256, 0, 4000}});
        QVERIFY(both);
        QCOMPARE(both->size, QSize(800, 400));
        QCOMPARE(both->images.at(0).size(), QSize(640, 320));
        QCOMPARE(both->images.at(1).size(), QSize(256, 128));
        QCOMPARE(both->images.at(2).size(), QSize(800, 400));
        QCOMPARE(both->images.at(3), both->images.at(2));
    }
}

void TestPictureDecoder::profilesAreFollowed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QImage image{64, 64, QImage::Format_RGB32};
    image.fill(qRgb(200, 80, 60));
    image.setColorSpace(QColorSpace::AdobeRgb);
    for (const char *const format : {"png", "jpg", "webp"})
        QTest::newRow(format) << saved(image, format, 100);
    QTest::newRow("avif") << avifOf(image);
    QTest::newRow("jxl") << jxlOf(image);
    QTest::newRow("heic") << heicOf(image);
}

void TestPictureDecoder::profilesAreFollowed()
{
    QFETCH(QByteArray, bytes);
    QImage expected{1, 1, QImage::Format_RGB32};
    expected.fill(qRgb(200, 80, 60));
    expected.setColorSpace(QColorSpace::AdobeRgb);
    expected.convertToColorSpace(QColorSpace::SRgb);
    const QRgb wanted = expected.pixel(0, 0);
    QVERIFY(qRed(wanted) > 220);
    for (const int edge : {0, 32}) {
        const Result<QImage> shown = decodedPicture(bytes, edge);
        QVERIFY(shown);
        const QRgb pixel = shown->pixel(10, 10);
        QVERIFY2(qAbs(qRed(pixel) - qRed(wanted)) < 8 && qAbs(qGreen(pixel) - qGreen(wanted)) < 8 &&
                     qAbs(qBlue(pixel) - qBlue(wanted)) < 8,
                 qPrintable(u"%1 %2 %3"_s.arg(qRed(pixel)).arg(qGreen(pixel)).arg(qBlue(pixel))));
    }
}

void TestPictureDecoder::theColoursOfPrintingAreShown()
{
    const Result<QImage> shown = decodedPicture(QByteArray::fromBase64(redInCmyk));
    QVERIFY(shown);
    QVERIFY(qRed(shown->pixel(4, 4)) > 230 && qGreen(shown->pixel(4, 4)) < 20);
}

void TestPictureDecoder::interlacedOnesAreShown()
{
    // One pixel, interlaced: the first of seven passes holds it all.
    const QByteArray stream = qCompress(QByteArray::fromHex("00c81e0a")).mid(4);
    const QByteArray bytes =
        pngHead(1, 1, 8, 2, 1) + pngChunk("IDAT", stream) + pngChunk("IEND", {});
    const Result<QImage> shown = decodedPicture(bytes);
    QVERIFY(shown);
    QCOMPARE(shown->pixel(0, 0), qRgb(200, 30, 10));
}

void TestPictureDecoder::animatedOnesShowTheirFirstFrame()
{
    const Result<QImage> shown =
        decodedPicture(animatedWebp({corners({40, 30}), picture({40, 30})}));
    QVERIFY(shown);
    QCOMPARE(cornersOf(*shown), u"rgbw"_s);
}

void TestPictureDecoder::nothingIsMadeOfNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("0 bytes") << QByteArray{};
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("a page") << QByteArray{"<!doctype html><html>no</html>"};
    QTest::newRow("a drawing") << QByteArray{
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\""
        " height=\"4\"><rect width=\"4\" height=\"4\"/></svg>"};
    QTest::newRow("PNG alone") << QByteArray::fromHex("89504e470d0a1a0a");
    QTest::newRow("JPEG alone") << QByteArray::fromHex("ffd8ff");
    QTest::newRow("WebP alone") << QByteArray{"RIFF\4\0\0\0WEBP", 12};
    QTest::newRow("AVIF alone") << QByteArray{"\0\0\0\x1c"
                                              "ftypavif\0\0\0\0avifmif1miaf",
                                              28};
    QTest::newRow("HEIC alone") << QByteArray{"\0\0\0\x18"
                                              "ftypheic\0\0\0\0heicmif1",
                                              24};
    QTest::newRow("JPEG XL alone") << QByteArray::fromHex("ff0a");
    QTest::newRow("GIF alone") << QByteArray{"GIF89a"};
}

void TestPictureDecoder::nothingIsMadeOfNothing()
{
    QFETCH(QByteArray, bytes);
    const Result<QImage> shown = decodedPicture(bytes);
    QVERIFY(!shown);
    const ErrorKind kind = shown.error().kind;
    QVERIFY(kind == ErrorKind::NotAnImage || kind == ErrorKind::Truncated);
}

void TestPictureDecoder::spoiledFilesNeverCrash_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("times");
    const QImage image = photograph({48, 36});
    for (const char *const format : {"png", "jpg", "webp", "tiff", "bmp"})
        QTest::newRow(format) << saved(image, format) << 400;
    QTest::newRow("avif") << avifOf(image) << 60;
    QTest::newRow("jxl") << jxlOf(image) << 60;
    QTest::newRow("heic") << heicOf(image) << 60;
    QTest::newRow("animated") << animatedWebp({image, image}) << 100;
}

void TestPictureDecoder::spoiledFilesNeverCrash()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, times);
    QRandomGenerator random{5};
    for (int i = 0; i < times; ++i) {
        QByteArray spoiled = bytes;
        for (int hit = random.bounded(1, 6); hit > 0; --hit)
            spoiled[random.bounded(int(spoiled.size()))] = char(random.bounded(256));
        if (i % 3 == 0)
            spoiled.truncate(random.bounded(int(spoiled.size())));
        const PictureWish wish{.edges = {i % 2 == 0 ? 0 : 20},
                               .limits = {.pixels = 4'000'000, .edge = 4000}};
        const auto shown = decodedPictures(spoiled, wish);
        QVERIFY(!shown || !shown->images.front().isNull());
    }
}

void TestPictureDecoder::limitsHoldForEveryKind_data()
{
    everyKindIsShown_data();
}

void TestPictureDecoder::limitsHoldForEveryKind()
{
    QFETCH(QByteArray, bytes);
    for (const ImageLimits limits : {ImageLimits{.pixels = 120 * 80 - 1}, ImageLimits{.edge = 119},
                                     ImageLimits{.bytes = bytes.size() - 1}}) {
        const auto shown = decodedPictures(bytes, {.edges = {60}, .limits = limits});
        QVERIFY(!shown);
        // Some libraries have one word for all that they refuse.
        const ErrorKind kind = shown.error().kind;
        QVERIFY(kind == ErrorKind::ImageTooLarge || kind == ErrorKind::NotAnImage);
    }
}

void TestPictureDecoder::missingFilesAreSaid()
{
    const QTemporaryDir folder;
    const Result<QImage> shown = pictureOfFile(folder.filePath(u"none.png"_s));
    QVERIFY(!shown);
    QCOMPARE(toString(shown.error().kind), toString(ErrorKind::Io));
    writeFile(folder.filePath(u"some.png"_s), pictureBytes({30, 20}));
    QCOMPARE(pictureOfFile(folder.filePath(u"some.png"_s))->size(), QSize(30, 20));
}

QTEST_GUILESS_MAIN(TestPictureDecoder)
#include "tst_picturedecoder.moc"
