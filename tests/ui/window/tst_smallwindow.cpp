// Small windows and screens: below 800 px the window greets with the prompt, and nothing leaves it.

#include "tests/ui/window/windowsupport.h"
#include "ui/settings/settingsdialog.h"
#include "ui/spend/spendpage.h"
#include "ui/window/notices.h"
#include "ui/window/shortcutlist.h"

#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSplitter>
#include <QTextEdit>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize smallest{720, 450};

QRect placeOf(const QWidget *widget, const QWidget *window)
{
    return {widget->mapTo(window, QPoint{}), widget->size()};
}

} // namespace

class TestSmallWindow : public QObject {
    Q_OBJECT
private slots:
    void itGreetsWithThePrompt();
    void theSwitchShowsTheGallery();
    void generatingShowsTheGallery();
    void ideasFillThePromptUntilThereIsAPicture();
    void everyPartIsInside_data();
    void everyPartIsInside();
    void toastsStayInsideAndOffGenerate_data();
    void toastsStayInsideAndOffGenerate();
    void dialogsStayInside();
    void everyKeyOfTheListCanBeReached();
    void panesComeBackAsTheyWere();
    void panesComeBackAfterARestart();
    void aNewWindowLeavesRoomForItsFrame();
};

void TestSmallWindow::itGreetsWithThePrompt()
{
    Studio studio;
    Window w{studio, {}, smallest};
    auto *prompt = w.find<QTextEdit>(u"prompt"_s);
    QVERIFY(prompt->isVisible());
    QTRY_VERIFY(prompt->hasFocus());
    QVERIFY(!w.gallery()->isVisible());
    QVERIFY(w.find(u"pages"_s)->isVisible());
    QVERIFY(w.find<QPushButton>(u"pages_0"_s)->isChecked());
    QCOMPARE(w.find<QPushButton>(u"pages_1"_s)->text(), u"Gallery 0"_s);
    // Something to try stands there already, and whoever types writes over it.
    QVERIFY(!prompt->toPlainText().isEmpty());
    QTest::keyClicks(prompt, u"a fox"_s);
    QCOMPARE(prompt->toPlainText(), u"a fox"_s);
}

void TestSmallWindow::theSwitchShowsTheGallery()
{
    Studio studio;
    studio.addPicture();
    Window w{studio, {}, smallest};
    QTest::mouseClick(w.find<QPushButton>(u"pages_1"_s), Qt::LeftButton);
    QVERIFY(w.gallery()->isVisible());
    QVERIFY(w.gallery()->hasFocus());
    QVERIFY(!w.find(u"composePanel"_s)->isVisible());
    QVERIFY(w.find(u"search"_s)->isVisible());
    QTest::keyClick(w.gallery(), Qt::Key_P);
    QVERIFY(w.find(u"composePanel"_s)->isVisible());
    QVERIFY(w.find(u"prompt"_s)->hasFocus());
    QTest::keyClick(w.find(u"prompt"_s), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(w.find(u"search"_s)->hasFocus());
    QVERIFY(w.gallery()->isVisible());
}

void TestSmallWindow::generatingShowsTheGallery()
{
    Studio studio;
    Window w{studio, {}, smallest};
    QTest::mouseClick(w.find<QPushButton>(u"generate"_s), Qt::LeftButton);
    QCOMPARE(w.gallery()->gallery()->jobCount(), 1);
    QVERIFY(w.gallery()->isVisible());
}

void TestSmallWindow::ideasFillThePromptUntilThereIsAPicture()
{
    Studio studio;
    Window w{studio, {}, smallest};
    auto *idea = w.find<QPushButton>(u"idea_0"_s);
    QVERIFY(idea->isVisible());
    QTest::mouseClick(idea, Qt::LeftButton);
    QVERIFY(w.find<QTextEdit>(u"prompt"_s)->toPlainText().startsWith(u"a heron at low tide"_s));
    const QString before = w.find<QTextEdit>(u"prompt"_s)->toPlainText();
    QTest::mouseClick(w.find<QPushButton>(u"ideaAnother"_s), Qt::LeftButton);
    QVERIFY(w.find<QTextEdit>(u"prompt"_s)->toPlainText() != before);
    studio.addPicture();
    QTRY_VERIFY(!idea->isVisible());
}

void TestSmallWindow::everyPartIsInside_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize{680, 400}, QSize{720, 406}, QSize{720, 450}, QSize{799, 500}})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void TestSmallWindow::everyPartIsInside()
{
    QFETCH(QSize, size);
    Studio studio;
    Window w{studio, {}, size};
    w.window.setSandbox(true);
    QCoreApplication::processEvents();
    QCOMPARE(w.window.size(), size);
    for (const QString &name : {u"generate"_s, u"prompt"_s, u"modelPicker"_s, u"queueButton"_s,
                                u"settingsButton"_s, u"spend"_s, u"queueWords"_s})
        QVERIFY2(isInside(w.find(name), &w.window), qPrintable(name));
    QVERIFY(w.find(u"prompt"_s)->height() >= 64);
    if (size.height() >= 450) // ideas are in sight without scrolling
        QVERIFY(isInside(w.find(u"idea_0"_s), &w.window) &&
                !w.find(u"idea_0"_s)->visibleRegion().isEmpty());
    // What does not fit scrolls, and only up and down.
    for (const QScrollArea *area : w.find(u"composePanel"_s)->findChildren<QScrollArea *>())
        if (area->isVisible())
            QVERIFY(area->widget()->width() <= area->viewport()->width());
    QTest::mouseClick(w.find<QPushButton>(u"pages_1"_s), Qt::LeftButton);
    checkChildren(w.find(u"topBar"_s), w.window);
    QVERIFY(w.gallery()->height() >= 200);
}

