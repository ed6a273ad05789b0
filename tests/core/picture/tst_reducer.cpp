#include "core/picture/reducer.h"
#include "tests/core/picture/reduction.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;

class TestReducer : public QObject {
    Q_OBJECT
private slots:
    void isNearlyAFullLanczosReduction_data();
    void isNearlyAFullLanczosReduction();
    void isBetterThanQtsSmoothScaling();
    void oneColourStaysThatColour_data();
    void oneColourStaysThatColour();
    void whatNobodySeesStainsNothing();
    void nothingIsEnlargedOrTouchedThatFits();
    void rowsTooManyAreNothing();
};

void TestReducer::isNearlyAFullLanczosReduction_data()
{
    QTest::addColumn<QSize>("from");
    QTest::addColumn<QSize>("to");
    QTest::addColumn<bool>("hasAlpha");
    QTest::newRow("a quarter") << QSize{1024, 1024} << QSize{256, 256} << false;
    QTest::newRow("between") << QSize{1024, 1024} << QSize{640, 640} << false;
    QTest::newRow("no multiple") << QSize{1000, 751} << QSize{256, 192} << false;
    QTest::newRow("an eighth") << QSize{2048, 1152} << QSize{256, 144} << false;
    QTest::newRow("a little") << QSize{300, 200} << QSize{256, 171} << false;
    QTest::newRow("with alpha") << QSize{1024, 768} << QSize{256, 192} << true;
    QTest::newRow("with alpha, no multiple") << QSize{997, 613} << QSize{256, 157} << true;
}

void TestReducer::isNearlyAFullLanczosReduction()
{
    QFETCH(QSize, from);
    QFETCH(QSize, to);
    QFETCH(bool, hasAlpha);
    const QImage image = photograph(from, hasAlpha);
    const double quality = psnr(reduced(image, to), lanczosOf(image, to));
    qInfo("%.1f dB", quality);
    QVERIFY2(quality >= 50, qPrintable(QString::number(quality)));
}

void TestReducer::isBetterThanQtsSmoothScaling()
{
    const QImage image = photograph({1024, 1024});
    const QImage best = lanczosOf(image, {256, 256});
    const QImage qt = image.scaled(256, 256, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    qInfo("Qt: %.1f dB", psnr(qt, best));
    QVERIFY(psnr(reduced(image, {256, 256}), best) > psnr(qt, best) + 5);
}

void TestReducer::oneColourStaysThatColour_data()
{
    QTest::addColumn<QSize>("from");
    QTest::addColumn<QSize>("to");
    QTest::newRow("square") << QSize{1000, 1000} << QSize{256, 256};
    QTest::newRow("to one pixel") << QSize{99, 77} << QSize{1, 1};
    QTest::newRow("one row") << QSize{3000, 1} << QSize{256, 1};
    QTest::newRow("one column") << QSize{1, 32768} << QSize{1, 40};
    QTest::newRow("large blocks") << QSize{32768, 130} << QSize{40, 1};
    QTest::newRow("by one") << QSize{101, 103} << QSize{100, 102};
    QTest::newRow("one direction") << QSize{500, 40} << QSize{100, 40};
}

void TestReducer::oneColourStaysThatColour()
{
    QFETCH(QSize, from);
    QFETCH(QSize, to);
    for (const QRgb colour : {qRgba(255, 255, 255, 255), qRgba(200, 100, 1, 255),
                              qRgba(0, 0, 0, 255), qRgba(90, 30, 60, 128)}) {
        QImage image{from, qAlpha(colour) < 255 ? QImage::Format_ARGB32 : QImage::Format_RGB32};
        image.fill(colour);
        const QImage small = reduced(image, to);
        QCOMPARE(small.size(), to);
        for (int y = 0; y < to.height(); ++y) {
            for (int x = 0; x < to.width(); ++x) {
                const QRgb pixel = small.pixel(x, y);
                const int most = qAlpha(colour) < 255 ? 1 : 0; // premultiplied on the way
                QVERIFY(qAbs(qRed(pixel) - qRed(colour)) <= most);
                QVERIFY(qAbs(qGreen(pixel) - qGreen(colour)) <= most);
                QVERIFY(qAbs(qBlue(pixel) - qBlue(colour)) <= most);
                QCOMPARE(qAlpha(pixel), qAlpha(colour));
            }
        }
    }
}

void TestReducer::whatNobodySeesStainsNothing()
{
    QImage image{800, 800, QImage::Format_ARGB32};
    image.fill(qRgba(255, 0, 0, 0)); // a red that is not there
    for (int y = 0; y < 800; ++y) {
        for (int x = 400; x < 800; ++x)
            image.setPixel(x, y, qRgba(0, 0, 255, 255));
    }
    const QImage small = reduced(image, {200, 200});
    QCOMPARE(qAlpha(small.pixel(20, 100)), 0);
    QCOMPARE(small.pixel(180, 100), qRgba(0, 0, 255, 255));
    for (int x = 0; x < 200; ++x)
        QVERIFY(qRed(small.pixel(x, 100)) <= 1);
}

void TestReducer::nothingIsEnlargedOrTouchedThatFits()
{
    const QImage image = photograph({60, 40});
    QCOMPARE(reduced(image, {60, 40}), image);
    QCOMPARE(reduced(image, {600, 400}), image);
    QVERIFY(reduced({}, {60, 40}).isNull());
}

void TestReducer::rowsTooManyAreNothing()
{
    const QImage image = photograph({100, 100});
    Reducer reducer{image.size(), {25, 25}, Alpha::None};
    for (int y = 0; y < 150; ++y)
        reducer.add(reinterpret_cast<const QRgb *>(image.constScanLine(y % 100)));
    QCOMPARE(reducer.image(), reduced(image, {25, 25}));
}

QTEST_GUILESS_MAIN(TestReducer)
#include "tst_reducer.moc"
