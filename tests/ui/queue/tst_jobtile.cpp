#include "ui/queue/jobtile.h"
#include "ui/queue/jobwords.h"

#include <QTranslator>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000, Qt::UTC);

Job jobIn(JobState state)
{
    Job job;
    job.id = u"j"_s;
    job.state = state;
    job.request.parameters = {{"prompt", "a fox"}};
    return job;
}

} // namespace

class TestJobTile : public QObject {
    Q_OBJECT
private slots:
    void eachStateHasItsWords_data();
    void eachStateHasItsWords();
    void aRetryCountsDown();
    void aPausedQueueIsSaidOnTheTile();
    void aCapIsSaidOnEveryTileItHoldsBack();
    void aProviderThatAsksToWaitCountsDown();
    void ourOwnLimitIsToldOnlyWhereItHolds();
    void aFullDiskNamesTheTimeThatIsLeft();
    void anExpiredOneSaysWhatItCost();
    void aRefusedDownloadNamesTheTrueCause();
    void aRedirectIntoTheHouseIsSaidAndTriedAgain();
    void failuresAreSpokenWithTheirReason();
    void onlyWorkUnderWayCanBeCancelled();
    void aRetrySaysWhy();
    void fewerPicturesThanAskedForAreCounted();
    void aStoppedRunSaysWhatItCost();
    void severalAreToldApartByPromptAndCount();
};

