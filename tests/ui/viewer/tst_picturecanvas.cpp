#include "ui/viewer/expectedsize.h"
#include "ui/viewer/picturecanvas.h"

#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPictureCanvas : public QObject {
    Q_OBJECT
private slots:
    void thePictureIsPaintedOneForOne();
    void theWheelZoomsAroundThePointer();
    void theHandMovesWhatIsLarger();
    void theHandDoesNotMoveWhatFits();
    void aDoubleClickShowsPixelsAndFitsAgain();
    void theSliderShowsBothPictures();
    void theSliderFollowsTheHandAndStopsAtTheEdges();
    void anotherSizeLiesWhereTheFirstDoes();
    void checkersLieBehindWhatOneSeesThrough();
    void aSentenceIsToldToEverybody();
    void withoutAPictureNothingHappens();
    void theSizeIsKnownBeforeThePictureIsRead();
};

namespace {

StagePicture plain(QSize size, QColor colour)
{
    StagePicture picture;
    picture.whole = QImage{size, colour.alpha() < 255 ? QImage::Format_ARGB32_Premultiplied
                                                      : QImage::Format_RGB32};
    picture.whole.fill(colour);
    picture.size = size;
    picture.isLoaded = true;
    return picture;
}

struct Shown {
    PictureCanvas canvas;

    explicit Shown(const StagePicture &picture, QSize size = {400, 300})
    {
        canvas.resize(size);
        canvas.show();
        canvas.setPicture(picture);
    }
    QColor at(int x, int y) { return canvas.grab().toImage().pixelColor(x, y); }
    void wheel(QPointF point, int notches)
    {
        QWheelEvent event{
            point,          canvas.mapToGlobal(point), {},   {0, notches * 120}, Qt::NoButton,
            Qt::NoModifier, Qt::NoScrollPhase,         false};
        QApplication::sendEvent(&canvas, &event);
    }
    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        QMouseEvent move{QEvent::MouseMove, QPointF{to},    canvas.mapToGlobal(QPointF{to}),
                         Qt::NoButton,      Qt::LeftButton, Qt::NoModifier};
        QApplication::sendEvent(&canvas, &move);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    }
};

} // namespace

void TestPictureCanvas::thePictureIsPaintedOneForOne()
{
    StagePicture picture = plain({100, 80}, Qt::red);
    picture.whole.setPixelColor(0, 0, Qt::green);
    picture.whole.setPixelColor(99, 79, Qt::blue);
    Shown shown{picture};
    QCOMPARE(shown.at(150, 110), QColor(Qt::green));
    QCOMPARE(shown.at(151, 111), QColor(Qt::red));
    QCOMPARE(shown.at(249, 189), QColor(Qt::blue));
    QVERIFY(shown.at(250, 190) != QColor(Qt::red));
}

void TestPictureCanvas::theWheelZoomsAroundThePointer()
{
    Shown shown{plain({2000, 1500}, Qt::red)};
    QSignalSpy looked{&shown.canvas, &PictureCanvas::looked};
    const QPointF pointer{310, 60};
    const auto point = [&] {
        const ViewZoom &zoom = shown.canvas.zoom();
        return (pointer - zoom.place().topLeft()) / zoom.scale();
    };
    const QPointF before = point();
    for (int i = 0; i < 5; ++i)
        shown.wheel(pointer, 1);
    QVERIFY(shown.canvas.zoom().scale() > 0.4);
    QVERIFY((point() - before).manhattanLength() < 0.01);
    QCOMPARE(looked.size(), 5);
    shown.wheel(pointer, -40);
    QCOMPARE(shown.canvas.zoom().mode(), ViewZoom::Mode::Fit);
}

void TestPictureCanvas::theHandMovesWhatIsLarger()
{
    Shown shown{plain({2000, 1500}, Qt::red)};
    shown.canvas.setScale(1);
    const QPointF before = shown.canvas.zoom().place().topLeft();
    shown.drag({100, 100}, {160, 80});
    QCOMPARE(shown.canvas.zoom().place().topLeft(), before + QPointF(60, -20));
}

void TestPictureCanvas::theHandDoesNotMoveWhatFits()
{
    Shown shown{plain({100, 80}, Qt::red)};
    const QRectF before = shown.canvas.zoom().place();
    shown.drag({200, 150}, {260, 120});
    QCOMPARE(shown.canvas.zoom().place(), before);
}