void TestSmallWindow::toastsStayInsideAndOffGenerate_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize{720, 450}, QSize{820, 600}, QSize{1100, 700}, QSize{1440, 900}})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void TestSmallWindow::toastsStayInsideAndOffGenerate()
{
    QFETCH(QSize, size);
    Studio studio;
    Window w{studio, {}, size};
    w.window.notices().tell(
        u"The link is ready; what you copied meanwhile was left alone, and this is long"_s,
        u"Copy it now"_s, [] {});
    const QRect toast = placeOf(w.find(u"toast"_s), &w.window);
    QVERIFY(w.window.rect().contains(toast));
    QVERIFY(!toast.intersects(placeOf(w.find(u"generate"_s), &w.window)));
}

void TestSmallWindow::dialogsStayInside()
{
    Studio studio;
    Window w{studio, {}, smallest};
    SettingsDialog settings{SettingsContext{}, &w.window};
    SpendPage spend{*studio.queue, studio.clock, &w.window};
    ShortcutList keys{KeyBindings{}, &w.window};
    for (QDialog *dialog : std::initializer_list<QDialog *>{&settings, &spend, &keys}) {
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        QCoreApplication::processEvents();
        QVERIFY2(dialog->width() <= smallest.width() && dialog->height() <= smallest.height(),
                 qPrintable(dialog->objectName()));
        for (const QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->isVisible() && !button->visibleRegion().isEmpty())
                QVERIFY2(button->window() == dialog, qPrintable(button->objectName()));
        dialog->close();
    }
}

void TestSmallWindow::everyKeyOfTheListCanBeReached()
{
    Studio studio;
    Window w{studio, {}, smallest};
    ShortcutList keys{KeyBindings{}, &w.window};
    keys.setAttribute(Qt::WA_DeleteOnClose, false);
    keys.open();
    QCoreApplication::processEvents();
    auto *area = keys.findChild<QScrollArea *>();
    QVERIFY(area);
    for (const QLabel *label : keys.findChildren<QLabel *>()) {
        QVERIFY2(label->height() >= label->heightForWidth(label->width()) || !label->wordWrap(),
                 qPrintable(label->text()));
        QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
    }
    QVERIFY(area->widget()->width() <= area->viewport()->width());
    keys.close();
}

void TestSmallWindow::panesComeBackAsTheyWere()
{
    Studio studio;
    Window w{studio};
    auto *splitter = w.find<QSplitter>(u"panes"_s);
    splitter->setSizes({400, 640, 400});
    QTest::mousePress(splitter->handle(1), Qt::LeftButton); // as a hand moves it
    QTest::mouseMove(splitter->handle(1), QPoint{-10, 10});
    QTest::mouseRelease(splitter->handle(1), Qt::LeftButton, {}, QPoint{-10, 10});
    QCoreApplication::processEvents();
    const QList<int> before = splitter->sizes();
    for (const QSize size : {QSize{1000, 900}, QSize{720, 450}, QSize{900, 600}, QSize{720, 450}}) {
        w.window.resize(size);
        QCoreApplication::processEvents();
    }
    w.window.resize(1440, 900);
    QCoreApplication::processEvents();
    QCOMPARE(splitter->count(), 3);
    QCOMPARE(splitter->sizes(), before);
}

void TestSmallWindow::panesComeBackAfterARestart()
{
    Studio studio;
    Settings kept;
    kept.splitter = "380 700 350"; // as earlier versions wrote it
    QList<int> before;
    {
        Window w{studio, kept};
        before = w.find<QSplitter>(u"panes"_s)->sizes();
        QCOMPARE(before.front(), 380);
        QCOMPARE(before.back(), 350);
        QSignalSpy changed{&w.window, &MainWindow::settingsChanged};
        w.window.resize(smallest);
        QCoreApplication::processEvents();
        w.window.close();
        kept = changed.last()[0].value<Settings>();
    }
    Window again{studio, kept, smallest};
    again.window.resize(1440, 900);
    QCoreApplication::processEvents();
    QCOMPARE(again.find<QSplitter>(u"panes"_s)->sizes(), before);
}

void TestSmallWindow::aNewWindowLeavesRoomForItsFrame()
{
    Studio studio;
    const MainWindow window{studio.services(), Settings{}};
    const QSize screen = window.screen()->availableSize();
    QVERIFY(screen.width() < 1440 && screen.height() < 900);
    QVERIFY(window.height() <= screen.height() - 30);
    QVERIFY(window.width() <= screen.width() - 8);
}

QTEST_MAIN(TestSmallWindow)
#include "tst_smallwindow.moc"