void TestJobTile::eachStateHasItsWords_data()
{
    QTest::addColumn<JobState>("state");
    QTest::addColumn<JobProgress>("progress");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("inTheRing");
    const auto row = [](const char *name, JobState state, const JobProgress &progress,
                        const QString &words, const QString &ring) {
        QTest::newRow(name) << state << progress << words << ring;
    };
    row("queued", JobState::Queued, {}, u"Waiting for its turn"_s, u"…"_s);
    row("submitting", JobState::Submitting, {}, u"Sending"_s, u"…"_s);
    row("starting", JobState::Running, {}, u"Starting"_s, u"…"_s);
    row("steps", JobState::Running, {.progress = {.fraction = 0.64, .step = 18, .steps = 28}},
        u"step 18 of 28"_s, u"64%"_s);
    row("no steps", JobState::Running, {.progress = {.fraction = 0.5, .step = 0, .steps = 0}},
        u"Generating"_s, u"50%"_s);
    row("more than all", JobState::Running, {.progress = {.fraction = 1.7, .step = 0, .steps = 0}},
        u"Generating"_s, u"100%"_s);
    row("fetching", JobState::Fetching,
        {.progress = {}, .bytesDone = 900'000, .bytesTotal = 1'400'000},
        u"Fetching 0.9 of 1.4 MB"_s, u"↓"_s);
    row("unknown length", JobState::Fetching, {}, u"Fetching"_s, u"↓"_s);
}

void TestJobTile::eachStateHasItsWords()
{
    QFETCH(JobState, state);
    QFETCH(JobProgress, progress);
    const JobTile tile = jobTile(jobIn(state), progress);
    QTEST(caption(tile, now), "words");
    QTEST(ringText(tile, now), "inTheRing");
    QVERIFY(!tile.isTroubled());
    QVERIFY(spokenName(tile, now).endsWith(u": a fox"_s));
}

void TestJobTile::aRetryCountsDown()
{
    Job job = jobIn(JobState::Running);
    job.retryAt = now.addMSecs(8000);
    const JobTile tile = jobTile(job, {});
    QVERIFY(tile.countsDown());
    QCOMPARE(ringText(tile, now), u"8 s"_s);
    QCOMPARE(ringText(tile, now.addMSecs(7500)), u"1 s"_s);
    QCOMPARE(caption(tile, now.addMSecs(8000)), u"Trying again"_s);
    job.cancelAsked = true;
    QCOMPARE(caption(jobTile(job, {}), now), u"Cancelling"_s);
}

void TestJobTile::aPausedQueueIsSaidOnTheTile()
{
    QueueStand stand;
    stand.paused = true;
    Job job = jobIn(JobState::Queued);
    job.retryAt = now.addSecs(9); // a pause outlasts it
    const JobTile tile = jobTile(job, {}, stand);
    QCOMPARE(caption(tile, now), u"Waits: the queue is paused"_s);
    QVERIFY(tile.paused && tile.canMove() && tile.canCancel() && !tile.countsDown());
    QVERIFY(!jobTile(jobIn(JobState::Running), {}, stand).paused); // that goes on
    QVERIFY(!jobTile(jobIn(JobState::Running), {}, stand).canMove());
}

void TestJobTile::aCapIsSaidOnEveryTileItHoldsBack()
{
    QueueStand stand;
    stand.heldFrom = 7;
    Job job = jobIn(JobState::Queued);
    job.position = 7;
    QCOMPARE(caption(jobTile(job, {}, stand), now), u"Waits: a spending cap is reached"_s);
    job.overCap = true;
    QCOMPARE(caption(jobTile(job, {}, stand), now), u"Waiting for its turn"_s);
    job.overCap = false;
    job.position = 6;
    QCOMPARE(caption(jobTile(job, {}, stand), now), u"Waiting for its turn"_s);
}

void TestJobTile::aProviderThatAsksToWaitCountsDown()
{
    Job job = jobIn(JobState::Queued);
    job.request.provider = u"replicate"_s;
    ProviderStand provider;
    provider.id = u"replicate"_s;
    provider.name = u"Replicate"_s;
    provider.why = Throttle::Why::Refused;
    provider.until = now.addSecs(12);
    QueueStand stand;
    stand.providers = {provider};
    const JobTile tile = jobTile(job, {}, stand);
    QVERIFY(tile.countsDown());
    QCOMPARE(ringText(tile, now), u"12 s"_s);
    QCOMPARE(caption(tile, now.addSecs(2)), u"Replicate asks to wait: 10 s"_s);
    QCOMPARE(caption(tile, now.addSecs(12)), u"Waiting for its turn"_s);
    job.request.provider = u"together"_s;
    QVERIFY(!jobTile(job, {}, stand).countsDown());
}

void TestJobTile::ourOwnLimitIsToldOnlyWhereItHolds()
{
    Job job = jobIn(JobState::Queued);
    job.request.provider = u"minimax"_s;
    ProviderStand provider;
    provider.id = u"minimax"_s;
    provider.why = Throttle::Why::OwnLimit;
    provider.until = now.addSecs(30);
    QueueStand stand;
    stand.providers = {provider};
    QCOMPARE(caption(jobTile(job, {}, stand), now), u"Your limit a minute is reached: 30 s"_s);
    stand.providers[0].running = stand.providers[0].parallel; // places are what is missing
    QCOMPARE(caption(jobTile(job, {}, stand), now), u"Waiting for its turn"_s);
}

void TestJobTile::aFullDiskNamesTheTimeThatIsLeft()
{
    Job job = jobIn(JobState::Fetching);
    job.error = Error{.kind = ErrorKind::DiskFull};
    job.retryAt = now.addSecs(15);
    JobProgress progress;
    progress.outputsUntil = now.addSecs(42 * 60 + 50);
    const JobTile tile = jobTile(job, progress);
    QCOMPARE(caption(tile, now), u"The disk is full. The provider deletes it in 42 min."_s);
    QCOMPARE(ringText(tile, now), u"15 s"_s);
    QVERIFY(tile.countsDown());
    QVERIFY(caption(tile, now.addSecs(42 * 60)).contains(u"less than a minute"_s));
    QVERIFY(caption(tile, now.addSecs(44 * 60)).contains(u"any moment"_s));
}

void TestJobTile::aRetrySaysWhy()
{
    Job job = jobIn(JobState::Running);
    job.error = Error{.kind = ErrorKind::Offline, .message = u"Connection refused"_s};
    job.retryAt = now.addSecs(15);
    const JobTile tile = jobTile(job, {});
    QCOMPARE(caption(tile, now), u"The provider cannot be reached. Retry in 15 s"_s);
    QVERIFY2(tile.why.contains(u"Connection refused"_s), qPrintable(tile.why));
    QCOMPARE(caption(tile, now.addSecs(15)), u"Trying again"_s);
}

void TestJobTile::fewerPicturesThanAskedForAreCounted()
{
    Job job = jobIn(JobState::Done);
    job.error = Error{.kind = ErrorKind::FewerOutputs, .message = u"2 of 4"_s};
    const JobTile tile = jobTile(job, {});
    QVERIFY(tile.isTroubled());
    QCOMPARE(tile.caption, u"2 of 4 pictures came"_s);
    QCOMPARE(tile.why,
             u"2 of 4 pictures came. What came is kept. Generate again for the others."_s);
    job.error->code = u"1"_s;
    QCOMPARE(jobTile(job, {}).why, u"2 of 4 pictures came. The filter withheld 1; what came is "
                                   "kept. Generate again for the others."_s);
}

void TestJobTile::aStoppedRunSaysWhatItCost()
{
    Job job = jobIn(JobState::Cancelled);
    QVERIFY(!hasTrouble(job)); // never ran: nothing to say
    job.remoteId = u"r1"_s;
    job.billed = true;
    job.predictSeconds = 45;
    job.cost.amount = 0.045;
    QVERIFY(hasTrouble(job));
    const JobTile tile = jobTile(job, {});
    QCOMPARE(caption(tile, now), u"Cancelled, $0.045 for 45 s"_s);
    QVERIFY(tile.isTroubled() && !tile.canCancel());
    job.cost.amount.reset();
    QCOMPARE(jobTile(job, {}).caption, u"Cancelled after 45 s"_s);
    job.billed = false;
    QCOMPARE(jobTile(job, {}).caption, u"Cancelled, not billed"_s);
}

void TestJobTile::severalAreToldApartByPromptAndCount()
{
    Job job = jobIn(JobState::Queued);
    QCOMPARE(jobName(jobTile(job, {})), u"a fox"_s);
    job.request.parameters["num_outputs"] = 4;
    QCOMPARE(jobName(jobTile(job, {})), u"4 pictures: a fox"_s);
    QCOMPARE(spokenName(jobTile(job, {}), now), u"Waiting for its turn: 4 pictures: a fox"_s);
    job.request.parameters.erase("prompt");
    QCOMPARE(jobName(jobTile(job, {})), u"4 pictures"_s);
}

void TestJobTile::anExpiredOneSaysWhatItCost()
{
    Job job = jobIn(JobState::Failed);
    job.error = Error{.kind = ErrorKind::OutputExpired};
    job.billed = true;
    job.cost.amount = 0.0037;
    QCOMPARE(jobTile(job, {}).caption, u"Finished, but the provider deleted it. Billed $0.0037"_s);
    job.error->httpStatus = 403;
    QCOMPARE(jobTile(job, {}).caption,
             u"Finished, but the provider refused to hand it out (403). Billed $0.0037"_s);
    job.state = JobState::Done;
    QVERIFY(jobTile(job, {}).caption.startsWith(u"Some pictures"_s));
}

void TestJobTile::aRefusedDownloadNamesTheTrueCause()
{
    Job job = jobIn(JobState::Fetching);
    for (const int status : {401, 402, 403, 404, 410}) {
        job.error = Error{.kind = ErrorKind::OutputExpired,
                          .message = u"the download answered %1"_s.arg(status),
                          .httpStatus = status};
        const ErrorText text = jobErrorText(job);
        QCOMPARE(text.what, u"The provider refuses to hand out the picture (%1)"_s.arg(status));
        QCOMPARE(text.why, u"The picture is finished and waits at the provider."_s);
        QCOMPARE(text.next, u"Limner fetches it again by itself."_s);
    }
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/limner_zh_CN.qm"_s));
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(jobErrorText(job).what, u"服务商拒绝交出图片（410）"_s);
    job.state = JobState::Failed;
    job.error->httpStatus = 403;
    QCOMPARE(jobErrorText(job).what, u"已完成，但服务商拒绝交出图片（403）"_s);
    QCoreApplication::removeTranslator(&translator);
}

void TestJobTile::aRedirectIntoTheHouseIsSaidAndTriedAgain()
{
    Job job = jobIn(JobState::Fetching);
    job.error = Error{
        .kind = ErrorKind::PrivateNetwork, .message = u"http://192.168.1.1"_s, .httpStatus = 302};
    const ErrorText text = jobErrorText(job);
    QVERIFY(text.what.contains(u"private network"_s));
    QVERIFY(text.why.contains(u"http://192.168.1.1"_s));
    QCOMPARE(text.next, u"Limner fetches it again by itself."_s);
}

void TestJobTile::failuresAreSpokenWithTheirReason()
{
    Job job = jobIn(JobState::Failed);
    job.error = Error{.kind = ErrorKind::ContentRefused, .message = u"NSFW content detected"_s};
    const JobTile failed = jobTile(job, {});
    QVERIFY(failed.isTroubled());
    QVERIFY(!failed.caption.isEmpty());
    QCOMPARE(spokenName(failed, now), u"Failed: %1: a fox"_s.arg(failed.caption));
    QVERIFY(jobTile(jobIn(JobState::Uncertain), {}).caption.contains(u"billed"_s));
    Job partly = jobIn(JobState::Done);
    partly.error = Error{.kind = ErrorKind::Truncated};
    QVERIFY(hasTrouble(partly));
    QVERIFY(jobTile(partly, {}).isTroubled());
}

void TestJobTile::onlyWorkUnderWayCanBeCancelled()
{
    for (const JobState state : {JobState::Queued, JobState::Submitting, JobState::Running})
        QVERIFY(jobTile(jobIn(state), {}).canCancel());
    // What is finished at the provider is fetched in any case: a cross would do nothing.
    for (const JobState state : {JobState::Fetching, JobState::Done, JobState::Failed,
                                 JobState::Uncertain, JobState::Cancelled})
        QVERIFY(!jobTile(jobIn(state), {}).canCancel());
    Job asked = jobIn(JobState::Running);
    asked.cancelAsked = true;
    QVERIFY(!jobTile(asked, {}).canCancel());
}

QTEST_GUILESS_MAIN(TestJobTile)
#include "tst_jobtile.moc"
