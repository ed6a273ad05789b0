#include "core/picture/smallerpicture.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QRandomGenerator>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! As hard to pack as a picture can be.
QImage noise(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    QRandomGenerator random{4711};
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image;
}

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, format};
    if (!writer.write(image))
        qFatal("cannot write %s", format);
    return bytes;
}

QImage readBack(const SmallerPicture &smaller)
{
    QImage image;
    if (!image.loadFromData(smaller.jpeg, "jpeg"))
        qFatal("no JPEG");
    return image;
}

//! 8 x 8 pixels in the colours of printing: all of magenta and yellow, inverted as Adobe does.
constexpr char redInCmyk[] =
    "/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI"
    "CAgICAgICAgICAgICAgICAgICAgICAgICAgI/8AAFAgACAAIBAERAAIRAAMRAAQRAP/EABUAAAIAAAAA"
    "AAAAAAAAAAAAAAcI/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAA4EAQACAAMABAAAPwA/l/L+P7//2Q==";

bool isNear(QRgb a, QRgb b)
{
    return qAbs(qRed(a) - qRed(b)) < 16 && qAbs(qGreen(a) - qGreen(b)) < 16 &&
           qAbs(qBlue(a) - qBlue(b)) < 16;
}

} // namespace

class TestSmallerPicture : public QObject {
    Q_OBJECT
private slots:
    void aLargePictureGetsUnderTheLimitWithMostOfItsPixels();
    void anotherKindKeepsItsPixels_data();
    void anotherKindKeepsItsPixels();
    void whatWasTransparentIsWhite();
    void aTurnedPictureStandsUprightWithoutNotes();
    void greyAndPrintColoursAreReadable_data();
    void greyAndPrintColoursAreReadable();
    void theColourSpaceStays();
    void aBrokenPictureIsNoPicture_data();
    void aBrokenPictureIsNoPicture();
    void aBombIsNotDecoded();
    void aLimitNobodyCanMeetIsSaid();
};

void TestSmallerPicture::aLargePictureGetsUnderTheLimitWithMostOfItsPixels()
{
    const QByteArray large = encoded(noise({1200, 800}), "png");
    const qint64 most = 300'000;
    QVERIFY(large.size() > 5 * most);
    const auto smaller = smallerPicture(large, most);
    QVERIFY2(smaller, smaller ? "" : qPrintable(smaller.error().message));
    QVERIFY(smaller->jpeg.size() <= most);
    QVERIFY2(smaller->jpeg.size() > most * 7 / 10,
             qPrintable(QString::number(smaller->jpeg.size())));
    QCOMPARE(smaller->before, QSize(1200, 800));
    QCOMPARE(smaller->bytesBefore, qint64{large.size()});
    QCOMPARE(readBack(*smaller).size(), smaller->size);
    QVERIFY(smaller->size.width() < 1200);
    const double shape = double(smaller->size.width()) / smaller->size.height();
    QVERIFY(qAbs(shape - 1.5) < 0.02);
}

void TestSmallerPicture::anotherKindKeepsItsPixels_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("png") << pictureBytes({64, 48}, "png");
    QTest::newRow("jpeg") << pictureBytes({64, 48}, "jpg");
    QTest::newRow("bmp") << pictureBytes({64, 48}, "bmp");
    if (QImageWriter::supportedImageFormats().contains("webp"))
        QTest::newRow("webp") << pictureBytes({64, 48}, "webp");
}

void TestSmallerPicture::anotherKindKeepsItsPixels()
{
    QFETCH(QByteArray, bytes);
    const auto smaller = smallerPicture(bytes, 1'000'000);
    QVERIFY(smaller);
    QCOMPARE(smaller->size, QSize(64, 48));
    QCOMPARE(smaller->before, QSize(64, 48));
    const QImage image = readBack(*smaller);
    QVERIFY(isNear(image.pixel(60, 4), picture({64, 48}).pixel(60, 4)));
    QVERIFY(isNear(image.pixel(4, 44), picture({64, 48}).pixel(4, 44)));
}

void TestSmallerPicture::whatWasTransparentIsWhite()
{
    QImage image{40, 20, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 16; ++x)
            image.setPixel(x, y, qRgba(200, 0, 0, 255));
    }
    const auto smaller = smallerPicture(encoded(image, "png"), 1'000'000);
    QVERIFY(smaller);
    const QImage flat = readBack(*smaller);
    QVERIFY(isNear(flat.pixel(36, 10), qRgb(255, 255, 255)));
    QVERIFY(isNear(flat.pixel(3, 10), qRgb(200, 0, 0)));
}

