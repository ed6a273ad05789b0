#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Rig {
    QTemporaryDir folder;
    ManualClock clock;
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
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        provider->createAnswers = {remote(RemoteStatus::Starting)};
        provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
        provider->cancelAnswers = {remote(RemoteStatus::Cancelled)};
        provider->lookAnswers = {listed()};
    }
    ~Rig() { QCoro::waitFor(queue->shutdown()); }

    QString submit(qint64 seed = -1, bool fixed = false, const QString &id = {})
    {
        JobDraft draft;
        draft.request = request(seed);
        draft.seedFixed = fixed;
        draft.id = id;
        return queue->intake().submit(draft).value_or(Ticket{u"refused"_s}).jobId;
    }
    JobState state(const QString &id) { return queue->board().job(id).value_or(Job{}).state; }
    bool reach(const QString &id, JobState wanted)
    {
        return driveUntil(clock, [&] { return state(id) == wanted; });
    }
    //! All pictures of everything under way are kept.
    bool idle()
    {
        return driveUntil(clock, [&] { return queue->board().counts() == QueueCounts{}; });
    }
};

} // namespace

class TestJobQueue : public QObject {
    Q_OBJECT
private slots:
    void aDraftBecomesAPicture();
    void anOpenSeedIsDrawn();
    void aModelWithoutSeedGetsNone();
    void theSameIdIsOneJobForEver();
    void aFixedSeedIsGeneratedOnce();
    void aThrownAwayPictureIsGeneratedAgain();
    void atMostSlotsRunAtATime();
    void paidJobsComeFirstAndIgnoreTheLimit();
    void aWaitingJobIsCancelledWithoutACreate();
    void cancelAllStartsNothing();
    void aCancelSurvivesTheProgram();
    void retryMakesANewJobWithTheSameSeed();
    void retryDrawsAnewAfterARefusal();
    void retryOfAnUncertainJobLooksFirst();
    void retryOfAnUncertainJobWithoutAListSubmits();
    void retryTriesAWaitingJobNow();
    void dismissPutsATileAway();
    void settledWaitsForTheEnd();
    void shutdownLeavesJobsToResume();
    void countsAndSignalsAgree();
};

void TestJobQueue::aDraftBecomesAPicture()
{
    Rig rig;
    QSignalSpy added{&rig.queue->board(), &JobBoard::jobAdded};
    QSignalSpy kept{&rig.queue->board(), &JobBoard::artworkKept};
    QSignalSpy finished{&rig.queue->board(), &JobBoard::jobFinished};
    QSignalSpy removed{&rig.queue->board(), &JobBoard::jobRemoved};
    rig.queue->start();
    const QString id = rig.submit();
    QCOMPARE(added.size(), 1);
    QCOMPARE(rig.provider->creates, 0); // the caller has the id before anything happens
    QVERIFY(rig.reach(id, JobState::Done));
    QVERIFY(rig.idle());
    QCOMPARE(kept.size(), 1);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(removed.size(), 1);
    QVERIFY(rig.queue->board().visible().empty());
}

void TestJobQueue::anOpenSeedIsDrawn()
{
    Rig rig;
    const QString first = rig.submit(-1);
    const QString second = rig.submit(-1);
    const QString third = rig.submit(5, false); // shown in the form, but not chosen
    const qint64 a = *rig.queue->board().job(first)->request.seed();
    const qint64 b = *rig.queue->board().job(second)->request.seed();
    QVERIFY(a > 0 && a <= 0x7fffffff);
    QVERIFY(b > 0 && b <= 0x7fffffff);
    QVERIFY(a != b);
    QVERIFY(*rig.queue->board().job(third)->request.seed() != 5);
    QCOMPARE(*rig.queue->board().job(rig.submit(5, true))->request.seed(), 5);
}

void TestJobQueue::aModelWithoutSeedGetsNone()
{
    Rig rig;
    JobDraft draft;
    draft.request = request();
    draft.request.parameters.erase("seed");
    draft.seedFixed = true;
    const QString first = rig.queue->intake().submit(draft)->jobId;
    const QString second = rig.queue->intake().submit(draft)->jobId;
    QVERIFY(first != second); // without a seed equal words are not equal pictures
    QVERIFY(!rig.queue->board().job(first)->request.parameters.contains("seed"));
}

