#include "tests/core/jobs/pipelinerig.h"

#include <functional>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<void(PipelineRig &)>)

class TestLostStep : public QObject {
    Q_OBJECT
private slots:
    void aLostAnswerIsFoundAndAdopted();
    void theIntentKnowsTheAccountAndTheProvidersTime();
    void notFoundTwiceIsSubmittedAgain();
    void theFirstAnswerTellsWhenItWasSent();
    void whatCannotBeToldIsNeverSentAgain_data();
    void whatCannotBeToldIsNeverSentAgain();
    void uncertainIsNeverSentByAStart();
    void aClockThatIsOffIsCorrectedByTheAnswer();
    void aServerThatKeepsBreakingIsGivenUp();
    void findIsRetriedWhileTheNetworkIsDown();
    void findRefusedMakesItUncertain();
    void aProviderThatCannotListMakesItUncertain();
    void aJobOfSomebodyElseIsNotAdopted();
    void looksFarEnoughBackForAWrongClock();
    void killedWhileSubmittingLooksFirst();
    void cancelOfALostCreateLooksFirst();
};

void TestLostStep::aLostAnswerIsFoundAndAdopted()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::Dropped)};
    rig.provider->lookAnswers = {listed(), listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.job().remoteId, u"remote-1"_s);
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->looks, 2);
}

void TestLostStep::notFoundTwiceIsSubmittedAgain()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::ServerError), remote(RemoteStatus::Starting)};
    const QDateTime before = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->looks, 2);
    QCOMPARE(rig.provider->creates, 2);
    QVERIFY(before.msecsTo(rig.clock.now()) >= 10'000);
    QCOMPARE(rig.spend().today, 4 * defaultRatePerSecond);
}

void TestLostStep::aServerThatKeepsBreakingIsGivenUp()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::ServerError, u"boom"_s)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(rig.job().error->message, u"boom"_s);
    QCOMPARE(rig.job().billed, std::optional{false});
    QCOMPARE(rig.provider->creates, 5);
    QCOMPARE(rig.spend().today + rig.spend().reserved, 0.0);
}

void TestLostStep::findIsRetriedWhileTheNetworkIsDown()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::Dropped)};
    rig.provider->lookAnswers = {fail(ErrorKind::Offline), fail(ErrorKind::Unavailable),
                                 fail(ErrorKind::Timeout),
                                 listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->looks, 4);
}

void TestLostStep::findRefusedMakesItUncertain()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::Dropped)};
    rig.provider->lookAnswers = {fail(ErrorKind::Unauthorized)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Uncertain));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::Unauthorized));
    QVERIFY(!rig.job().billed);
    QVERIFY(rig.spend().reserved > 0);
    // The key is mended: the next start finds it.
    rig.provider->lookAnswers = {listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
}

void TestLostStep::aProviderThatCannotListMakesItUncertain()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->behaviour.canFindLost = false;
    rig.provider->createAnswers = {failed(ErrorKind::Timeout, u"silence"_s)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Uncertain));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::Uncertain));
    QCOMPARE(rig.job().error->message, u"silence"_s);
    QCOMPARE(rig.provider->creates, 1);
    QVERIFY(rig.finish()); // and stays so
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(toString(rig.job().state), toString(JobState::Uncertain));
}

void TestLostStep::aJobOfSomebodyElseIsNotAdopted()
{
    PipelineRig rig;
    Job other;
    other.id = u"other"_s;
    other.state = JobState::Failed;
    other.request = request();
    other.remoteId = u"remote-1"_s;
    other.createdAt = rig.clock.now();
    QVERIFY(rig.jobs().insert(other));
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::Dropped), failed(ErrorKind::InvalidInput)};
    rig.provider->lookAnswers = {listed({remote(RemoteStatus::Failed)})};
    QVERIFY(rig.finish());
    QCOMPARE(rig.provider->creates, 2);
}

void TestLostStep::looksFarEnoughBackForAWrongClock()
{
    PipelineRig rig;
    rig.provider->ahead.reset(); // nobody knew the provider's time when it was sent
    rig.insertAs(JobState::Submitting);
    rig.provider->lookAnswers = {listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QVERIFY(rig.provider->askedSince <= rig.clock.now().addSecs(-24 * 3600));
    QCOMPARE(rig.provider->creates, 0);
}

void TestLostStep::killedWhileSubmittingLooksFirst()
{
    PipelineRig rig;
    rig.insertAs(JobState::Submitting);
    QVERIFY(rig.finish());
    QCOMPARE(rig.provider->looks, 2);
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
}

void TestLostStep::cancelOfALostCreateLooksFirst()
{
    PipelineRig rig;
    rig.insertAs(JobState::Submitting);
    rig.cancel.request_stop();
    rig.provider->lookAnswers = {listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Cancelled));
    QCOMPARE(rig.provider->cancels, 1);
    QCOMPARE(rig.provider->creates, 0);
}

