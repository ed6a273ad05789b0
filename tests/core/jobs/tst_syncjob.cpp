#include "core/base/file.h"
#include "core/jobs/answers.h"
#include "core/jobs/remoteresult.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/pipelinerig.h"
#include "tests/core/jobs/plainsync.h"
#include "tests/support/pictures.h"

#include <QRandomGenerator>

using namespace limner;
using namespace limner::test;

namespace {

//! Noise does not pack: large enough to stay on disk.
QByteArray largePng(quint32 seed)
{
    QImage image{96, 96, QImage::Format_RGB32};
    QRandomGenerator noise{seed};
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(noise.bounded(256), noise.bounded(256), noise.bounded(256)));
    }
    QByteArray bytes;
    QBuffer buffer{&bytes};
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray answerOf(const QList<QByteArray> &pictures)
{
    QByteArray text = R"({"id":"a-1","pictures":[)";
    for (const QByteArray &picture : pictures)
        text += (text.endsWith('[') ? "\"" : ",\"") + picture.toBase64().replace("/", "\\/") + '"';
    return text + "]}";
}

//! The rig, with a provider that answers at once beside the fake one.
struct SyncRig : PipelineRig {
    FakeHttpServer server;
    PlainSync *sync = nullptr;

    SyncRig()
    {
        auto made = std::make_unique<PlainSync>(http, clock);
        sync = made.get();
        sync->configure(
            {.key = Secret{QByteArray{"key-1"}}, .baseUrl = QString::fromLatin1(server.origin())});
        catalog.add(std::move(made));
        pipeline->setEmbedding(false); // so that bytes can be compared
    }
    Answers answers() const { return Answers{folder.path()}; }
    static Job draft(JobState state = JobState::Queued)
    {
        Job job;
        job.state = state;
        job.request = request();
        job.request.provider = u"plain"_s;
        return job;
    }
    //! As an end of the program left it, with this answer on disk.
    void interrupted(const QByteArray &answer)
    {
        Job job = draft(JobState::Submitting);
        job.submittedAt = clock.now();
        insert(job);
        QVERIFY(answers().expect(u"job"_s));
        QVERIFY(writeFileDurably(answers().fileOf(u"job"_s), answer));
    }
    QByteArray kept(size_t index)
    {
        QFile file{library->originals().absolutePath(artworks().at(index))};
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
    }
};

} // namespace

class TestSyncJob : public QObject {
    Q_OBJECT

private slots:
    void picturesComeOutOfTheAnswerAsTheyWere();
    void anAnswerIsReadAgainAfterAnEndOfTheProgram();
    void whatIsWholeInACutAnswerIsKept();
    void anAnswerCutTooEarlyIsUncertainAndStays();
    void aLostAnswerIsUncertainAndSentAgainByTheArtistOnly();
    void aRefusalInAnAnswerOnDiskEndsTheJobUnbilled();
    void aRefusalThatPassesIsTriedAgainAndPaidOnce();
    void anotherNetworkLeavesAPaidRequestAlone();
    void brokenBase64FailsAndKeepsTheAnswer();
    void onlyAnswersThatAJobNeedsStay();
};

void TestSyncJob::picturesComeOutOfTheAnswerAsTheyWere()
{
    SyncRig rig;
    rig.insert(rig.draft());
    const QList<QByteArray> pictures{largePng(1), largePng(2)};
    rig.server.on("POST", "/draw", {.body = answerOf(pictures)});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 2U);
    QCOMPARE(rig.kept(0), pictures.at(0));
    QCOMPARE(rig.kept(1), pictures.at(1));
    QCOMPARE(rig.server.requests.size(), 1U);
    QVERIFY(!rig.answers().has(u"job"_s));
    QVERIFY(!rig.outputsUntil.isValid()); // nobody deletes what is here
}

void TestSyncJob::anAnswerIsReadAgainAfterAnEndOfTheProgram()
{
    SyncRig rig;
    const QList<QByteArray> pictures{largePng(3), largePng(4)};
    rig.interrupted(answerOf(pictures));
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.kept(1), pictures.at(1));
    QCOMPARE(rig.server.requests.size(), 0U);
    QVERIFY(!rig.answers().has(u"job"_s));
}

