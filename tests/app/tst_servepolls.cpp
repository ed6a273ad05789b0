#include "app/api/apidoor.h"
#include "app/commands/submit.h"
#include "tests/app/sandboxlaunch.h"
#include "tests/app/servedhouse.h"

#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <future>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray token = "0123456789abcdef";

//! A library with the sandbox's provider and store, on this thread.
struct House {
    QTemporaryDir home;
    std::unique_ptr<Application> application;

    House()
    {
        application = std::move(*Application::open(sandboxLaunch(home.path())));
        application->start();
    }
    ~House()
    {
        QCoro::waitFor(application->jobs().settle(std::stop_token()));
        QCoro::waitFor(application->shutdown());
    }
};

//! The door of such a house.
struct Door {
    House house;
    ApiDoor door;
    int port = 0;

    Door()
        : door{*house.application,
               [] {
                   ApiConfig config;
                   config.port = 0;
                   config.token = Secret{token};
                   config.perMinute = 10'000;
                   return config;
               }(),
               house.application->clock()}
    {
        port = door.listen().value_or(QString{}).section(u':', -1).toInt();
    }
    ~Door() { QCoro::waitFor(door.shutdown(0ms)); }
};

//! A client on a thread of its own; status 0 when nothing came in time.
ServedAnswer askOf(int port, const QByteArray &method, const QByteArray &path,
                   const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(port));
    socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" +
                 "Authorization: Bearer " + token +
                 "\r\nContent-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray got;
    while (socket.waitForReadyRead(20'000))
        got += socket.readAll();
    return parseAnswer(got);
}

std::future<ServedAnswer> asked(const Door &door, const QByteArray &method, const QByteArray &path,
                                const QByteArray &body = {})
{
    return std::async(std::launch::async, askOf, door.port, method, path, body);
}

//! As the house goes on.
ServedAnswer call(const Door &door, const QByteArray &method, const QByteArray &path,
                  const QByteArray &body = {})
{
    std::future<ServedAnswer> answer = asked(door, method, path, body);
    static_cast<void>(
        QTest::qWaitFor([&] { return answer.wait_for(0s) == std::future_status::ready; }, 60'000));
    return answer.get();
}

//! While the thread of the house does nothing but wait for it, as in a commit that takes long.
ServedAnswer pollMeanwhile(const Door &door, const QByteArray &path)
{
    return asked(door, "GET", path).get();
}

//! Without the links, which are made anew each time.
Json compared(const CallStand &stand)
{
    Json out = parseJson(toBytes(toJson(stand))).value_or(Json{});
    for (Json &image : out["images"])
        image["url"] = image["url"].is_string();
    return out;
}

GenerateCommand smallCommand(const QString &prompt)
{
    GenerateCommand command;
    command.prompt = prompt;
    command.parameters = {{u"width"_s, u"64"_s}, {u"height"_s, u"64"_s}};
    return command;
}

//! A job that nobody runs.
void insert(Application &application, const QString &id)
{
    Job job;
    job.id = id;
    job.state = JobState::Cancelled;
    job.createdAt = application.clock().now();
    if (const Result<> kept = application.jobs().jobs().insert(job); !kept)
        qFatal("%s", qUtf8Printable(kept.error().message));
}

} // namespace

//! Polls of the HTTP door: they wait for nobody, and find what others were told.
class TestServePolls : public QObject {
    Q_OBJECT
private slots:
    void aPollWaitsForNoCommit_data();
    void aPollWaitsForNoCommit();
    void whatWasAnsweredIsWhatAPollFinds();
    void aRefusedCallWaitsForNoCommit();
    void everyChangeIsKnownAtOnce();
    void whatIsKnownTooLongIsAskedAgain();
    void theFirstKnownAreForgottenFirst();
    void whatCanNoLongerBeFoundIsNotHeld();
};

void TestServePolls::aPollWaitsForNoCommit_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("poll");
    QTest::addColumn<QByteArray>("body");
    const QByteArray plain = toBytes(small(u"a boat"_s));
    QTest::newRow("native") << QByteArray{"/v1/jobs"} << QByteArray{"/v1/jobs/"}
                            << QByteArray{R"({"prompt":"a boat","parameters":{"width":64}})"};
    QTest::newRow("envelopes") << envelopes << envelopes + '/'
                               << QByteArray{R"({"prompt":"a boat","model":"image-01"})"};
    QTest::newRow("records") << QByteArray{"/api/app/generate"} << QByteArray{"/api/app/generate/"}
                             << plain;
}

void TestServePolls::aPollWaitsForNoCommit()
{
    QFETCH(const QByteArray, begin);
    QFETCH(const QByteArray, poll);
    QFETCH(const QByteArray, body);
    const Door door;
    const ServedAnswer begun = call(door, "POST", begin, body);
    const Json made = begun.json();
    const QString id =
        made.contains("data") ? textAt(memberAt(made, "data"), "job_id") : textAt(made, "id");
    QVERIFY2(!id.isEmpty(), begun.body.constData());
    const ServedAnswer first = pollMeanwhile(door, poll + id.toUtf8());
    QVERIFY2(first.status == 200, first.body.constData());
    QVERIFY(first.body.contains(id.toUtf8()));
}

void TestServePolls::whatWasAnsweredIsWhatAPollFinds()
{
    const Door door;
    const QByteArray body = R"({"prompt":"a boat","parameters":{"width":64,"height":64}})";
    const ServedAnswer begun = call(door, "POST", "/v1/jobs", body);
    const QByteArray self = "/v1/jobs/" + textAt(begun.json(), "id").toUtf8();
    // Once it is known whether links open, which concerns all pictures.
    QTRY_VERIFY_WITH_TIMEOUT(door.house.application->outbox().bucketIsPublic(), 60'000);
    const ServedAnswer waited = call(door, "GET", self + "/wait?seconds=60");
    QCOMPARE(textAt(waited.json(), "state"), u"done"_s);
    QCOMPARE(textAt(pollMeanwhile(door, self).json(), "state"), u"done"_s);

    const ServedAnswer other = call(door, "POST", "/v1/jobs", body);
    const QByteArray taken = "/v1/jobs/" + textAt(other.json(), "id").toUtf8();
    const ServedAnswer cancelled = call(door, "POST", taken + "/cancel");
    QCOMPARE(cancelled.status, 202);
    const ServedAnswer over = call(door, "GET", taken + "/wait?seconds=60");
    QCOMPARE(textAt(pollMeanwhile(door, taken).json(), "state"), textAt(over.json(), "state"));
}

void TestServePolls::aRefusedCallWaitsForNoCommit()
{
    const Door door;
    QCOMPARE(pollMeanwhile(door, "/nothing").status, 404);
    QCOMPARE(pollMeanwhile(door, "/v1/jobs?token=x").status, 400);
}

void TestServePolls::everyChangeIsKnownAtOnce()
{
    House house;
    Application &application = *house.application;
    ManualClock clock; // stands still: what is found was not asked again
    KnownStands stands{application, clock};
    const Result<std::vector<Ticket>> tickets =
        QCoro::waitFor(submit(&application, smallCommand(u"a boat"_s), std::stop_token()));
    QVERIFY(tickets);
    const QString id = tickets->front().jobId;
    QVERIFY(stands.ask(id));
    int looks = 0;
    QStringList wrong;
    const auto look = [&](const char *when) {
        ++looks;
        const std::shared_ptr<const CallStand> known = stands.find(id);
        const std::optional<CallStand> now = callStand(application, id);
        if (known && compared(*known) != compared(*now))
            wrong.append(QString::fromLatin1(when));
        if (!known)
            static_cast<void>(stands.ask(id));
    };
    QObject context;
    const JobBoard &board = application.jobs().board();
    connect(&board, &JobBoard::jobChanged, &context, [&] { look("changed"); });
    connect(&board, &JobBoard::jobProgressed, &context, [&] { look("progressed"); });
    connect(&board, &JobBoard::artworkKept, &context, [&] { look("kept"); });
    connect(&board, &JobBoard::jobFinished, &context, [&] { look("finished"); });
    connect(&application.outbox(), &Outbox::uploadChanged, &context, [&] { look("uploading"); });
    connect(&application.outbox(), &Outbox::linkReady, &context, [&] { look("linked"); });
    const auto isLinked = [&] {
        const std::shared_ptr<const CallStand> known = stands.find(id);
        return known && known->state == JobState::Done && known->isLinked();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isLinked(), 60'000);
    QVERIFY(looks > 5);
    const ArtworkId picture = stands.find(id)->images.front().artwork.id;
    QCOMPARE(application.library().trash().put({picture}).size(), size_t{1});
    look("trashed");
    QVERIFY(stands.find(id)->isTrashed);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
}

void TestServePolls::whatIsKnownTooLongIsAskedAgain()
{
    House house;
    ManualClock clock;
    KnownStands stands{*house.application, clock};
    insert(*house.application, u"a"_s);
    QVERIFY(!stands.find(u"a"_s));
    QVERIFY(!stands.ask(u"b"_s));
    QVERIFY(!stands.find(u"b"_s));
    QVERIFY(stands.ask(u"a"_s)->error);
    QVERIFY(stands.find(u"a"_s));
    clock.advance(1s); // trouble may be over without a word
    QVERIFY(!stands.find(u"a"_s));
    QVERIFY(stands.ask(u"a"_s));
    QVERIFY(stands.find(u"a"_s));
}

void TestServePolls::theFirstKnownAreForgottenFirst()
{
    House house;
    ManualClock clock;
    KnownStands stands{*house.application, clock};
    const auto name = [](size_t number) { return u"job-%1"_s.arg(number); };
    {
        Database::Transaction transaction{house.application->library().database()};
        for (size_t i = 0; i <= KnownStands::most; ++i)
            insert(*house.application, name(i));
        QVERIFY(transaction.commit());
    }
    for (size_t i = 0; i <= KnownStands::most; ++i)
        QVERIFY(stands.ask(name(i)));
    QVERIFY(!stands.find(name(0)));
    QVERIFY(stands.find(name(1)));
    QVERIFY(stands.find(name(KnownStands::most)));
}

void TestServePolls::whatCanNoLongerBeFoundIsNotHeld()
{
    House house;
    ManualClock clock;
    KnownStands stands{*house.application, clock};
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s}) {
        insert(*house.application, id);
        QVERIFY(stands.ask(id));
    }
    QCOMPARE(stands.count(), 3);
    clock.advance(30s);
    QVERIFY(stands.ask(u"b"_s)); // somebody still polls this one
    clock.advance(30s);
    QVERIFY(stands.ask(u"c"_s));
    QCOMPARE(stands.count(), 2);
    QVERIFY(!stands.find(u"a"_s));
    QVERIFY(stands.ask(u"a"_s));
    QVERIFY(stands.find(u"a"_s));
    clock.advance(2min);
    QVERIFY(stands.ask(u"a"_s));
    QCOMPARE(stands.count(), 1);
}

QTEST_GUILESS_MAIN(TestServePolls)
#include "tst_servepolls.moc"
