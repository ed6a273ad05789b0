// Copies for others: their format, size and colours, and nothing that tells where they are from.

#include "core/base/file.h"
#include "core/picture/a1111text.h"
#include "core/picture/cameradata.h"
#include "core/picture/embedded.h"
#include "core/picture/imagecheck.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/sharecopy.h"
#include "tests/support/camerapictures.h"
#include "tests/support/pictures.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

double meanDifference(const QImage &a, const QImage &b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum += std::abs(qRed(p) - qRed(q)) + std::abs(qGreen(p) - qGreen(q)) +
                   std::abs(qBlue(p) - qBlue(q));
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace

class TestShareCopy : public QObject {
    Q_OBJECT
private slots:
    void everyFormatShowsThePictureAndTellsNothing_data();
    void everyFormatShowsThePictureAndTellsNothing();
    void theSameWishGivesTheSameBytes_data();
    void theSameWishGivesTheSameBytes();
    void theLongestSideIsKept_data();
    void theLongestSideIsKept();
    void theCopyIsUpright();
    void wideColoursAreMadePlain();
    void whatIsTransparentStaysSoOrLiesOnWhite_data();
    void whatIsTransparentStaysSoOrLiesOnWhite();
    void lowerQualityIsSmaller_data();
    void lowerQualityIsSmaller();
    void whatCannotBeCopiedIsSaid();
    void everyFormatHasItsName();

private:
    QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"picture"_s);
        writeFile(path, bytes);
        return path;
    }
    QTemporaryDir m_folder;
};

