#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig {
    QTemporaryDir folder;
    //! Early in the morning: a slow machine moves it on by many waits before anything happens.
    ManualClock clock{QDateTime{QDate{2023, 11, 14}, QTime{0, 30}, Qt::LocalTime}.toUTC()};
    HttpClient http;
    Catalog catalog;
    FakeProvider *provider = nullptr;
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;

    Rig()
    {
        auto made = std::make_unique<FakeProvider>(clock);
        provider = made.get();
        catalog.add(std::move(made));
        library = *Library::open(folder.path(), clock);
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
        provider->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        provider->lookAnswers = {listed()};
        open();
    }
    ~Rig() { QCoro::waitFor(queue->shutdown()); }

    void open()
    {
        if (queue)
            QCoro::waitFor(queue->shutdown());
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
    }
    //! One picture costs a dollar.
    void cap(Caps caps, const QString &currency = QString{moneyCurrency})
    {
        Rates rates{.lines = {{.provider = u"fake"_s,
                               .model = u"*"_s,
                               .unit = Rate::Unit::Picture,
                               .price = 1,
                               .credits = 1}},
                    .currency = currency};
        queue->caps().configure(std::move(rates), caps);
    }
    QString submit()
    {
        JobDraft draft;
        draft.request = request(-1);
        return queue->intake().submit(draft).value_or(Ticket{u"refused"_s}).jobId;
    }
    QString state(const QString &id)
    {
        const std::optional<Job> job = queue->board().job(id);
        return job ? toString(job->state) : u"gone"_s;
    }
    bool reach(const QString &id, const QString &wanted)
    {
        return driveUntil(clock, [&] { return state(id) == wanted; });
    }
    Spend spend() { return queue->caps().budget().ledger().spend(clock.now()); }
};

} // namespace

class TestCapHold : public QObject {
    Q_OBJECT
private slots:
    void theQueueStopsBeforeTheJobThatWouldCrossTheCap();
    void twoStartedTogetherCannotCrossItTogether();
    void raisingTheCapLetsItGoOn();
    void aRefundMakesRoom();
    void theNextDayLetsItGoOn();
    void runThisOneRunsOnlyThisOne();
    void runThisOneSurvivesTheProgram();
    void cancellingTheHeldOneShowsTheNext();
    void aWithdrawnJobWasNeverThere();
    void whatWasSentIsNotWithdrawn();
    void aLostCreateIsLookedUpDespiteTheCap();
    void loweringTheCapMeanwhileStopsTheNextTry();
    void creditsAreCountedAsCredits();
    void aHostileRunningTimeBreaksNoSum_data();
    void aHostileRunningTimeBreaksNoSum();
    void idleAgainAfterTheHold();
};

void TestCapHold::theQueueStopsBeforeTheJobThatWouldCrossTheCap()
{
    Rig rig;
    rig.cap({.day = 2});
    rig.queue->start();
    QSignalSpy held{&rig.queue->board(), &JobBoard::heldChanged};
    const QStringList ids{rig.submit(), rig.submit(), rig.submit(), rig.submit()};
    settle();
    QCOMPARE(rig.provider->creates, 2);
    QCOMPARE(held.size(), 1);
    QVERIFY(rig.queue->caps().held());
    QCOMPARE(rig.queue->caps().held()->jobId, ids[2]);
    QCOMPARE(rig.queue->caps().held()->why.limit, 2.0);
    QVERIFY(!rig.queue->board().isHeld(ids[1]));
    QVERIFY(rig.queue->board().isHeld(ids[2]));
    QVERIFY(rig.queue->board().isHeld(ids[3]));
    QVERIFY(!rig.queue->board().isHeld(u"nobody"_s));
    QCOMPARE(rig.state(ids[2]), u"queued"_s);
    QVERIFY(rig.reach(ids[1], u"done"_s));
    QVERIFY(rig.reach(ids[0], u"done"_s));
    QCOMPARE(rig.provider->creates, 2);
    QCOMPARE(rig.spend().today, 2.0);
    QCOMPARE(rig.spend().reserved, 0.0); // nothing set aside for what waits
}

void TestCapHold::twoStartedTogetherCannotCrossItTogether()
{
    Rig rig;
    rig.cap({.day = 1});
    const QString first = rig.submit();
    const QString second = rig.submit();
    // Straight into the pipeline, past the queue's own look.
    HttpClient http;
    struct : JobListener {
        void jobChanged(const Job &) override {}
        void jobProgressed(const QString &, const JobProgress &) override {}
        void artworkKept(const QString &, ArtworkId) override {}
    } nobody;
    OpenGate gate;
    JobPipeline pipeline{http, rig.clock, rig.catalog, *rig.library, nobody, gate};
    pipeline.budget().configure(rig.queue->caps().budget().rates(),
                                rig.queue->caps().budget().caps());
    std::stop_source stop;
    QCoro::Task<> a = pipeline.run(first, stop.get_token(), {});
    QCoro::Task<> b = pipeline.run(second, stop.get_token(), {});
    QVERIFY(b.isReady()); // left as it was
    QCOMPARE(rig.state(second), u"queued"_s);
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.spend().reserved, 1.0);
    QVERIFY(driveUntil(rig.clock, [&a] { return a.isReady(); }));
    QCOMPARE(rig.state(first), u"done"_s);
}

