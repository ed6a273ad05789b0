// The queue people trust: pause, order, places, and what a 429 does.

#include "core/jobs/jobqueue.h"
#include "core/net/httpclient.h"
#include "core/provider/replicate.h"
#include "core/sandbox/simreplicate.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

#include <algorithm>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Why = Throttle::Why;

namespace {

Error refusal(std::chrono::milliseconds retryAfter)
{
    Error error = errorOf(ErrorKind::RateLimited);
    error.retryAfter = retryAfter;
    return error;
}

struct Rig {
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    FakeProvider *other = nullptr;
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;

    Rig()
    {
        provider = add(u"fake"_s);
        other = add(u"other"_s);
        library = *Library::open(folder.path(), clock);
        open();
    }
    ~Rig() { QCoro::waitFor(queue->shutdown()); }

    FakeProvider *add(const QString &id)
    {
        auto made = std::make_unique<FakeProvider>(clock);
        FakeProvider *const out = made.get();
        out->providerId = id;
        out->createAnswers = {remote(RemoteStatus::Starting)};
        out->pollAnswers = {remote(RemoteStatus::Processing)}; // for ever, until told otherwise
        out->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        out->findAnswers = {std::optional<RemoteJob>{}};
        catalog.add(std::move(made));
        return out;
    }
    void open() { queue = std::make_unique<JobQueue>(http, clock, catalog, *library); }
    //! As if the program had been closed and started again.
    void restart()
    {
        QCoro::waitFor(queue->shutdown());
        open();
        queue->start();
        settle();
    }
    QString submit(const QString &to = u"fake"_s, bool evenWhenPaused = false)
    {
        JobDraft draft;
        draft.request = request(-1);
        draft.request.provider = to;
        draft.evenWhenPaused = evenWhenPaused;
        return queue->submit(draft).value_or(u"refused"_s);
    }
    QString state(const QString &id) { return toString(queue->job(id).value_or(Job{}).state); }
    QStringList waiting()
    {
        QStringList out;
        for (const Place &one : queue->jobs().places())
            out.append(one.jobId);
        return out;
    }
    ProviderStand stand(const QString &id = u"fake"_s)
    {
        const QueueStand all = queue->stand();
        const ProviderStand *found = all.find(id);
        return found ? *found : ProviderStand{};
    }
    void finishAll()
    {
        for (FakeProvider *one : {provider, other})
            one->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    }
    bool idle()
    {
        return driveUntil(clock, [&] { return queue->counts() == QueueCounts{}; });
    }
};

} // namespace

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
    void aRefusalHoldsTheWholeProvider();
    void aRefusalOutlivesTheProgram();
    void theArtistMayTryAtOnce();
    void aRefusedQuestionQuietensAllOfThem();
    void aCancelIsSentWhileQuestionsRest();
    void ourOwnLimitKeepsJobsQueued();
    void ourOwnLimitIsStoppable();
    void whatWentOnIsCounted();
    void allFormsOf429_data();
    void allFormsOf429();
};

void TestQueueRules::pausedNothingNewStarts()
{
    Rig rig;
    const QString running = rig.submit();
    settle();
    QSignalSpy stood{rig.queue.get(), &JobQueue::standChanged};
    QVERIFY(rig.queue->setPaused(true));
    QCOMPARE(stood.size(), 1);
    QVERIFY(rig.queue->stand().paused);
    const QString held = rig.submit();
    rig.finishAll();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(running) == u"done"; }));
    settle();
    QCOMPARE(rig.state(held), u"queued"_s);
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.queue->setPaused(false));
    QVERIFY(rig.idle());
    QCOMPARE(rig.state(held), u"done"_s);
}

void TestQueueRules::thePauseAndTheOrderSurviveTheProgram()
{
    Rig rig;
    QVERIFY(rig.queue->setPaused(true));
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    QVERIFY(rig.queue->runNext({ids[2]}));
    const QStringList order{ids[2], ids[0], ids[1]};
    rig.restart();
    QVERIFY(rig.queue->isPaused());
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.waiting(), order);
    rig.queue->setLimits(u"fake"_s, {.parallel = 1});
    QVERIFY(rig.queue->setPaused(false));
    settle();
    QCOMPARE(rig.state(order[0]), u"running"_s);
    rig.restart();
    QVERIFY(!rig.queue->isPaused());
}

