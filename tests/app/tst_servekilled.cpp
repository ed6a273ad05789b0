#include "core/net/httpclient.h"
#include "core/s3/s3bucket.h"
#include "tests/app/clirig.h"
#include "tests/app/servedhouse.h"
#include "tests/support/realminio.h"

#include <QRandomGenerator>
#include <QTcpSocket>

#include <set>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! What is asked for in the soak, under an id that is told again after every kill.
QByteArray soakBody(int number)
{
    const bool fails = number % 4 == 3;
    Json body = bookedJob(u"soak %1%2"_s.arg(number).arg(fails ? u" [[fail:E1001]]"_s : u""_s));
    body["id"] = "soak-" + std::to_string(number);
    return toBytes(body);
}

//! Calls that nobody waits for.
class Crowd {
public:
    explicit Crowd(const ServedHouse &house)
        : m_house{house}
    {}
    void ask(const QByteArray &body)
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
        socket->write("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                      m_house.token() + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                      "\r\n\r\n" + body);
        m_sockets.push_back(std::move(socket));
    }

private:
    const ServedHouse &m_house;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

//! Whoever hears of it, and is out of order now and then.
struct Listener {
    FakeHttpServer server;
    std::set<QString> pictures; //!< that were told of
    std::set<QString> failures; //!< jobs

    explicit Listener(QRandomGenerator &random)
    {
        server.isRecording = false;
        server.setHandler([this](const ServedRequest &request) {
            const Json said = parseJson(request.body).value_or(Json{});
            const QString id = textAt(memberAt(said, "data"), "id");
            (textAt(said, "type") == u"job.failed" ? failures : pictures).insert(id);
            return ServedReply{.status = 204};
        });
        server.setFault([&random](const ServedRequest &) {
            return random.bounded(4) == 0 ? std::optional{ServedReply{.status = 503}}
                                          : std::nullopt;
        });
    }
};

int numberFrom(const char *variable, int usual)
{
    bool isNumber = false;
    const int given = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber && given > 0 ? given : usual;
}

} // namespace

//! What was begun through the door goes on, whatever becomes of who began it.
class TestServeKilled : public QObject {
    Q_OBJECT
private slots:
    void whoeverGoesAwayCancelsNothing();
    void aKilledServerAnswersForEveryId();
    void allAtOnceWithTheRealStore();
    void howeverOftenItIsKilledNothingIsLost();

private:
    [[nodiscard]] static QByteArray waited(ServedHouse &house, const QByteArray &job)
    {
        return textAt(house.get("/v1/jobs/" + job + "/wait?seconds=100").json(), "state").toUtf8();
    }
};

void TestServeKilled::whoeverGoesAwayCancelsNothing()
{
    CliRig rig;
    ServedHouse house{rig.program};
    house.start();
    const QByteArray body = toBytes(small(u"nobody waits"_s));
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(house.port()));
    socket.write("POST /generate HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
                 house.token() + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                 "\r\n\r\n" + body);
    QTRY_COMPARE_WITH_TIMEOUT(rig.creates(), 1, 60'000);
    socket.abort();
    const Json page =
        house
            .getUntil("/v1/jobs?state=done",
                      [](const Json &list) { return memberAt(list, "rows").size() == 1; })
            .json();
    QCOMPARE(memberAt(page, "rows").size(), size_t{1});
    QCOMPARE(rig.cancels(), 0);
}