void TestCapHold::raisingTheCapLetsItGoOn()
{
    Rig rig;
    rig.cap({.month = 1});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    QVERIFY(rig.reach(ids[0], u"done"_s));
    QVERIFY(rig.queue->caps().held());
    QSignalSpy changed{&rig.queue->caps(), &CapGate::budgetChanged};
    rig.cap({.month = 2});
    rig.cap({.month = 2}); // the same again says nothing
    QCOMPARE(changed.size(), 1);
    QVERIFY(rig.reach(ids[1], u"done"_s));
    QVERIFY(!rig.queue->caps().held());
}

void TestCapHold::aRefundMakesRoom()
{
    Rig rig;
    rig.cap({.day = 1});
    rig.provider->createAnswers = {fail(ErrorKind::Unauthorized), remote(RemoteStatus::Starting)};
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    QVERIFY(rig.reach(ids[1], u"done"_s));
    QCOMPARE(rig.state(ids[0]), u"failed"_s);
    QCOMPARE(rig.spend().today, 1.0);
    QVERIFY(!rig.queue->caps().held());
}

void TestCapHold::theNextDayLetsItGoOn()
{
    Rig rig;
    rig.cap({.day = 1});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    QVERIFY(rig.reach(ids[0], u"done"_s));
    settle();
    const QDateTime midnight = startOfTomorrow(rig.clock.now());
    // The clock itself wakes the queue: nobody has to touch anything.
    while (rig.clock.now() < midnight.addSecs(-1)) {
        QCOMPARE(rig.state(ids[1]), u"queued"_s);
        QVERIFY(rig.clock.advanceToNext());
        settle();
    }
    QVERIFY(rig.reach(ids[1], u"done"_s));
    QVERIFY(rig.clock.now() >= midnight);
    QVERIFY(rig.clock.now() < midnight.addSecs(3600));
    QCOMPARE(rig.spend().today, 1.0);
}

void TestCapHold::runThisOneRunsOnlyThisOne()
{
    Rig rig;
    rig.cap({.day = 1});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit(), rig.submit()};
    QVERIFY(rig.reach(ids[0], u"done"_s));
    rig.queue->intake().runOverCap(ids[1]);
    QVERIFY(rig.reach(ids[1], u"done"_s));
    settle();
    QCOMPARE(rig.state(ids[2]), u"queued"_s);
    QCOMPARE(rig.queue->caps().held()->jobId, ids[2]);
    QTRY_COMPARE(rig.queue->caps().held()->why.spent, 2.0);
    rig.queue->intake().runOverCap(ids[1]); // done already: nothing happens
    rig.queue->intake().runOverCap(u"nobody"_s);
    settle();
    QCOMPARE(rig.provider->creates, 2);
}

void TestCapHold::runThisOneSurvivesTheProgram()
{
    Rig rig;
    rig.cap({.day = 0.5});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    settle();
    QCOMPARE(rig.provider->creates, 0);
    rig.queue->intake().runOverCap(ids[0]);
    rig.open(); // before it got to run
    QCOMPARE(rig.provider->creates, 0);
    QVERIFY(rig.queue->board().job(ids[0])->overCap);
    rig.cap({.day = 0.5});
    rig.queue->start();
    QVERIFY(rig.reach(ids[0], u"done"_s));
    settle();
    QCOMPARE(rig.state(ids[1]), u"queued"_s);
    QCOMPARE(rig.queue->caps().held()->jobId, ids[1]);
}

