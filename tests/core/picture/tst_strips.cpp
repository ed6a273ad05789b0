#include "core/picture/strips.h"

#include <QColorSpace>
#include <QRandomGenerator>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QImage noise(QSize size, QImage::Format format)
{
    QImage image{size, QImage::Format_ARGB32};
    QRandomGenerator random{5};
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image.convertToFormat(format);
}

} // namespace

class TestStrips : public QObject {
    Q_OBJECT
private slots:
    void aFormatIsWhatQtMakesOfIt_data();
    void aFormatIsWhatQtMakesOfIt();
    void nothingStaysNothing();
    void coloursAreWhatQtMakesOfThem();
    void coloursThatNobodyNamedStay();
};

void TestStrips::aFormatIsWhatQtMakesOfIt_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QImage::Format>("from");
    QTest::addColumn<QImage::Format>("to");
    for (const QSize size : {QSize{1, 1}, QSize{517, 401}, QSize{70'001, 3}}) {
        for (const auto from :
             {QImage::Format_RGB888, QImage::Format_ARGB32, QImage::Format_Indexed8,
              QImage::Format_Mono, QImage::Format_RGBA64}) {
            for (const auto to : {QImage::Format_RGB32, QImage::Format_ARGB32,
                                  QImage::Format_RGBA8888, QImage::Format_ARGB32_Premultiplied})
                QTest::addRow("%d x %d, %d to %d", size.width(), size.height(), from, to)
                    << size << from << to;
        }
    }
}

void TestStrips::aFormatIsWhatQtMakesOfIt()
{
    QFETCH(QSize, size);
    QFETCH(QImage::Format, from);
    QFETCH(QImage::Format, to);
    QImage image = noise(size, from);
    image.setColorSpace(QColorSpace::DisplayP3);
    image.setDotsPerMeterX(4000);
    const QImage made = inFormat(image, to);
    QCOMPARE(made.format(), to);
    QCOMPARE(made, image.convertToFormat(to));
    QCOMPARE(made.colorSpace(), image.colorSpace());
    QCOMPARE(made.dotsPerMeterX(), 4000);
}

void TestStrips::nothingStaysNothing()
{
    QVERIFY(inFormat({}, QImage::Format_RGB32).isNull());
}

void TestStrips::coloursAreWhatQtMakesOfThem()
{
    for (const auto format : {QImage::Format_RGB32, QImage::Format_ARGB32}) {
        QImage image = noise({801, 333}, format);
        image.setColorSpace(QColorSpace::AdobeRgb);
        const QImage expected = image.convertedToColorSpace(QColorSpace::SRgb);
        QVERIFY(expected != image);
        const QImage before = image; // shares its pixels
        makeSRgb(image);
        QCOMPARE(image, expected);
        QCOMPARE(image.colorSpace(), QColorSpace{QColorSpace::SRgb});
        QVERIFY(before != image);
    }
}

void TestStrips::coloursThatNobodyNamedStay()
{
    const QImage image = noise({64, 64}, QImage::Format_RGB32);
    QImage made = image;
    makeSRgb(made);
    QCOMPARE(made, image);
}

QTEST_GUILESS_MAIN(TestStrips)
#include "tst_strips.moc"