void TestServeKilled::aKilledServerAnswersForEveryId()
{
    CliRig rig{0.5};
    ServedHouse house{rig.program};
    house.start();
    const QByteArray task =
        textAt(house.post("/api/images/generate", booked(u"one"_s)).json(), "taskId").toUtf8();
    Json enveloped{{"model", bookedModel}, {"prompt", "two"}};
    const QByteArray envelope =
        textAt(memberAt(house.post(envelopes, enveloped).json(), "data"), "job_id").toUtf8();
    const QByteArray record =
        textAt(house.post("/api/app/generate", booked(u"three"_s)).json(), "id").toUtf8();
    const QByteArray job =
        textAt(house.post("/v1/jobs", {{"prompt", "four"}}).json(), "id").toUtf8();
    QTRY_VERIFY_WITH_TIMEOUT(rig.creates() >= 2, 60'000);
    house.kill();

    house.start();
    // Asked for again, the task is the same one.
    QCOMPARE(textAt(house.post("/api/images/generate", booked(u"one"_s)).json(), "taskId").toUtf8(),
             task);
    for (const QByteArray &one : {"task-" + task, envelope, record, job})
        QCOMPARE(waited(house, one), QByteArray{"done"});
    const auto is = [](const char *word) {
        return [word](const Json &stand) {
            return textAt(memberAt(stand, "data").is_object() ? memberAt(stand, "data") : stand,
                          "status") == QLatin1StringView{word};
        };
    };
    QVERIFY(is("COMPLETED")(house.getUntil(envelopes + '/' + envelope, is("COMPLETED")).json()));
    QVERIFY(is("completed")(house.getUntil("/api/app/generate/" + record, is("completed")).json()));
    QCOMPARE(boolAt(house.get("/api/images/" + task).json(), "success", false), true);
    QCOMPARE(rig.creates(), 4);
    QCOMPARE(rig.cancels(), 0);
}

void TestServeKilled::allAtOnceWithTheRealStore()
{
    RealMinio minio;
    minio.start();
    SystemClock clock;
    HttpClient http;
    S3Config config;
    config.endpoint = minio.endpoint();
    config.bucket = u"door"_s;
    config.accessKey = minio.accessKey();
    config.secretKey = Secret{minio.secretKey()};
    S3Client store{http, clock, config};
    QVERIFY(QCoro::waitFor(S3Bucket{store}.create({})));
    CliRig rig;
    rig.program.set(u"MINIO_ENDPOINT"_s, minio.endpoint());
    rig.program.set(u"MINIO_ACCESS_KEY"_s, minio.accessKey());
    rig.program.set(u"MINIO_SECRET_KEY"_s, minio.secretKey());
    rig.program.set(u"MINIO_BUCKET"_s, u"door"_s);
    ServedHouse house{rig.program};
    house.start();
    Json enveloped{{"model", bookedModel}, {"prompt", "c"}};
    static_cast<void>(house.post("/api/images/generate", booked(u"b"_s)));
    static_cast<void>(house.post(envelopes, enveloped));
    static_cast<void>(house.post("/api/app/generate", booked(u"d"_s)));
    const ServedAnswer links = house.post("/generate", small(u"a"_s));
    QVERIFY2(links.status == 200, links.body.constData());
    const Json page =
        house
            .getUntil("/v1/artworks",
                      [](const Json &list) {
                          const Json &rows = memberAt(list, "rows");
                          return rows.size() == 4 &&
                                 std::all_of(rows.begin(), rows.end(), [](const Json &row) {
                                     return memberAt(row, "url").is_string();
                                 });
                      })
            .json();
    QCOMPARE(memberAt(page, "rows").size(), size_t{4});
    for (const Json &row : memberAt(page, "rows")) {
        HttpRequest request;
        request.url = textAt(row, "url").toLatin1();
        const auto opened = QCoro::waitFor(http.send(std::move(request), {}));
        QVERIFY(opened && opened->status == 200);
        QCOMPARE(opened->body.size(), qsizetype{integerAt(row, "bytes").value_or(0)});
    }
    QCOMPARE(rig.creates(), 4);
}

//! LIMNER_SERVE_KILLS says how often; LIMNER_SERVE_SEED plays the same dice once more.
void TestServeKilled::howeverOftenItIsKilledNothingIsLost()
{
    const int kills = numberFrom("LIMNER_SERVE_KILLS", 4);
    constexpr int jobsEach = 4;
    QRandomGenerator random{static_cast<quint32>(numberFrom("LIMNER_SERVE_SEED", 1))};
    CliRig rig{0.3};
    Listener listener{random};
    rig.program.set(u"LIMNER_NOTIFY_URL"_s, QString::fromLatin1(listener.server.origin()));
    rig.program.set(u"LIMNER_NOTIFY_PRIVATE"_s, u"1"_s);
    ServedHouse house{rig.program};
    const auto traffic = [&rig] {
        return rig.provider.server().requests.size() + rig.store.server().requests.size();
    };
    for (int kill = 0; kill < kills; ++kill) {
        house.start();
        Crowd crowd{house};
        for (int i = 0; i < jobsEach; ++i)
            crowd.ask(soakBody(kill * jobsEach + i));
        // Somewhere between the first create and the last picture.
        const size_t until = traffic() + 1 + random.bounded(40u);
        static_cast<void>(QTest::qWaitFor([&] { return traffic() >= until; }, 5000));
        house.kill();
    }
    const int jobs = kills * jobsEach;
    house.start();
    std::set<QString> failed;
    for (int i = 0; i < jobs; ++i) {
        QCOMPARE(house.call("POST", "/v1/jobs", soakBody(i)).status, 202);
        const QByteArray id = "soak-" + QByteArray::number(i);
        const QByteArray state = waited(house, id);
        QCOMPARE(state, i % 4 == 3 ? QByteArray{"failed"} : QByteArray{"done"});
        if (state == "failed")
            failed.insert(QString::fromLatin1(id));
    }
    const size_t pictures = static_cast<size_t>(jobs) - failed.size();
    QTRY_COMPARE_WITH_TIMEOUT(listener.pictures.size(), pictures, 120'000);
    QTRY_COMPARE_WITH_TIMEOUT(listener.failures, failed, 120'000);
    QCOMPARE(rig.creates(), jobs);
    QCOMPARE(rig.provider.creates, jobs);
    QCOMPARE(rig.cancels(), 0);
}

QTEST_GUILESS_MAIN(TestServeKilled)
#include "tst_servekilled.moc"