void TestCapHold::cancellingTheHeldOneShowsTheNext()
{
    Rig rig;
    rig.cap({.day = 0.5});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    settle();
    QCOMPARE(rig.queue->caps().held()->jobId, ids[0]);
    rig.queue->canceller().cancel(ids[0]);
    settle();
    QCOMPARE(rig.state(ids[0]), u"cancelled"_s);
    QCOMPARE(rig.queue->caps().held()->jobId, ids[1]);
    rig.queue->canceller().cancel(ids[1]);
    settle();
    QVERIFY(!rig.queue->caps().held());
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestCapHold::aWithdrawnJobWasNeverThere()
{
    Rig rig;
    rig.cap({.day = 0.5});
    rig.queue->start();
    JobDraft draft;
    draft.request = request(-1);
    draft.id = u"script-7"_s;
    QVERIFY(!rig.queue->intake().existing(draft));
    QCOMPARE(rig.queue->intake().submit(draft).value_or(Ticket{}).jobId, u"script-7"_s);
    settle();
    QCOMPARE(rig.queue->intake().existing(draft), std::optional{u"script-7"_s});
    QSignalSpy removed{&rig.queue->board(), &JobBoard::jobRemoved};
    QVERIFY(rig.queue->canceller().withdraw(u"script-7"_s));
    QCOMPARE(removed.size(), 1);
    settle();
    QVERIFY(!rig.queue->caps().held());
    QCOMPARE(rig.state(u"script-7"_s), u"gone"_s);
    // The same id may be tried again.
    rig.cap({.day = 1});
    QVERIFY(!rig.queue->intake().existing(draft));
    QCOMPARE(rig.queue->intake().submit(draft).value_or(Ticket{}).jobId, u"script-7"_s);
    QVERIFY(rig.reach(u"script-7"_s, u"done"_s));
}

void TestCapHold::whatWasSentIsNotWithdrawn()
{
    Rig rig;
    rig.queue->start();
    const QString id = rig.submit();
    settle();
    QVERIFY(!rig.queue->canceller().withdraw(id));
    QVERIFY(rig.reach(id, u"done"_s));
    QVERIFY(!rig.queue->canceller().withdraw(id));
    QVERIFY(!rig.queue->canceller().withdraw(u"nobody"_s));
    QCOMPARE(rig.library->artworksOfJob(id).size(), size_t(1));
}

void TestCapHold::aLostCreateIsLookedUpDespiteTheCap()
{
    Rig rig;
    rig.cap({.day = 0.5});
    Job lost;
    lost.id = u"lost"_s;
    lost.request = request();
    lost.createdAt = lost.submittedAt = rig.clock.now();
    QVERIFY(rig.queue->jobs().insert(lost));
    RemoteJob there = remote(RemoteStatus::Succeeded, {pngUri()});
    rig.provider->lookAnswers = {listed({there})};
    rig.queue->start();
    QVERIFY(rig.reach(u"lost"_s, u"done"_s)); // it was paid, so it is fetched
    QCOMPARE(rig.provider->creates, 0);
}

void TestCapHold::loweringTheCapMeanwhileStopsTheNextTry()
{
    Rig rig;
    rig.cap({.day = 1});
    Error busy;
    busy.kind = ErrorKind::RateLimited;
    busy.httpStatus = 429;
    rig.provider->createAnswers = {fail(busy), remote(RemoteStatus::Starting)};
    rig.queue->start();
    const QString id = rig.submit();
    settle();
    QCOMPARE(rig.provider->creates, 1);
    rig.cap({.day = 0.5});
    QVERIFY(driveUntil(rig.clock, [&] { return rig.queue->caps().held().has_value(); }));
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.state(id), u"queued"_s);
    rig.cap({.day = 1});
    QVERIFY(rig.reach(id, u"done"_s));
    QCOMPARE(rig.spend().today, 1.0);
}

void TestCapHold::creditsAreCountedAsCredits()
{
    Rig rig;
    rig.cap({.month = 1}, QString{creditsCurrency});
    rig.queue->start();
    const QStringList ids{rig.submit(), rig.submit()};
    QVERIFY(rig.reach(ids[0], u"done"_s));
    QCOMPARE(rig.queue->caps().held()->why.currency, u"credits"_s);
    const Job done = *rig.queue->board().job(ids[0]);
    QCOMPARE(done.cost.amount, std::optional{1.0});
    QCOMPARE(done.cost.currency, u"credits"_s);
    QCOMPARE(rig.library->artworksOfJob(ids[0]).at(0).currency, u"credits"_s);
    QCOMPARE(rig.queue->caps().budget().ledger().spend(rig.clock.now(), u"credits"_s).month, 1.0);
    QCOMPARE(rig.spend().month, 0.0);
}

void TestCapHold::aHostileRunningTimeBreaksNoSum_data()
{
    QTest::addColumn<double>("seconds");
    QTest::newRow("huge") << 1e308;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity();
    QTest::newRow("negative") << -1e9;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN();
}

void TestCapHold::aHostileRunningTimeBreaksNoSum()
{
    QFETCH(double, seconds);
    Rig rig;
    rig.queue->caps().configure(
        {.lines = {{.provider = u"fake"_s, .model = u"*"_s, .price = defaultRatePerSecond}}},
        {.day = 10});
    RemoteJob liar = remote(RemoteStatus::Succeeded, {pngUri()});
    liar.predictSeconds = seconds;
    rig.provider->pollAnswers = {liar};
    rig.queue->start();
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, u"done"_s));
    const double guess = assumedSecondsPerPicture * defaultRatePerSecond;
    QCOMPARE(rig.queue->board().job(id)->cost.amount, std::optional{guess}); // what was reserved
    QCOMPARE(rig.spend().today, guess);
    // Our own clock is believed instead.
    const double measured = rig.queue->caps().budget().typicalSeconds(request());
    QVERIFY(measured >= 0 && measured < 600);
    const QString next = rig.submit();
    QVERIFY(rig.reach(next, u"done"_s)); // and the cap still means something
}

void TestCapHold::idleAgainAfterTheHold()
{
    Rig rig;
    rig.cap({.day = 0.5});
    rig.queue->start();
    const QString id = rig.submit();
    settle();
    QCOMPARE(rig.clock.sleepers(), 1); // waits for midnight
    rig.queue->canceller().cancel(id);
    settle();
    QCOMPARE(rig.clock.sleepers(), 0);
}

QTEST_GUILESS_MAIN(TestCapHold)
#include "tst_caphold.moc"
