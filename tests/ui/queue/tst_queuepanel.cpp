// The queue panel in the real window, over a real queue that starts nothing by itself.
#include "tests/support/uisupport.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/window/mainwindow.h"
#include "ui/queue/queueflow.h"
#include "ui/queue/queuejobs.h"
#include "ui/queue/queuepanel.h"
#include "ui/queue/queueproviderrow.h"

#include <QAccessible>
#include <QLabel>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {
//! Paused, with one job running, three waiting and two that failed.
struct Desk {
    Studio studio;
    QString running;
    QStringList waiting;
    QStringList failed;
    std::unique_ptr<MainWindow> window;

    explicit Desk(QSize size = {1280, 800})
    {
        if (!studio.queue->pause().setPaused(true))
            qFatal("cannot pause");
        running = studio.addJob(JobState::Uncertain, u"lost"_s);
        for (const char *prompt : {"a fox", "a lighthouse", "a red coat"})
            waiting.append(studio.addJob(JobState::Queued, QString::fromLatin1(prompt)));
        Error error;
        error.kind = ErrorKind::NoCredit;
        failed.append(studio.addJob(JobState::Failed, u"first"_s, error));
        failed.append(studio.addJob(JobState::Failed, u"second"_s, error));
        window = std::make_unique<MainWindow>(studio.services(), Settings{});
        window->resize(size);
        window->show();
        window->activateWindow();
        QCoreApplication::processEvents();
    }
    void open()
    {
        if (!panel())
            QTest::keyClick(window->findChild<QWidget *>(u"gallery"_s), Qt::Key_Q);
        QCoreApplication::processEvents();
    }
    QueuePanel *panel() const { return window->findChild<QueuePanel *>(); }
    QListView *list() const { return panel()->findChild<QListView *>(u"queueList"_s); }
    QPushButton *button(const QString &name) const
    {
        auto *found = window->findChild<QPushButton *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
    void choose(const QString &id)
    {
        list()->setCurrentIndex(panel()->model().index(panel()->model().rowOf(id)));
        list()->setFocus();
    }
    QStringList shown() const
    {
        QStringList out;
        for (int row = 0; row < panel()->model().rowCount(); ++row)
            out.append(panel()->model().tile(row).prompt);
        return out;
    }
    QStringList order()
    {
        QStringList out;
        for (const Place &one : studio.queue->jobs().places())
            out.append(one.jobId);
        return out;
    }
    QString state(const QString &id)
    {
        return toString(studio.queue->board().job(id).value_or(Job{}).state);
    }
};

} // namespace

class TestQueuePanel : public QObject {
    Q_OBJECT
private slots:
    void aKeyAndTheWordsOpenItAndEscClosesIt();
    void whatRunsComesFirstThenTheOrderThenTrouble();
    void draggingReorders();
    void aDropIntoTroubleIsRefused();
    void theKeyboardReorders();
    void theChoiceSurvivesAMove();
    void buttonsFollowTheChosenJob();
    void runNextAndRunLast();
    void cancelOneAndCancelWaiting();
    void cancelAllAsksInPlace();
    void retryAllFailedLeavesTheUncertain();
    void pauseAndResumeAreOneClickAway();
    void placesAreChosenHere();
    void itSaysThatClosingIsSafe();
    void aWaitCountsDown();
    void itFitsSmallWindows();
    void everyControlHasAName();
    void itIsEmptyWithWords();
};

void TestQueuePanel::aKeyAndTheWordsOpenItAndEscClosesIt()
{
    Desk desk;
    QVERIFY(!desk.panel());
    desk.open();
    QVERIFY(desk.panel()->isVisible());
    QVERIFY(desk.list()->hasFocus());
    QTest::keyClick(desk.list(), Qt::Key_Escape);
    QVERIFY(!desk.panel() || !desk.panel()->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    desk.button(u"statusQueue"_s)->click();
    QVERIFY(desk.panel()->isVisible());
    desk.panel()->findChild<QToolButton *>(u"queueClose"_s)->click();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!desk.panel());
    desk.button(u"queueWords"_s)->click();
    QVERIFY(desk.panel()->isVisible());
}

void TestQueuePanel::whatRunsComesFirstThenTheOrderThenTrouble()
{
    Desk desk;
    desk.open();
    QCOMPARE(desk.shown(), (QStringList{u"a fox"_s, u"a lighthouse"_s, u"a red coat"_s, u"lost"_s,
                                        u"first"_s, u"second"_s}));
}

