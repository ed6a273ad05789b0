// Turning and cropping in the viewer, for a version that is shared: by keyboard, in the whole
// window.
#include "core/base/file.h"
#include "tests/ui/window/lookrig.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/viewer/cropoverlay.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

CropOverlay &cropOf(Look &look)
{
    return *look.window->find<CropOverlay>(u"viewerCrop"_s);
}

QWidget &barOf(Look &look)
{
    return *look.window->find<QWidget>(u"cutBar"_s);
}

int topOf(const QWidget &widget)
{
    return widget.mapTo(widget.window(), QPoint{}).y();
}

//! The newest picture that is not one of these.
std::optional<Artwork> other(Look &look)
{
    for (int row = 0; row < look.gallery().model()->rowCount(); ++row) {
        const ArtworkId id = look.gallery().gallery()->artworkId(row);
        if (std::find(look.ids.begin(), look.ids.end(), id) == look.ids.end())
            return look.studio.library->artwork(id);
    }
    return std::nullopt;
}

} // namespace

class TestViewerCut : public QObject {
    Q_OBJECT
private slots:
    void turningTurnsTheViewAndNotTheFile();
    void whatWasTurnedIsRemembered();
    void cropIsMovedAndResizedByKeys();
    void proportionsHaveKeys();
    void aCropTurnsWithThePicture();
    void escapeLeavesTheCropAndNothingIsLost();
    void theVersionIsAPictureOfItsOwn();
    void theLinkOfTheVersionIsCopiedOnceItIsThere();
    void thereIsNothingToShareOfTheOriginal();
    void comparingShowsTheOriginals();
};

void TestViewerCut::turningTurnsTheViewAndNotTheFile()
{
    Look look{2, {160, 80}};
    look.open(0);
    QTRY_VERIFY_WITH_TIMEOUT(!look.canvas().picture().whole.isNull(), patience);
    const QByteArray before = readFile(look.path(look.ids[0]), 1 << 24).value_or(QByteArray{});
    look.press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(look.canvas().turns(), 1);
    QCOMPARE(look.canvas().zoom().picture(), QSize(80, 160));
    QVERIFY(barOf(look).isVisible());
    const auto *const plate = barOf(look).findChild<QFrame *>();
    const auto *const strip = look.window->find<QWidget>(u"filmstrip"_s);
    QVERIFY(topOf(*strip) - topOf(*plate) - plate->height() >= 8);
    look.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    look.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(look.canvas().turns(), 3);
    look.canvas().grab();
    QCOMPARE(readFile(look.path(look.ids[0]), 1 << 24).value_or(QByteArray{}), before);
}

void TestViewerCut::whatWasTurnedIsRemembered()
{
    Look look{2, {160, 80}};
    look.open(0);
    look.press(Qt::Key_R, Qt::ControlModifier);
    look.press(Qt::Key_Right);
    QCOMPARE(look.canvas().turns(), 0);
    QVERIFY(!barOf(look).isVisible());
    look.press(Qt::Key_Escape);
    look.open(0);
    QCOMPARE(look.canvas().turns(), 1);
    QVERIFY(barOf(look).isVisible());
}

