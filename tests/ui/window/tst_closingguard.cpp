#include "ui/window/closingguard.h"

#include "tests/ui/window/windowsupport.h"
#include "ui/common/banner.h"
#include "ui/window/notices.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace limner;
using namespace limner::test;

class TestClosingGuard : public QObject {
    Q_OBJECT

private slots:
    void aWindowWithNothingUnderWayCloses();
    void theFirstWishIsAskedForAndGranted();
    void theSecondWishDoesNotWait();
    void theWaitIsSaidAndCanBeSkipped();
};

void TestClosingGuard::aWindowWithNothingUnderWayCloses()
{
    Studio studio;
    Window shown{studio};
    ClosingGuard guard{shown.window, shown.window.notices()};
    QSignalSpy wanted{&guard, &ClosingGuard::closeWanted};
    guard.setUnderWay(1);
    guard.setUnderWay(0);
    shown.window.close(); // a session that ends would be held up otherwise
    QVERIFY(!shown.window.isVisible());
    QCOMPARE(wanted.count(), 0);
}

void TestClosingGuard::theFirstWishIsAskedForAndGranted()
{
    Studio studio;
    Window shown{studio};
    ClosingGuard guard{shown.window, shown.window.notices()};
    guard.setUnderWay(2);
    QSignalSpy wanted{&guard, &ClosingGuard::closeWanted};
    QSignalSpy quitting{&shown.window, &MainWindow::quitting};
    shown.window.close();
    QVERIFY(shown.window.isVisible());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(quitting.count(), 0);
    guard.grant();
    QVERIFY(!shown.window.isVisible());
    QCOMPARE(quitting.count(), 1);
}

void TestClosingGuard::theSecondWishDoesNotWait()
{
    Studio studio;
    Window shown{studio};
    ClosingGuard guard{shown.window, shown.window.notices()};
    guard.setUnderWay(2);
    QSignalSpy wanted{&guard, &ClosingGuard::closeWanted};
    QSignalSpy now{&guard, &ClosingGuard::closeNowWanted};
    shown.window.close();
    shown.window.close();
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(now.count(), 1);
}

void TestClosingGuard::theWaitIsSaidAndCanBeSkipped()
{
    Studio studio;
    Window shown{studio};
    ClosingGuard guard{shown.window, shown.window.notices()};
    guard.setUnderWay(2);
    QSignalSpy now{&guard, &ClosingGuard::closeNowWanted};
    shown.window.close();
    guard.showWait(2);
    QVERIFY(shown.window.notices().banner().isVisible());
    QVERIFY(shown.window.notices().banner().text().contains(u"2 paid"_s));
    QTest::mouseClick(shown.find<QPushButton>(u"closeNowButton"_s), Qt::LeftButton);
    QCOMPARE(now.count(), 1);
}

QTEST_MAIN(TestClosingGuard)
#include "tst_closingguard.moc"
