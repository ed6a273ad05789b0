// Pause, order and places: what decides which job runs next.

#include "core/library/inputs.h"
#include "tests/core/queue/queuerig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestQueueRules : public QObject {
    Q_OBJECT
private slots:
    void pausedNothingNewStarts();
    void thePauseAndTheOrderSurviveTheProgram();
    void whatIsAskedForByNameRunsInThePause();
    void aLostCreateIsNotRepeatedInThePause();
    void aFullProviderBlocksNoOther();
    void placesAreCountedAndChangedWhileRunning();
    void runNextAndRunLast();
    void runningJobsAreNotMoved();
    void cancelWaitingLeavesTheRunning();
    void hundredsAreCancelledInOneCommit();
    void retryAllFailedLeavesTheUncertain();
    void whatWentOnIsCounted();
    void noRowHoldsTheBytesOfAFile();
};

void TestQueueRules::pausedNothingNewStarts()
{
    QueueRig rig;
    const QString running = rig.submit();
    settle();
    QSignalSpy stood{&rig.queue->board(), &JobBoard::standChanged};
    QVERIFY(rig.queue->pause().setPaused(true));
    QCOMPARE(stood.size(), 1);
    QVERIFY(rig.queue->board().stand().paused);
    const QString held = rig.submit();
    rig.finishAll();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(running) == u"done"; }));
    settle();
    QCOMPARE(rig.state(held), u"queued"_s);
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.queue->pause().setPaused(false));
    QVERIFY(rig.idle());
    QCOMPARE(rig.state(held), u"done"_s);
}

void TestQueueRules::thePauseAndTheOrderSurviveTheProgram()
{
    QueueRig rig;
    QVERIFY(rig.queue->pause().setPaused(true));
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    QVERIFY(rig.queue->order().runNext({ids[2]}));
    const QStringList order{ids[2], ids[0], ids[1]};
    rig.restart();
    QVERIFY(rig.queue->pause().isPaused());
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.waiting(), order);
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1});
    QVERIFY(rig.queue->pause().setPaused(false));
    settle();
    QCOMPARE(rig.state(order[0]), u"running"_s);
    rig.restart();
    QVERIFY(!rig.queue->pause().isPaused());
}

void TestQueueRules::whatIsAskedForByNameRunsInThePause()
{
    QueueRig rig;
    QVERIFY(rig.queue->pause().setPaused(true));
    const QString held = rig.submit();
    const QString asked = rig.submit(u"fake"_s, true);
    settle();
    QCOMPARE(rig.state(asked), u"running"_s);
    QCOMPARE(rig.state(held), u"queued"_s);
    rig.queue->pause().exempt(held); // as `limner resume` does
    settle();
    QCOMPARE(rig.state(held), u"running"_s);
    rig.queue->pause().exempt(u"nobody"_s);
    QVERIFY(rig.queue->pause().isPaused());
}

void TestQueueRules::aLostCreateIsNotRepeatedInThePause()
{
    QueueRig rig;
    rig.provider->createAnswers = {fail(ErrorKind::Dropped), remote(RemoteStatus::Starting)};
    const QString id = rig.submit();
    settle();
    QCOMPARE(rig.state(id), u"submitting"_s); // looking for it
    QVERIFY(rig.queue->pause().setPaused(true));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(id) == u"queued"; }));
    settle();
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.queue->pause().setPaused(false));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(id) == u"running"; }));
    QCOMPARE(rig.provider->creates, 2);
}

void TestQueueRules::aFullProviderBlocksNoOther()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 4; ++i)
        rig.submit();
    const QString other = rig.submit(u"other"_s);
    settle();
    QCOMPARE(rig.provider->creates, 2);
    QCOMPARE(rig.state(other), u"running"_s);
}

void TestQueueRules::placesAreCountedAndChangedWhileRunning()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 5; ++i)
        rig.submit();
    settle();
    const ProviderStand now = rig.stand();
    QCOMPARE(now.name, u"Fake"_s);
    QCOMPARE(now.parallel, 2);
    QCOMPARE(now.running, 2);
    QCOMPARE(now.waiting, 3);
    QCOMPARE(rig.stand(u"other"_s).running, 0);
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 4});
    settle();
    QCOMPARE(rig.stand().running, 4);
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1}); // stops nothing that was paid for
    settle();
    QCOMPARE(rig.stand().running, 4);
    QCOMPARE(rig.stand().waiting, 1);
}

void TestQueueRules::runNextAndRunLast()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1});
    const QString first = rig.submit();
    settle();
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    QSignalSpy reordered{&rig.queue->order(), &QueueOrder::changed};
    QVERIFY(rig.queue->order().runLast({ids[0]}));
    QVERIFY(rig.queue->order().runNext({ids[2]}));
    QCOMPARE(reordered.size(), 2);
    QVERIFY(rig.queue->order().runNext({ids[2]})); // it is
    QCOMPARE(reordered.size(), 2);
    QCOMPARE(rig.waiting(), (QStringList{ids[2], ids[1], ids[0]}));
    QVERIFY(rig.queue->order().moveBefore({ids[0]}, ids[1]));
    QCOMPARE(rig.waiting(), (QStringList{ids[2], ids[0], ids[1]}));
    rig.queue->canceller().cancel(first);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(ids[2]) == u"running"; }));
    QCOMPARE(rig.state(ids[0]), u"queued"_s);
}