namespace {

void addFormats()
{
    QTest::addColumn<QString>("format");
    for (const char *format : {"webp", "avif", "jpeg", "png"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

} // namespace

void TestShareCopy::everyFormatShowsThePictureAndTellsNothing_data()
{
    addFormats();
}

void TestShareCopy::everyFormatShowsThePictureAndTellsNothing()
{
    QFETCH(QString, format);
    const ShareFormat which = *shareFormatFromString(format);
    EmbeddedRecord record;
    record.request.parameters = Json{{"prompt", "a secret lighthouse"}};
    const QString from = m_folder.filePath(u"from"_s);
    const QString noted = m_folder.filePath(u"noted"_s);
    writeFile(from, cameraJpeg({200, 120}, 1, true));
    QVERIFY(embedNotes(from, noted, {toXmp(record), a1111Text(record, {200, 120})}));
    const Result<ShareCopy> copy = shareCopy(noted, {.format = which, .edge = 0, .quality = 90});
    QVERIFY2(copy, qUtf8Printable(copy ? QString{} : copy.error().message));
    const auto facts = checkImageBytes(copy->bytes);
    QVERIFY(facts);
    QCOMPARE(facts->mediaType, mediaTypeOf(which));
    QCOMPARE(facts->extension, extensionOf(which));
    QCOMPARE(facts->size, (QSize{200, 120}));
    QCOMPARE(copy->size, facts->size);
    for (const char *word : {"secret", "imner", "Exif", "xmp", "GPS"})
        QVERIFY2(!copy->bytes.contains(word), word);
    const double difference = meanDifference(*decodedPicture(copy->bytes), *pictureOfFile(noted));
    QVERIFY2(difference < 3, qPrintable(QString::number(difference)));
}

void TestShareCopy::theSameWishGivesTheSameBytes_data()
{
    addFormats();
}

void TestShareCopy::theSameWishGivesTheSameBytes()
{
    QFETCH(QString, format);
    const QString path = file(pictureBytes({300, 200}));
    const ShareWish wish{.format = *shareFormatFromString(format), .edge = 100, .quality = 70};
    const Result<ShareCopy> once = shareCopy(path, wish);
    const Result<ShareCopy> again = shareCopy(path, wish);
    QVERIFY(once && again);
    QCOMPARE(once->bytes, again->bytes);
}

void TestShareCopy::theLongestSideIsKept_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("edge");
    QTest::addColumn<QSize>("copy");
    QTest::newRow("wide") << QSize{400, 200} << 100 << QSize{100, 50};
    QTest::newRow("high") << QSize{200, 400} << 100 << QSize{50, 100};
    QTest::newRow("never larger") << QSize{40, 20} << 100 << QSize{40, 20};
    QTest::newRow("as it is") << QSize{400, 200} << 0 << QSize{400, 200};
    QTest::newRow("a line") << QSize{900, 1} << 100 << QSize{100, 1};
}

void TestShareCopy::theLongestSideIsKept()
{
    QFETCH(QSize, size);
    QFETCH(int, edge);
    const Result<ShareCopy> copy = shareCopy(file(pictureBytes(size)), {.edge = edge});
    QVERIFY(copy);
    QTEST(copy->size, "copy");
    QCOMPARE(decodedPicture(copy->bytes)->size(), copy->size);
}

void TestShareCopy::theCopyIsUpright()
{
    const Result<ShareCopy> copy = shareCopy(file(turnedJpeg({64, 48}, 6)), {.edge = 0});
    QVERIFY(copy);
    QCOMPARE(copy->size, (QSize{48, 64}));
    QCOMPARE(cameraDataOf(copy->bytes).orientation, 1);
    // Its dark corner was at the top left, and is at the top right now.
    const QImage seen = *decodedPicture(copy->bytes);
    QVERIFY(qGray(seen.pixel(44, 3)) < 40);
    QVERIFY(qGray(seen.pixel(3, 60)) > 120);
}

void TestShareCopy::wideColoursAreMadePlain()
{
    QImage image{32, 32, QImage::Format_RGB32};
    image.fill(qRgb(0, 200, 0));
    image.setColorSpace(QColorSpace::AdobeRgb);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(QImageWriter(&buffer, "png").write(image));
    const Result<ShareCopy> copy = shareCopy(file(bytes), {.format = ShareFormat::Png, .edge = 0});
    QVERIFY(copy);
    QVERIFY(!copy->bytes.contains("iCCP"));
    QCOMPARE(decodedPicture(copy->bytes)->pixel(9, 9), decodedPicture(bytes)->pixel(9, 9));
    QVERIFY(decodedPicture(bytes)->pixel(9, 9) != qRgb(0, 200, 0));
}

void TestShareCopy::whatIsTransparentStaysSoOrLiesOnWhite_data()
{
    addFormats();
}

void TestShareCopy::whatIsTransparentStaysSoOrLiesOnWhite()
{
    QFETCH(QString, format);
    QImage image{32, 32, QImage::Format_ARGB32};
    image.fill(qRgba(200, 0, 0, 0));
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(QImageWriter(&buffer, "png").write(image));
    const ShareFormat which = *shareFormatFromString(format);
    const Result<ShareCopy> copy = shareCopy(file(bytes), {.format = which, .edge = 0});
    QVERIFY(copy);
    const QRgb pixel = decodedPicture(copy->bytes)->pixel(9, 9);
    if (which == ShareFormat::Jpeg)
        QVERIFY(qRed(pixel) > 250 && qGreen(pixel) > 250 && qBlue(pixel) > 250);
    else
        QCOMPARE(qAlpha(pixel), 0);
}

void TestShareCopy::lowerQualityIsSmaller_data()
{
    addFormats();
}

void TestShareCopy::lowerQualityIsSmaller()
{
    QFETCH(QString, format);
    // A gradient is too easy: noise shows what is left out.
    QImage image{128, 128, QImage::Format_RGB32};
    quint32 random = 1;
    for (int y = 0; y < 128; ++y) {
        for (int x = 0; x < 128; ++x) {
            random = random * 1'664'525U + 1'013'904'223U;
            image.setPixel(x, y, 0xff000000U | random >> 8U);
        }
    }
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QVERIFY(QImageWriter(&buffer, "png").write(image));
    const QString path = file(bytes);
    const ShareFormat which = *shareFormatFromString(format);
    const auto high = shareCopy(path, {.format = which, .edge = 0, .quality = 95});
    const auto low = shareCopy(path, {.format = which, .edge = 0, .quality = 30});
    QVERIFY(high && low);
    if (which == ShareFormat::Png) {
        QCOMPARE(low->bytes, high->bytes);
        QCOMPARE(*decodedPicture(low->bytes), *decodedPicture(bytes)); // nothing is lost
    } else {
        QVERIFY(low->bytes.size() * 2 < high->bytes.size());
    }
}

void TestShareCopy::whatCannotBeCopiedIsSaid()
{
    const auto kindOf = [](const Result<ShareCopy> &copy) {
        return copy ? QString{} : toString(copy.error().kind);
    };
    QCOMPARE(kindOf(shareCopy(m_folder.filePath(u"missing"_s), {})), toString(ErrorKind::Io));
    QCOMPARE(kindOf(shareCopy(file("<html>"), {})), toString(ErrorKind::NotAnImage));
    QCOMPARE(kindOf(shareCopy(file(pictureBytes({64, 64}).chopped(40)), {})),
             toString(ErrorKind::NotAnImage));
    QCOMPARE(kindOf(shareCopy(file(pictureBytes({8, 8})), {.edge = 9000})),
             toString(ErrorKind::ImageTooLarge));
    QCOMPARE(kindOf(shareCopy(file(pictureBytes({17'000, 1})), {.edge = 0})),
             toString(ErrorKind::ImageTooLarge)); // for WebP
    QVERIFY(shareCopy(file(pictureBytes({17'000, 1})), {.format = ShareFormat::Png, .edge = 0}));
}

void TestShareCopy::everyFormatHasItsName()
{
    for (const ShareFormat format :
         {ShareFormat::Webp, ShareFormat::Avif, ShareFormat::Jpeg, ShareFormat::Png})
        QCOMPARE(shareFormatFromString(toString(format)), std::optional{format});
    QVERIFY(!shareFormatFromString(u"tiff"_s));
}

QTEST_GUILESS_MAIN(TestShareCopy)
#include "tst_sharecopy.moc"
