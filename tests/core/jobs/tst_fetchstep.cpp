#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/pipelinerig.h"

#include <set>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

class TestFetchStep : public QObject {
    Q_OBJECT
private slots:
    void severalOutputsBecomeSeveralPictures();
    void whatAFilterKeptBackIsSaid();
    void resumeFetchesOnlyWhatIsMissing();
    void oneBadOutputDoesNotSpoilTheOthers();
    void anAddressInsideTheHouseIsGivenUpAtOnce();
    void onlyBadOutputsFail();
    void aRefusedOutputIsAskedForUntilThePromiseEnds();
    void aRefusedOutputIsGivenUpWhenTheProviderRemovedIt();
    void aBrokenDownloadIsRepeated();
    void offlineUntilTheProviderDeletedIt();
    void aReadOnlyFolderWaitsAndGoesOn();
};

void TestFetchStep::severalOutputsBecomeSeveralPictures()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {
        remote(RemoteStatus::Succeeded, {pngUri(1), pngUri(2), pngUri(3), pngUri(4)})};
    QVERIFY(rig.finish());
    const auto kept = rig.artworks();
    QCOMPARE(kept.size(), 4U);
    double cost = 0;
    std::set<QString> names;
    for (const Artwork &one : kept) {
        cost += *one.cost;
        names.insert(one.uuid);
    }
    QCOMPARE(cost, 4 * defaultRatePerSecond);
    QCOMPARE(names.size(), 4U);
}

void TestFetchStep::whatAFilterKeptBackIsSaid()
{
    PipelineRig rig;
    Job three;
    three.request = request();
    three.request.parameters["n"] = 3;
    rig.insert(three);
    RemoteJob partial = remote(RemoteStatus::Succeeded, {pngUri(1), pngUri(2)});
    partial.withheld = 1;
    rig.provider->pollAnswers = {partial};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 2U);
    const Error error = rig.job().error.value();
    QCOMPARE(toString(error.kind), u"fewer_outputs"_s);
    QCOMPARE(error.message, u"2 of 3"_s);
    QCOMPARE(error.code, u"1"_s);
}

void TestFetchStep::resumeFetchesOnlyWhatIsMissing()
{
    PipelineRig rig;
    FakeHttpServer server;
    ServedReply good;
    good.body = pngBytes(5);
    ServedReply hang;
    hang.hang = true;
    server.on("GET", "/0.png", good);
    server.on("GET", "/1.png", hang);
    rig.insertAs(JobState::Fetching, {QString::fromLatin1(server.url("/0.png")),
                                      QString::fromLatin1(server.url("/1.png"))});
    QCoro::Task<> task = rig.run();
    QTRY_COMPARE(server.requests.size(), 2U);
    QTRY_COMPARE(rig.artworks().size(), 1U);
    rig.stop.request_stop();
    QTRY_VERIFY(task.isReady());
    QCOMPARE(toString(rig.job().state), toString(JobState::Fetching));

    server.on("GET", "/1.png", good);
    rig.stop = {};
    ServedReply second;
    second.body = pngBytes(6);
    server.setFault([second](const ServedRequest &asked) {
        return asked.path() == "/1.png" ? std::optional{second} : std::nullopt;
    });
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(server.requests.size(), 3U);
    QCOMPARE(rig.artworks().size(), 2U);
}

void TestFetchStep::oneBadOutputDoesNotSpoilTheOthers()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {
        remote(RemoteStatus::Succeeded, {pngUri(1), u"data:image/png;base64,!!"_s, pngUri(2)})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NotAnImage));
    QCOMPARE(rig.artworks().size(), 2U);
}

void TestFetchStep::anAddressInsideTheHouseIsGivenUpAtOnce()
{
    PipelineRig rig;
    FakeHttpServer house;
    rig.insert();
    rig.provider->outputFails =
        Error{.kind = ErrorKind::PrivateNetwork, .message = u"http://192.168.1.1"_s};
    rig.provider->pollAnswers = {
        remote(RemoteStatus::Succeeded, {QString::fromLatin1(house.url("/0.png")), pngUri(2)})};
    const QDateTime start = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(toString(rig.job().error->kind), u"private_network"_s);
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(house.requests.size(), 0U);
    QVERIFY(start.secsTo(rig.clock.now()) < 60);
}

void TestFetchStep::onlyBadOutputsFail()
{
    PipelineRig rig;
    rig.insert();
    rig.provider->pollAnswers = {
        remote(RemoteStatus::Succeeded, {u"data:image/png;base64,!!!"_s, u"data:,"_s})};
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::NotAnImage));
    QCOMPARE(rig.job().billed, std::optional{true});
    QCOMPARE(rig.spend().today, 4 * defaultRatePerSecond);
}

