#include "tests/ui/window/windowsupport.h"
#include "ui/window/notices.h"
#include "ui/window/servicelights.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void keysActOnTheChosenPicture();
    void keysAreMutedWhileWriting();
    void theSearchFieldFiltersAfterAPause();
    void chipsFilterAndAllClears();
    void deletingOffersUndo();
    void zoomSliderAndViewAgree();
    void aNarrowWindowTurnsPanesIntoDrawersAndPages();
    void nothingIsClipped();
    void theWindowRemembersItself();
    void theSandboxSaysSo();
    void errorsAreBannersWithANextStep();
    void settingsAreAskedFor();
    void aFirstRunPageCoversTheWindow();
    void everyControlHasANameForScreenReaders();
    void questionMarkListsTheKeys();
    void aLinkThatWasLeftAloneIsOneClickAway();
    void aPictureThatWentInSmallerIsSaid();
};

void TestMainWindow::keysActOnTheChosenPicture()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.prompt = u"a fox"_s});
    Window w{studio};
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_C);
    QCOMPARE(QGuiApplication::clipboard()->text(), studio.outbox->link(id)->url);
    QTRY_COMPARE(w.toast(), u"Link copied"_s);
    QTest::keyClick(w.gallery(), Qt::Key_F);
    QVERIFY(studio.library->artwork(id)->favourite);
    QTest::keyClick(w.gallery(), Qt::Key_3);
    QCOMPARE(studio.library->artwork(id)->rating, 3);
    QTest::keyClick(w.gallery(), Qt::Key_C, Qt::ShiftModifier);
    QTRY_VERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestMainWindow::keysAreMutedWhileWriting()
{
    Studio studio;
    const ArtworkId id = studio.addPicture({.prompt = u"a fox"_s});
    Window w{studio};
    w.choose(0);
    auto *search = w.find<QLineEdit>(u"search"_s);
    QTest::keyClick(w.gallery(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"fox 3"_s);
    QCOMPARE(search->text(), u"fox 3"_s);
    QTest::keyClick(search, Qt::Key_Delete);
    QVERIFY(!studio.library->artwork(id)->favourite);
    QCOMPARE(studio.library->artwork(id)->rating, 0);
    QCOMPARE(studio.library->reader().count(), 1);
    QTest::keyClick(search, Qt::Key_Escape);
    QCOMPARE(search->text(), QString{});
    QVERIFY(w.gallery()->hasFocus());
}

void TestMainWindow::theSearchFieldFiltersAfterAPause()
{
    Studio studio;
    studio.addPicture({.prompt = u"a lighthouse"_s});
    studio.addPicture({.prompt = u"a harbour"_s});
    Window w{studio};
    QCOMPARE(w.gallery()->model()->rowCount(), 2);
    w.find<QLineEdit>(u"search"_s)->setText(u"harbour"_s);
    QCOMPARE(w.gallery()->model()->rowCount(), 2);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
}

void TestMainWindow::chipsFilterAndAllClears()
{
    Studio studio;
    studio.library->marks().setFavourite({studio.addPicture()}, true);
    studio.addPicture();
    Window w{studio};
    auto *all = w.find<QPushButton>(u"filterAll"_s);
    QVERIFY(all->isChecked());
    w.find<QPushButton>(u"filterFavourites"_s)->click();
    QCOMPARE(w.gallery()->model()->rowCount(), 1);
    QVERIFY(!all->isChecked());
    all->click();
    QCOMPARE(w.gallery()->model()->rowCount(), 2);
    QVERIFY(all->isChecked());
}

void TestMainWindow::deletingOffersUndo()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QCOMPARE(studio.library->reader().count(), 0);
    auto *undo = w.find<QPushButton>(u"toastAction"_s);
    QTRY_VERIFY(undo->isVisible());
    undo->click();
    QCOMPARE(studio.library->reader().count(), 1);
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QTest::keyClick(w.gallery(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(studio.library->reader().count(), 1);
}

void TestMainWindow::zoomSliderAndViewAgree()
{
    Studio studio;
    Settings settings;
    settings.zoom = 240;
    Window w{studio, settings};
    auto *slider = w.find<QSlider>(u"zoom"_s);
    QCOMPARE(slider->value(), 240);
    slider->setValue(300);
    QCOMPARE(w.gallery()->zoom(), 300);
    w.gallery()->setZoom(120);
    QCOMPARE(slider->value(), 120);
}

void TestMainWindow::aNarrowWindowTurnsPanesIntoDrawersAndPages()
{
    Studio studio;
    studio.addPicture();
    Window w{studio, {}, {1000, 700}};
    auto *details = w.find(u"detailsPanel"_s);
    auto *pages = w.find(u"pages"_s);
    QTRY_VERIFY(!details->isVisible());
    QVERIFY(!pages->isVisible());
    w.find<QPushButton>(u"toggleDetails"_s)->click();
    QVERIFY(details->isVisible());
    QTest::keyClick(w.gallery(), Qt::Key_Escape);
    QVERIFY(!details->isVisible());
    w.resize({720, 450});
    QVERIFY(pages->isVisible());
    w.resize({1440, 900});
    QVERIFY(details->isVisible());
    QVERIFY(!w.find(u"toggleDetails"_s)->isVisible());
    QVERIFY(!pages->isVisible());
}

void TestMainWindow::nothingIsClipped()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    w.window.setSandbox(true);
    w.window.lights().setProvider(u"replicate"_s, u"Replicate"_s, Health::Good, {});
    for (const QSize size :
         {QSize{720, 450}, QSize{799, 500}, QSize{800, 600}, QSize{939, 600}, QSize{940, 600},
          QSize{1099, 700}, QSize{1100, 700}, QSize{1440, 900}}) {
        w.resize(size);
        QCOMPARE(w.window.size(), size);
        for (const QString &bar : {u"topBar"_s, u"statusLine"_s, u"sandboxLine"_s})
            checkChildren(w.find(bar), w.window);
        QVERIFY(isInside(w.gallery(), &w.window) || !w.gallery()->isVisible());
        QVERIFY(w.gallery()->width() >= 240 || !w.gallery()->isVisible());
        for (const QString &part : {u"composePanel"_s, u"generate"_s})
            QVERIFY(isInside(w.find(part), &w.window));
    }
}

void TestMainWindow::theWindowRemembersItself()
{
    Studio studio;
    Window w{studio};
    QSignalSpy changed{&w.window, &MainWindow::settingsChanged};
    QSignalSpy quitting{&w.window, &MainWindow::quitting};
    w.gallery()->setZoom(260);
    w.window.resize(1300, 800);
    w.window.close();
    QCOMPARE(quitting.size(), 1);
    const auto kept = changed.last()[0].value<Settings>();
    QCOMPARE(kept.zoom, 260);
    QVERIFY(!kept.windowGeometry.isEmpty());
    QVERIFY(!kept.splitter.isEmpty());
    Window again{studio, kept};
    QCOMPARE(again.gallery()->zoom(), 260);
}

void TestMainWindow::theSandboxSaysSo()
{
    Studio studio;
    Window w{studio};
    QVERIFY(!w.find(u"sandboxLine"_s)->isVisible());
    w.window.setSandbox(true);
    QVERIFY(w.find(u"sandboxLine"_s)->isVisible());
    QVERIFY(w.find<QLabel>(u"sandboxText"_s)->text().contains(u"no model drew these pictures"_s));
    QSignalSpy asked{&w.window, &MainWindow::settingsRequested};
    w.find<QPushButton>(u"sandboxConnect"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), u"providers"_s);
}

