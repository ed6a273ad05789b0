#include "ui/viewer/viewzoom.h"

#include <QtTest>

using namespace limner;

class TestViewZoom : public QObject {
    Q_OBJECT
private slots:
    void aPictureFitsAndStandsInTheMiddle();
    void aSmallOneIsNotBlownUp();
    void fillingLeavesNoGap();
    void zoomKeepsThePointUnderTheCursor_data();
    void zoomKeepsThePointUnderTheCursor();
    void zoomStopsAtOneForOneAndWhereItFits();
    void zoomHasLimits();
    void noEdgeComesIntoTheView();
    void aPictureThatFitsDoesNotMove();
    void otherSizesLookTheSame();
    void nothingDividesByZero();
};

namespace {

ViewZoom zoomOf(QSize picture, QSize view)
{
    ViewZoom zoom;
    zoom.setViewport(view);
    zoom.setPicture(picture);
    return zoom;
}

//! The point of the picture that is at a point of the view.
QPointF pointAt(const ViewZoom &zoom, QPointF view)
{
    return (view - zoom.place().topLeft()) / zoom.scale();
}

bool isNear(QPointF a, QPointF b)
{
    return (a - b).manhattanLength() < 1e-6;
}

} // namespace

void TestViewZoom::aPictureFitsAndStandsInTheMiddle()
{
    const ViewZoom zoom = zoomOf({2000, 1000}, {1000, 900});
    QCOMPARE(zoom.scale(), 0.5);
    QCOMPARE(zoom.place(), QRectF(0, 200, 1000, 500));
    QVERIFY(!zoom.isLarger());
}

void TestViewZoom::aSmallOneIsNotBlownUp()
{
    ViewZoom zoom = zoomOf({100, 50}, {1000, 1000});
    QCOMPARE(zoom.place(), QRectF(450, 475, 100, 50));
    zoom.setLargestFit(2); // two device pixels for a logical one
    QCOMPARE(zoom.place(), QRectF(400, 450, 200, 100));
}

void TestViewZoom::fillingLeavesNoGap()
{
    ViewZoom zoom = zoomOf({2000, 1000}, {1000, 900});
    zoom.fill();
    QCOMPARE(zoom.scale(), 0.9);
    QVERIFY(zoom.place().contains(QRectF(0, 0, 1000, 900)));
    QVERIFY(zoom.isLarger());
}

void TestViewZoom::zoomKeepsThePointUnderTheCursor_data()
{
    QTest::addColumn<QPointF>("cursor");
    QTest::newRow("middle") << QPointF(500, 450);
    QTest::newRow("off the middle") << QPointF(320, 500);
    QTest::newRow("fraction") << QPointF(612.25, 333.75);
}

void TestViewZoom::zoomKeepsThePointUnderTheCursor()
{
    QFETCH(QPointF, cursor);
    ViewZoom zoom = zoomOf({4000, 4000}, {1000, 900});
    zoom.setScale(1, cursor);
    const QPointF before = pointAt(zoom, cursor);
    for (const double factor : {1.25, 1.25, 3.0, 0.5, 0.8}) {
        zoom.zoomBy(factor, cursor);
        QVERIFY(isNear(pointAt(zoom, cursor), before));
    }
}

void TestViewZoom::zoomStopsAtOneForOneAndWhereItFits()
{
    ViewZoom zoom = zoomOf({2000, 1000}, {1000, 900});
    zoom.zoomBy(1.9, {500, 450});
    QCOMPARE(zoom.scale(), 0.95);
    zoom.zoomBy(1.25, {500, 450});
    QCOMPARE(zoom.scale(), 1.0);
    zoom.zoomBy(1.25, {500, 450});
    QCOMPARE(zoom.scale(), 1.25);
    zoom.zoomBy(0.3, {500, 450});
    zoom.zoomBy(0.3, {500, 450});
    QCOMPARE(zoom.mode(), ViewZoom::Mode::Fit);
}

void TestViewZoom::zoomHasLimits()
{
    ViewZoom zoom = zoomOf({2000, 1000}, {1000, 900});
    for (int i = 0; i < 100; ++i)
        zoom.zoomBy(2, {10, 10});
    QCOMPARE(zoom.scale(), ViewZoom::largest);
    for (int i = 0; i < 100; ++i)
        zoom.zoomBy(0.5, {10, 10});
    QCOMPARE(zoom.scale(), 0.5);
    QCOMPARE(zoom.place(), QRectF(0, 200, 1000, 500));
}

void TestViewZoom::noEdgeComesIntoTheView()
{
    ViewZoom zoom = zoomOf({4000, 2000}, {1000, 900});
    zoom.setScale(1, {500, 450});
    zoom.moveBy({100'000, 100'000});
    QCOMPARE(zoom.place().topLeft(), QPointF(0, 0));
    zoom.moveBy({-100'000, -100'000});
    QCOMPARE(zoom.place().bottomRight(), QPointF(1000, 900));
    zoom.moveBy({10, 20});
    QVERIFY(isNear(zoom.place().bottomRight(), QPointF(1010, 920)));
}

void TestViewZoom::aPictureThatFitsDoesNotMove()
{
    ViewZoom zoom = zoomOf({400, 200}, {1000, 900});
    zoom.moveBy({50, 50});
    QCOMPARE(zoom.place(), QRectF(300, 350, 400, 200));
}

void TestViewZoom::otherSizesLookTheSame()
{
    ViewZoom small = zoomOf({1000, 1000}, {500, 500});
    ViewZoom large = zoomOf({3000, 3000}, {500, 500});
    small.setScale(2, {100, 400});
    small.moveBy({37, -12});
    large.setLook(small.look());
    QVERIFY(isNear(large.place().topLeft(), small.place().topLeft()));
    QVERIFY(isNear(large.place().bottomRight(), small.place().bottomRight()));
}

void TestViewZoom::nothingDividesByZero()
{
    ViewZoom zoom;
    zoom.zoomBy(2, {1, 1});
    zoom.moveBy({5, 5});
    zoom.fill();
    zoom.setLook({.mode = ViewZoom::Mode::Free, .timesFit = 3});
    QVERIFY(zoom.place().isEmpty());
    zoom.setViewport({100, 100});
    zoom.setPicture({1, 100'000});
    zoom.zoomBy(2, {1, 1});
    QVERIFY(zoom.scale() > 0);
    QVERIFY(!qIsNaN(zoom.place().x()));
}

QTEST_GUILESS_MAIN(TestViewZoom)
#include "tst_viewzoom.moc"