void TestSmallerPicture::aTurnedPictureStandsUprightWithoutNotes()
{
    // A quarter clockwise: what was left below is left above now.
    const auto smaller = smallerPicture(turnedJpeg({64, 32}, 6), 1'000'000);
    QVERIFY(smaller);
    QCOMPARE(smaller->size, QSize(32, 64));
    QCOMPARE(smaller->before, QSize(32, 64));
    QVERIFY(!smaller->jpeg.contains("Exif"));
    const QImage upright = readBack(*smaller);
    QVERIFY(isNear(upright.pixel(2, 2), picture({64, 32}).pixel(2, 29)));
    QVERIFY(isNear(upright.pixel(29, 61), picture({64, 32}).pixel(61, 2)));
}

void TestSmallerPicture::greyAndPrintColoursAreReadable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QRgb>("middle");
    QImage grey{32, 32, QImage::Format_Grayscale8};
    grey.fill(QColor{120, 120, 120});
    QTest::newRow("grey") << encoded(grey, "jpg") << qRgb(120, 120, 120);
    QImage deep{32, 32, QImage::Format_RGBA64};
    deep.fill(QColor{10, 200, 90});
    QTest::newRow("16 bits") << encoded(deep, "png") << qRgb(10, 200, 90);
    QImage palette{32, 32, QImage::Format_Indexed8};
    palette.setColorTable({qRgb(1, 2, 3), qRgb(40, 50, 160)});
    palette.fill(1);
    QTest::newRow("palette") << encoded(palette, "png") << qRgb(40, 50, 160);
    QTest::newRow("CMYK") << QByteArray::fromBase64(redInCmyk) << qRgb(254, 0, 0);
}

void TestSmallerPicture::greyAndPrintColoursAreReadable()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QRgb, middle);
    const auto smaller = smallerPicture(bytes, 1'000'000);
    QVERIFY2(smaller, smaller ? "" : qPrintable(smaller.error().message));
    const QImage image = readBack(*smaller);
    QVERIFY2(isNear(image.pixel(image.width() / 2, image.height() / 2), middle),
             qPrintable(QString::number(image.pixel(image.width() / 2, image.height() / 2), 16)));
}

void TestSmallerPicture::theColourSpaceStays()
{
    QImage wide = noise({300, 300});
    wide.setColorSpace(QColorSpace{QColorSpace::AdobeRgb});
    const auto smaller = smallerPicture(encoded(wide, "png"), 30'000);
    QVERIFY(smaller);
    QVERIFY(readBack(*smaller).colorSpace() == QColorSpace{QColorSpace::AdobeRgb});
}

void TestSmallerPicture::aBrokenPictureIsNoPicture_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("text") << QByteArray{"a fox"};
    QTest::newRow("only a head") << pictureBytes({64, 64}, "png").left(40);
    QTest::newRow("drawing") << QByteArray{
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>)"};
}

void TestSmallerPicture::aBrokenPictureIsNoPicture()
{
    QFETCH(QByteArray, bytes);
    const auto smaller = smallerPicture(bytes, 1'000'000);
    QVERIFY(!smaller);
    QCOMPARE(toString(smaller.error().kind), u"not_an_image"_s);
}

void TestSmallerPicture::aBombIsNotDecoded()
{
    QByteArray png = pictureBytes({8, 8}, "png");
    // Width and height in the header, whose checksum follows.
    png.replace(16, 8, QByteArray::fromHex("0000753000007530")); // 30000 x 30000
    png.replace(29, 4, QByteArray::fromHex("e9456fed"));
    const auto smaller = smallerPicture(png, 1'000'000);
    QVERIFY(!smaller);
    QCOMPARE(toString(smaller.error().kind), u"image_too_large"_s);
}

void TestSmallerPicture::aLimitNobodyCanMeetIsSaid()
{
    const auto smaller = smallerPicture(pictureBytes({64, 64}, "png"), 100);
    QVERIFY(!smaller);
    QCOMPARE(toString(smaller.error().kind), u"image_too_large"_s);
}

QTEST_GUILESS_MAIN(TestSmallerPicture)
#include "tst_smallerpicture.moc"
