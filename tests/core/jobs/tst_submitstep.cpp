#include "core/base/digest.h"
#include "tests/core/jobs/pipelinerig.h"

#include <set>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

class TestSubmitStep : public QObject {
    Q_OBJECT
private slots:
    void keepsThePictureAndSettles();
    void aFullDiskBeforeTheCreateSendsNothing();
    void aMissingInputSendsNothing();
    void neverSentIsTriedAgainInSight_data();
    void neverSentIsTriedAgainInSight();
    void aRefusedCreateFailsAndCostsNothing_data();
    void aRefusedCreateFailsAndCostsNothing();
    void stoppedWhileSubmittingStaysSubmitting();
    void anAnswerWithOutputsNeedsNoPoll();
    void cancelWhileWaitingCreatesNothing();
    void cancelWhileSubmittingWaitsForTheId();
};

void TestSubmitStep::keepsThePictureAndSettles()
{
    PipelineRig rig;
    rig.insert();
    QVERIFY(rig.finish());
    QCOMPARE(rig.states, (QStringList{u"submitting"_s, u"running"_s, u"fetching"_s, u"done"_s}));
    QCOMPARE(rig.provider->creates, 1);
    const auto kept = rig.artworks();
    QCOMPARE(kept.size(), 1U);
    QFile file{rig.library->originals().absolutePath(kept[0])};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QCOMPARE(sha256(bytes), rig.artworks().front().sha256);
    QCOMPARE(QImage::fromData(bytes), QImage::fromData(pngBytes())); // its request came along
    QCOMPARE(kept[0].seed, std::optional<qint64>{7});
    QCOMPARE(*kept[0].cost, 4 * defaultRatePerSecond);
    QVERIFY(UploadStore{rig.library->database()}.upload(kept[0].id).has_value());
    QCOMPARE(rig.spend().today, 4 * defaultRatePerSecond);
    QCOMPARE(rig.spend().reserved, 0.0);
    QCOMPARE(rig.job().billed, std::optional{true});
    QVERIFY(rig.job().cost.estimated);
    QCOMPARE(rig.job().outputs, QStringList{u"data:,"_s}); // no base64 in the row any more
}

void TestSubmitStep::aFullDiskBeforeTheCreateSendsNothing()
{
    PipelineRig rig;
    rig.insert();
    QVERIFY(rig.library->database().run(u"CREATE TEMP TRIGGER full BEFORE UPDATE ON main.jobs BEGIN"
                                        " SELECT RAISE(ABORT, 'database or disk is full'); END"_s));
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.told.size() >= 4; }));
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.spend().reserved, 0.0);
    QVERIFY(rig.told.last().error.has_value());
    QVERIFY(rig.library->database().run(u"DROP TRIGGER full"_s));
    QVERIFY(driveUntil(rig.clock, [&] { return task.isReady(); }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->creates, 1);
}

void TestSubmitStep::aMissingInputSendsNothing()
{
    PipelineRig rig;
    Job job;
    job.request = request();
    job.request.parameters["image"] = "input:" + std::string(64, '0');
    rig.insert(job);
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::Io));
    QCOMPARE(rig.job().billed, std::optional{false});
    QCOMPARE(rig.provider->creates, 0);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestSubmitStep::neverSentIsTriedAgainInSight_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("offline") << ErrorKind::Offline;
    QTest::newRow("rate limited") << ErrorKind::RateLimited;
}

void TestSubmitStep::neverSentIsTriedAgainInSight()
{
    QFETCH(ErrorKind, kind);
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(kind), failed(kind), remote(RemoteStatus::Starting)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->creates, 3);
    QCOMPARE(rig.provider->looks, 0); // it certainly never arrived
    const auto waits = std::count_if(rig.told.begin(), rig.told.end(), [&](const Job &job) {
        return job.state == JobState::Queued && job.retryAt.isValid() && job.error &&
               job.error->kind == kind;
    });
    QVERIFY(waits >= 2);
    QVERIFY(!rig.job().error);
    QCOMPARE(rig.spend().today, 4 * defaultRatePerSecond);
}

void TestSubmitStep::aRefusedCreateFailsAndCostsNothing_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : {ErrorKind::Unauthorized, ErrorKind::NoCredit,
                                 ErrorKind::InvalidInput, ErrorKind::NotFound, ErrorKind::Tls})
        QTest::newRow(qUtf8Printable(toString(kind))) << kind;
}

void TestSubmitStep::aRefusedCreateFailsAndCostsNothing()
{
    QFETCH(ErrorKind, kind);
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(kind, u"no"_s)};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(kind));
    QCOMPARE(rig.job().billed, std::optional{false});
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.spend().today, 0.0);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestSubmitStep::stoppedWhileSubmittingStaysSubmitting()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->hangCreate = true;
    QCoro::Task<> task = rig.run();
    rig.stop.request_stop();
    settle();
    QVERIFY(task.isReady());
    QCOMPARE(toString(rig.job().state), toString(JobState::Submitting));
    QVERIFY(rig.job().submittedAt.isValid());
}

void TestSubmitStep::anAnswerWithOutputsNeedsNoPoll()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->behaviour.isAsync = false;
    RemoteJob all = remote(RemoteStatus::Succeeded, {pngUri(1), pngUri(2)});
    all.id.clear();
    rig.provider->createAnswers = {all};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.provider->polls, 0);
    QCOMPARE(rig.artworks().size(), 2U);
}

void TestSubmitStep::cancelWhileWaitingCreatesNothing()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->createAnswers = {failed(ErrorKind::Offline)};
    QCoro::Task<> task = rig.run();
    settle();
    rig.cancel.request_stop();
    settle();
    QVERIFY(task.isReady());
    QCOMPARE(toString(rig.job().state), toString(JobState::Cancelled));
    QCOMPARE(rig.job().billed, std::optional{false});
    QVERIFY(!rig.job().error);
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.spend().reserved, 0.0);
}

void TestSubmitStep::cancelWhileSubmittingWaitsForTheId()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->onCreate = [&rig] { rig.cancel.request_stop(); };
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Cancelled));
    QCOMPARE(rig.job().remoteId, u"remote-1"_s);
    QCOMPARE(rig.provider->creates, 1);
    QCOMPARE(rig.provider->cancels, 1);
}

QTEST_GUILESS_MAIN(TestSubmitStep)
#include "tst_submitstep.moc"