void TestQueuePanel::draggingReorders()
{
    Desk desk;
    desk.open();
    QueueModel &model = desk.panel()->model();
    QVERIFY(model.flags(model.index(0)).testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(!model.flags(model.index(3)).testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> data{model.mimeData({model.index(2)})};
    QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
    model.dropMimeData(data.get(), Qt::MoveAction, 0, 0, {});
    QCOMPARE(desk.order(), (QStringList{desk.waiting[2], desk.waiting[0], desk.waiting[1]}));
    QCOMPARE(desk.shown().first(3), (QStringList{u"a red coat"_s, u"a fox"_s, u"a lighthouse"_s}));
    // On a row means before it; behind the last waiting one means last.
    const std::unique_ptr<QMimeData> two{model.mimeData({model.index(0), model.index(1)})};
    model.dropMimeData(two.get(), Qt::MoveAction, 3, 0, {});
    QCOMPARE(desk.shown().first(3), (QStringList{u"a lighthouse"_s, u"a red coat"_s, u"a fox"_s}));
}

void TestQueuePanel::aDropIntoTroubleIsRefused()
{
    Desk desk;
    desk.open();
    QueueModel &model = desk.panel()->model();
    const std::unique_ptr<QMimeData> data{model.mimeData({model.index(0)})};
    QVERIFY(!model.canDropMimeData(data.get(), Qt::MoveAction, 5, 0, {}));
    const QStringList before = desk.order();
    model.dropMimeData(data.get(), Qt::MoveAction, 5, 0, {});
    QCOMPARE(desk.order(), before);
    QMimeData foreign;
    foreign.setText(u"a picture"_s);
    QVERIFY(!model.canDropMimeData(&foreign, Qt::MoveAction, 0, 0, {}));
}

void TestQueuePanel::theKeyboardReorders()
{
    Desk desk;
    desk.open();
    desk.choose(desk.waiting[0]);
    QTest::keyClick(desk.list(), Qt::Key_Up, Qt::AltModifier); // it is first
    QCOMPARE(desk.order(), desk.waiting);
    QTest::keyClick(desk.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(desk.order(), (QStringList{desk.waiting[1], desk.waiting[0], desk.waiting[2]}));
    QTest::keyClick(desk.list(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(desk.order(), (QStringList{desk.waiting[1], desk.waiting[2], desk.waiting[0]}));
    QTest::keyClick(desk.list(), Qt::Key_Down, Qt::AltModifier); // it is last
    QCOMPARE(desk.order().back(), desk.waiting[0]);
    QTest::keyClick(desk.list(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(desk.order(), (QStringList{desk.waiting[1], desk.waiting[0], desk.waiting[2]}));
    QTest::keyClick(desk.list(), Qt::Key_End, Qt::AltModifier);
    QCOMPARE(desk.order().back(), desk.waiting[0]);
    QTest::keyClick(desk.list(), Qt::Key_Home, Qt::AltModifier);
    QCOMPARE(desk.order().front(), desk.waiting[0]);
}

void TestQueuePanel::theChoiceSurvivesAMove()
{
    Desk desk;
    desk.open();
    desk.choose(desk.waiting[2]);
    desk.button(u"queueRunNext"_s)->click();
    QCOMPARE(desk.panel()->jobs().chosen(), QStringList{desk.waiting[2]});
    QCOMPARE(desk.list()->currentIndex().row(), 0);
}

void TestQueuePanel::buttonsFollowTheChosenJob()
{
    Desk desk;
    desk.open();
    desk.choose(desk.waiting[0]);
    QVERIFY(desk.button(u"queueRunNext"_s)->isVisible());
    QVERIFY(desk.button(u"queueCancel"_s)->isVisible());
    QVERIFY(!desk.button(u"queueRetry"_s)->isVisible());
    desk.choose(desk.failed[0]);
    QVERIFY(!desk.button(u"queueRunNext"_s)->isVisible());
    QVERIFY(!desk.button(u"queueCancel"_s)->isVisible());
    QCOMPARE(desk.button(u"queueRetry"_s)->text(), u"Retry"_s);
    QVERIFY(desk.button(u"queueDismiss"_s)->isVisible());
    desk.choose(desk.running); // uncertain
    QCOMPARE(desk.button(u"queueRetry"_s)->text(), u"Resubmit"_s);
    desk.choose(desk.failed[1]);
    QTest::keyClick(desk.list(), Qt::Key_Delete);
    QVERIFY(desk.studio.queue->board().job(desk.failed[1])->dismissed);
    desk.choose(desk.failed[0]);
    desk.button(u"queueDismiss"_s)->click();
    QCOMPARE(desk.shown().size(), 4);
    QVERIFY(!desk.button(u"queueRetryAll"_s)->isVisible() ||
            QTest::qWaitFor([&] { return !desk.button(u"queueRetryAll"_s)->isVisible(); }));
}

void TestQueuePanel::runNextAndRunLast()
{
    Desk desk;
    desk.open();
    desk.choose(desk.waiting[1]);
    desk.button(u"queueRunNext"_s)->click();
    QCOMPARE(desk.order().front(), desk.waiting[1]);
    desk.button(u"queueRunLast"_s)->click();
    QCOMPARE(desk.order().back(), desk.waiting[1]);
}

void TestQueuePanel::cancelOneAndCancelWaiting()
{
    Desk desk;
    desk.open();
    desk.choose(desk.waiting[1]);
    desk.button(u"queueCancel"_s)->click();
    QTRY_COMPARE(desk.state(desk.waiting[1]), u"cancelled"_s);
    QTRY_COMPARE(desk.shown().first(2), (QStringList{u"a fox"_s, u"a red coat"_s}));
    desk.button(u"queueCancelWaiting"_s)->click();
    QTRY_COMPARE(desk.shown(), (QStringList{u"lost"_s, u"first"_s, u"second"_s}));
    QTRY_VERIFY(!desk.button(u"queueCancelWaiting"_s)->isEnabled());
}

void TestQueuePanel::cancelAllAsksInPlace()
{
    Desk desk;
    desk.open();
    desk.button(u"queueCancelAll"_s)->click();
    QVERIFY(desk.button(u"queueCancelAllNo"_s)->hasFocus()); // Enter is no accident
    QVERIFY(!desk.button(u"queueCancelAll"_s)->isVisible());
    desk.button(u"queueCancelAllNo"_s)->click();
    QCOMPARE(desk.order(), desk.waiting);
    QVERIFY(desk.button(u"queueCancelAll"_s)->isVisible());
    desk.button(u"queueCancelAll"_s)->click();
    QVERIFY(!labelsWith(*desk.panel(), u"Cancel 3 waiting"_s).isEmpty());
    desk.button(u"queueCancelAllYes"_s)->click();
    QTRY_VERIFY(desk.order().isEmpty());
    QCOMPARE(desk.state(desk.running), u"uncertain"_s); // that is not for a button to decide
}

void TestQueuePanel::retryAllFailedLeavesTheUncertain()
{
    Desk desk;
    desk.open();
    QTRY_VERIFY(desk.button(u"queueRetryAll"_s)->isVisible());
    desk.button(u"queueRetryAll"_s)->click();
    QCOMPARE(desk.order().size(), 5);
    QCOMPARE(desk.studio.queue->board().job(desk.order().at(3))->retryOf, desk.failed[0]);
    QCOMPARE(desk.state(desk.running), u"uncertain"_s);
    QTRY_VERIFY(!desk.button(u"queueRetryAll"_s)->isVisible());
}

void TestQueuePanel::pauseAndResumeAreOneClickAway()
{
    Desk desk;
    QCOMPARE(desk.button(u"statusQueue"_s)->text(), u"Queue paused, 3 waiting"_s);
    QVERIFY(desk.button(u"statusQueueResume"_s)->isVisible());
    desk.open();
    QCOMPARE(desk.panel()->model().tile(0).caption, u"Waits: the queue is paused"_s);
    QVERIFY(labelsWith(*desk.panel(), u"paused"_s).size() == 1);
    desk.studio.queue->canceller().cancelWaiting(); // nothing shall start here
    desk.button(u"queueWordsResume"_s)->click();
    QVERIFY(!desk.studio.queue->pause().isPaused());
    QCOMPARE(desk.button(u"queuePause"_s)->text(), u"Pause"_s);
    QVERIFY(!desk.button(u"queueWordsResume"_s)->isVisible());
    desk.button(u"queuePause"_s)->click();
    QVERIFY(desk.studio.queue->pause().isPaused());
    QCOMPARE(desk.button(u"queuePause"_s)->text(), u"Resume"_s);
    desk.button(u"statusQueueResume"_s)->click();
    QVERIFY(!desk.studio.queue->pause().isPaused());
}

void TestQueuePanel::placesAreChosenHere()
{
    Desk desk;
    desk.open();
    QSignalSpy changed{desk.window.get(), &MainWindow::settingsChanged};
    auto *row = desk.panel()->findChild<QueueProviderRow *>();
    QVERIFY(row);
    QVERIFY(!labelsWith(*row, u"0 of 5 running on"_s).isEmpty());
    auto *places = row->findChild<QSpinBox *>();
    QCOMPARE(places->value(), 5);
    places->setValue(7);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).value<Settings>().providers.at(u"replicate"_s).parallel, 7);
    desk.studio.queue->lanes().setLimits(u"replicate"_s, {.parallel = 9});
    QCOMPARE(places->value(), 9);
    QCOMPARE(changed.size(), 1); // told, not asked
}

void TestQueuePanel::itSaysThatClosingIsSafe()
{
    Desk desk;
    desk.open();
    QCOMPARE(labelsWith(*desk.panel(), u"Safe to close: 3 waiting jobs stay"_s).size(), 1);
    QVERIFY(desk.window->queue().farewell().contains(u"3 waiting jobs stay in the queue."_s));
    QVERIFY(closingText(2, 0).contains(u"picked up next time"_s));
    QVERIFY(closingText(0, 0).isEmpty());
    QVERIFY(desk.window->close()); // and nobody asks
}

void TestQueuePanel::aWaitCountsDown()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);
    ProviderStand stand;
    stand.id = u"replicate"_s;
    stand.name = u"Replicate"_s;
    stand.waiting = 2;
    stand.why = Throttle::Why::Refused;
    stand.until = now.addSecs(12);
    QueueProviderRow row{u"replicate"_s};
    row.showStand(stand, now);
    auto *words = row.findChild<QLabel *>(u"queueWait-replicate"_s);
    QVERIFY(!words->isHidden());
    QCOMPARE(words->text(), u"Replicate asks to wait: 12 s"_s);
    row.showStand(stand, now.addSecs(4));
    QCOMPARE(words->text(), u"Replicate asks to wait: 8 s"_s);
    row.showStand(stand, now.addSecs(12));
    QVERIFY(words->isHidden());
}

void TestQueuePanel::itFitsSmallWindows()
{
    for (const QSize size : {QSize{720, 450}, QSize{640, 400}}) {
        Desk desk{size};
        desk.open();
        QTRY_VERIFY(desk.button(u"queueRetryAll"_s)->isVisible());
        desk.choose(desk.waiting[0]);
        QVERIFY(desk.window->rect().contains(desk.panel()->geometry()));
        QVERIFY(desk.panel()->height() >= desk.panel()->minimumSizeHint().height());
        QVERIFY(desk.panel()->width() >= desk.panel()->minimumSizeHint().width());
        desk.button(u"queueCancelAll"_s)->click();
        QCoreApplication::processEvents();
        QVERIFY(desk.panel()->height() >= desk.panel()->minimumSizeHint().height());
        QVERIFY(desk.list()->height() >= 40);
        desk.window->resize(1000, 700);
        QVERIFY(desk.window->rect().contains(desk.panel()->geometry()));
    }
}

void TestQueuePanel::everyControlHasAName()
{
    Desk desk;
    desk.open();
    desk.button(u"queueCancelAll"_s)->click();
    QCOMPARE(namelessControls(*desk.panel()), QStringList{});
    QAccessibleInterface *list = QAccessible::queryAccessibleInterface(desk.list());
    QVERIFY(list);
    QCOMPARE(list->childCount(), 6);
    QCOMPARE(list->child(0)->text(QAccessible::Name), u"Waits: the queue is paused: a fox"_s);
}

void TestQueuePanel::itIsEmptyWithWords()
{
    Studio studio;
    MainWindow window{studio.services(), Settings{}};
    window.show();
    window.activateWindow();
    QCoreApplication::processEvents();
    QTest::keyClick(window.findChild<QWidget *>(u"gallery"_s), Qt::Key_Q);
    auto *panel = window.findChild<QueuePanel *>();
    QVERIFY(panel);
    QVERIFY(!labelsWith(*panel, u"Nothing runs"_s).isEmpty());
    QVERIFY(!window.findChild<QPushButton *>(u"queueCancelAll"_s)->isEnabled());
    QVERIFY(!window.findChild<QPushButton *>(u"queueRetryAll"_s)->isVisible());
}

QTEST_MAIN(TestQueuePanel)
#include "tst_queuepanel.moc"