void TestQueueRules::whatIsAskedForByNameRunsInThePause()
{
    Rig rig;
    QVERIFY(rig.queue->setPaused(true));
    const QString held = rig.submit();
    const QString asked = rig.submit(u"fake"_s, true);
    settle();
    QCOMPARE(rig.state(asked), u"running"_s);
    QCOMPARE(rig.state(held), u"queued"_s);
    rig.queue->exempt(held); // as `limner resume` does
    settle();
    QCOMPARE(rig.state(held), u"running"_s);
    rig.queue->exempt(u"nobody"_s);
    QVERIFY(rig.queue->isPaused());
}

void TestQueueRules::aLostCreateIsNotRepeatedInThePause()
{
    Rig rig;
    rig.provider->createAnswers = {fail(ErrorKind::Dropped), remote(RemoteStatus::Starting)};
    const QString id = rig.submit();
    settle();
    QCOMPARE(rig.state(id), u"submitting"_s); // looking for it
    QVERIFY(rig.queue->setPaused(true));
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(id) == u"queued"; }));
    settle();
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.queue->setPaused(false));
    settle();
    QCOMPARE(rig.provider->creates, 2);
    QCOMPARE(rig.state(id), u"running"_s);
}

void TestQueueRules::aFullProviderBlocksNoOther()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 4; ++i)
        rig.submit();
    const QString other = rig.submit(u"other"_s);
    settle();
    QCOMPARE(rig.provider->creates, 2);
    QCOMPARE(rig.state(other), u"running"_s);
}

void TestQueueRules::placesAreCountedAndChangedWhileRunning()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 5; ++i)
        rig.submit();
    settle();
    const ProviderStand now = rig.stand();
    QCOMPARE(now.name, u"Fake"_s);
    QCOMPARE(now.parallel, 2);
    QCOMPARE(now.running, 2);
    QCOMPARE(now.waiting, 3);
    QCOMPARE(rig.stand(u"other"_s).running, 0);
    rig.queue->setLimits(u"fake"_s, {.parallel = 4});
    settle();
    QCOMPARE(rig.stand().running, 4);
    rig.queue->setLimits(u"fake"_s, {.parallel = 1}); // stops nothing that was paid for
    settle();
    QCOMPARE(rig.stand().running, 4);
    QCOMPARE(rig.stand().waiting, 1);
}

void TestQueueRules::runNextAndRunLast()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 1});
    const QString first = rig.submit();
    settle();
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    QSignalSpy reordered{rig.queue.get(), &JobQueue::orderChanged};
    QVERIFY(rig.queue->runLast({ids[0]}));
    QVERIFY(rig.queue->runNext({ids[2]}));
    QCOMPARE(reordered.size(), 2);
    QVERIFY(rig.queue->runNext({ids[2]})); // it is
    QCOMPARE(reordered.size(), 2);
    QCOMPARE(rig.waiting(), (QStringList{ids[2], ids[1], ids[0]}));
    QVERIFY(rig.queue->moveBefore({ids[0]}, ids[1]));
    QCOMPARE(rig.waiting(), (QStringList{ids[2], ids[0], ids[1]}));
    rig.queue->cancel(first);
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(ids[2]) == u"running"; }));
    QCOMPARE(rig.state(ids[0]), u"queued"_s);
}

void TestQueueRules::runningJobsAreNotMoved()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 1});
    const QString running = rig.submit();
    settle();
    const QString waiting = rig.submit();
    const qint64 before = rig.queue->job(running)->position;
    QVERIFY(rig.queue->runLast({running}));
    QVERIFY(rig.queue->moveBefore({waiting}, running));
    QCOMPARE(rig.queue->job(running)->position, before);
    QCOMPARE(rig.queue->visible().front().id, running);
}

void TestQueueRules::cancelWaitingLeavesTheRunning()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 1});
    const QString running = rig.submit();
    settle();
    const QStringList ids{rig.submit(), rig.submit()};
    QSignalSpy removed{rig.queue.get(), &JobQueue::jobRemoved};
    QSignalSpy finished{rig.queue.get(), &JobQueue::jobFinished};
    rig.queue->cancelWaiting();
    settle();
    QCOMPARE(removed.size(), 2);
    QCOMPARE(finished.size(), 2);
    QCOMPARE(rig.state(running), u"running"_s);
    for (const QString &id : ids) {
        QCOMPARE(rig.state(id), u"cancelled"_s);
        QCOMPARE(rig.queue->job(id)->billed, std::optional{false});
    }
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->cancels, 0);
    QCOMPARE(rig.queue->counts(), (QueueCounts{.running = 1, .waiting = 0}));
    QCOMPARE(rig.queue->ledger().spend(rig.clock.now()).today, 0.0);
}

