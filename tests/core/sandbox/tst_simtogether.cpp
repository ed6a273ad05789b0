#include "core/net/httpclient.h"
#include "core/sandbox/simtable.h"
#include "core/sandbox/together/simtogether.h"
#include "tests/core/sandbox/rawclient.h"

#include <QImage>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Answer {
    int status = 0;
    Json json = nullptr;
    HttpResponse response = {};
    std::optional<Error> failure = {};
};

//! Speaks to the simulation as a client does, and waits.
class Client {
public:
    explicit Client(SimTogether &sim)
        : m_sim{sim}
    {}
    Answer call(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                HttpHeaders headers = {})
    {
        HttpRequest request{.method = method,
                            .url = target.startsWith("http") ? target : m_sim.baseUrl() + target,
                            .headers = std::move(headers),
                            .body = body,
                            .maxBytes = 400 << 20};
        request.headers.emplace_back("User-Agent", "test");
        if (!body.isEmpty())
            request.headers.emplace_back("Content-Type", "application/json");
        const auto result = QCoro::waitFor(m_http.send(std::move(request), {}));
        if (!result)
            return {.failure = result.error()};
        return {result->status, parseJson(result->body).value_or(Json{}), *result};
    }
    Answer generate(const Json &input)
    {
        Json body{{"model", "black-forest-labs/FLUX.1-schnell"},
                  {"prompt", "a kite"},
                  {"width", 256},
                  {"height", 256}};
        body.update(input);
        return call("POST", "/v1/images/generations", toBytes(body), {authorization()});
    }
    [[nodiscard]] HttpHeader authorization() const
    {
        return {"Authorization", "Bearer " + m_sim.key()};
    }

private:
    SimTogether &m_sim;
    HttpClient m_http;
};

QByteArray pictureIn(const Json &answer, size_t index)
{
    return QByteArray::fromBase64(textAt(answer.at("data").at(index), "b64_json").toLatin1());
}

} // namespace

class TestSimTogether : public QObject {
    Q_OBJECT
private slots:
    void theTableMakesIt();
    void anEmptyUserAgentIsRefusedEverywhere();
    void aWrongKeyIsRefused();
    void picturesFollowFromPromptAndSeed();
    void addressesRedirectToAnotherHost();
    void whatIsWrongIsNamed_data();
    void whatIsWrongIsNamed();
    void firstTimeFaultsPassTheNextTime_data();
    void firstTimeFaultsPassTheNextTime();
    void aLostReplyIsPaid_data();
    void aLostReplyIsPaid();
    void everyPaidRequestIsKept();
    void hugeAnswersAreAsLongAsAnnounced();
    void timeIsScaled();
};

void TestSimTogether::theTableMakesIt()
{
    const std::unique_ptr<SimProvider> made = makeSimProvider(u"together"_s);
    QVERIFY(made != nullptr);
    QVERIFY(made->baseUrl().startsWith("http://127.0.0.1:"));
    QVERIFY(!made->key().isEmpty());
}

void TestSimTogether::anEmptyUserAgentIsRefusedEverywhere()
{
    SimTogether sim{{.timeScale = 0}};
    for (const QByteArray target :
         {"/v1/models", "/v1/images/generations", "/shrt/sim0-0", "/imgproxy/x/sim0-0"}) {
        RawClient client{sim.server()};
        client.send("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + sim.key() +
                    "\r\nUser-Agent: \r\n\r\n");
        QTRY_VERIFY2(client.received.startsWith("HTTP/1.1 403"), client.received.constData());
    }
}

void TestSimTogether::aWrongKeyIsRefused()
{
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    for (const HttpHeaders &headers :
         {HttpHeaders{}, HttpHeaders{{"Authorization", "Bearer nobody"}}}) {
        const Answer answer = client.call("GET", "/v1/models", {}, headers);
        QCOMPARE(answer.status, 401);
        QCOMPARE(textAt(answer.json.at("error"), "code"), u"invalid_api_key"_s);
    }
}