void TestQueueRules::runningJobsAreNotMoved()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1});
    const QString running = rig.submit();
    settle();
    const QString waiting = rig.submit();
    const qint64 before = rig.queue->board().job(running)->position;
    QVERIFY(rig.queue->order().runLast({running}));
    QVERIFY(rig.queue->order().moveBefore({waiting}, running));
    QCOMPARE(rig.queue->board().job(running)->position, before);
    QCOMPARE(rig.queue->board().visible().front().id, running);
}

void TestQueueRules::cancelWaitingLeavesTheRunning()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1});
    const QString running = rig.submit();
    settle();
    const QStringList ids{rig.submit(), rig.submit()};
    QSignalSpy removed{&rig.queue->board(), &JobBoard::jobRemoved};
    QSignalSpy finished{&rig.queue->board(), &JobBoard::jobFinished};
    rig.queue->canceller().cancelWaiting();
    settle();
    QCOMPARE(removed.size(), 2);
    QCOMPARE(finished.size(), 2);
    QCOMPARE(rig.state(running), u"running"_s);
    for (const QString &id : ids) {
        QCOMPARE(rig.state(id), u"cancelled"_s);
        QCOMPARE(rig.queue->board().job(id)->billed, std::optional{false});
    }
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->cancels, 0);
    QCOMPARE(rig.queue->board().counts(), (QueueCounts{.running = 1, .waiting = 0}));
    QCOMPARE(rig.queue->caps().budget().ledger().spend(rig.clock.now()).today, 0.0);
}

void TestQueueRules::hundredsAreCancelledInOneCommit()
{
    QueueRig rig;
    QVERIFY(rig.queue->pause().setPaused(true));
    for (int i = 0; i < 200; ++i)
        rig.submit();
    int commits = 0;
    Database::setCommitHook([&](int) { ++commits; });
    rig.queue->canceller().cancelAll();
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(rig.queue->board().counts(), QueueCounts{.paused = true});
}

void TestQueueRules::retryAllFailedLeavesTheUncertain()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 1});
    rig.provider->behaviour.canFindLost = false;
    rig.provider->createAnswers = {fail(ErrorKind::NoCredit), fail(ErrorKind::NoCredit),
                                   fail(ErrorKind::Dropped), remote(RemoteStatus::Starting)};
    const QString a = rig.submit();
    const QString b = rig.submit();
    const QString lost = rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(lost) == u"uncertain"; }));
    QCOMPARE(rig.state(a), u"failed"_s);
    const Result<QStringList> fresh = rig.queue->intake().retryAllFailed();
    QVERIFY(fresh);
    QCOMPARE(fresh->size(), 2);
    QCOMPARE(rig.queue->board().job(fresh->at(0))->retryOf, a);
    QCOMPARE(rig.queue->board().job(fresh->at(1))->retryOf, b);
    QCOMPARE(rig.state(lost), u"uncertain"_s);
    QVERIFY(rig.queue->board().job(a)->dismissed);
    const Result<QStringList> again = rig.queue->intake().retryAllFailed(); // each once
    QVERIFY(again && again->isEmpty());
}

void TestQueueRules::whatWentOnIsCounted()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 3; ++i)
        rig.submit();
    rig.submit(u"other"_s);
    settle();
    QVERIFY(rig.queue->board().pickedUp().empty());
    rig.restart();
    QCOMPARE(rig.queue->board().pickedUp(),
             (std::map<QString, int>{{u"fake"_s, 2}, {u"other"_s, 1}}));
}

void TestQueueRules::noRowHoldsTheBytesOfAFile()
{
    QueueRig rig;
    const QByteArray bytes(200'000, 'p');
    JobDraft draft;
    draft.request = request();
    draft.request.parameters["image"] = "data:image/png;base64," + bytes.toBase64().toStdString();
    draft.seedFixed = true;
    const Result<Ticket> ticket = rig.queue->intake().submit(draft);
    QVERIFY(ticket);
    const Json kept = rig.queue->jobs().job(ticket->jobId)->request.parameters;
    QVERIFY(toBytes(kept).size() < 1000);
    QVERIFY(*Inputs{rig.library->folder()}.bytes(textAt(kept, "image")) == bytes);
    // The same file with the same seed is the same picture, whoever asks.
    const std::optional<Job> twin = rig.queue->intake().twin(draft);
    QVERIFY(twin && twin->id == ticket->jobId);
}

QTEST_GUILESS_MAIN(TestQueueRules)
#include "tst_queuerules.moc"
