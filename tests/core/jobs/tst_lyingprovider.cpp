#include "core/base/json.h"
#include "core/queue/jobqueue.h"
#include "core/net/httpclient.h"
#include "core/net/retry.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray listPath = "/v1/predictions";
const QString goodId = u"k3v9w2m7x1rgp0cq8e5tb4hzd6"_s;

//! The real provider, queue and library, and a server that answers what the test wrote down.
struct Rig {
    QTemporaryDir folder;
    ManualClock clock{QDateTime::currentDateTimeUtc()};
    FakeHttpServer server;
    HttpClient http;
    Catalog catalog;
    std::unique_ptr<Library> library;
    std::unique_ptr<JobQueue> queue;
    QList<double> fractions;
    QString id;

    Rig()
    {
        ProviderConfig config;
        config.key = Secret{QByteArray{"r8_test"}};
        config.baseUrl = QString::fromLatin1(server.origin());
        catalog.add(std::make_unique<Replicate>(http, clock, config));
        library = *Library::open(folder.path(), clock);
        queue = std::make_unique<JobQueue>(http, clock, catalog, *library);
        QObject::connect(&queue->board(), &JobBoard::jobProgressed, queue.get(), [this](auto &job) {
            const double fraction = queue->board().progress(job).progress.fraction;
            if (fractions.isEmpty() || fractions.last() != fraction)
                fractions.append(fraction);
        });
        for (int i = 0; i < 4; ++i)
            server.on("GET", picturePath(i),
                      {.headers = {{"Content-Type", "image/png"}}, .body = pngBytes(i)});
        server.on("GET", listPath, reply({{"results", Json::array()}, {"next", nullptr}}));
        // Only a server that tells its time can say that a prediction never came to be.
        server.setSpoiler([this](const ServedRequest &, ServedReply &reply) {
            reply.headers.emplace_back("Date", httpDate(clock.now()));
        });
        queue->start();
    }
    ~Rig() { QCoro::waitFor(queue->shutdown()); }

    static QByteArray picturePath(int index)
    {
        return "/out/" + QByteArray::number(index) + ".png";
    }
    static ServedReply reply(const Json &body)
    {
        return {.headers = {{"Content-Type", "application/json"}}, .body = toBytes(body)};
    }
    static QByteArray pathOf(const QString &id) { return listPath + '/' + id.toLatin1(); }
    std::string picture(int index) const { return server.url(picturePath(index)).toStdString(); }

    Json prediction(const char *status, const Json &more = Json::object(),
                    const QString &remote = goodId) const
    {
        Json out{{"id", remote.toStdString()}, {"version", "v"}, {"status", status}};
        out.update(more);
        return out;
    }
    Json succeeded(const std::vector<std::string> &outputs, double seconds = 4) const
    {
        return prediction("succeeded",
                          {{"output", outputs}, {"metrics", {{"predict_time", seconds}}}});
    }
    void created(const Json &body) { server.on("POST", listPath, reply(body)); }
    void polled(const Json &body) { server.on("GET", pathOf(goodId), reply(body)); }

    QString submit(qint64 seed = 7)
    {
        JobDraft draft;
        draft.request.provider = u"replicate"_s;
        draft.request.model = u"acme/brush"_s;
        draft.request.version = QString{64, u'a'};
        draft.request.parameters = Json{{"prompt", "a fox"}, {"seed", seed}};
        draft.seedFixed = true;
        id = queue->intake().submit(draft).value_or(Ticket{}).jobId;
        return id;
    }
    Job job(const QString &which) { return queue->board().job(which).value_or(Job{}); }
    Job job() { return job(id); }
    bool reach(const QString &which, JobState state)
    {
        return driveUntil(clock, [&] { return job(which).state == state; });
    }
    std::vector<Artwork> pictures() { return library->artworksOfJob(id); }
    int asked(const QByteArray &method, const QByteArray &path) const
    {
        return static_cast<int>(
            std::count_if(server.requests.begin(), server.requests.end(), [&](const auto &one) {
                return one.method == method && one.path() == path;
            }));
    }
};

} // namespace