void TestLostStep::theIntentKnowsTheAccountAndTheProvidersTime()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->ahead = 90min;
    rig.provider->hangCreate = true;
    QCoro::Task<> task = rig.run();
    QCOMPARE(rig.job().account, u"account-1"_s);
    QCOMPARE(rig.job().submittedThere, rig.job().submittedAt.addSecs(90 * 60));
    rig.stop.request_stop();
    settle();
    QVERIFY(task.isReady());
}

void TestLostStep::theFirstAnswerTellsWhenItWasSent()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->ahead.reset();
    rig.provider->createAnswers = {failed(ErrorKind::Dropped)};
    rig.provider->onLook = [&rig] { rig.provider->ahead = 90min; };
    rig.provider->lookAnswers = {Result<LostLook>{fail(ErrorKind::ServerError, u"not now"_s)}};
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&rig] { return rig.provider->looks > 1; }));
    QCOMPARE(rig.job().submittedThere, rig.job().submittedAt.addSecs(90 * 60));
    rig.stop.request_stop();
    QVERIFY(driveUntil(rig.clock, [&task] { return task.isReady(); }));
}

void TestLostStep::whatCannotBeToldIsNeverSentAgain_data()
{
    QTest::addColumn<std::function<void(PipelineRig &)>>("bend");
    const auto row = [](const char *name, const std::function<void(PipelineRig &)> &bend) {
        QTest::newRow(name) << bend;
    };
    row("ten hours later", [](PipelineRig &rig) { rig.clock.advance(10h); });
    row("with another account's key", [](PipelineRig &rig) { rig.provider->mark = u"other"_s; });
    row("a list that never ends", [](PipelineRig &rig) {
        LostLook endless;
        rig.provider->lookAnswers = {endless};
    });
    row("blanked inputs of that time", [](PipelineRig &rig) {
        LostLook blanked = listed();
        blanked.unreadable = {rig.clock.now()};
        rig.provider->lookAnswers = {blanked};
    });
    row("a clock set back by 26 hours", [](PipelineRig &rig) {
        rig.provider->ahead = 26h;
        rig.clock.jumpWallClock(-26h);
        rig.provider->ahead = 0h; // and the provider's time is told as it was
    });
}

void TestLostStep::whatCannotBeToldIsNeverSentAgain()
{
    QFETCH(std::function<void(PipelineRig &)>, bend);
    PipelineRig rig;
    rig.insertAs(JobState::Submitting);
    bend(rig);
    for (int start = 0; start < 3; ++start) {
        QVERIFY(rig.finish());
        QCOMPARE(toString(rig.job().state), u"uncertain"_s);
        QCOMPARE(rig.provider->creates, 0);
    }
    // Another start, and it is there after all.
    rig.provider->lookAnswers = {listed({remote(RemoteStatus::Processing)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.provider->creates, 0);
}

void TestLostStep::uncertainIsNeverSentByAStart()
{
    PipelineRig rig;
    rig.insertAs(JobState::Uncertain);
    for (int start = 0; start < 3; ++start) {
        QVERIFY(rig.finish()); // the list works, is read to its end, and holds nothing
        QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    }
    QCOMPARE(rig.provider->creates, 0);
    Job decided = rig.job();
    decided.state = JobState::Queued;
    decided.resend = true; // by the artist
    QVERIFY(rig.jobs().save(decided));
    QVERIFY(rig.finish());
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QVERIFY(!rig.job().resend);
}

void TestLostStep::aClockThatIsOffIsCorrectedByTheAnswer()
{
    PipelineRig rig;
    rig.provider->ahead.reset();
    rig.insertAs(JobState::Submitting);
    Job job = rig.job();
    job.submittedThere = {};
    QVERIFY(rig.jobs().save(job));
    const QDateTime sent = job.submittedAt;
    rig.provider->onLook = [&rig] { rig.provider->ahead = -90min; }; // the first answer tells
    rig.provider->lookAnswers = {listed(), listed(), listed()};
    QVERIFY(rig.finish());
    QCOMPARE(rig.provider->looks, 3);
    QCOMPARE(rig.provider->askedSince, sent.addSecs(-90 * 60 - 25 * 3600));
    QCOMPARE(rig.provider->creates, 1); // absent for sure by the true clock
}

QTEST_GUILESS_MAIN(TestLostStep)
#include "tst_loststep.moc"
