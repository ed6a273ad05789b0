// Calls to others and of providers, through the real program and real sockets.

#include "core/net/httpclient.h"
#include "core/notify/webhook.h"
#include "tests/app/clirig.h"
#include "tests/app/servedhouse.h"

#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const Secret providerSecret{QByteArray{"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}};

//! Whoever wants to hear.
struct Receiver {
    FakeHttpServer server;
    Receiver()
    {
        server.setHandler([](const ServedRequest &) { return ServedReply{.status = 204}; });
    }
    //! What came with this word, by its id.
    [[nodiscard]] std::map<QByteArray, ServedRequest> heard(const QString &type) const
    {
        std::map<QByteArray, ServedRequest> out;
        for (const ServedRequest &one : server.requests) {
            if (textAt(parseJson(one.body).value_or(Json{}), "type") == type)
                out.emplace(one.header("webhook-id"), one);
        }
        return out;
    }
};

WebhookHead headOf(const ServedRequest &call)
{
    return {call.header("webhook-id"), call.header("webhook-timestamp"),
            call.header("webhook-signature")};
}

Json dataOf(const ServedRequest &call)
{
    return memberAt(parseJson(call.body).value_or(Json{}), "data");
}

ServedHouse::Headers signedHead(const QByteArray &body, const QByteArray &id = "msg_1",
                                qint64 late = 0, const Secret &secret = providerSecret)
{
    const QByteArray time = QByteArray::number(QDateTime::currentSecsSinceEpoch() - late);
    return {{"Authorization", ""},
            {"webhook-id", id},
            {"webhook-timestamp", time},
            {"webhook-signature", webhookSignature(webhookKey(secret), id, time, body)}};
}

bool isCreate(const ServedRequest &request)
{
    return request.method == "POST" && request.target.endsWith("/predictions");
}

} // namespace

class TestWebhooks : public QObject {
    Q_OBJECT
private slots:
    void aStoredPictureIsToldSigned();
    void aFailedJobIsTold();
    void aReachedCapIsTold();
    void whatIsOwedOutlivesAKill();
    void thePrivateNetworkIsNotCalledUnasked();
    void anAddressThatIsNoneIsUsage_data();
    void anAddressThatIsNoneIsUsage();
    void aStrangersFileMakesNobodyCalled();
    void aProvidersCallMakesTheJobLook();
    void aProvidersCallIsNotBelieved();
    void callsOfOthersAreRefused_data();
    void callsOfOthersAreRefused();

private:
    static void listenWith(CliRig &rig, const Receiver &receiver)
    {
        rig.program.set(u"LIMNER_NOTIFY_URL"_s,
                        QString::fromLatin1(receiver.server.origin()) + u"/heard"_s);
        rig.program.set(u"LIMNER_NOTIFY_PRIVATE"_s, u"1"_s);
    }
    static void callWith(CliRig &rig)
    {
        rig.provider.server().on(
            "GET", "/v1/webhooks/default/secret",
            {.body = toBytes(Json{{"key", providerSecret.reveal().toStdString()}})});
        rig.program.set(u"LIMNER_WEBHOOK_URL"_s, u"http://127.0.0.1:1"_s);
    }
    [[nodiscard]] static Secret secretOf(const CliRig &rig)
    {
        QFile file{rig.program.home() + u"/notify-secret"_s};
        return file.open(QIODevice::ReadOnly) ? Secret{file.readAll().trimmed()} : Secret{};
    }
};

void TestWebhooks::aStoredPictureIsToldSigned()
{
    CliRig rig;
    Receiver receiver;
    listenWith(rig, receiver);
    ServedHouse house{rig.program};
    house.start();
    const QString job =
        textAt(house.post("/v1/jobs", bookedJob(u"a heard picture"_s)).json(), "id");
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"artwork.stored"_s).size(), size_t{1}, 60'000);
    const ServedRequest call = receiver.heard(u"artwork.stored"_s).begin()->second;
    QVERIFY(checkWebhook(secretOf(rig), headOf(call), call.body, QDateTime::currentDateTimeUtc()));
    QCOMPARE(call.target, QByteArray{"/heard"});
    const Json data = dataOf(call);
    QCOMPARE(textAt(data, "job"), job);
    const Json picture = house.get("/v1/artworks/" + textAt(data, "id").toUtf8()).json();
    QCOMPARE(textAt(picture, "sha256"), textAt(data, "sha256"));
    QVERIFY(textAt(data, "url").startsWith(QString::fromLatin1(rig.store.endpoint())));
}