//! What a provider says is believed only as far as it can be true.
class TestLyingProvider : public QObject {
    Q_OBJECT
private slots:
    void successTwiceKeepsEachPictureOnce();
    void anOlderStatusTakesNothingBack();
    void anAnswerAboutAnotherPredictionIsNotTaken();
    void anIdThatBelongsToAnotherJobIsNotTaken();
    void idsThatLeaveThePathAreNeverSent_data();
    void idsThatLeaveThePathAreNeverSent();
    void theLastListOfOutputsCounts();
    void hugeLogsAreReadOnceAndNotKept();
    void moneyNeverRunsBackwards_data();
    void moneyNeverRunsBackwards();
    void endsThatCannotBeAreMoved_data();
    void endsThatCannotBeAreMoved();
    void aClockThatJumpsFailsNothing_data();
    void aClockThatJumpsFailsNothing();
};

void TestLyingProvider::successTwiceKeepsEachPictureOnce()
{
    Rig rig;
    const Json done = rig.succeeded({rig.picture(0), rig.picture(0), rig.picture(1)});
    rig.created(done);
    rig.polled(done);
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.pictures().size(), 2U);
    QCOMPARE(rig.asked("POST", listPath), 1);
    // A second start finds nothing to do.
    QCoro::waitFor(rig.queue->shutdown());
    JobQueue again{rig.http, rig.clock, rig.catalog, *rig.library};
    again.start();
    settle();
    QCOMPARE(again.board().counts(), QueueCounts{});
    QCOMPARE(rig.pictures().size(), 2U);
    QCoro::waitFor(again.shutdown());
}

void TestLyingProvider::anOlderStatusTakesNothingBack()
{
    Rig rig;
    const auto at = [&](int step) {
        return rig.prediction(
            "processing",
            {{"logs", QString{u"%1%|##| %1/100 [00:01]\n"_s}.arg(step).toStdString()}});
    };
    rig.created(rig.prediction("starting"));
    for (const Json &body : {at(20), at(60), at(10), rig.prediction("starting"), at(70)})
        rig.polled(body);
    rig.polled(rig.succeeded({rig.picture(0)}));
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QList<double> sorted = rig.fractions;
    std::sort(sorted.begin(), sorted.end());
    QCOMPARE(rig.fractions, sorted);
    QVERIFY(rig.fractions.contains(0.6) && rig.fractions.contains(0.7));
}

void TestLyingProvider::anAnswerAboutAnotherPredictionIsNotTaken()
{
    Rig rig;
    Json other = rig.succeeded({rig.picture(3)});
    other["id"] = "anotherpredictionofsomebody";
    rig.created(rig.prediction("starting"));
    rig.polled(other);
    rig.polled(other);
    rig.polled(rig.succeeded({rig.picture(0)}));
    rig.submit();
    QVERIFY(driveUntil(rig.clock, [&] { return rig.job().error.has_value(); }));
    QCOMPARE(toString(rig.job().state), u"running"_s);
    QCOMPARE(toString(rig.job().error->kind), u"invalid_answer"_s);
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.pictures().size(), 1U);
    QCOMPARE(rig.asked("GET", Rig::picturePath(3)), 0);
}

void TestLyingProvider::anIdThatBelongsToAnotherJobIsNotTaken()
{
    Rig rig;
    rig.created(rig.prediction("processing")); // for every create
    rig.polled(rig.prediction("processing"));
    const QString first = rig.submit(7);
    QVERIFY(rig.reach(first, JobState::Running));
    // The second create tells the same id, and is nowhere to be found: it is tried a few times,
    // and never shows the first job's pictures as its own.
    const QString second = rig.submit(8);
    QVERIFY(rig.reach(second, JobState::Failed));
    QVERIFY(rig.job(second).remoteId.isEmpty());
    QCOMPARE(toString(rig.job(first).state), u"running"_s);
}

