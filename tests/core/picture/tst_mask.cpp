// A mask: what a stroke covers, how it is undone, and that the file that goes out fits its picture
// pixel for pixel.

#include "core/picture/croppedpicture.h"
#include "core/picture/mask.h"
#include "core/picture/maskhistory.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

int greyAt(const QImage &image, int x, int y)
{
    return image.constScanLine(y)[x];
}

QImage written(const Mask &mask, QRect part = {})
{
    const QRect whole{QPoint{}, mask.pictureSize()};
    return QImage::fromData(maskPng(mask.image(), mask.pictureSize(), part.isNull() ? whole : part)
                                .value_or(QByteArray{}));
}

const Brush hard{.diameter = 40, .feather = 0};

} // namespace

class TestMask : public QObject {
    Q_OBJECT
private slots:
    void aStrokeIsWhiteWhereItWent();
    void featherFadesFromTheMiddle();
    void aSlowStrokeIsNoDenser();
    void theEraserTakesAway();
    void invertAndClear();
    void aStrokeOutsideChangesNothing();
    void theFileIsAsLargeAsThePicture_data();
    void theFileIsAsLargeAsThePicture();
    void aPartIsThatPartOfIt();
    void undoAndRedo();
    void aNewStrokeForgetsWhatWasUndone();
    void theHistoryIsBounded();
    void aCutOutIsThatPart();
    void aTurnedPhotographIsCutAsItIsSeen();
    void whatIsNoPictureIsNotCut();
};

void TestMask::aStrokeIsWhiteWhereItWent()
{
    Mask mask{{300, 200}};
    const QRect changed = mask.stroke({50, 100}, {250, 100}, hard);
    QCOMPARE(greyAt(mask.image(), 150, 100), 255);
    QCOMPARE(greyAt(mask.image(), 50, 83), 255);
    QCOMPARE(greyAt(mask.image(), 150, 125), 0);
    QCOMPARE(greyAt(mask.image(), 290, 100), 0);
    QVERIFY(changed.contains(150, 100));
    QVERIFY(changed.height() <= 42);
    QVERIFY(mask.share() > 0.1 && mask.share() < 0.2);
}

void TestMask::featherFadesFromTheMiddle()
{
    Mask mask{{200, 200}};
    mask.stroke({100, 100}, {100, 100}, {.diameter = 100, .feather = 1});
    int before = 256;
    for (int x = 100; x < 150; x += 7) {
        const int grey = greyAt(mask.image(), x, 100);
        QVERIFY2(grey < before, qPrintable(QString::number(x)));
        before = grey;
    }
    QCOMPARE(greyAt(mask.image(), 151, 100), 0);
}

void TestMask::aSlowStrokeIsNoDenser()
{
    const Brush soft{.diameter = 60, .feather = 0.8};
    Mask quick{{300, 100}};
    quick.stroke({50, 50}, {250, 50}, soft);
    Mask slow{{300, 100}};
    for (int x = 50; x < 250; ++x)
        slow.stroke({double(x), 50.0}, {x + 1.0, 50.0}, soft);
    for (int y = 20; y < 80; ++y)
        QVERIFY(qAbs(greyAt(quick.image(), 150, y) - greyAt(slow.image(), 150, y)) <= 1);
}

void TestMask::theEraserTakesAway()
{
    Mask mask{{100, 100}};
    mask.stroke({50, 50}, {50, 50}, {.diameter = 80, .feather = 0});
    mask.stroke({50, 50}, {50, 50}, {.tool = Brush::Tool::Erase, .diameter = 30, .feather = 0});
    QCOMPARE(greyAt(mask.image(), 50, 50), 0);
    QCOMPARE(greyAt(mask.image(), 50, 20), 255);
}

void TestMask::invertAndClear()
{
    Mask mask{{64, 64}};
    QVERIFY(mask.isEmpty());
    mask.invert();
    QCOMPARE(mask.share(), 1.0);
    mask.clear();
    QVERIFY(mask.isEmpty());
}

void TestMask::aStrokeOutsideChangesNothing()
{
    Mask mask{{64, 64}};
    QVERIFY(mask.stroke({-500, -500}, {-400, -900}, hard).isEmpty());
    QVERIFY(mask.isEmpty());
}

void TestMask::theFileIsAsLargeAsThePicture_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("one pixel") << QSize{1, 1};
    QTest::newRow("odd") << QSize{333, 77};
    QTest::newRow("as it is painted") << QSize{2048, 1365};
    QTest::newRow("24 megapixels") << QSize{6000, 4000};
    QTest::newRow("a strip") << QSize{9000, 3};
}

