#include "tests/core/jobs/pipelinerig.h"

#include <set>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

class TestAwaitStep : public QObject {
    Q_OBJECT
private slots:
    void pollErrorsNeverFailAPaidJob_data();
    void pollErrorsNeverFailAPaidJob();
    void aJobThatIsNotFoundForAWhileIsWaitedFor();
    void forgottenByTheProviderFailsAfterADay();
    void progressNeverGoesBack();
    void anUnknownStatusEndsAfterTwoHours();
    void howItEndsAtTheProvider_data();
    void howItEndsAtTheProvider();
    void cancelWhileRunningAsksTheProvider();
    void cancelKeepsWhatIsFinished();
    void aCancelThatFailsIsRepeated();
    void anUnknownProviderLosesNothing();
};

void TestAwaitStep::pollErrorsNeverFailAPaidJob_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind :
         {ErrorKind::Offline, ErrorKind::Dropped, ErrorKind::Timeout, ErrorKind::ServerError,
          ErrorKind::RateLimited, ErrorKind::InvalidAnswer, ErrorKind::Unauthorized,
          ErrorKind::NoCredit, ErrorKind::Forbidden, ErrorKind::Tls, ErrorKind::NotFound})
        QTest::newRow(qUtf8Printable(toString(kind))) << kind;
}

void TestAwaitStep::pollErrorsNeverFailAPaidJob()
{
    QFETCH(ErrorKind, kind);
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {failed(kind), failed(kind), failed(kind),
                                 remote(RemoteStatus::Succeeded, {pngUri()})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(!rig.job().error);
    const auto shown = std::count_if(rig.told.begin(), rig.told.end(), [&](const Job &job) {
        return job.state == JobState::Running && job.error && job.error->kind == kind &&
               job.retryAt > job.createdAt;
    });
    QCOMPARE(shown, 3);
}

void TestAwaitStep::aJobThatIsNotFoundForAWhileIsWaitedFor()
{
    PipelineRig rig;
    rig.insertAs(JobState::Running);
    rig.provider->pollAnswers.clear();
    for (int i = 0; i < 8; ++i)
        rig.provider->pollAnswers.push_back(failed(ErrorKind::NotFound));
    rig.provider->pollAnswers.push_back(remote(RemoteStatus::Succeeded, {pngUri()}));
    const QDateTime before = rig.clock.now();
    QVERIFY(rig.finish());
    QVERIFY(before.secsTo(rig.clock.now()) >= 60);
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(rig.provider->creates, 0);
}

void TestAwaitStep::forgottenByTheProviderFailsAfterADay()
{
    PipelineRig rig;
    rig.insertAs(JobState::Running);
    rig.provider->pollAnswers = {failed(ErrorKind::NotFound)};
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls > 5; }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Running));
    rig.clock.advance(25h);
    QVERIFY(driveUntil(rig.clock, [&task] { return task.isReady(); }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NotFound));
    QVERIFY(!rig.job().billed);
    QVERIFY(rig.provider->polls > 3);
}

void TestAwaitStep::progressNeverGoesBack()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {at(0.2), at(0.6),
                                 at(0.1), remote(RemoteStatus::Starting),
                                 at(0.7), remote(RemoteStatus::Succeeded, {pngUri()})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.fractions, (QList<double>{0.2, 0.6, 0.7}));
}

void TestAwaitStep::anUnknownStatusEndsAfterTwoHours()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {remote(RemoteStatus::Unknown)};
    const QDateTime before = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QVERIFY(before.secsTo(rig.clock.now()) >= 7200);
}

void TestAwaitStep::howItEndsAtTheProvider_data()
{
    QTest::addColumn<RemoteJob>("remoteJob");
    QTest::addColumn<JobState>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("billed"); // -1 unknown
    RemoteJob model = remote(RemoteStatus::Failed);
    model.failure = errorOf(ErrorKind::ContentRefused, u"NSFW"_s);
    model.billed = true;
    QTest::newRow("failed") << model << JobState::Failed << ErrorKind::ContentRefused << 1;
    QTest::newRow("failed without words")
        << remote(RemoteStatus::Failed) << JobState::Failed << ErrorKind::ModelFailed << -1;
    QTest::newRow("aborted") << remote(RemoteStatus::Aborted) << JobState::Failed
                             << ErrorKind::Aborted << 0;
    QTest::newRow("cancelled there")
        << remote(RemoteStatus::Cancelled) << JobState::Cancelled << ErrorKind::Cancelled << -1;
    QTest::newRow("no picture") << remote(RemoteStatus::Succeeded) << JobState::Failed
                                << ErrorKind::NoImage << 1;
    RemoteJob removed = remote(RemoteStatus::Succeeded);
    removed.dataRemoved = true;
    QTest::newRow("removed") << removed << JobState::Failed << ErrorKind::OutputExpired << 1;
}

void TestAwaitStep::howItEndsAtTheProvider()
{
    QFETCH(RemoteJob, remoteJob);
    QFETCH(JobState, state);
    QFETCH(ErrorKind, kind);
    QFETCH(int, billed);
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {remoteJob};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(state));
    QCOMPARE(toString(rig.job().error->kind), toString(kind));
    QCOMPARE(rig.job().billed ? int{*rig.job().billed} : -1, billed);
    QCOMPARE(rig.spend().reserved, 0.0);
    QCOMPARE(rig.spend().today, billed == 0 ? 0.0 : 4 * defaultRatePerSecond);
    QVERIFY(rig.job().finishedAt.isValid());
}

void TestAwaitStep::cancelWhileRunningAsksTheProvider()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    RemoteJob cancelled = remote(RemoteStatus::Cancelled);
    cancelled.billed = true;
    cancelled.predictSeconds = 0.5;
    rig.provider->cancelAnswers = {cancelled};
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls > 2; }));
    rig.cancel.request_stop();
    QVERIFY(driveUntil(rig.clock, [&] { return task.isReady(); }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Cancelled));
    QCOMPARE(rig.provider->cancels, 1);
    QVERIFY(!rig.job().error);
    QCOMPARE(rig.spend().today, 0.5 * defaultRatePerSecond);
}

void TestAwaitStep::cancelKeepsWhatIsFinished()
{
    PipelineRig rig;
    rig.insertAs(JobState::Running);
    rig.provider->cancelAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    rig.cancel.request_stop();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(rig.provider->polls, 0);
}

void TestAwaitStep::aCancelThatFailsIsRepeated()
{
    PipelineRig rig;
    rig.insertAs(JobState::Running);
    rig.cancel.request_stop();
    rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    rig.provider->cancelAnswers = {failed(ErrorKind::Dropped), failed(ErrorKind::Unavailable),
                                   remote(RemoteStatus::Cancelled)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Cancelled));
    QCOMPARE(rig.provider->cancels, 3);
}

void TestAwaitStep::anUnknownProviderLosesNothing()
{
    PipelineRig rig;
    Job job;
    job.request = request();
    job.request.provider = u"gone"_s;
    job.state = JobState::Running;
    job.remoteId = u"remote-1"_s;
    rig.insert(job);
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.told.size() >= 3; }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Running));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NotConfigured));
    rig.stop.request_stop();
    settle();
    QVERIFY(task.isReady());
}

QTEST_GUILESS_MAIN(TestAwaitStep)
#include "tst_awaitstep.moc"