void TestLyingProvider::idsThatLeaveThePathAreNeverSent_data()
{
    QTest::addColumn<QString>("remote");
    QTest::newRow("parent") << u"../account"_s;
    QTest::newRow("encoded slash") << u"a%2f..%2faccount"_s;
    QTest::newRow("slash") << u"a/cancel"_s;
    QTest::newRow("query") << u"a?b=c"_s;
    QTest::newRow("line break") << u"a\r\nX-Evil: 1"_s;
    QTest::newRow("empty") << u""_s;
    QTest::newRow("endless") << QString{10'000, u'a'};
    QTest::newRow("not latin") << u"\u0456\u0430"_s;
}

void TestLyingProvider::idsThatLeaveThePathAreNeverSent()
{
    QFETCH(QString, remote);
    Rig rig;
    Json listed =
        rig.prediction("processing", {{"input", {{"prompt", "a fox"}, {"seed", 7}}}}, remote);
    listed["version"] = std::string(64, 'a');
    rig.created(rig.prediction("starting", Json::object(), remote));
    rig.server.setFault([&](const ServedRequest &request) -> std::optional<ServedReply> {
        if (request.method == "GET" && request.path() == listPath)
            return Rig::reply({{"results", Json::array({listed})}, {"next", nullptr}});
        return std::nullopt;
    });
    rig.submit();
    // It was made, and may cost money; nobody can ask for it.
    QVERIFY(rig.reach(rig.id, JobState::Uncertain));
    QVERIFY(!rig.job().billed);
    QVERIFY(rig.job().error);
    QCOMPARE(rig.asked("POST", listPath), 1);
    for (const ServedRequest &request : rig.server.requests)
        QCOMPARE(request.path(), listPath);
}

void TestLyingProvider::theLastListOfOutputsCounts()
{
    Rig rig;
    rig.created(rig.prediction("processing"));
    rig.polled(rig.prediction("processing", {{"output", {rig.picture(2)}}}));
    rig.polled(rig.prediction("processing", {{"output", {rig.picture(3), rig.picture(2)}}}));
    rig.polled(rig.succeeded({rig.picture(0), rig.picture(1)}));
    rig.polled(rig.succeeded({rig.picture(3)})); // nobody asks any more
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.pictures().size(), 2U);
    QCOMPARE(rig.asked("GET", Rig::picturePath(2)) + rig.asked("GET", Rig::picturePath(3)), 0);
}

void TestLyingProvider::hugeLogsAreReadOnceAndNotKept()
{
    Rig rig;
    const std::string line = " 10%|#         | 1/10 [00:00<00:02]\n";
    std::string logs;
    while (logs.size() < 8'000'000)
        logs += line;
    logs += " 50%|#####     | 5/10 [00:00<00:02]\n" + std::string(1'000'000, '%');
    rig.created(rig.prediction("processing"));
    rig.polled(rig.prediction("processing", {{"logs", logs}}));
    rig.polled(rig.succeeded({rig.picture(0)}));
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QVERIFY(rig.fractions.contains(0.5));
    QVERIFY(QFileInfo{rig.folder.filePath(u"library.db"_s)}.size() < 1'000'000);
}

void TestLyingProvider::moneyNeverRunsBackwards_data()
{
    QTest::addColumn<Json>("seconds");
    QTest::newRow("negative") << Json(-5);
    QTest::newRow("endless") << Json(1e300);
    QTest::newRow("a year") << Json(31'536'000);
    QTest::newRow("words") << Json("five");
    QTest::newRow("nothing") << Json(nullptr);
}