void TestFetchStep::aRefusedOutputIsAskedForUntilThePromiseEnds()
{
    PipelineRig rig;
    FakeHttpServer server;
    ServedReply gone;
    gone.status = 404;
    server.on("GET", "/0.png", gone);
    rig.insertAs(JobState::Fetching, {QString::fromLatin1(server.url("/0.png"))});
    const QDateTime start = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::OutputExpired));
    // For the hour that the provider keeps it, and ever more slowly.
    QVERIFY(start.secsTo(rig.clock.now()) >= 3600);
    QVERIFY(server.requests.size() > 10U);
    QVERIFY(server.requests.size() < 40U);
}

void TestFetchStep::aRefusedOutputIsGivenUpWhenTheProviderRemovedIt()
{
    PipelineRig rig;
    FakeHttpServer server;
    ServedReply gone;
    gone.status = 404;
    server.on("GET", "/0.png", gone);
    rig.insertAs(JobState::Fetching, {QString::fromLatin1(server.url("/0.png")), pngUri(2)});
    RemoteJob removed = remote(RemoteStatus::Succeeded);
    removed.dataRemoved = true;
    // The first answers change nothing: they do not say so, or nobody answers.
    rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {u"https://a.example/0.png"_s}),
                                 fail(ErrorKind::Offline), removed};
    const QDateTime start = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(server.requests.size(), 5U);
    QCOMPARE(rig.provider->polls, 3);
    QVERIFY(start.secsTo(rig.clock.now()) < 60);
    QCOMPARE(toString(rig.job().state), toString(JobState::Done)); // with what is there
    QCOMPARE(rig.artworks().size(), 1U);
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::OutputExpired));
}

void TestFetchStep::aBrokenDownloadIsRepeated()
{
    PipelineRig rig;
    FakeHttpServer server;
    ServedReply cut;
    cut.body = pngBytes();
    cut.truncateAt = 20;
    ServedReply busy;
    busy.status = 503;
    ServedReply good;
    good.body = pngBytes();
    server.on("GET", "/0.png", cut);
    server.on("GET", "/0.png", busy);
    server.on("GET", "/0.png", good);
    rig.insertAs(JobState::Fetching, {QString::fromLatin1(server.url("/0.png"))});
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 1U);
    QVERIFY(!rig.job().error);
    QVERIFY(QDir{rig.folder.path() + u"/incoming"_s}.isEmpty());
}

void TestFetchStep::offlineUntilTheProviderDeletedIt()
{
    PipelineRig rig;
    QByteArray nobody;
    {
        FakeHttpServer server;
        nobody = server.url("/0.png");
    }
    rig.provider->behaviour.outputLifetime = 120s;
    rig.insertAs(JobState::Fetching, {QString::fromLatin1(nobody)});
    const QDateTime before = rig.clock.now();
    QVERIFY(rig.finish());
    QCOMPARE(toString(rig.job().state), toString(JobState::Failed));
    QCOMPARE(toString(rig.job().error->kind), toString(ErrorKind::OutputExpired));
    QVERIFY(before.secsTo(rig.clock.now()) >= 120 + 24 * 3600); // absence is no proof
    QCOMPARE(rig.job().billed, std::optional{true});
}

void TestFetchStep::aReadOnlyFolderWaitsAndGoesOn()
{
    PipelineRig rig;
    rig.insertAs(JobState::Fetching, {pngUri()});
    // A file where the folder should be: nothing can be put there, whoever runs the test.
    const QString incoming = rig.folder.path() + u"/incoming"_s;
    QVERIFY(QDir{incoming}.removeRecursively());
    QFile obstacle{incoming};
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    QCoro::Task<> task = rig.run();
    QVERIFY(driveUntil(rig.clock, [&] {
        return std::count_if(rig.told.begin(), rig.told.end(),
                             [](const Job &job) { return job.retryAt.isValid(); }) >= 3;
    }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Fetching));
    QVERIFY(rig.told.last().error.has_value());
    QVERIFY(obstacle.remove());
    QVERIFY(QDir{}.mkpath(incoming));
    QVERIFY(driveUntil(rig.clock, [&] { return task.isReady(); }));
    QCOMPARE(toString(rig.job().state), toString(JobState::Done));
    QCOMPARE(rig.artworks().size(), 1U);
}

QTEST_GUILESS_MAIN(TestFetchStep)
#include "tst_fetchstep.moc"
