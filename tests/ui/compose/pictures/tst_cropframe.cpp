// The frame that a part is cut out with, and how a picture lies in the editor.

#include "ui/compose/pictures/cropframe.h"
#include "ui/compose/pictures/picturezoom.h"

#include <QtTest>

using namespace limner;
using Handle = CropFrame::Handle;

class TestCropFrame : public QObject {
    Q_OBJECT
private slots:
    void itBeginsWithAllOfIt();
    void handlesAreWhereTheyLook_data();
    void handlesAreWhereTheyLook();
    void edgesFollowAndStayInside();
    void itMovesInsideOnly();
    void aProportionIsKept_data();
    void aProportionIsKept();
    void keysMoveAndResize();
    void nothingOfItIsEverEmpty();
    void thePictureFitsAndStaysUnderThePointer();
    void itNeverLeavesTheWidget();
};

void TestCropFrame::itBeginsWithAllOfIt()
{
    CropFrame frame{{400, 300}};
    QVERIFY(frame.isWhole());
    QCOMPARE(frame.rect(), QRect(0, 0, 400, 300));
    frame.setRatio(1.0);
    QCOMPARE(frame.rect(), QRect(50, 0, 300, 300));
    frame.setRatio({});
    frame.reset();
    QVERIFY(frame.isWhole());
}

void TestCropFrame::handlesAreWhereTheyLook_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<int>("handle");
    QTest::newRow("corner") << QPointF{2, 3} << int(Handle::TopLeft);
    QTest::newRow("other corner") << QPointF{401, 299} << int(Handle::BottomRight);
    QTest::newRow("edge") << QPointF{399, 150} << int(Handle::Right);
    QTest::newRow("upper edge") << QPointF{200, 1} << int(Handle::Top);
    QTest::newRow("inside") << QPointF{200, 150} << int(Handle::Inside);
    QTest::newRow("outside") << QPointF{420, 150} << int(Handle::None);
}

void TestCropFrame::handlesAreWhereTheyLook()
{
    QFETCH(QPointF, point);
    const CropFrame frame{{400, 300}};
    QTEST(int(frame.handleAt(point, 8)), "handle");
}

void TestCropFrame::edgesFollowAndStayInside()
{
    CropFrame frame{{400, 300}};
    frame.grip(Handle::TopLeft, {0, 0});
    frame.drag({100, 60});
    QCOMPARE(frame.rect(), QRect(100, 60, 300, 240));
    frame.drag({-50, -50});
    QVERIFY(frame.isWhole());
    frame.drag({900, 900});
    QCOMPARE(frame.rect(), QRect(384, 284, 16, 16));
}

void TestCropFrame::itMovesInsideOnly()
{
    CropFrame frame{{400, 300}};
    frame.grip(Handle::BottomRight, {400, 300});
    frame.drag({200, 200});
    frame.grip(Handle::Inside, {10, 10});
    frame.drag({1000, 30});
    QCOMPARE(frame.rect(), QRect(200, 20, 200, 200));
}

void TestCropFrame::aProportionIsKept_data()
{
    QTest::addColumn<int>("handle");
    for (const Handle handle :
         {Handle::TopLeft, Handle::Top, Handle::TopRight, Handle::Right, Handle::BottomRight,
          Handle::Bottom, Handle::BottomLeft, Handle::Left})
        QTest::addRow("%d", int(handle)) << int(handle);
}

void TestCropFrame::aProportionIsKept()
{
    QFETCH(int, handle);
    CropFrame frame{{1600, 1200}};
    frame.setRatio(1.5);
    for (const QPointF by :
         {QPointF{-130, 70}, QPointF{210, 190}, QPointF{-900, -900}, QPointF{900, 900}}) {
        frame.grip(static_cast<Handle>(handle), {});
        frame.drag(by);
        const QRect rect = frame.rect();
        QVERIFY(QRect(0, 0, 1600, 1200).contains(rect));
        QVERIFY2(qAbs(rect.width() - 1.5 * rect.height()) <= 1.5,
                 qPrintable(QStringLiteral("%1 x %2").arg(rect.width()).arg(rect.height())));
    }
}

void TestCropFrame::keysMoveAndResize()
{
    CropFrame frame{{400, 300}};
    frame.nudge({-100, -50}, true);
    QCOMPARE(frame.rect(), QRect(0, 0, 300, 250));
    frame.nudge({20, 10}, false);
    QCOMPARE(frame.rect(), QRect(20, 10, 300, 250));
    frame.drag({5, 5}); // nothing is held
    QCOMPARE(frame.rect(), QRect(20, 10, 300, 250));
}

void TestCropFrame::nothingOfItIsEverEmpty()
{
    CropFrame frame{{3, 1}};
    frame.setRatio(16.0 / 9);
    QVERIFY(!frame.rect().isEmpty());
    frame.grip(Handle::Left, {});
    frame.drag({50, 0});
    QVERIFY(!frame.rect().isEmpty());
    QVERIFY(QRect(0, 0, 3, 1).contains(frame.rect()));
}

void TestCropFrame::thePictureFitsAndStaysUnderThePointer()
{
    PictureZoom zoom;
    zoom.setRoom({1048, 648});
    zoom.setPicture({4000, 2000});
    QCOMPARE(zoom.factor(), 0.25);
    QCOMPARE(zoom.place(), QRectF(24, 74, 1000, 500));
    const QPointF held = zoom.toPicture({300, 200});
    zoom.zoomBy(8, {300, 200});
    QCOMPARE(zoom.factor(), 2.0);
    QVERIFY((zoom.toWidget(held) - QPointF(300, 200)).manhattanLength() < 0.01);
    zoom.fit();
    QCOMPARE(zoom.factor(), 0.25);
}

void TestCropFrame::itNeverLeavesTheWidget()
{
    PictureZoom zoom;
    zoom.setRoom({400, 400});
    zoom.setPicture({1000, 1000});
    zoom.zoomBy(100, {200, 200});
    QCOMPARE(zoom.factor(), PictureZoom::most);
    zoom.pan({1e6, -1e6});
    QCOMPARE(zoom.place().left(), 0.0);
    QCOMPARE(zoom.place().bottom(), 400.0);
    zoom.zoomBy(1e-9, {0, 0});
    QVERIFY(zoom.place().width() >= 31);
    QCOMPARE(zoom.place().center(), QPointF(200, 200));
}

QTEST_GUILESS_MAIN(TestCropFrame)
#include "tst_cropframe.moc"