void TestLyingProvider::moneyNeverRunsBackwards()
{
    QFETCH(Json, seconds);
    Rig rig;
    rig.created(rig.prediction("processing"));
    rig.polled(rig.prediction(
        "succeeded", {{"output", {rig.picture(0)}}, {"metrics", {{"predict_time", seconds}}}}));
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.job().predictSeconds, -1.0);
    const double reserved =
        rig.queue->caps().budget().ledger().reservedFor(rig.id).value_or(Amount{}).value;
    QVERIFY(reserved > 0);
    QCOMPARE(rig.queue->caps().budget().ledger().spend(rig.clock.now()).today,
             reserved); // what was estimated
    QVERIFY(rig.job().cost.estimated);
}

void TestLyingProvider::endsThatCannotBeAreMoved_data()
{
    QTest::addColumn<int>("hours"); // from now
    QTest::newRow("tomorrow") << 24;
    QTest::newRow("the last century") << -24 * 365 * 30;
    QTest::newRow("before it was sent") << -2;
}

//! How long the outputs are tried hangs on the end: a lie must not make us give up at once.
void TestLyingProvider::endsThatCannotBeAreMoved()
{
    QFETCH(int, hours);
    Rig rig;
    const QString end = rig.clock.now().addSecs(qint64{hours} * 3600).toString(Qt::ISODateWithMs);
    Json done = rig.succeeded({rig.picture(0)});
    done["completed_at"] = end.toStdString();
    rig.created(done);
    int refusals = 0;
    rig.server.setFault([&](const ServedRequest &request) -> std::optional<ServedReply> {
        if (request.path() == Rig::picturePath(0) && ++refusals <= 5)
            return ServedReply{.status = 503};
        return std::nullopt;
    });
    const QDateTime before = rig.clock.now();
    rig.submit();
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.pictures().size(), 1U);
    QVERIFY(rig.job().succeededAt >= before);
    QVERIFY(rig.job().succeededAt <= rig.clock.now());
}

void TestLyingProvider::aClockThatJumpsFailsNothing_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("a day ahead") << 24;
    QTest::newRow("a day back") << -24;
}

void TestLyingProvider::aClockThatJumpsFailsNothing()
{
    QFETCH(int, hours);
    Rig rig;
    bool answersPolls = false;
    bool handsOut = false;
    int looks = 0;
    rig.created(rig.prediction("processing"));
    rig.polled(rig.succeeded({rig.picture(0)}));
    rig.server.setFault([&](const ServedRequest &request) -> std::optional<ServedReply> {
        const bool isDownload = request.path() == Rig::picturePath(0);
        const bool isPoll = !isDownload && request.path() != listPath;
        if ((!isDownload && !isPoll) || (isDownload ? handsOut : answersPolls))
            return std::nullopt;
        ++looks;
        return ServedReply{.status = 503};
    });
    rig.submit();
    const auto moreLooks = [&](int more) {
        const int until = looks + more;
        return driveUntil(rig.clock, [&, until] { return looks >= until; });
    };
    QVERIFY(moreLooks(3)); // while it polls
    rig.clock.jumpWallClock(std::chrono::hours{hours});
    const std::chrono::milliseconds before = rig.clock.elapsed();
    QVERIFY(moreLooks(3));
    QVERIFY(rig.clock.elapsed() - before < 5min); // and not a day later
    answersPolls = true;
    QVERIFY(rig.reach(rig.id, JobState::Fetching));
    QVERIFY(moreLooks(3)); // while it fetches
    rig.clock.jumpWallClock(std::chrono::hours{hours});
    const std::chrono::milliseconds after = rig.clock.elapsed();
    QVERIFY(moreLooks(5));
    QVERIFY(rig.clock.elapsed() - after < 5min);
    QCOMPARE(toString(rig.job().state), u"fetching"_s);
    handsOut = true;
    QVERIFY(rig.reach(rig.id, JobState::Done));
    QCOMPARE(rig.pictures().size(), 1U);
    QCOMPARE(rig.asked("POST", listPath), 1);
}

QTEST_GUILESS_MAIN(TestLyingProvider)
#include "tst_lyingprovider.moc"