void TestWebhooks::aFailedJobIsTold()
{
    CliRig rig;
    Receiver receiver;
    listenWith(rig, receiver);
    ServedHouse house{rig.program};
    house.start();
    const QString job =
        textAt(house.post("/v1/jobs", bookedJob(u"it breaks [[fail:E1001]]"_s)).json(), "id");
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"job.failed"_s).size(), size_t{1}, 60'000);
    const Json data = dataOf(receiver.heard(u"job.failed"_s).begin()->second);
    QCOMPARE(textAt(data, "id"), job);
    QCOMPARE(textAt(data, "state"), u"failed"_s);
    QVERIFY(memberAt(data, "error").is_object());
}

void TestWebhooks::aReachedCapIsTold()
{
    CliRig rig;
    Receiver receiver;
    listenWith(rig, receiver);
    rig.program.set(u"LIMNER_DAILY_CAP"_s, u"0.0000001"_s);
    ServedHouse house{rig.program};
    house.start();
    QCOMPARE(house.post("/v1/jobs", bookedJob(u"too dear"_s)).status, 402);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"cap.reached"_s).size(), size_t{1}, 60'000);
    const Json data = dataOf(receiver.heard(u"cap.reached"_s).begin()->second);
    QCOMPARE(textAt(data, "cap"), u"day"_s);
    QCOMPARE(textAt(data, "currency"), u"USD"_s);
    // Every other call of the day is refused as well, and nobody is told again.
    QCOMPARE(house.post("/v1/jobs", bookedJob(u"too dear, too"_s)).status, 402);
    QCOMPARE(house.stop().exitCode, 0);
    QCOMPARE(receiver.heard(u"cap.reached"_s).size(), size_t{1});
}

void TestWebhooks::whatIsOwedOutlivesAKill()
{
    CliRig rig;
    Receiver receiver;
    receiver.server.setDoor(FakeHttpServer::Door::Shut);
    listenWith(rig, receiver);
    ServedHouse house{rig.program};
    house.start();
    static_cast<void>(house.post("/v1/jobs", bookedJob(u"kept"_s)));
    static_cast<void>(house.post("/v1/jobs", bookedJob(u"broken [[fail:E1001]]"_s)));
    const auto isStored = [](const Json &page) {
        const Json &rows = memberAt(page, "rows");
        return rows.size() == 1 && textAt(rows.at(0), "state") == u"stored";
    };
    QVERIFY(isStored(house.getUntil("/v1/artworks", isStored).json()));
    static_cast<void>(house.getUntil("/v1/jobs?state=failed", [](const Json &page) {
        return memberAt(page, "rows").size() == 1;
    }));
    house.kill();
    receiver.server.setDoor(FakeHttpServer::Door::Open);
    house.start();
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"artwork.stored"_s).size(), size_t{1}, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"job.failed"_s).size(), size_t{1}, 60'000);
}

void TestWebhooks::thePrivateNetworkIsNotCalledUnasked()
{
    CliRig rig;
    Receiver receiver;
    listenWith(rig, receiver);
    rig.program.set(u"LIMNER_NOTIFY_PRIVATE"_s, u"0"_s);
    ServedHouse house{rig.program};
    house.start();
    const QString job = textAt(house.post("/v1/jobs", bookedJob(u"unheard"_s)).json(), "id");
    const auto isStored = [](const Json &page) {
        const Json &rows = memberAt(page, "rows");
        return rows.size() == 1 && textAt(rows.at(0), "state") == u"stored";
    };
    QVERIFY(isStored(house.getUntil("/v1/artworks", isStored).json()));
    QCOMPARE(house.stop().exitCode, 0);
    QVERIFY(receiver.server.requests.empty());
    // It is owed all the same: with leave it is told.
    rig.program.set(u"LIMNER_NOTIFY_PRIVATE"_s, u"1"_s);
    house.start();
    QTRY_COMPARE_WITH_TIMEOUT(receiver.heard(u"artwork.stored"_s).size(), size_t{1}, 60'000);
}

void TestWebhooks::anAddressThatIsNoneIsUsage_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain http to the world")
        << u"LIMNER_NOTIFY_URL"_s << u"http://pictures.example/heard"_s;
    QTest::newRow("another protocol") << u"LIMNER_NOTIFY_URL"_s << u"file:///etc/passwd"_s;
    QTest::newRow("with a password") << u"LIMNER_NOTIFY_URL"_s << u"https://a:b@pictures.example"_s;
    QTest::newRow("no word") << u"LIMNER_NOTIFY_PRIVATE"_s << u"maybe"_s;
    QTest::newRow("a provider's") << u"LIMNER_WEBHOOK_URL"_s << u"pictures.example"_s;
}

