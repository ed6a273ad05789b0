#include "core/picture/differencepicture.h"

#include <QtTest>

using namespace limner;

class TestDifferencePicture : public QObject {
    Q_OBJECT
private slots:
    void equalPicturesAreBlack();
    void whatDiffersIsBright();
    void anotherSizeIsBroughtToTheSmallerOne();
    void anotherShapeIsCroppedAndNotStretched();
    void whatOneSeesThroughIsComparedOnTheSameGround();
    void nothingIsComparedWithNothing();
};

namespace {

QImage plain(QSize size, QColor colour, QImage::Format format = QImage::Format_RGB32)
{
    QImage image{size, format};
    image.fill(colour);
    return image;
}

} // namespace

void TestDifferencePicture::equalPicturesAreBlack()
{
    const QImage image = plain({16, 8}, {200, 90, 10});
    const DifferencePicture difference = differencePicture(image, image.copy());
    QCOMPARE(difference.image, plain({16, 8}, Qt::black));
    QCOMPARE(difference.share, 0.0);
    QCOMPARE(difference.largest, 0);
    QCOMPARE(difference.fitted, DifferencePicture::Fitted::AsItIs);
}

void TestDifferencePicture::whatDiffersIsBright()
{
    const QImage first = plain({10, 10}, {100, 100, 100});
    QImage second = first;
    for (int x = 0; x < 10; ++x)
        second.setPixelColor(x, 3, {120, 100, 100});
    const DifferencePicture difference = differencePicture(first, second);
    QCOMPARE(difference.share, 0.1);
    QCOMPARE(difference.largest, 20);
    QCOMPARE(difference.image.pixelColor(5, 3), QColor(80, 0, 0));
    QCOMPARE(difference.image.pixelColor(5, 4), QColor(Qt::black));
    QCOMPARE(differencePicture(second, first).image, difference.image);
}

void TestDifferencePicture::anotherSizeIsBroughtToTheSmallerOne()
{
    const DifferencePicture difference =
        differencePicture(plain({64, 32}, Qt::red), plain({32, 16}, Qt::red));
    QCOMPARE(difference.image.size(), QSize(32, 16));
    QCOMPARE(difference.fitted, DifferencePicture::Fitted::Scaled);
    QVERIFY(difference.largest < 3);
}

void TestDifferencePicture::anotherShapeIsCroppedAndNotStretched()
{
    QImage wide = plain({90, 30}, Qt::white);
    for (int y = 0; y < 30; ++y) {
        for (int x = 30; x < 60; ++x)
            wide.setPixelColor(x, y, Qt::black);
    }
    const DifferencePicture difference = differencePicture(wide, plain({30, 30}, Qt::black));
    QCOMPARE(difference.fitted, DifferencePicture::Fitted::Cropped);
    QCOMPARE(difference.image.size(), QSize(30, 30));
    QCOMPARE(difference.largest, 0);
}

void TestDifferencePicture::whatOneSeesThroughIsComparedOnTheSameGround()
{
    const QImage clear = plain({8, 8}, Qt::transparent, QImage::Format_ARGB32_Premultiplied);
    const QImage alsoClear = plain({8, 8}, Qt::transparent, QImage::Format_ARGB32);
    QCOMPARE(differencePicture(clear, alsoClear).largest, 0);
    QVERIFY(differencePicture(clear, plain({8, 8}, Qt::white)).largest > 100);
}

void TestDifferencePicture::nothingIsComparedWithNothing()
{
    QVERIFY(differencePicture({}, plain({8, 8}, Qt::white)).image.isNull());
    QVERIFY(differencePicture(plain({8, 8}, Qt::white), {}).image.isNull());
    const QImage thin = plain({1, 4000}, Qt::white);
    QCOMPARE(differencePicture(thin, plain({4000, 1}, Qt::white)).largest, 0);
}

QTEST_GUILESS_MAIN(TestDifferencePicture)
#include "tst_differencepicture.moc"