void TestMask::theFileIsAsLargeAsThePicture()
{
    QFETCH(QSize, size);
    Mask mask{size};
    QVERIFY(mask.image().width() <= Mask::longestEdge &&
            mask.image().height() <= Mask::longestEdge);
    const QPointF middle{size.width() / 2.0, size.height() / 2.0};
    const double diameter = qMax(size.width(), size.height()) / 4.0;
    mask.stroke(middle, middle, {.diameter = diameter, .feather = 0});
    const QImage out = written(mask);
    QCOMPARE(out.size(), size);
    QCOMPARE(out.format(), QImage::Format_Grayscale8);
    QCOMPARE(greyAt(out, size.width() / 2, size.height() / 2), 255);
    if (size.width() > 1) {
        QCOMPARE(greyAt(out, 0, 0), 0);
        QCOMPARE(greyAt(out, size.width() - 1, size.height() - 1), 0);
    }
}

void TestMask::aPartIsThatPartOfIt()
{
    Mask mask{{4096, 2000}}; // painted in half its size
    mask.stroke({1000, 1000}, {1000, 1000}, {.diameter = 400, .feather = 0});
    const QImage part = written(mask, {900, 900, 500, 300});
    QCOMPARE(part.size(), QSize(500, 300));
    QCOMPARE(greyAt(part, 100, 100), 255);
    QCOMPARE(greyAt(part, 450, 100), 0);
    const QImage whole = written(mask);
    QCOMPARE(whole.copy(900, 900, 500, 300), part);
}

void TestMask::undoAndRedo()
{
    Mask mask{{200, 100}};
    MaskHistory history;
    QVERIFY(!history.canUndo() && history.undo(mask).isEmpty());
    history.begin(mask);
    history.end(mask, mask.stroke({40, 50}, {80, 50}, hard));
    const QImage first = mask.image().copy();
    history.begin(mask);
    mask.invert();
    history.end(mask, mask.image().rect());
    const QImage second = mask.image().copy();
    QCOMPARE(history.undo(mask), mask.image().rect());
    QCOMPARE(mask.image(), first);
    QVERIFY(!history.undo(mask).isEmpty());
    QVERIFY(mask.isEmpty());
    QVERIFY(!history.canUndo() && history.canRedo());
    history.redo(mask);
    QCOMPARE(mask.image(), first);
    history.redo(mask);
    QCOMPARE(mask.image(), second);
    QVERIFY(!history.canRedo());
}

void TestMask::aNewStrokeForgetsWhatWasUndone()
{
    Mask mask{{200, 100}};
    MaskHistory history;
    for (const double x : {30.0, 90.0}) {
        history.begin(mask);
        history.end(mask, mask.stroke({x, 50}, {x, 50}, hard));
    }
    history.undo(mask);
    history.begin(mask);
    history.end(mask, mask.stroke({150, 50}, {150, 50}, hard));
    QVERIFY(!history.canRedo());
    history.undo(mask);
    history.undo(mask);
    QVERIFY(mask.isEmpty());
    QVERIFY(!history.canUndo());
}

void TestMask::theHistoryIsBounded()
{
    Mask mask{{6000, 6000}};
    MaskHistory history;
    for (int i = 0; i < 30; ++i) {
        history.begin(mask);
        mask.invert();
        history.end(mask, mask.image().rect());
        QVERIFY(history.bytes() <= MaskHistory::mostBytes);
    }
    int steps = 0;
    while (!history.undo(mask).isEmpty())
        ++steps;
    QVERIFY(steps > 3 && steps < 30);
}

void TestMask::aCutOutIsThatPart()
{
    const QImage whole = picture({120, 90}, 3);
    const auto cut = croppedPicture(pictureBytes({120, 90}, "png", 3), {20, 10, 50, 40});
    QVERIFY(cut);
    const QImage part = QImage::fromData(*cut, "png");
    QCOMPARE(part.size(), QSize(50, 40));
    QCOMPARE(part.pixel(0, 0), whole.pixel(20, 10));
    QCOMPARE(part.pixel(49, 39), whole.pixel(69, 49));
    // Beyond the edge there is nothing.
    QCOMPARE(QImage::fromData(*croppedPicture(pictureBytes({120, 90}), {100, 80, 50, 40})).size(),
             QSize(20, 10));
}

void TestMask::aTurnedPhotographIsCutAsItIsSeen()
{
    const auto cut = croppedPicture(turnedJpeg({120, 80}, 6), {0, 0, 80, 60});
    QVERIFY(cut);
    QCOMPARE(QImage::fromData(*cut, "jpeg").size(), QSize(80, 60));
}

void TestMask::whatIsNoPictureIsNotCut()
{
    QVERIFY(croppedPicture("<html>", {0, 0, 10, 10}).error().kind == ErrorKind::NotAnImage);
    QVERIFY(croppedPicture(pictureBytes({20, 20}), {30, 30, 5, 5}).error().kind ==
            ErrorKind::InvalidInput);
}

QTEST_GUILESS_MAIN(TestMask)
#include "tst_mask.moc"