void TestViewerCut::cropIsMovedAndResizedByKeys()
{
    Look look{1, {400, 200}};
    look.open(0);
    look.press(Qt::Key_K);
    CropOverlay &crop = cropOf(look);
    QVERIFY(crop.isVisible());
    QVERIFY(crop.hasFocus());
    QVERIFY(crop.part().isNull());
    look.press(Qt::Key_Left, Qt::ShiftModifier);
    look.press(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(crop.part(), QRect(0, 0, 396, 196));
    look.press(Qt::Key_Right);
    QCOMPARE(crop.part(), QRect(4, 0, 396, 196));
    look.press(Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(crop.part(), QRect(3, 0, 396, 196));
    QCOMPARE(look.window->find<QLabel>(u"cutSize"_s)->text(), u"396 × 196"_s);
    look.press(Qt::Key_Backspace);
    QVERIFY(crop.part().isNull());
    crop.grab();
}

void TestViewerCut::proportionsHaveKeys()
{
    Look look{1, {400, 200}};
    look.open(0);
    look.press(Qt::Key_K);
    CropOverlay &crop = cropOf(look);
    const std::pair<int, QSize> wanted[] = {{Qt::Key_2, {200, 200}},
                                            {Qt::Key_3, {160, 200}},
                                            {Qt::Key_4, {300, 200}},
                                            {Qt::Key_5, {356, 200}}};
    for (const auto &[key, size] : wanted) {
        look.press(key);
        QCOMPARE(crop.part().size(), size);
        QCOMPARE(look.window->find<SegmentedControl>(u"cutRatios"_s)->currentIndex(),
                 key - Qt::Key_1);
    }
    QCOMPARE(look.studio.library->artwork(look.ids[0])->rating, 0);
    look.press(Qt::Key_1);
    look.press(Qt::Key_Backspace);
    QVERIFY(crop.part().isNull());
}

void TestViewerCut::aCropTurnsWithThePicture()
{
    Look look{1, {400, 200}};
    look.open(0);
    look.press(Qt::Key_K);
    look.press(Qt::Key_2);
    const QRect before = cropOf(look).part();
    look.press(Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(look.canvas().zoom().picture(), QSize(200, 400));
    QCOMPARE(cropOf(look).part(), QRect(0, before.x(), 200, 200));
    look.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(cropOf(look).part(), before);
}

void TestViewerCut::escapeLeavesTheCropAndNothingIsLost()
{
    Look look{2, {400, 200}};
    look.open(0);
    look.press(Qt::Key_K);
    look.press(Qt::Key_2);
    look.press(Qt::Key_Escape);
    QVERIFY(look.viewer().isVisible());
    QVERIFY(!cropOf(look).isVisible());
    QVERIFY(look.viewer().hasFocus());
    look.press(Qt::Key_PageDown);
    look.press(Qt::Key_PageUp);
    look.press(Qt::Key_K);
    QCOMPARE(cropOf(look).part(), QRect(100, 0, 200, 200));
    look.window->find<QPushButton>(u"cutReset"_s)->click();
    QVERIFY(cropOf(look).part().isNull());
}

void TestViewerCut::theVersionIsAPictureOfItsOwn()
{
    Look look{1, {400, 200}};
    look.open(0);
    look.press(Qt::Key_R, Qt::ControlModifier);
    look.press(Qt::Key_K);
    look.press(Qt::Key_2);
    look.press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(other(look).has_value(), patience);
    QCOMPARE(other(look)->size, QSize(200, 200));
    QCOMPARE(other(look)->mediaType, u"image/webp"_s);
    QVERIFY(QFile::exists(look.path(look.ids[0])));
    QCOMPARE(look.studio.library->artwork(look.ids[0])->size, QSize(400, 200));
    QVERIFY(look.viewer().isVisible());
    const ArtworkId made = other(look)->id;
    QTRY_VERIFY_WITH_TIMEOUT(look.window->toast().contains(u"of its own"_s), patience);
    look.press(Qt::Key_Escape); // out of the crop
    look.press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(look.studio.library->artwork(made)->trashedAt.isValid(), patience);
}

void TestViewerCut::theLinkOfTheVersionIsCopiedOnceItIsThere()
{
    Look look{1, {400, 200}};
    QGuiApplication::clipboard()->setText(u"before"_s);
    look.open(0);
    look.press(Qt::Key_R, Qt::ControlModifier);
    look.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(other(look).has_value(), patience);
    const ArtworkId made = other(look)->id;
    QTRY_VERIFY_WITH_TIMEOUT(look.window->toast().contains(u"of its own"_s), patience);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
    look.studio.storePicture(made);
    QTRY_COMPARE_WITH_TIMEOUT(QGuiApplication::clipboard()->text(),
                              look.studio.outbox->link(made)->url, patience);
}

void TestViewerCut::thereIsNothingToShareOfTheOriginal()
{
    Look look{1, {400, 200}};
    look.open(0);
    look.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(look.window->toast().contains(u"Turn or crop"_s), patience);
    QCOMPARE(look.gallery().model()->rowCount(), 1);
}

void TestViewerCut::comparingShowsTheOriginals()
{
    Look look{2, {400, 200}};
    look.open(0);
    look.press(Qt::Key_R, Qt::ControlModifier);
    look.press(Qt::Key_K);
    look.press(Qt::Key_V);
    QVERIFY(look.viewer().isComparing());
    QVERIFY(!barOf(look).isVisible());
    QVERIFY(!cropOf(look).isVisible());
    look.press(Qt::Key_Escape);
    QCOMPARE(look.canvas().turns(), 1);
}

QTEST_MAIN(TestViewerCut)
#include "tst_viewercut.moc"