void TestJobQueue::theSameIdIsOneJobForEver()
{
    Rig rig;
    QCOMPARE(rig.submit(-1, false, u"mine"_s), u"mine"_s);
    QCOMPARE(rig.submit(-1, false, u"mine"_s), u"mine"_s);
    QVERIFY(rig.reach(u"mine"_s, JobState::Done));
    QCOMPARE(rig.submit(-1, false, u"mine"_s), u"mine"_s);
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates, 1);
}

void TestJobQueue::aFixedSeedIsGeneratedOnce()
{
    Rig rig;
    const QString first = rig.submit(5, true);
    QCOMPARE(rig.submit(5, true), first); // under way
    QVERIFY(rig.reach(first, JobState::Done));
    QCOMPARE(rig.submit(5, true), first); // stored
    QVERIFY(rig.submit(6, true) != first);
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates, 2);
}

void TestJobQueue::aThrownAwayPictureIsGeneratedAgain()
{
    Rig rig;
    const QString first = rig.submit(5, true);
    QVERIFY(rig.reach(first, JobState::Done));
    rig.library->trash().put({rig.library->artworksOfJob(first).at(0).id});
    QVERIFY(rig.submit(5, true) != first);
}

void TestJobQueue::atMostSlotsRunAtATime()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    rig.queue->lanes().setParallel(2);
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.append(rig.submit());
    settle();
    QCOMPARE(rig.queue->board().counts(), (QueueCounts{.running = 2, .waiting = 3}));
    QCOMPARE(toString(rig.state(ids[0])), u"running"_s);
    QCOMPARE(toString(rig.state(ids[1])), u"running"_s);
    rig.queue->lanes().setParallel(3);
    settle();
    QCOMPARE(rig.provider->creates, 3);
    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates, 5);
}

void TestJobQueue::paidJobsComeFirstAndIgnoreTheLimit()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    JobStore store{rig.library->database()};
    for (int i = 0; i < 3; ++i) {
        Job job;
        job.id = u"old%1"_s.arg(i);
        job.request = request(i);
        job.createdAt = rig.clock.now();
        job.state = i == 0 ? JobState::Queued : JobState::Running;
        job.remoteId = i == 0 ? QString{} : u"older-%1"_s.arg(i);
        QVERIFY(store.insert(job));
    }
    rig.queue->lanes().setParallel(1);
    rig.queue->start();
    settle();
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.queue->board().counts(), (QueueCounts{.running = 2, .waiting = 1}));
    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates, 1);
}

void TestJobQueue::aWaitingJobIsCancelledWithoutACreate()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    rig.queue->lanes().setParallel(1);
    const QString first = rig.submit();
    const QString second = rig.submit();
    settle();
    rig.queue->canceller().cancel(second);
    QCOMPARE(toString(rig.state(second)), u"cancelled"_s);
    QCOMPARE(rig.queue->board().job(second)->billed, std::optional{false});
    rig.queue->canceller().cancel(first);
    QVERIFY(rig.reach(first, JobState::Cancelled));
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.queue->board().visible().empty());
}

void TestJobQueue::cancelAllStartsNothing()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    rig.queue->lanes().setParallel(1);
    for (int i = 0; i < 3; ++i)
        rig.submit();
    settle();
    rig.queue->canceller().cancelAll();
    QVERIFY(rig.idle());
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->cancels, 1);
}

void TestJobQueue::aCancelSurvivesTheProgram()
{
    Rig rig;
    const QString id = rig.submit();
    QVERIFY(rig.queue->jobs().askCancel(id)); // and then it was killed
    QVERIFY(rig.reach(id, JobState::Cancelled));
    QCOMPARE(rig.provider->creates, 0);
}

void TestJobQueue::retryMakesANewJobWithTheSameSeed()
{
    Rig rig;
    rig.provider->createAnswers = {fail(ErrorKind::Unauthorized), remote(RemoteStatus::Starting)};
    const QString first = rig.submit();
    QVERIFY(rig.reach(first, JobState::Failed));
    settle();
    QCOMPARE(rig.queue->board().visible().size(), 1U);
    const QString second = *rig.queue->intake().retry(first);
    QVERIFY(second != first);
    QCOMPARE(rig.queue->board().job(second)->retryOf, first);
    QCOMPARE(rig.queue->board().job(second)->request, rig.queue->board().job(first)->request);
    QVERIFY(rig.reach(second, JobState::Done));
    settle();
    QVERIFY(rig.queue->board().visible().empty()); // the old tile went with the new try
}

