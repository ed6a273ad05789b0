// An artist's day by keyboard alone, in the real window: not one click, and nothing is triggered
// but by its key.
#include "tests/app/windowrig.h"
#include "ui/gallery/chosentiles.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/galleryview.h"
#include "ui/viewer/comparisonview.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewer.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

//! What a window manager does when the window in front has gone: the one below it is in front.
void bringForward()
{
    QWidget *last = nullptr;
    for (QWidget *const one : QApplication::topLevelWidgets()) {
        if (one->isVisible() && one->isWindow() && !last)
            last = one;
    }
    if (last)
        last->activateWindow();
    QCoreApplication::processEvents();
}

//! Whoever hears a key, as on any desktop: a menu, a dialog, the window in front.
QWidget *hears()
{
    QWidget *top = QApplication::activePopupWidget();
    if (!top)
        top = QApplication::activeModalWidget();
    if (!top && !QApplication::activeWindow())
        bringForward();
    if (!top)
        top = QApplication::activeWindow();
    if (!top)
        qFatal("no window is in front");
    return top->focusWidget() ? top->focusWidget() : top;
}

void press(int key, Qt::KeyboardModifiers modifiers = {}, int times = 1)
{
    for (int i = 0; i < times; ++i)
        QTest::keyClick(hears(), Qt::Key(key), modifiers);
    QCoreApplication::processEvents();
}

void type(const QString &words)
{
    QTest::keyClicks(hears(), words);
    QCoreApplication::processEvents();
}

//! Tab, until the keyboard is in what is called so; false when it comes round without.
bool tabTo(const QString &name)
{
    for (int i = 0; i < 200; ++i) {
        for (const QWidget *one = hears(); one; one = one->parentWidget()) {
            if (one->objectName() == name)
                return true;
        }
        press(Qt::Key_Tab);
    }
    return false;
}

bool areSettingsOpened()
{
    press(Qt::Key_Comma, Qt::ControlModifier);
    return QTest::qWaitFor([] {
        const QWidget *const dialog = QApplication::activeModalWidget();
        return dialog && dialog->objectName() == u"settingsDialog"_s;
    });
}

QString copied()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestKeyboardAlone : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_run.reset(); }
    void threePicturesAreMade();
    void oneIsFoundMarkedAndTheMarksAreTakenBack();
    void theViewerShowsZoomsAndGoesOn();
    void twoAreComparedInEveryWayAndAWinnerIsChosen();
    void linkImageFileAndPathAreCopied();
    void theFormatOfTheLinkIsSwitchedWhereItIsShared();
    void keysAndHelpAreRead();
    void settingsAreOpenedAndLeft();
    void aKeyIsChangedAndItsButtonSaysSo();
    void otherRoomsAreOpenedAndLeft();
    void deletedOnesComeBack();

private:
    [[nodiscard]] GalleryView &gallery() const { return *m_run->find<GalleryView>("gallery"); }
    [[nodiscard]] bool isInGallery() const { return hears() == &gallery(); }
    [[nodiscard]] Viewer &viewer() const { return *m_run->find<Viewer>("viewer"); }
    //! Of the current tile, as it is stored.
    [[nodiscard]] Artwork current() const;
    [[nodiscard]] Artwork stored(ArtworkId id) const;

    WindowRig m_rig;
    std::unique_ptr<WindowRun> m_run;
};

void TestKeyboardAlone::initTestCase()
{
    m_rig.start();
    m_rig.reset();
    m_run = std::make_unique<WindowRun>(m_rig.home(), m_rig.environment);
    m_run->host->window().activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), &m_run->host->window());
}

//! Back to the first tile, whatever was open.
void TestKeyboardAlone::init()
{
    if (gallery().model()->rowCount() == 0)
        return;
    for (int i = 0; i < 6 && !isInGallery(); ++i)
        press(Qt::Key_Escape);
    QVERIFY(isInGallery());
    press(Qt::Key_Home);
    QCOMPARE(gallery().currentIndex().row(), 0);
}

Artwork TestKeyboardAlone::current() const
{
    return stored(gallery().currentIndex().data(GalleryModel::ArtworkIdRole).toLongLong());
}

Artwork TestKeyboardAlone::stored(ArtworkId id) const
{
    return m_run->behind(
        [id](Application &application) { return *application.library().artwork(id); });
}

void TestKeyboardAlone::threePicturesAreMade()
{
    QCOMPARE(hears()->objectName(), u"prompt"_s); // nothing to look at: one writes
    for (int i = 0; i < 3; ++i) {
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"a lighthouse in the rain, number %1"_s.arg(i));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_run->showsOnly(i + 1), patience);
        QTRY_VERIFY_WITH_TIMEOUT(copied().startsWith(m_rig.minio.endpoint()), patience);
        QGuiApplication::clipboard()->clear();
        QCOMPARE(hears()->objectName(), u"prompt"_s);
    }
    press(Qt::Key_Escape);
    QVERIFY(isInGallery());
}