void TestWebhooks::anAddressThatIsNoneIsUsage()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    Program program;
    program.set(variable, value);
    const ProgramRun run = program.run({u"--sandbox"_s, u"list"_s, u"--json"_s});
    QCOMPARE(run.exitCode, 2);
    QVERIFY(run.err.contains(variable.toUtf8()));
    QVERIFY(!run.err.contains("a:b"));
}

void TestWebhooks::aStrangersFileMakesNobodyCalled()
{
    CliRig rig;
    Receiver receiver;
    QFile file{rig.program.home() + u"/.env"_s};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("LIMNER_NOTIFY_URL=" + receiver.server.origin() + "/heard\n" +
               "LIMNER_NOTIFY_PRIVATE=1\n");
    file.close();
    ServedHouse house{rig.program};
    house.start();
    static_cast<void>(house.post("/v1/jobs", bookedJob(u"quiet"_s)));
    const auto isStored = [](const Json &page) {
        const Json &rows = memberAt(page, "rows");
        return rows.size() == 1 && textAt(rows.at(0), "state") == u"stored";
    };
    QVERIFY(isStored(house.getUntil("/v1/artworks", isStored).json()));
    QCOMPARE(house.stop().exitCode, 0);
    QVERIFY(receiver.server.requests.empty());
}

void TestWebhooks::aProvidersCallMakesTheJobLook()
{
    CliRig rig{2.0};
    callWith(rig);
    ServedHouse house{rig.program};
    house.start();
    // From now on calls are counted on, and nobody looks more often than every 15 s.
    const QByteArray other = R"({"id":"nobodys"})";
    QCOMPARE(house.call("POST", "/webhooks/replicate", other, signedHead(other)).status, 200);
    const QByteArray id =
        textAt(house.post("/v1/jobs", bookedJob(u"called"_s)).json(), "id").toUtf8();
    const Json running =
        house
            .getUntil("/v1/jobs/" + id,
                      [](const Json &job) { return !textAt(job, "remote_id").isEmpty(); })
            .json();
    const QString remoteId = textAt(running, "remote_id");
    QVERIFY(!remoteId.isEmpty());
    const auto &seen = rig.provider.server().requests;
    const auto create = std::find_if(seen.begin(), seen.end(), isCreate);
    QVERIFY(create != seen.end());
    const Json sent = parseJson(create->body).value_or(Json{});
    QCOMPARE(textAt(sent, "webhook"), u"http://127.0.0.1:1/webhooks/replicate"_s);
    QCOMPARE(toBytes(memberAt(sent, "webhook_events_filter")), QByteArray{R"(["completed"])"});
    // As the provider would: it ends, and then it is told.
    HttpClient http;
    const auto hasEnded = [&] {
        HttpRequest request;
        request.url = rig.provider.baseUrl() + "/v1/predictions/" + remoteId.toLatin1();
        request.headers = {{"Authorization", "Bearer " + rig.provider.options.token},
                           {"X-Only-A-Test", "yes"}};
        const auto answer = QCoro::waitFor(http.send(std::move(request), {}));
        return answer && textAt(parseJson(answer->body).value_or(Json{}), "status") == u"succeeded";
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), 60'000);
    const QByteArray body = toBytes(Json{{"id", remoteId.toStdString()}, {"status", "succeeded"}});
    QCOMPARE(house.call("POST", "/webhooks/replicate", body, signedHead(body, "msg_2")).status,
             200);
    QCOMPARE(textAt(house.get("/v1/jobs/" + id + "/wait?seconds=100").json(), "state"), u"done"_s);
    const auto looks = std::count_if(seen.begin(), seen.end(), [](const ServedRequest &request) {
        return request.method == "GET" && request.target.startsWith("/v1/predictions/") &&
               request.header("x-only-a-test").isEmpty();
    });
    QVERIFY2(looks <= 4, qPrintable(QString::number(looks)));
}