void TestPictureCanvas::aDoubleClickShowsPixelsAndFitsAgain()
{
    Shown shown{plain({2000, 1500}, Qt::red)};
    QTest::mouseDClick(&shown.canvas, Qt::LeftButton, {}, {20, 20});
    QCOMPARE(shown.canvas.zoom().scale(), 1.0);
    QTest::mouseDClick(&shown.canvas, Qt::LeftButton, {}, {20, 20});
    QCOMPARE(shown.canvas.zoom().mode(), ViewZoom::Mode::Fit);
}

void TestPictureCanvas::theSliderShowsBothPictures()
{
    Shown shown{plain({200, 100}, Qt::red)};
    shown.canvas.setOther(plain({200, 100}, Qt::blue));
    shown.canvas.setDivider(0.25); // the picture lies from 100 to 300
    QCOMPARE(shown.canvas.dividerX(), 150);
    QCOMPARE(shown.at(130, 190), QColor(Qt::red));
    QCOMPARE(shown.at(170, 190), QColor(Qt::blue));
    shown.canvas.setDivider(1);
    QCOMPARE(shown.at(280, 190), QColor(Qt::red));
    shown.canvas.setOther({});
    shown.canvas.setDivider(0);
    QCOMPARE(shown.at(280, 190), QColor(Qt::red));
}

void TestPictureCanvas::theSliderFollowsTheHandAndStopsAtTheEdges()
{
    Shown shown{plain({200, 100}, Qt::red)};
    shown.canvas.setOther(plain({200, 100}, Qt::blue));
    QSignalSpy moved{&shown.canvas, &PictureCanvas::dividerMoved};
    shown.drag({200, 150}, {250, 150});
    QCOMPARE(shown.canvas.divider(), 0.75);
    shown.drag({250, 150}, {2000, 150});
    QCOMPARE(shown.canvas.divider(), 1.0);
    shown.drag({120, 150}, {-50, 150}); // from anywhere, where nothing else can be moved
    QCOMPARE(shown.canvas.divider(), 0.0);
    QCOMPARE(moved.size(), 6);
}

void TestPictureCanvas::anotherSizeLiesWhereTheFirstDoes()
{
    Shown shown{plain({200, 100}, Qt::red)};
    shown.canvas.setOther(plain({800, 400}, Qt::blue));
    shown.canvas.setDivider(0.5);
    QCOMPARE(shown.at(298, 198), QColor(Qt::blue));
    QVERIFY(shown.at(302, 198) != QColor(Qt::blue));
    QVERIFY(shown.at(298, 202) != QColor(Qt::blue));
}

void TestPictureCanvas::checkersLieBehindWhatOneSeesThrough()
{
    Shown shown{plain({200, 100}, Qt::transparent)};
    QSet<QRgb> colours;
    const QImage image = shown.canvas.grab().toImage();
    for (int x = 105; x < 295; x += 4)
        colours.insert(image.pixel(x, 150));
    QCOMPARE(colours.size(), 2);
}

void TestPictureCanvas::aSentenceIsToldToEverybody()
{
    Shown shown{{}};
    const QImage before = shown.canvas.grab().toImage();
    shown.canvas.setWords(u"The file is gone."_s);
    QCOMPARE(shown.canvas.accessibleDescription(), u"The file is gone."_s);
    QVERIFY(shown.canvas.grab().toImage() != before);
}

void TestPictureCanvas::withoutAPictureNothingHappens()
{
    Shown shown{{}};
    shown.wheel({10, 10}, 3);
    shown.drag({10, 10}, {90, 90});
    shown.canvas.setScale(1);
    shown.canvas.fill();
    shown.canvas.setOther(StagePicture{});
    shown.drag({10, 10}, {90, 90});
    QVERIFY(shown.canvas.zoom().place().isEmpty());
    shown.canvas.grab();
}

void TestPictureCanvas::theSizeIsKnownBeforeThePictureIsRead()
{
    StagePicture picture;
    QCOMPARE(expectedSize(picture, {3000, 2000}), QSize(3000, 2000));
    picture.likeness = QImage{427, 640, QImage::Format_RGB32}; // its file is turned
    picture.size = picture.likeness.size();
    QCOMPARE(expectedSize(picture, {3000, 2000}), QSize(2000, 3000));
    QCOMPARE(expectedSize(picture, {}), QSize(427, 640));
    picture.isLoaded = true;
    picture.size = {1000, 1500};
    QCOMPARE(expectedSize(picture, {3000, 2000}), QSize(1000, 1500)); // the file is another now
}

QTEST_MAIN(TestPictureCanvas)
#include "tst_picturecanvas.moc"