void TestKeyboardAlone::oneIsFoundMarkedAndTheMarksAreTakenBack()
{
    press(Qt::Key_Right, {}, 2);
    QCOMPARE(gallery().currentIndex().row(), 2);
    press(Qt::Key_Left);
    const ArtworkId id = current().id;
    press(Qt::Key_4);
    QTRY_COMPARE(stored(id).rating, 4);
    press(Qt::Key_F);
    QTRY_VERIFY(stored(id).favourite);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(!stored(id).favourite);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(stored(id).rating, 0);
    press(Qt::Key_F, Qt::ControlModifier);
    type(u"\"number 1\""_s);
    QTRY_COMPARE(gallery().model()->rowCount(), 1);
    press(Qt::Key_Escape, {}, 2);
    QTRY_COMPARE(gallery().model()->rowCount(), 3);
}

void TestKeyboardAlone::theViewerShowsZoomsAndGoesOn()
{
    const ArtworkId first = current().id;
    press(Qt::Key_Return);
    QVERIFY(viewer().isVisible());
    const PictureCanvas &canvas = viewer().canvas();
    QTRY_VERIFY_WITH_TIMEOUT(!canvas.picture().whole.isNull(), patience);
    press(Qt::Key_Z);
    QCOMPARE(canvas.zoom().scale(), 1.0);
    press(Qt::Key_Plus);
    QVERIFY(canvas.zoom().scale() > 1);
    press(Qt::Key_Minus, {}, 2);
    QVERIFY(canvas.zoom().scale() < 1);
    press(Qt::Key_Z, Qt::ShiftModifier);
    QCOMPARE(canvas.zoom().mode(), ViewZoom::Mode::Fill);
    press(Qt::Key_Z);
    QCOMPARE(canvas.zoom().mode(), ViewZoom::Mode::Fit);
    press(Qt::Key_Right);
    QCOMPARE(gallery().currentIndex().row(), 1);
    press(Qt::Key_PageUp);
    QCOMPARE(gallery().currentIndex().row(), 0);
    const auto *const details = m_run->find<QWidget>("viewerDetails");
    QVERIFY(!details->isVisible());
    press(Qt::Key_I);
    QVERIFY(details->isVisible());
    press(Qt::Key_I);
    QVERIFY(!details->isVisible());
    press(Qt::Key_3);
    QTRY_COMPARE(stored(first).rating, 3);
    press(Qt::Key_F);
    QTRY_VERIFY(stored(first).favourite);
    press(Qt::Key_F);
    QTRY_VERIFY(!stored(first).favourite);
    QVERIFY(tabTo(u"viewerFavourite"_s)); // and every button of the bar
    press(Qt::Key_Return);
    QTRY_VERIFY(stored(first).favourite);
    press(Qt::Key_Escape);
    QVERIFY(!viewer().isVisible());
    QVERIFY(isInGallery());
}

void TestKeyboardAlone::twoAreComparedInEveryWayAndAWinnerIsChosen()
{
    using Way = ComparisonView::Way;
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_V);
    const ComparisonView &comparison = viewer().comparison();
    QTRY_COMPARE_WITH_TIMEOUT(comparison.pictures().size(), size_t{2}, patience);
    QVERIFY(viewer().isComparing());
    QCOMPARE(comparison.way(), Way::Slider);
    const double before = comparison.divider();
    press(Qt::Key_Right, {}, 3);
    QVERIFY(comparison.divider() > before);
    for (const Way way : {Way::Beside, Way::Flip, Way::Difference, Way::Slider}) {
        press(Qt::Key_M);
        QCOMPARE(comparison.way(), way);
    }
    press(Qt::Key_W); // the other is on the left
    press(Qt::Key_M);
    const ArtworkId loser = comparison.activeId();
    press(Qt::Key_Right);
    const ArtworkId winner = comparison.activeId();
    QVERIFY(winner != loser);
    const bool wasFavourite = stored(winner).favourite;
    const Artwork other = stored(loser);
    press(Qt::Key_5);
    QTRY_COMPARE(stored(winner).rating, 5);
    press(Qt::Key_F);
    QTRY_COMPARE(stored(winner).favourite, !wasFavourite);
    QCOMPARE(stored(loser), other);
    press(Qt::Key_Escape);
    QVERIFY(!viewer().isVisible());
    QVERIFY(isInGallery());
}