void TestMainWindow::errorsAreBannersWithANextStep()
{
    Studio studio;
    Window w{studio};
    QSignalSpy asked{&w.window, &MainWindow::settingsRequested};
    w.window.notices().showError(
        Error{.kind = ErrorKind::Unauthorized, .message = u"Invalid token"_s},
        ErrorPlace::Provider);
    QVERIFY(w.find(u"banner"_s)->isVisible());
    w.find<QPushButton>(u"bannerSettings"_s)->click();
    QCOMPARE(asked.size(), 1);
}

void TestMainWindow::settingsAreAskedFor()
{
    Studio studio;
    Window w{studio};
    QSignalSpy asked{&w.window, &MainWindow::settingsRequested};
    w.find<QPushButton>(u"settingsButton"_s)->click();
    QTest::keyClick(w.gallery(), Qt::Key_Comma, Qt::ControlModifier);
    QCOMPARE(asked.size(), 2);
}

void TestMainWindow::aFirstRunPageCoversTheWindow()
{
    Studio studio;
    Window w{studio};
    auto *page = new QWidget;
    w.window.showFirstRun(page);
    QCOMPARE(page->parentWidget(), &w.window);
    QCOMPARE(page->geometry(), w.window.rect());
    w.window.resize(900, 600);
    QCOMPARE(page->geometry(), w.window.rect());
    w.window.showFirstRun(nullptr);
}

