// How wide the sidebar is: as it was dragged.

#include "tests/ui/sidebar/sidebarsupport.h"

#include <QSignalSpy>
#include <QSplitter>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestSidebarWidth : public QObject {
    Q_OBJECT
private slots:
    void itsWidthIsDraggedAndRemembered();
    void aWidthThatCannotBeIsNone();
};

void TestSidebarWidth::itsWidthIsDraggedAndRemembered()
{
    Studio studio;
    Settings kept;
    int width = 0;
    {
        SidebarWindow w{studio};
        auto *const bar = w.find<QWidget>(u"sidebar"_s);
        const int before = bar->width();
        auto *const handle = w.find<QSplitter>(u"sidebarSplitter"_s)->handle(1);
        QTest::mousePress(handle, Qt::LeftButton);
        QTest::mouseMove(handle, QPoint{80, 10});
        QTest::mouseRelease(handle, Qt::LeftButton, {}, QPoint{80, 10});
        QVERIFY(bar->width() > before + 60 && bar->width() < before + 100);
        const int wide = bar->width();
        w.resize({1000, 700});
        w.resize({1600, 900});
        QCOMPARE(bar->width(), wide);
        QTest::keyClick(&w.window, Qt::Key_F9);
        QTest::keyClick(&w.window, Qt::Key_F9);
        QCOMPARE(bar->width(), wide);
        QSignalSpy told{&w.window, &MainWindow::settingsChanged};
        w.window.close();
        kept = told.last().front().value<Settings>();
        width = wide;
    }
    const SidebarWindow w{studio, kept};
    QCOMPARE(w.find<QWidget>(u"sidebar"_s)->width(), width);
}

void TestSidebarWidth::aWidthThatCannotBeIsNone()
{
    Studio studio;
    for (const QByteArray &state : {QByteArray{"open"}, QByteArray{"open 7"}}) { // of before
        const SidebarWindow w{studio, {.sidebar = state}};
        QCOMPARE(w.find<QWidget>(u"sidebar"_s)->width(), 208);
    }
    const SidebarWindow narrow{studio, {.sidebar = "open width=-9000000000 width="}};
    QCOMPARE(narrow.find<QWidget>(u"sidebar"_s)->width(), 160);
    const SidebarWindow wide{studio, {.sidebar = "open width=99999"}};
    QCOMPARE(wide.find<QWidget>(u"sidebar"_s)->width(), 420);
}

QTEST_MAIN(TestSidebarWidth)
#include "tst_sidebarwidth.moc"