void TestSimTogether::picturesFollowFromPromptAndSeed()
{
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Json input{{"seed", 5}, {"n", 2}, {"response_format", "base64"}, {"width", 320}};
    const Answer first = client.generate(input);
    const Answer second = client.generate(input);
    QCOMPARE(first.status, 200);
    QCOMPARE(pictureIn(first.json, 0), pictureIn(second.json, 0));
    QVERIFY(pictureIn(first.json, 0) != pictureIn(first.json, 1));
    const QImage picture = QImage::fromData(pictureIn(first.json, 0), "JPEG");
    QCOMPARE(picture.size(), QSize(320, 256));
    Json png = input;
    png["output_format"] = "png";
    QVERIFY(!QImage::fromData(pictureIn(client.generate(png).json, 0), "PNG").isNull());
    QCOMPARE(first.response.header("x-ratelimit-reset"), QByteArray{"1"});
}

void TestSimTogether::addressesRedirectToAnotherHost()
{
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Answer answer = client.generate(Json::object());
    const QByteArray url = textAt(answer.json.at("data").at(0), "url").toLatin1();
    QVERIFY(url.startsWith(sim.baseUrl() + "/shrt/"));
    const Answer moved = client.call("GET", url);
    QCOMPARE(moved.status, 302);
    const QByteArray target = moved.response.header("Location");
    QVERIFY(target.startsWith("http://localhost:"));
    const Answer picture = client.call("GET", target);
    QCOMPARE(picture.response.body, sim.picture(sim.runs.at(0), 0));
    QCOMPARE(sim.keysLeaked, 0);
    static_cast<void>(client.call("GET", target, {}, {client.authorization()}));
    QCOMPARE(sim.keysLeaked, 1);
    QCOMPARE(client.call("GET", sim.baseUrl() + "/shrt/sim0-7").status, 404);
    sim.options.clockOffset = 2h;
    const Answer expired = client.call("GET", target);
    QCOMPARE(expired.status, 403);
    QVERIFY(expired.response.body.startsWith("<?xml"));
}

void TestSimTogether::whatIsWrongIsNamed_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("param");
    const auto row = [](const char *input, int status, const char *param) {
        QTest::newRow(input) << QByteArray{input} << status << QString::fromLatin1(param);
    };
    row(R"({"steps":13})", 400, "steps");
    row(R"({"steps":0})", 400, "steps");
    row(R"({"n":5})", 400, "n");
    row(R"({"n":"2"})", 400, "n");
    row(R"({"width":248})", 400, "width");
    row(R"({"height":1928})", 400, "height");
    row(R"({"width":260})", 400, "width");
    row(R"({"prompt":""})", 400, "prompt");
    row(R"({"response_format":"b64_json"})", 400, "response_format");
    row(R"({"output_format":"webp"})", 400, "output_format");
    row(R"({"guidance":3})", 400, "guidance");
    row(R"({"seed":null})", 400, "seed");
    row(R"({"model":"acme/nothing"})", 404, "model");
    row(R"({"model":"acme/some-chat"})", 400, "model");
    row(R"({"model":"black-forest-labs/FLUX.1.1-pro","steps":4})", 400, "steps");
    row(R"({"model":"black-forest-labs/FLUX.2-pro","width":264})", 400, "width");
    row(R"({"model":"google/imagen-4.0-preview"})", 400, "width");
}

void TestSimTogether::whatIsWrongIsNamed()
{
    QFETCH(QByteArray, input);
    QFETCH(int, status);
    QFETCH(QString, param);
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Answer answer = client.generate(*parseJson(input));
    QCOMPARE(answer.status, status);
    QCOMPARE(textAt(answer.json.at("error"), "param"), param);
    QCOMPARE(sim.creates, 0);
    QCOMPARE(sim.charged, 0.0);
}

