// A paid output that this computer cannot take, or that the provider no longer has.

#include "core/base/digest.h"
#include "core/queue/jobqueue.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/pipelinerig.h"

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

namespace {

//! A picture at an address, until the provider deletes it.
struct Output {
    FakeHttpServer server;
    QByteArray bytes = pngBytes(3);

    Output()
    {
        ServedReply good;
        good.body = bytes;
        server.on("GET", "/0.png", good);
    }
    QStringList list() const { return {QString::fromLatin1(server.url("/0.png"))}; }
    void remove(int status = 404)
    {
        server.setFault([status](const ServedRequest &) {
            ServedReply gone;
            gone.status = status;
            return std::optional{gone};
        });
    }
};

//! A prompt that fits into no page which SQLite has left over.
void insertLong(PipelineRig &rig, const QStringList &outputs)
{
    Job job;
    job.request = request();
    job.request.parameters["prompt"] = std::string(50'000, 'x');
    job.state = JobState::Fetching;
    job.remoteId = u"remote-1"_s;
    job.submittedAt = rig.clock.now();
    job.succeededAt = rig.clock.now();
    job.outputs = outputs;
    job.billed = true;
    rig.insert(job);
}

void fillDisk(PipelineRig &rig)
{
    // The real SQLITE_FULL, from a file that may not grow.
    Result<QSqlQuery> done = rig.library->database().run(u"PRAGMA page_count"_s);
    QVERIFY(done && done->next());
    const int pages = done->value(0).toInt();
    done->finish();
    QVERIFY(rig.library->database().run(u"PRAGMA max_page_count = %1"_s.arg(pages)));
}

void emptyDisk(PipelineRig &rig)
{
    QVERIFY(rig.library->database().run(u"PRAGMA max_page_count = 1000000"_s));
}

QList<Job> troubles(const PipelineRig &rig)
{
    QList<Job> out;
    for (const Job &job : rig.told) {
        if (job.error)
            out.append(job);
    }
    return out;
}

} // namespace

class TestSafekeeping : public QObject {
    Q_OBJECT
private slots:
    void aFullDiskWaitsAndSaysHowLongThePictureIsThere();
    void whatTheDatabaseForbidsEndsInWords_data();
    void whatTheDatabaseForbidsEndsInWords();
    void tryNowGoesOnAtOnce();
    void whatIsInItsPlaceIsNotFetchedAgain();
    void aPictureThatIsDamagedInItsPlaceIsFetchedAgain();
    void anExpiredOutputIsBilledAndRepeatedWithItsSeed_data();
    void anExpiredOutputIsBilledAndRepeatedWithItsSeed();
    void anExpiredOneLeavesTheOthers();
    void noNetworkIsNoProofThatItExpired();
    void aDataAddressHasNoDeadline();
};

void TestSafekeeping::aFullDiskWaitsAndSaysHowLongThePictureIsThere()
{
    PipelineRig rig;
    Output output;
    rig.provider->behaviour.outputLifetime = 3600s;
    insertLong(rig, output.list());
    const QDateTime until = rig.clock.now().addSecs(3600);
    fillDisk(rig);
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return troubles(rig).size() >= 3; }));
    const Job waiting = troubles(rig).last();
    QCOMPARE(toString(waiting.error->kind), toString(ErrorKind::DiskFull));
    QCOMPARE(toString(waiting.state), toString(JobState::Fetching));
    QVERIFY(waiting.retryAt.isValid());
    QCOMPARE(rig.outputsUntil, until);
    QVERIFY(rig.artworks().empty());

    emptyDisk(rig);
    QVERIFY(driveUntil(rig.clock, [&] { return task.isReady(); }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QVERIFY(!rig.job().error);
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(output.server.requests.size(), 1U); // it was here all the time
}

void TestSafekeeping::whatTheDatabaseForbidsEndsInWords_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("a rule") << u"CREATE TRIGGER never BEFORE UPDATE ON jobs"
                               " WHEN NEW.state = 'fetching'"
                               " BEGIN SELECT RAISE(ABORT, 'a rule forbids it'); END"_s;
    QTest::newRow("a job that is gone") << u"DELETE FROM jobs"_s;
}

void TestSafekeeping::whatTheDatabaseForbidsEndsInWords()
{
    QFETCH(QString, statement);
    PipelineRig rig;
    rig.insert();
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.provider->polls > 0; }));
    QVERIFY(rig.library->database().run(statement));
    QVERIFY(driveUntil(rig.clock, [&task] { return task.isReady(); }));
    QCOMPARE(toString(rig.told.last().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.told.last().error->kind), toString(ErrorKind::Database));
    QVERIFY(!rig.told.last().error->message.isEmpty());
    QCOMPARE(rig.told.last().outputs.size(), 1); // what came is known, and can be fetched
}

void TestSafekeeping::tryNowGoesOnAtOnce()
{
    PipelineRig rig;
    Output output;
    insertLong(rig, output.list());
    fillDisk(rig);
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return troubles(rig).size() >= 1; }));
    const QDateTime before = rig.clock.now();
    emptyDisk(rig);
    rig.pipeline->wake(u"job"_s);
    QTRY_VERIFY(task.isReady());
    QCOMPARE(rig.clock.now(), before);
    QCOMPARE(rig.artworks().size(), 1U);
}