void TestMainWindow::everyControlHasANameForScreenReaders()
{
    Studio studio;
    studio.addPicture();
    Window w{studio};
    w.choose(0);
    const QList<QWidget *> widgets = w.window.findChildren<QWidget *>();
    int controls = 0;
    for (QWidget *widget : widgets) {
        const bool control = qobject_cast<QAbstractButton *>(widget) ||
                             qobject_cast<QLineEdit *>(widget) || qobject_cast<QSlider *>(widget) ||
                             qobject_cast<QAbstractScrollArea *>(widget);
        if (!control || !widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        if (widget->objectName().startsWith(u"qt_"_s))
            continue; // inside a standard widget
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        const QString who =
            widget->objectName() + u' ' + QLatin1StringView{widget->metaObject()->className()};
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(), qPrintable(who));
        QVERIFY2(!widget->objectName().isEmpty(),
                 qPrintable(who + spoken->text(QAccessible::Name)));
        ++controls;
    }
    QVERIFY(controls > 12);
}

void TestMainWindow::questionMarkListsTheKeys()
{
    Studio studio;
    Window w{studio};
    QTest::keyClick(w.gallery(), Qt::Key_Question, Qt::ShiftModifier);
    QTRY_VERIFY(w.window.findChild<QWidget *>(u"shortcutList"_s));
}

void TestMainWindow::aLinkThatWasLeftAloneIsOneClickAway()
{
    Studio studio;
    Window w{studio};
    const QString job = studio.addJob(JobState::Running, u"a fox"_s);
    emit studio.queue->board().jobAdded(*studio.queue->board().job(job));
    QGuiApplication::clipboard()->setText(u"mine"_s);
    const ArtworkId id = studio.addPicture({.upload = UploadState::Pending, .jobId = job});
    emit studio.queue->board().artworkKept(job, id);
    studio.storePicture(id);
    QTRY_VERIFY(w.toast().contains(u"left alone"_s));
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
    QTest::mouseClick(w.find<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), studio.outbox->link(id)->url);
    QTRY_COMPARE(w.toast(), u"Link copied"_s);
}

void TestMainWindow::aPictureThatWentInSmallerIsSaid()
{
    Studio studio;
    Window w{studio};
    emit studio.queue->board().inputMadeSmaller(u"job"_s, {.file = u"face.png"_s,
                                                           .before = {4000, 3000},
                                                           .now = {2000, 1500},
                                                           .bytesBefore = 12'000'000,
                                                           .bytesNow = 6'900'000});
    QTRY_VERIFY(w.toast().startsWith(u"face.png"_s));
    QVERIFY2(w.toast().contains(u"2000 × 1500"_s) && w.toast().contains(u"6.9 MB"_s),
             qPrintable(w.toast()));
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