void TestJobQueue::retryDrawsAnewAfterARefusal()
{
    Rig rig;
    RemoteJob refused = remote(RemoteStatus::Failed);
    refused.failure = errorOf(ErrorKind::ContentRefused);
    rig.provider->pollAnswers = {refused};
    const QString first = rig.submit();
    const QString fixed = rig.submit(5, true);
    QVERIFY(rig.reach(first, JobState::Failed));
    QVERIFY(rig.reach(fixed, JobState::Failed));
    settle();
    QVERIFY(rig.queue->board().job(*rig.queue->intake().retry(first))->request.seed() !=
            rig.queue->board().job(first)->request.seed());
    QCOMPARE(*rig.queue->board().job(*rig.queue->intake().retry(fixed))->request.seed(), 5);
}

void TestJobQueue::retryOfAnUncertainJobLooksFirst()
{
    Rig rig;
    rig.provider->createAnswers = {fail(ErrorKind::Dropped)};
    rig.provider->lookAnswers = {fail(ErrorKind::Unauthorized),
                                 listed({remote(RemoteStatus::Processing)})};
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, JobState::Uncertain));
    settle();
    QCOMPARE(*rig.queue->intake().retry(id), id);
    QVERIFY(rig.reach(id, JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
}

void TestJobQueue::retryOfAnUncertainJobWithoutAListSubmits()
{
    Rig rig;
    rig.provider->behaviour.canFindLost = false;
    rig.provider->createAnswers = {fail(ErrorKind::Dropped), remote(RemoteStatus::Starting)};
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, JobState::Uncertain));
    settle();
    rig.queue->start(); // alone it never submits again
    settle();
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(*rig.queue->intake().retry(id), id);
    QVERIFY(rig.reach(id, JobState::Done));
    QCOMPARE(rig.provider->creates, 2);
}

void TestJobQueue::retryTriesAWaitingJobNow()
{
    Rig rig;
    rig.provider->pollAnswers = {fail(ErrorKind::Unauthorized)};
    const QString id = rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.queue->board().job(id)->retryAt.isValid(); }));
    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    QCOMPARE(*rig.queue->intake().retry(id), id);
    QTRY_COMPARE(toString(rig.state(id)), u"done"_s); // without the clock having moved
    QCOMPARE(rig.provider->creates, 1);
}

void TestJobQueue::dismissPutsATileAway()
{
    Rig rig;
    rig.provider->createAnswers = {fail(ErrorKind::NoCredit)};
    QSignalSpy removed{&rig.queue->board(), &JobBoard::jobRemoved};
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, JobState::Failed));
    settle();
    QCOMPARE(removed.size(), 0);
    rig.queue->canceller().dismiss(id);
    QCOMPARE(removed.size(), 1);
    QVERIFY(rig.queue->board().visible().empty());
    QCOMPARE(toString(rig.state(id)), u"failed"_s); // the record stays
}

void TestJobQueue::settledWaitsForTheEnd()
{
    Rig rig;
    const QString id = rig.submit();
    std::stop_source stop;
    QCoro::Task<> task = rig.queue->board().settled(id, stop.get_token());
    QVERIFY(!task.isReady());
    QVERIFY(driveUntil(rig.clock, [&] { return task.isReady(); }));
    QCOMPARE(toString(rig.state(id)), u"done"_s);

    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    QCoro::Task<> second = rig.queue->board().settled(rig.submit(), stop.get_token());
    settle();
    QVERIFY(!second.isReady());
    stop.request_stop();
    QTRY_VERIFY(second.isReady());
}

void TestJobQueue::shutdownLeavesJobsToResume()
{
    Rig rig;
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    const QString id = rig.submit();
    QVERIFY(rig.reach(id, JobState::Running));
    QCoro::waitFor(rig.queue->shutdown());
    QCOMPARE(toString(rig.queue->jobs().job(id)->state), u"running"_s);

    rig.queue = std::make_unique<JobQueue>(rig.http, rig.clock, rig.catalog, *rig.library);
    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    rig.queue->start();
    QVERIFY(rig.reach(id, JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
}

void TestJobQueue::countsAndSignalsAgree()
{
    Rig rig;
    QSignalSpy counts{&rig.queue->board(), &JobBoard::countsChanged};
    rig.submit();
    QVERIFY(rig.idle());
    settle();
    QVERIFY(!counts.isEmpty());
    QCOMPARE(counts.last().at(0).value<QueueCounts>(), QueueCounts{});
}

QTEST_GUILESS_MAIN(TestJobQueue)
#include "tst_jobqueue.moc"
