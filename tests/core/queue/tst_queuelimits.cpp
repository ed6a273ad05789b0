// What a 429 and our own limit a minute do to the queue.

#include "core/provider/bundledmodels.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "tests/core/queue/queuerig.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Why = Throttle::Why;

class TestQueueLimits : public QObject {
    Q_OBJECT
private slots:
    void aRefusalHoldsTheWholeProvider();
    void aRefusalOutlivesTheProgram();
    void theArtistMayTryAtOnce();
    void aRefusedQuestionQuietensAllOfThem();
    void aCancelIsSentWhileQuestionsRest();
    void ourOwnLimitKeepsJobsQueued();
    void ourOwnLimitIsStoppable();
    void allFormsOf429_data();
    void allFormsOf429();
};

void TestQueueLimits::aRefusalHoldsTheWholeProvider()
{
    QueueRig rig;
    rig.provider->createAnswers = {fail(refusal(30s)), remote(RemoteStatus::Starting)};
    const QString refused = rig.submit();
    const QString behind = rig.submit();
    const QString other = rig.submit(u"other"_s);
    settle();
    QCOMPARE(rig.provider->creates, 1); // the second did not even try
    QCOMPARE(rig.state(refused), u"queued"_s);
    QCOMPARE(rig.queue->board().job(refused)->retryAt, rig.clock.now().addSecs(30));
    QCOMPARE(toString(rig.queue->board().job(refused)->error->kind), u"rate_limited"_s);
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
    QVERIFY(!rig.queue->board().job(refused)->error);
}

void TestQueueLimits::aRefusalOutlivesTheProgram()
{
    QueueRig rig;
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

void TestQueueLimits::theArtistMayTryAtOnce()
{
    QueueRig rig;
    rig.provider->createAnswers = {fail(refusal(300s)), fail(refusal(300s)),
                                   remote(RemoteStatus::Starting)};
    const QString id = rig.submit();
    rig.submit();
    settle();
    QCOMPARE(*rig.queue->intake().retry(id), id);
    settle();
    QCOMPARE(rig.provider->creates, 2); // one tries, the other waits for its answer
    QCOMPARE(rig.stand().until, rig.clock.now().addSecs(300));
    QCOMPARE(*rig.queue->intake().retry(id), id);
    settle();
    QCOMPARE(rig.provider->creates, 4);
    QCOMPARE(rig.stand().running, 2);
}

void TestQueueLimits::aRefusedQuestionQuietensAllOfThem()
{
    QueueRig rig;
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
        QVERIFY(rig.queue->board().job(id)->retryAt > rig.clock.now()); // a countdown for each
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

void TestQueueLimits::aCancelIsSentWhileQuestionsRest()
{
    QueueRig rig;
    rig.provider->pollAnswers = {fail(refusal(60s)), remote(RemoteStatus::Processing)};
    const QString id = rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls == 1; }));
    settle();
    rig.queue->canceller().cancel(id);
    settle(); // the clock stands still
    QCOMPARE(rig.provider->cancels, 1);
    QCOMPARE(rig.state(id), u"cancelled"_s);
}

void TestQueueLimits::ourOwnLimitKeepsJobsQueued()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 3});
    rig.finishAll();
    QList<qint64> sent;
    rig.provider->onCreate = [&] { sent.append(rig.clock.elapsed().count()); };
    QStringList ids;
    for (int i = 0; i < 8; ++i)
        ids.append(rig.submit());
    settle();
    QCOMPARE(sent.size(), 3);
    QCOMPARE(rig.state(ids[3]), u"queued"_s);
    QVERIFY(!rig.queue->board().job(ids[3])->submittedAt.isValid()); // no intent was committed
    QVERIFY(rig.stand().why == Why::OwnLimit);
    QVERIFY(rig.stand().until.isValid());
    QVERIFY(rig.idle());
    QCOMPARE(sent.size(), 8);
    for (int i = 3; i < 8; ++i)
        QVERIFY(sent[i] - sent[i - 3] >= 60'000);
}

void TestQueueLimits::ourOwnLimitIsStoppable()
{
    QueueRig rig;
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 1});
    rig.submit();
    const QString second = rig.submit();
    settle();
    rig.queue->canceller().cancel(second);
    settle();
    QCOMPARE(rig.state(second), u"cancelled"_s);
    const QString third = rig.submit();
    settle();
    QCoro::waitFor(rig.queue->shutdown()); // and the create of the run before still counts
    rig.open();
    rig.queue->lanes().setLimits(u"fake"_s, {.parallel = 20, .createsPerMinute = 1});
    rig.queue->start();
    settle();
    QCOMPARE(rig.state(third), u"queued"_s);
    QCOMPARE(rig.provider->creates, 1);
}

void TestQueueLimits::allFormsOf429_data()
{
    QTest::addColumn<QString>("form");
    for (const char *form : {"header", "body", "text", "bare"})
        QTest::newRow(form) << QString::fromLatin1(form);
}

void TestQueueLimits::allFormsOf429()
{
    QFETCH(QString, form);
    SimReplicateOptions options;
    options.timeScale = 0;
    SimReplicate server{options};
    QTemporaryDir folder;
    ManualClock clock;
    HttpClient http;
    Catalog catalog;
    ProviderConfig config;
    config.baseUrl = QString::fromLatin1(server.baseUrl());
    config.key = Secret{QString::fromLatin1(options.token)};
    catalog.add(std::make_unique<Replicate>(http, clock, config));
    const std::unique_ptr<Library> library = *Library::open(folder.path(), clock);
    JobQueue queue{http, clock, catalog, *library};
    JobDraft draft;
    draft.request.provider = u"replicate"_s;
    draft.request.model = bundledModel().model;
    draft.request.version = bundledModel().version;
    draft.request.parameters = {{"prompt", u"a lighthouse [[429:%1]]"_s.arg(form).toStdString()},
                                {"seed", 5}};
    const QString id = queue.intake().submit(draft)->jobId;
    QVERIFY(driveUntil(clock, [&] { return queue.board().job(id)->retryAt.isValid(); }));
    QCOMPARE(toString(queue.board().job(id)->state), u"queued"_s);
    QVERIFY(queue.board().stand().find(u"replicate"_s)->why == Why::Refused);
    QVERIFY(driveUntil(clock, [&] { return isFinished(queue.board().job(id)->state); }));
    QCOMPARE(toString(queue.board().job(id)->state), u"done"_s); // a 429 never makes a job fail
    QCOMPARE(server.creates, 1);
    QCoro::waitFor(queue.shutdown());
}

QTEST_GUILESS_MAIN(TestQueueLimits)
#include "tst_queuelimits.moc"