void TestWebhooks::aProvidersCallIsNotBelieved()
{
    CliRig rig;
    callWith(rig);
    FakeHttpServer liar;
    ServedHouse house{rig.program};
    house.start();
    const QByteArray id =
        textAt(house.post("/v1/jobs", bookedJob(u"it goes on [[hang]]"_s)).json(), "id").toUtf8();
    const Json running =
        house
            .getUntil("/v1/jobs/" + id,
                      [](const Json &job) { return !textAt(job, "remote_id").isEmpty(); })
            .json();
    const Json lie{{"id", textAt(running, "remote_id").toStdString()},
                   {"status", "succeeded"},
                   {"output", Json::array({liar.url("/lie.png").toStdString()})}};
    const QByteArray body = toBytes(lie);
    const auto looks = [&] {
        const auto &seen = rig.provider.server().requests;
        return std::count_if(seen.begin(), seen.end(), [](const ServedRequest &request) {
            return request.method == "GET" && request.target.startsWith("/v1/predictions/");
        });
    };
    const auto before = looks();
    QCOMPARE(house.call("POST", "/webhooks/replicate", body, signedHead(body)).status, 200);
    QTRY_VERIFY_WITH_TIMEOUT(looks() > before, 60'000);
    const Json after = house.get("/v1/jobs/" + id).json();
    QCOMPARE(textAt(after, "state"), u"running"_s);
    QVERIFY(liar.requests.empty());
    QCOMPARE(rig.cancels(), 0);
}

void TestWebhooks::callsOfOthersAreRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("without");
    QTest::addColumn<qint64>("late");
    QTest::addColumn<bool>("isForged");
    QTest::addColumn<int>("status");
    const QByteArray path = "/webhooks/replicate";
    QTest::newRow("right") << path << QByteArray{} << qint64{0} << false << 200;
    QTest::newRow("wrong secret") << path << QByteArray{} << qint64{0} << true << 401;
    QTest::newRow("old") << path << QByteArray{} << qint64{400} << false << 401;
    QTest::newRow("of the future") << path << QByteArray{} << qint64{-400} << false << 401;
    for (const QByteArray name : {"webhook-id", "webhook-timestamp", "webhook-signature"})
        QTest::addRow("without %s", name.constData()) << path << name << qint64{0} << false << 400;
    QTest::newRow("a provider that does not call")
        << QByteArray{"/webhooks/minimax"} << QByteArray{} << qint64{0} << false << 404;
    QTest::newRow("nobody") << QByteArray{"/webhooks/..%2f"} << QByteArray{} << qint64{0} << false
                            << 404;
}

void TestWebhooks::callsOfOthersAreRefused()
{
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, without);
    QFETCH(const qint64, late);
    QFETCH(const bool, isForged);
    QFETCH(const int, status);
    static CliRig rig;
    static std::unique_ptr<ServedHouse> house;
    if (!house) {
        callWith(rig);
        house = std::make_unique<ServedHouse>(rig.program);
        house->start();
    }
    const QByteArray body = "this is {no JSON";
    const Secret secret =
        isForged ? Secret{QByteArray{"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}} : providerSecret;
    ServedHouse::Headers head = signedHead(body, "msg_here", late, secret);
    std::erase_if(head, [&](const auto &one) { return one.first == without; });
    QCOMPARE(house->call("POST", path, body, head).status, status);
    if (status == 200) // the same once more is heard, and does nothing
        QCOMPARE(house->call("POST", path, body, head).status, 200);
    if (QByteArray{QTest::currentDataTag()} == "nobody")
        house.reset();
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
