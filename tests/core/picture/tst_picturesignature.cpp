// How alike two pictures are: the same one is known again whatever became of its file, and others
// are told apart.
#include "core/picture/picturesignature.h"
#include "core/sandbox/paint/painter.h"

#include <QBuffer>
#include <QPainter>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr int same = 6;
constexpr int another = 26;

const QStringList prompts{u"sunset over desert dunes, warm red and ochre"_s,
                          u"night sky over a mountain lake, stars and a thin aurora"_s,
                          u"an abstract field of drifting colour, soft edges"_s,
                          u"winter landscape at blue hour, snow on far ridges"_s,
                          u"spring forest hills under a pale sun, fresh greens"_s,
                          u"stormy sea at dusk, long swells, a single light"_s};

QImage painted(int which)
{
    return paintSandboxPicture(prompts[which % prompts.size()], 40 + which, {512, 384});
}

QImage throughJpeg(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "jpg", quality);
    return QImage::fromData(bytes);
}

QImage brighter(QImage image, int by)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor was = image.pixelColor(x, y);
            image.setPixelColor(x, y,
                                QColor{std::min(255, was.red() + by),
                                       std::min(255, was.green() + by),
                                       std::min(255, was.blue() + by)});
        }
    }
    return image;
}

int between(const QImage &a, const QImage &b)
{
    return distanceBetween(signatureOf(a), signatureOf(b));
}

} // namespace

class TestPictureSignature : public QObject {
    Q_OBJECT
private slots:
    void theSamePictureIsKnownAgain_data();
    void theSamePictureIsKnownAgain();
    void aSlightCropIsStillSimilar();
    void othersAreToldApart();
    void theSameShapeInOtherColoursIsNotTheSame();
    void evenColoursHaveNoShape();
    void whatOneSeesThroughIsSeenOnWhite();
    void everySizeHasASignature_data();
    void everySizeHasASignature();
    void bytesComeBack();
};

void TestPictureSignature::theSamePictureIsKnownAgain_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("change");
    for (int which = 0; which < prompts.size(); ++which) {
        for (const char *change : {"small", "tiny", "large", "jpeg", "poor jpeg", "grey shift"})
            QTest::addRow("%d %s", which, change) << which << QString::fromLatin1(change);
    }
}

void TestPictureSignature::theSamePictureIsKnownAgain()
{
    QFETCH(const int, which);
    QFETCH(const QString, change);
    const QImage image = painted(which);
    const auto scaled = [&image](int width) {
        return image.scaledToWidth(width, Qt::SmoothTransformation);
    };
    const QImage changed = change == u"small"       ? scaled(256)
                           : change == u"tiny"      ? scaled(64)
                           : change == u"large"     ? scaled(900)
                           : change == u"jpeg"      ? throughJpeg(image, 85)
                           : change == u"poor jpeg" ? throughJpeg(image, 30)
                                                    : brighter(image, 8);
    const int distance = between(image, changed);
    QVERIFY2(distance <= same, qPrintable(QString::number(distance)));
}

void TestPictureSignature::aSlightCropIsStillSimilar()
{
    for (int which = 0; which < prompts.size(); ++which) {
        const QImage image = painted(which);
        const int distance = between(image, image.copy(8, 6, 496, 372));
        QVERIFY2(distance <= another, qPrintable(u"%1: %2"_s.arg(which).arg(distance)));
    }
}

void TestPictureSignature::othersAreToldApart()
{
    // The painter knows few kinds of landscape: its own likeness is no likeness of files.
    int alike = 0;
    int pairs = 0;
    for (int a = 0; a < 12; ++a) {
        for (int b = a + 1; b < 12; ++b, ++pairs)
            alike += between(painted(a), painted(b)) <= same ? 1 : 0;
    }
    QCOMPARE(pairs, 66);
    QCOMPARE(alike, 0);
}

void TestPictureSignature::theSameShapeInOtherColoursIsNotTheSame()
{
    const QImage image = painted(0);
    const QImage other = image.rgbSwapped();
    QVERIFY(between(image, other) > same);
    QVERIFY(colourDistance(signatureOf(image).colours, signatureOf(other).colours) > 3);
}

void TestPictureSignature::evenColoursHaveNoShape()
{
    QImage red{80, 60, QImage::Format_RGB32};
    red.fill(QColor{200, 40, 40});
    QImage blue = red;
    blue.fill(QColor{40, 40, 200});
    QCOMPARE(signatureOf(red).shape, quint64{0});
    QVERIFY(between(red, blue) > same);
    QCOMPARE(between(red, red.scaled(300, 200)), 0);
}

void TestPictureSignature::whatOneSeesThroughIsSeenOnWhite()
{
    QImage clear{64, 64, QImage::Format_ARGB32};
    clear.fill(QColor{255, 0, 0, 0});
    QImage white{64, 64, QImage::Format_RGB32};
    white.fill(Qt::white);
    QCOMPARE(signatureOf(clear), signatureOf(white));
}

void TestPictureSignature::everySizeHasASignature_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("one pixel") << QSize{1, 1};
    QTest::newRow("a line") << QSize{256, 1};
    QTest::newRow("a column") << QSize{1, 256};
    QTest::newRow("as small as what is looked at") << QSize{32, 32};
}

void TestPictureSignature::everySizeHasASignature()
{
    QFETCH(const QSize, size);
    QImage image{size, QImage::Format_RGB32};
    image.fill(QColor{30, 90, 150});
    QVERIFY(signatureOf(image).colours != 0);
    QCOMPARE(signatureOf(QImage{}), PictureSignature{});
}

void TestPictureSignature::bytesComeBack()
{
    const PictureSignature one{.shape = 0x0123456789abcdef, .colours = 0xfedcba9876543210};
    const QByteArray bytes = bytesOf(one);
    QCOMPARE(bytes.toHex(), QByteArray{"efcdab8967452301"
                                       "1032547698badcfe"});
    QCOMPARE(signatureFrom(bytes), std::optional{one});
    QVERIFY(!signatureFrom(bytes.chopped(1)));
    QVERIFY(!signatureFrom({}));
}

QTEST_MAIN(TestPictureSignature)
#include "tst_picturesignature.moc"