void TestSyncJob::whatIsWholeInACutAnswerIsKept()
{
    SyncRig rig;
    Job job = rig.draft();
    job.request.parameters["num_outputs"] = 2;
    rig.insert(job);
    const Rate line{
        .provider = u"plain"_s, .model = u"*"_s, .unit = Rate::Unit::Picture, .price = 0.25};
    rig.pipeline->budget().configure({.lines = {line}}, {});
    const QByteArray whole = answerOf({largePng(5), largePng(6)});
    rig.server.on("POST", "/draw", {.body = whole, .truncateAt = whole.size() - 500});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(rig.kept(0), largePng(5));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::FewerOutputs));
    QCOMPARE(rig.job().error->code, answerCut);
    QCOMPARE(rig.server.requests.size(), 1U);
    // The provider made two, and charges for two.
    QCOMPARE(*rig.job().cost.amount, 0.5);
    QCOMPARE(rig.spend().today, 0.5);
}

void TestSyncJob::anAnswerCutTooEarlyIsUncertainAndStays()
{
    SyncRig rig;
    rig.insert(rig.draft());
    rig.server.on("POST", "/draw", {.body = answerOf({largePng(7)}), .truncateAt = 20'000});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QVERIFY(rig.answers().has(u"job"_s));
    QVERIFY(rig.finish()); // and again at the next start
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QCOMPARE(rig.server.requests.size(), 1U);
}

void TestSyncJob::aLostAnswerIsUncertainAndSentAgainByTheArtistOnly()
{
    SyncRig rig;
    rig.insert(rig.draft());
    rig.server.on("POST", "/draw", {.dropAfter = true});
    rig.server.on("POST", "/draw", {.body = answerOf({largePng(8)})});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"uncertain"_s);
    QVERIFY(rig.finish());
    QCOMPARE(rig.server.requests.size(), 1U);
    Job wanted = rig.job();
    wanted.resend = true;
    QVERIFY(rig.jobs().save(wanted));
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.server.requests.size(), 2U);
}

void TestSyncJob::aRefusalInAnAnswerOnDiskEndsTheJobUnbilled()
{
    SyncRig rig;
    rig.interrupted(R"({"refused":"no_credit"})");
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"failed"_s);
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NoCredit));
    QVERIFY(rig.job().billed == false);
    QVERIFY(!rig.answers().has(u"job"_s));
}

void TestSyncJob::aRefusalThatPassesIsTriedAgainAndPaidOnce()
{
    SyncRig rig;
    rig.insert(rig.draft());
    rig.server.on("POST", "/draw", {.body = R"({"refused":"unavailable"})"});
    rig.server.on("POST", "/draw", {.status = 503});
    rig.server.on("POST", "/draw", {.body = answerOf({largePng(9)})});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.server.requests.size(), 3U);
    QCOMPARE(rig.artworks().size(), 1U);
}

void TestSyncJob::anotherNetworkLeavesAPaidRequestAlone()
{
    SyncRig rig;
    rig.insert(rig.draft());
    rig.server.on("POST", "/draw",
                  {.body = answerOf({largePng(10)}), .delay = std::chrono::milliseconds{50}});
    QCoro::Task<> task = rig.run();
    QTRY_COMPARE(rig.server.requests.size(), 1U);
    rig.http.dropConnections();
    QTRY_VERIFY(task.isReady());
    QCOMPARE(toString(rig.job().state), u"done"_s);
    QCOMPARE(rig.server.requests.size(), 1U);
}

void TestSyncJob::brokenBase64FailsAndKeepsTheAnswer()
{
    SyncRig rig;
    rig.interrupted(R"({"pictures":[")" + QByteArray(20'000, '!') + R"("]})");
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), u"failed"_s);
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NotAnImage));
    QVERIFY(rig.answers().has(u"job"_s));
}

void TestSyncJob::onlyAnswersThatAJobNeedsStay()
{
    SyncRig rig;
    rig.interrupted(answerOf({largePng(11)}));
    const Answers answers = rig.answers();
    QVERIFY(writeFileDurably(answers.fileOf(u"nobody's"_s), "{}"));
    rig.pipeline->dropUselessAnswers();
    QVERIFY(answers.has(u"job"_s));
    QVERIFY(!answers.has(u"nobody's"_s));
}

QTEST_GUILESS_MAIN(TestSyncJob)
#include "tst_syncjob.moc"