void TestKeyboardAlone::linkImageFileAndPathAreCopied()
{
    const QString path = Originals{m_rig.home() + u"/library"_s}.absolutePath(current());
    press(Qt::Key_C);
    QTRY_VERIFY(copied().startsWith(m_rig.minio.endpoint()));
    press(Qt::Key_C, Qt::ShiftModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->mimeData()->hasImage());
    QCOMPARE(QGuiApplication::clipboard()->image().size(), current().size);
    press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->mimeData()->urls(),
                 QList<QUrl>{QUrl::fromLocalFile(path)});
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-special/gnome-copied-files"_s),
             "copy\n" + QUrl::fromLocalFile(path).toEncoded());
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(!QGuiApplication::clipboard()->mimeData()->hasUrls());
    QCOMPARE(copied(), path);
    press(Qt::Key_Right, Qt::ShiftModifier); // of two, a line each
    press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(copied().count(u'\n'), 1);
}

void TestKeyboardAlone::theFormatOfTheLinkIsSwitchedWhereItIsShared()
{
    press(Qt::Key_S, Qt::ShiftModifier);
    QWidget *const popover = QApplication::activePopupWidget();
    QVERIFY(popover);
    QCOMPARE(popover->objectName(), u"sharePopover"_s);
    const auto *const preview = popover->findChild<QTextEdit *>(u"sharePreview"_s);
    QTRY_VERIFY(preview->toPlainText().startsWith(m_rig.minio.endpoint()));
    QVERIFY(tabTo(u"shareFormats"_s));
    press(Qt::Key_Right);
    QTRY_VERIFY(copied().startsWith(u"!["_s));
    QCOMPARE(preview->toPlainText(), copied());
    press(Qt::Key_Left);
    QTRY_VERIFY(copied().startsWith(m_rig.minio.endpoint()));
    QVERIFY(tabTo(u"shareLifetime"_s) ||
            !popover->findChild<QWidget *>(u"shareLifetime"_s)->isEnabled());
    QVERIFY(tabTo(u"shareMake"_s));
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QVERIFY(isInGallery());
}

void TestKeyboardAlone::keysAndHelpAreRead()
{
    press(Qt::Key_Question, Qt::ShiftModifier);
    const QWidget *list = QApplication::activeModalWidget();
    QVERIFY(list);
    QCOMPARE(list->objectName(), u"shortcutList"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(isInGallery());
    press(Qt::Key_F1);
    QTRY_COMPARE(QApplication::activeWindow()->objectName(), u"helpWindow"_s);
    press(Qt::Key_Escape);
    QTRY_VERIFY(isInGallery());
}

void TestKeyboardAlone::settingsAreOpenedAndLeft()
{
    QVERIFY(areSettingsOpened());
    QVERIFY(tabTo(u"settingsPages"_s));
    press(Qt::Key_Home);
    const auto *const pages = qobject_cast<QListWidget *>(hears());
    for (int i = 0; i < pages->count(); ++i) {
        QCOMPARE(pages->currentRow(), i);
        press(Qt::Key_Down);
    }
    press(Qt::Key_Escape);
    QTRY_VERIFY(isInGallery());
    QVERIFY(areSettingsOpened());
    QVERIFY(tabTo(u"settingsSave"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(isInGallery());
}

void TestKeyboardAlone::aKeyIsChangedAndItsButtonSaysSo()
{
    const bool wasFavourite = current().favourite;
    QVERIFY(areSettingsOpened());
    QVERIFY(tabTo(u"settingsPages"_s));
    type(u"Keys"_s);
    QVERIFY(tabTo(u"key_actionFavourite"_s));
    press(Qt::Key_Return);
    press(Qt::Key_H);
    QVERIFY(tabTo(u"settingsSave"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY(isInGallery());
    press(Qt::Key_H);
    QTRY_COMPARE(current().favourite, !wasFavourite);
    press(Qt::Key_F);
    press(Qt::Key_H);
    QTRY_COMPARE(current().favourite, wasFavourite);
    press(Qt::Key_Return);
    QVERIFY(m_run->find<QWidget>("viewerFavourite")->accessibleName().endsWith(u"(H)"_s));
    press(Qt::Key_Escape);
}

void TestKeyboardAlone::otherRoomsAreOpenedAndLeft()
{
    for (const auto &[key, room] :
         {std::pair{Qt::Key_Q, "queuePanel"}, {Qt::Key_M, "modelsPanel"}}) {
        press(key);
        QVERIFY(m_run->find<QWidget>(room)->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(isInGallery());
    }
    press(Qt::Key_B, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget());
    press(Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTRY_VERIFY(isInGallery());
    press(Qt::Key_R); // its request is in the form again
    QTRY_COMPARE(m_run->find<QTextEdit>("prompt")->toPlainText(), current().request.prompt());
}

void TestKeyboardAlone::deletedOnesComeBack()
{
    press(Qt::Key_Right, Qt::ShiftModifier);
    press(Qt::Key_Delete);
    QTRY_COMPARE(gallery().model()->rowCount(), 1);
    QVERIFY(isInGallery());
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(gallery().model()->rowCount(), 3);
}

QTEST_MAIN(TestKeyboardAlone)
#include "tst_keyboardalone.moc"