void TestQueueRules::hundredsAreCancelledInOneCommit()
{
    Rig rig;
    QVERIFY(rig.queue->setPaused(true));
    for (int i = 0; i < 200; ++i)
        rig.submit();
    int commits = 0;
    Database::setCommitHook([&](int) { ++commits; });
    rig.queue->cancelAll();
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(rig.queue->counts(), QueueCounts{.paused = true});
}

void TestQueueRules::retryAllFailedLeavesTheUncertain()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 1});
    rig.provider->behaviour.canFindLost = false;
    rig.provider->createAnswers = {fail(ErrorKind::NoCredit), fail(ErrorKind::NoCredit),
                                   fail(ErrorKind::Dropped), remote(RemoteStatus::Starting)};
    const QString a = rig.submit();
    const QString b = rig.submit();
    const QString lost = rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.state(lost) == u"uncertain"; }));
    QCOMPARE(rig.state(a), u"failed"_s);
    const Result<QStringList> fresh = rig.queue->retryAllFailed();
    QVERIFY(fresh);
    QCOMPARE(fresh->size(), 2);
    QCOMPARE(rig.queue->job(fresh->at(0))->retryOf, a);
    QCOMPARE(rig.queue->job(fresh->at(1))->retryOf, b);
    QCOMPARE(rig.state(lost), u"uncertain"_s);
    QVERIFY(rig.queue->job(a)->dismissed);
    const Result<QStringList> again = rig.queue->retryAllFailed(); // each once
    QVERIFY(again && again->isEmpty());
}

void TestQueueRules::aRefusalHoldsTheWholeProvider()
{
    Rig rig;
    rig.provider->createAnswers = {fail(refusal(30s)), remote(RemoteStatus::Starting)};
    const QString refused = rig.submit();
    const QString behind = rig.submit();
    const QString other = rig.submit(u"other"_s);
    settle();
    QCOMPARE(rig.provider->creates, 1); // the second did not even try
    QCOMPARE(rig.state(refused), u"queued"_s);
    QCOMPARE(rig.queue->job(refused)->retryAt, rig.clock.now().addSecs(30));
    QCOMPARE(toString(rig.queue->job(refused)->error->kind), u"rate_limited"_s);
    QCOMPARE(rig.stand().until, rig.clock.now().addSecs(30));
    QVERIFY(rig.stand().why == Why::Refused);
    QCOMPARE(rig.state(other), u"running"_s);
    rig.submit();
    rig.clock.advance(29s);
    settle();
    QCOMPARE(rig.provider->creates, 1);
    rig.finishAll();
    rig.clock.advance(1s); // by itself
    settle();
    QVERIFY(rig.provider->creates > 1);
    QVERIFY(rig.idle());
    QCOMPARE(rig.state(refused), u"done"_s);
    QCOMPARE(rig.state(behind), u"done"_s);
    QCOMPARE(rig.provider->creates, 4); // three jobs and one refusal
    QVERIFY(!rig.queue->job(refused)->error);
}

void TestQueueRules::aRefusalOutlivesTheProgram()
{
    Rig rig;
    rig.provider->createAnswers = {fail(refusal(60s)), remote(RemoteStatus::Starting)};
    rig.submit();
    rig.submit();
    settle();
    rig.clock.advance(20s);
    rig.restart();
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.stand().until, rig.clock.now().addSecs(40));
    rig.clock.advance(40s);
    settle();
    QVERIFY(rig.provider->creates > 1);
}

void TestQueueRules::theArtistMayTryAtOnce()
{
    Rig rig;
    rig.provider->createAnswers = {fail(refusal(300s)), fail(refusal(300s)),
                                   remote(RemoteStatus::Starting)};
    const QString id = rig.submit();
    rig.submit();
    settle();
    QCOMPARE(*rig.queue->retry(id), id);
    settle();
    QCOMPARE(rig.provider->creates, 2); // one tries, the other waits for its answer
    QCOMPARE(rig.stand().until, rig.clock.now().addSecs(300));
    QCOMPARE(*rig.queue->retry(id), id);
    settle();
    QCOMPARE(rig.provider->creates, 4);
    QCOMPARE(rig.stand().running, 2);
}