void TestSafekeeping::whatIsInItsPlaceIsNotFetchedAgain()
{
    PipelineRig rig;
    Output output;
    insertLong(rig, output.list());
    fillDisk(rig);
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return troubles(rig).size() >= 1; }));
    rig.stop.request_stop();
    QTRY_VERIFY(task.isReady());
    QVERIFY(QDir{rig.folder.path() + u"/incoming"_s}.isEmpty());

    // The program was closed for a day, and the provider has deleted its copy.
    output.remove();
    rig.clock.advance(24h);
    emptyDisk(rig);
    rig.stop = {};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 1U);
    const Artwork kept = rig.artworks().front();
    const Result<FileDigests> digests = digestFile(rig.library->originals().absolutePath(kept));
    QVERIFY(digests);
    QCOMPARE(digests->sha256, kept.sha256);
    QCOMPARE(digests->bytes, kept.bytes);
    QCOMPARE(kept.size, QSize(8, 8));
    QCOMPARE(kept.mediaType, u"image/png"_s);
    QCOMPARE(output.server.requests.size(), 1U);
}

void TestSafekeeping::aPictureThatIsDamagedInItsPlaceIsFetchedAgain()
{
    PipelineRig rig;
    Output output;
    insertLong(rig, output.list());
    fillDisk(rig);
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return troubles(rig).size() >= 1; }));
    rig.stop.request_stop();
    QTRY_VERIFY(task.isReady());
    QDirIterator files{rig.folder.path() + u"/originals"_s, QDir::Files,
                       QDirIterator::Subdirectories};
    QVERIFY(files.hasNext());
    QVERIFY(QFile::resize(files.next(), 20));
    emptyDisk(rig);
    rig.stop = {};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(output.server.requests.size(), 2U);
}

void TestSafekeeping::anExpiredOutputIsBilledAndRepeatedWithItsSeed_data()
{
    QTest::addColumn<int>("status"); // of the download; 0 = the provider says it removed the data
    QTest::addColumn<bool>("seedFixed");
    QTest::newRow("not found") << 404 << false;
    QTest::newRow("gone") << 410 << true;
    QTest::newRow("data removed") << 0 << false;
    QTest::newRow("data removed, chosen seed") << 0 << true;
    QTest::newRow("unreachable server, long over") << 503 << false;
}

void TestSafekeeping::anExpiredOutputIsBilledAndRepeatedWithItsSeed()
{
    QFETCH(int, status);
    QFETCH(bool, seedFixed);
    PipelineRig rig;
    Output output;
    output.remove(status);
    RemoteJob ended = remote(RemoteStatus::Succeeded, status == 0 ? QStringList{} : output.list());
    ended.dataRemoved = status == 0;
    ended.completedAt = rig.clock.now().addSecs(-7200);
    rig.provider->pollAnswers = {ended};
    JobQueue queue{rig.http, rig.clock, rig.catalog, *rig.library};
    JobDraft draft;
    draft.request = request(77);
    draft.seedFixed = seedFixed;
    const QString id = queue.intake().submit(draft)->jobId;
    QVERIFY(driveUntil(rig.clock,
                       [&] { return isFinished(queue.board().job(id).value_or(Job{}).state); }));
    settle();
    const Job expired = *queue.board().job(id);
    QCOMPARE(toString(expired.state), toString(JobState::Failed));
    QCOMPARE(toString(expired.error->kind), toString(ErrorKind::OutputExpired));
    QCOMPARE(expired.billed, std::optional{true});
    QCOMPARE(*expired.cost.amount, 4 * defaultRatePerSecond);
    QCOMPARE(rig.spend().reserved, 0.0);
    QCOMPARE(queue.board().visible().size(), 1U);

    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    const QString again = *queue.intake().retry(id);
    QVERIFY(again != id);
    QCOMPARE(queue.board().job(again)->retryOf, id);
    QCOMPARE(queue.board().job(again)->request.seed(), expired.request.seed());
    QCOMPARE(toBytes(queue.board().job(again)->request.parameters),
             toBytes(expired.request.parameters));
    QVERIFY(driveUntil(rig.clock,
                       [&] { return isFinished(queue.board().job(again).value_or(Job{}).state); }));
    QCOMPARE(rig.library->artworksOfJob(again).size(), 1U);
    QCOMPARE(rig.provider->creates, 2);
    QCoro::waitFor(queue.shutdown());
}

void TestSafekeeping::anExpiredOneLeavesTheOthers()
{
    PipelineRig rig;
    Output output;
    output.remove();
    rig.insertAs(JobState::Fetching, QStringList{pngUri(1)} + output.list());
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::OutputExpired));
    QCOMPARE(rig.artworks().size(), 1U);
}

void TestSafekeeping::noNetworkIsNoProofThatItExpired()
{
    PipelineRig rig;
    auto output = std::make_unique<Output>();
    const QStringList outputs = output->list();
    output.reset(); // nobody listens any more
    rig.insertAs(JobState::Fetching, outputs);
    rig.clock.jumpWallClock(2h); // a clock that was wrong before
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] { return troubles(rig).size() >= 5; }));
    QVERIFY(!task.isReady());
    QCOMPARE(toString(rig.job().state), toString(JobState::Fetching));
    QCOMPARE(toString(troubles(rig).last().error->kind), toString(ErrorKind::Offline));
    rig.stop.request_stop();
    QTRY_VERIFY(task.isReady());
}

void TestSafekeeping::aDataAddressHasNoDeadline()
{
    PipelineRig rig;
    rig.insertAs(JobState::Fetching, {pngUri()});
    QVERIFY(rig.finish());
    QVERIFY(!rig.outputsUntil.isValid());
}

QTEST_GUILESS_MAIN(TestSafekeeping)
#include "tst_safekeeping.moc"
