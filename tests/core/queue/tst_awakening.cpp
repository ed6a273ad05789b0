// The computer slept, or the network was away: no false failures, and everything goes on at once.

#include "core/queue/awakening.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/pipelinerig.h"

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

namespace {

struct World {
    PipelineRig rig;
    WorldWatch watch;
    FakeStore store{rig.clock};
    Outbox outbox{*rig.library, store, rig.clock};
    JobQueue queue{rig.http, rig.clock, rig.catalog, *rig.library};

    World()
    {
        QObject::connect(&queue.board(), &JobBoard::artworkKept, &outbox, &Outbox::wake);
        connectAwakening(watch, rig.http, queue, outbox);
        outbox.start();
    }
    ~World()
    {
        QCoro::waitFor(queue.shutdown());
        QCoro::waitFor(outbox.shutdown());
    }
    QString submit()
    {
        JobDraft draft;
        draft.request = request();
        return queue.intake().submit(draft).value_or(Ticket{}).jobId;
    }
    Job job(const QString &id) { return queue.board().job(id).value_or(Job{}); }
    void happen(WorldWatch::Event event)
    {
        emit watch.happened(event);
        settle();
    }
};

} // namespace

class TestAwakening : public QObject {
    Q_OBJECT
private slots:
    void pollingResumesAtOnce();
    void whatWaitsForTheNetworkIsTriedAtOnce();
    void aWaitThatTheProviderAskedForIsKept();
    void aDeadDownloadStartsAgain();
    void aCreateThatWasUnderWayMayHaveArrived();
    void aClockThatWasSetBackKeepsNobodyWaiting();
    void uploadsGoOnAtOnce();
    void aSleepIsToldFromASetClock();
    void theRealWatchIsSilentWhenNothingHappens();
};

void TestAwakening::pollingResumesAtOnce()
{
    World world;
    world.rig.provider->pollAnswers = {remote(RemoteStatus::Processing)};
    const QString id = world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.rig.provider->polls >= 3; }));
    settle();
    world.rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    const std::chrono::milliseconds before = world.rig.clock.elapsed();
    world.rig.clock.jumpWallClock(8h); // a night, in which the monotonic clock stood still
    world.happen(WorldWatch::Event::Slept);
    QTRY_COMPARE(toString(world.job(id).state), toString(JobState::Done));
    QVERIFY(world.rig.clock.elapsed() == before);
    QVERIFY(!world.job(id).error);
}

void TestAwakening::whatWaitsForTheNetworkIsTriedAtOnce()
{
    World world;
    world.rig.provider->pollAnswers = {fail(errorOf(ErrorKind::Offline))};
    const QString id = world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.rig.provider->polls >= 8; }));
    settle();
    QVERIFY(world.job(id).retryAt.isValid());
    world.rig.provider->pollAnswers = {remote(RemoteStatus::Succeeded, {pngUri()})};
    const std::chrono::milliseconds before = world.rig.clock.elapsed();
    world.happen(WorldWatch::Event::NetworkBack);
    QTRY_COMPARE(toString(world.job(id).state), toString(JobState::Done));
    QVERIFY(world.rig.clock.elapsed() == before);
}

void TestAwakening::aWaitThatTheProviderAskedForIsKept()
{
    World world;
    Error asked = errorOf(ErrorKind::RateLimited);
    asked.retryAfter = 40s;
    world.rig.provider->pollAnswers = {fail(asked)};
    const QString id = world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.rig.provider->polls >= 1; }));
    settle();
    const int polls = world.rig.provider->polls;
    world.happen(WorldWatch::Event::NetworkBack);
    QCOMPARE(world.rig.provider->polls, polls);
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.rig.provider->polls > polls; }));
}

void TestAwakening::aDeadDownloadStartsAgain()
{
    FakeHttpServer server;
    ServedReply dead;
    dead.hang = true;
    ServedReply good;
    good.body = pngBytes();
    server.on("GET", "/0.png", dead);
    server.on("GET", "/0.png", good);
    World world;
    world.rig.provider->pollAnswers = {
        remote(RemoteStatus::Succeeded, {QString::fromLatin1(server.url("/0.png"))})};
    const QString id = world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return server.requests.size() == 1; }));
    const std::chrono::milliseconds before = world.rig.clock.elapsed();
    world.happen(WorldWatch::Event::Slept);
    QTRY_COMPARE(toString(world.job(id).state), toString(JobState::Done));
    QVERIFY(world.rig.clock.elapsed() == before);
    QCOMPARE(server.requests.size(), 2U);
}

void TestAwakening::aCreateThatWasUnderWayMayHaveArrived()
{
    FakeHttpServer server;
    ServedReply dead;
    dead.hang = true;
    server.on("POST", "/create", dead);
    HttpClient http;
    HttpRequest create;
    create.method = "POST";
    create.url = server.url("/create");
    create.body = "{}";
    QCoro::Task<Result<HttpResponse>> task = http.send(create, std::stop_token{});
    QTRY_COMPARE(server.requests.size(), 1U);
    http.dropConnections();
    const Result<HttpResponse> answer = QCoro::waitFor(std::move(task));
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::Dropped));
    QVERIFY(answer.error().mayHaveArrived()); // so it is looked for, and never just sent again
    http.dropConnections();                   // with nothing under way
}

void TestAwakening::aClockThatWasSetBackKeepsNobodyWaiting()
{
    World world;
    world.store.alwaysFails = errorOf(ErrorKind::Offline);
    const QString id = world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.store.puts >= 3; }));
    settle();
    world.store.alwaysFails.reset();
    world.rig.clock.jumpWallClock(-48h);
    world.happen(WorldWatch::Event::ClockSet);
    const std::chrono::milliseconds before = world.rig.clock.elapsed();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.outbox.openCount() == 0; }));
    QVERIFY(world.rig.clock.elapsed() - before < 1s);
    QCOMPARE(toString(world.job(id).state), toString(JobState::Done));
}

void TestAwakening::uploadsGoOnAtOnce()
{
    World world;
    world.store.alwaysFails = errorOf(ErrorKind::Offline);
    world.submit();
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.store.puts >= 8; }));
    settle();
    world.store.alwaysFails.reset();
    const std::chrono::milliseconds before = world.rig.clock.elapsed();
    world.happen(WorldWatch::Event::Slept);
    QVERIFY(driveUntil(world.rig.clock, [&] { return world.outbox.openCount() == 0; }));
    QVERIFY(world.rig.clock.elapsed() - before < 1s);
}

void TestAwakening::aSleepIsToldFromASetClock()
{
    QVERIFY(eventOfJump(0ms, 8h) == WorldWatch::Event::Slept);
    QVERIFY(eventOfJump(8h, 8h + 3s) == WorldWatch::Event::Slept);
    QVERIFY(eventOfJump(8h, 8h) == WorldWatch::Event::ClockSet);
    QVERIFY(eventOfJump(8h, 8h + 2ms) == WorldWatch::Event::ClockSet);
}

void TestAwakening::theRealWatchIsSilentWhenNothingHappens()
{
    SystemWatch watch;
    QSignalSpy happened{&watch, &WorldWatch::happened};
    watch.start();
    settle();
    QCOMPARE(happened.size(), 0);
}

QTEST_GUILESS_MAIN(TestAwakening)
#include "tst_awakening.moc"