void TestQueueRules::aRefusedQuestionQuietensAllOfThem()
{
    Rig rig;
    rig.provider->pollAnswers = {fail(refusal(20s)), remote(RemoteStatus::Processing)};
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    settle();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls == 1; }));
    settle();
    rig.clock.advance(15s);
    settle();
    QCOMPARE(rig.provider->polls, 1);
    for (const QString &id : ids) {
        QCOMPARE(rig.state(id), u"running"_s);
        QVERIFY(rig.queue->job(id)->retryAt > rig.clock.now()); // a countdown for each
    }
    const int creates = rig.provider->creates;
    rig.submit();
    settle();
    QCOMPARE(rig.provider->creates, creates); // nobody hammers
    rig.finishAll();
    QVERIFY(rig.idle());
    for (const QString &id : ids)
        QCOMPARE(rig.state(id), u"done"_s);
}

void TestQueueRules::aCancelIsSentWhileQuestionsRest()
{
    Rig rig;
    rig.provider->pollAnswers = {fail(refusal(60s)), remote(RemoteStatus::Processing)};
    const QString id = rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls == 1; }));
    settle();
    rig.queue->cancel(id);
    settle(); // the clock stands still
    QCOMPARE(rig.provider->cancels, 1);
    QCOMPARE(rig.state(id), u"cancelled"_s);
}

void TestQueueRules::ourOwnLimitKeepsJobsQueued()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 3});
    rig.finishAll();
    QList<qint64> sent;
    rig.provider->onCreate = [&] { sent.append(rig.clock.elapsed().count()); };
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids.append(rig.submit());
    settle();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(rig.state(ids[3]), u"queued"_s);
    QVERIFY(!rig.queue->job(ids[3])->submittedAt.isValid()); // no intent was committed
    QVERIFY(rig.stand().why == Why::OwnLimit);
    QVERIFY(rig.stand().until.isValid());
    QVERIFY(rig.idle());
    QCOMPARE(sent.size(), 8);
    for (int i = 3; i < 8; ++i)
        QVERIFY(sent[i] - sent[i - 3] >= 60'000);
}

void TestQueueRules::ourOwnLimitIsStoppable()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 1});
    rig.submit();
    const QString second = rig.submit();
    settle();
    rig.queue->cancel(second);
    settle();
    QCOMPARE(rig.state(second), u"cancelled"_s);
    const QString third = rig.submit();
    settle();
    QCoro::waitFor(rig.queue->shutdown()); // and the create of the run before still counts
    rig.open();
    rig.queue->setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 1});
    rig.queue->start();
    settle();
    QCOMPARE(rig.state(third), u"queued"_s);
    QCOMPARE(rig.provider->creates, 1);
}

void TestQueueRules::whatWentOnIsCounted()
{
    Rig rig;
    rig.queue->setLimits(u"fake"_s, {.parallel = 2});
    for (int i = 0; i < 3; ++i)
        rig.submit();
    rig.submit(u"other"_s);
    settle();
    QVERIFY(rig.queue->pickedUp().empty());
    rig.restart();
    QCOMPARE(rig.queue->pickedUp(), (std::map<QString, int>{{u"fake"_s, 2}, {u"other"_s, 1}}));
}

void TestQueueRules::allFormsOf429_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"header", "body", "text", "bare"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void TestQueueRules::allFormsOf429()
{
    QFETCH(QString, form);
    SimReplicateOptions options;
    options.timeScale = 0;
    SimReplicate server{options};
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    ReplicateConfig config;
    config.baseUrl = QString::fromLatin1(server.baseUrl());
    config.token = Secret{QString::fromLatin1(options.token)};
    catalog.add(std::make_unique<Replicate>(http, clock, config));
    const std::unique_ptr<Library> library = *Library::open(folder.path(), clock);
    JobQueue queue{http, clock, catalog, *library};
    JobDraft draft;
    draft.request.provider = u"replicate"_s;
    draft.request.model = bundledModel().model;
    draft.request.version = bundledModel().version;
    draft.request.parameters = {{"prompt", u"a lighthouse [[429:%1]]"_s.arg(form).toStdString()},
                                {"seed", 5}};
    const QString id = *queue.submit(draft);
    QVERIFY(driveUntil(clock, [&] { return queue.job(id)->retryAt.isValid(); }));
    QCOMPARE(toString(queue.job(id)->state), u"queued"_s);
    QVERIFY(queue.stand().find(u"replicate"_s)->why == Why::Refused);
    QVERIFY(driveUntil(clock, [&] { return isFinished(queue.job(id)->state); }));
    QCOMPARE(toString(queue.job(id)->state), u"done"_s); // a 429 never makes a job fail
    QCOMPARE(server.creates, 1);
    QCoro::waitFor(queue.shutdown());
}

QTEST_GUILESS_MAIN(TestQueueRules)
#include "tst_queuerules.moc"