void TestSimTogether::firstTimeFaultsPassTheNextTime_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header"); // that it has
    QTest::newRow("429") << u"[[429]]"_s << 429 << QByteArray{"x-ratelimit-reset"};
    QTest::newRow("429 retry") << u"[[429:retry]]"_s << 429 << QByteArray{"Retry-After"};
    QTest::newRow("429 bare") << u"[[429:bare]]"_s << 429 << QByteArray{};
    QTest::newRow("500") << u"[[500]]"_s << 500 << QByteArray{"x-ratelimit-reset"};
    QTest::newRow("503") << u"[[503]]"_s << 503 << QByteArray{"x-ratelimit-reset"};
    QTest::newRow("503 html") << u"[[503:html]]"_s << 503 << QByteArray{};
}

void TestSimTogether::firstTimeFaultsPassTheNextTime()
{
    QFETCH(QString, prompt);
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Answer refused = client.generate({{"prompt", prompt.toStdString()}});
    QCOMPARE(refused.status, status);
    for (const char *const name : {"x-ratelimit-reset", "Retry-After"})
        QCOMPARE(!refused.response.header(name).isEmpty(), header == name);
    QCOMPARE(sim.creates, 0);
    QCOMPARE(client.generate({{"prompt", prompt.toStdString()}}).status, 200);
    QCOMPARE(sim.creates, 1);
}

void TestSimTogether::aLostReplyIsPaid_data()
{
    QTest::addColumn<QString>("prompt");
    QTest::addColumn<int>("status"); // 0 = the line ended
    for (const int status : {504, 520, 524, 529})
        QTest::addRow("%d", status) << u"[[%1]]"_s.arg(status) << status;
    QTest::newRow("lost") << u"[[lost]]"_s << 0;
    QTest::newRow("cut") << u"[[cut]]"_s << 0;
    QTest::newRow("huge and cut") << u"[[huge:3]] [[cut:90]]"_s << 0;
}

void TestSimTogether::aLostReplyIsPaid()
{
    QFETCH(QString, prompt);
    QFETCH(int, status);
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Answer answer =
        client.generate({{"prompt", prompt.toStdString()}, {"response_format", "base64"}});
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.failure.has_value(), status == 0);
    QCOMPARE(sim.creates, 1);
    QVERIFY(sim.charged > 0);
}

void TestSimTogether::everyPaidRequestIsKept()
{
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    static_cast<void>(client.generate({{"n", 4}, {"prompt", "[[fewer:3]]"}, {"seed", 11}}));
    static_cast<void>(client.generate({{"prompt", "[[none]]"}}));
    QCOMPARE(sim.runs.size(), size_t{2});
    const SimTogetherRun &first = sim.runs.at(0);
    QCOMPARE(first.model, u"black-forest-labs/FLUX.1-schnell"_s);
    QCOMPARE(first.pictures, 3);
    QVERIFY(first.input.at("seed") == Json(11));
    QVERIFY(first.isBilled);
    QVERIFY(first.time.isValid());
    QCOMPARE(first.amount, 256 * 256 / 1e6 * 3 * 0.0027);
    QVERIFY(!sim.runs.at(1).isBilled);
    QCOMPARE(sim.charged, first.amount);
}

void TestSimTogether::hugeAnswersAreAsLongAsAnnounced()
{
    SimTogether sim{{.timeScale = 0}};
    Client client{sim};
    const Answer answer =
        client.generate({{"prompt", "[[huge:9]]"}, {"response_format", "base64"}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.response.header("Content-Length").toLongLong(), answer.response.bytes);
    QVERIFY(answer.response.bytes > 9'000'000);
    QVERIFY(pictureIn(answer.json, 0).startsWith(sim.picture(sim.runs.at(0), 0)));
}

void TestSimTogether::timeIsScaled()
{
    SimTogether sim{{.timeScale = 0.5, .perPicture = 80ms}};
    Client client{sim};
    QElapsedTimer watch;
    watch.start();
    QCOMPARE(client.generate({{"n", 2}}).status, 200);
    QVERIFY(watch.elapsed() >= 80); // never sooner; how much later is the machine's affair
}

QTEST_MAIN(TestSimTogether)
#include "tst_simtogether.moc"
