#include "app/api/apigate.h"
#include "app/api/apitoken.h"
#include "app/api/byterange.h"
#include "app/api/eventfeed.h"
#include "app/api/formfile.h"
#include "app/api/openapi.h"
#include "app/api/requesthead.h"
#include "app/api/route.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! What the HTTP door is made of, each for itself, by a clock that the test moves.
class TestServeParts : public QObject {
    Q_OBJECT
private slots:
    void headsAreReadStrictly_data();
    void headsAreReadStrictly();
    void aMinuteHasSoManyCalls();
    void theGateKnowsWhoMayCall_data();
    void theGateKnowsWhoMayCall();
    void tenWrongTokensAreEnough();
    void aCallWithoutATokenIsNoGuess_data();
    void aCallWithoutATokenIsNoGuess();
    void generationsAreCountedApart();
    void contentTasksAreCountedByAddress();
    void theTokenIsKeptForThisUserAlone();
    void partsOfFilesAreFound_data();
    void partsOfFilesAreFound();
    void aFormBringsItsFirstFile();
    void everyRouteStandsInTheDocument();
    void aSlowListenerIsLetGo();

private:
    ApiConfig m_config = [] {
        ApiConfig config;
        config.token = Secret{QByteArray{"0123456789abcdef"}};
        config.outside = "https://pictures.example/limner";
        config.origins = {"https://page.example"};
        return config;
    }();
    [[nodiscard]] static ApiRequest request(const QByteArray &method = "GET",
                                            const QByteArray &path = "/v1/jobs")
    {
        return {
            .method = method,
            .path = path,
            .headers = {{"host", "127.0.0.1:8420"}, {"authorization", "Bearer 0123456789abcdef"}},
            .address = "192.0.2.1"};
    }
    [[nodiscard]] static int statusOf(ApiGate &gate, const ApiRequest &asked)
    {
        const auto found = findRoute(asked.method, asked.path);
        const auto refused = gate.refusal(asked, found ? found->route : nullptr);
        return refused ? refused->status : 0;
    }
};

void TestServeParts::headsAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status"); // 0 = good
    const auto row = [](const char *name, const QByteArray &text, int status) {
        QTest::newRow(name) << text + "\r\n\r\n" << status;
    };
    row("plain", "GET / HTTP/1.1\r\nHost: a", 0);
    row("body", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3", 0);
    row("chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked", 0);
    row("two lengths", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4", 400);
    row("the same length twice",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3", 400);
    row("length and chunked",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked", 400);
    row("a length with a sign", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3", 400);
    row("an endless length", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999",
        400);
    row("gzip, chunked", "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked", 501);
    row("a body of a GET", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3", 400);
    row("no host", "GET / HTTP/1.1\r\nAccept: a", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b", 400);
    row("a line that goes on", "GET / HTTP/1.1\r\nHost: a\r\n b", 400);
    row("a blank before the colon", "GET / HTTP/1.1\r\nHost : a", 400);
    row("a bare line feed", "GET / HTTP/1.1\r\nHost: a\nX-Injected: b", 400);
    row("a NUL", "GET / HTTP/1.1\r\nHost: a" + QByteArray(1, '\0'), 400);
    row("another protocol", "GET / SSH-2.0\r\nHost: a", 400);
    row("a later HTTP", "GET / HTTP/2.0\r\nHost: a", 505);
    row("an unknown method", "TRACE / HTTP/1.1\r\nHost: a", 405);
    row("another server's address", "GET http://b/ HTTP/1.1\r\nHost: a", 400);
    row("an endless address", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\nHost: a", 414);
    row("nothing", "", 400);
}

void TestServeParts::headsAreReadStrictly()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, status);
    const Result<RequestHead> head = parseRequestHead(text);
    QCOMPARE(head ? 0 : head.error().httpStatus, status);
}

void TestServeParts::aMinuteHasSoManyCalls()
{
    ManualClock clock;
    CallRates rates{clock};
    QVERIFY(!rates.take("a", 2));
    clock.advance(20s);
    QVERIFY(!rates.take("a", 2));
    QCOMPARE(rates.take("a", 2), std::optional{std::chrono::seconds{40}});
    QVERIFY(!rates.take("b", 2));
    clock.advance(40s);
    QVERIFY(!rates.take("a", 2));
    QCOMPARE(rates.take("a", 2), std::optional{std::chrono::seconds{20}});
}

void TestServeParts::theGateKnowsWhoMayCall_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *method, const char *header, const char *value,
                        int status) {
        QTest::newRow(name) << QByteArray{method} << QByteArray{header} << QByteArray{value}
                            << status;
    };
    row("as it should be", "GET", "host", "127.0.0.1:8420", 0);
    row("localhost", "GET", "host", "localhost:8420", 0);
    row("the outside name", "GET", "host", "pictures.example", 0);
    row("a rebound name", "GET", "host", "evil.example:8420", 421);
    row("another address", "GET", "host", "10.0.0.1:8420", 421);
    row("no token", "GET", "authorization", "", 401);
    row("a wrong token", "GET", "authorization", "Bearer 0123456789abcdeX", 401);
    row("a token that begins right", "GET", "authorization", "Bearer 0123456789abcde", 401);
    row("another scheme", "GET", "authorization", "Basic 0123456789abcdef", 401);
    row("an invited page", "POST", "origin", "https://page.example", 0);
    row("our own page", "POST", "origin", "http://127.0.0.1:8420", 0);
    row("our page outside", "POST", "origin", "https://pictures.example", 0);
    row("a page of elsewhere", "POST", "origin", "https://evil.example", 403);
    row("the same page by http", "POST", "origin", "http://page.example", 403);
    row("no page at all", "POST", "origin", "null", 403);
    row("a page of elsewhere that looks", "GET", "origin", "https://evil.example", 0);
    row("an invited page asks first", "OPTIONS", "origin", "https://page.example", 0);
    row("a page of elsewhere asks first", "OPTIONS", "origin", "https://evil.example", 403);
}

void TestServeParts::theGateKnowsWhoMayCall()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, value);
    QFETCH(const int, status);
    ManualClock clock;
    ApiGate gate{m_config, clock};
    ApiRequest asked = request(method);
    asked.headers[header] = value;
    QCOMPARE(statusOf(gate, asked), status);
    const auto headers = gate.headersFor(asked);
    const bool isShared = std::any_of(headers.begin(), headers.end(), [](const auto &one) {
        return one.first == "Access-Control-Allow-Origin";
    });
    QCOMPARE(isShared, header == "origin" && status == 0 && value != "https://evil.example");
    asked.query = "q=a&token=0123456789abcdef";
    QCOMPARE(statusOf(gate, asked), status == 421 || status == 403 ? status : 400);
}

void TestServeParts::tenWrongTokensAreEnough()
{
    ManualClock clock;
    ApiGate gate{m_config, clock};
    ApiRequest wrong = request();
    wrong.headers["authorization"] = "Bearer nonsense";
    for (int i = 0; i < 10; ++i)
        QCOMPARE(statusOf(gate, wrong), 401);
    const auto found = findRoute("GET", "/v1/jobs");
    const auto refused = gate.refusal(wrong, found->route);
    QCOMPARE(refused->status, 429);
    QCOMPARE(refused->retryAfter, std::chrono::seconds{60});
    ApiRequest other = wrong;
    other.address = "192.0.2.2";
    QCOMPARE(statusOf(gate, other), 401);
    clock.advance(60s);
    QCOMPARE(statusOf(gate, wrong), 401);
}

void TestServeParts::aCallWithoutATokenIsNoGuess_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("nothing") << QByteArray{};
    QTest::newRow("a scheme alone") << QByteArray{"Bearer "};
    QTest::newRow("a password where none is taken") << QByteArray{"Basic OjAxMjM="};
}

void TestServeParts::aCallWithoutATokenIsNoGuess()
{
    QFETCH(const QByteArray, authorization);
    ManualClock clock;
    ApiGate gate{m_config, clock};
    ApiRequest bare = request();
    bare.headers["authorization"] = authorization;
    for (int i = 0; i < 30; ++i)
        QCOMPARE(statusOf(gate, bare), 401);
    ApiRequest wrong = request();
    wrong.headers["authorization"] = "Bearer nonsense";
    for (int i = 0; i < 10; ++i) // all ten are still there
        QCOMPARE(statusOf(gate, wrong), 401);
    QCOMPARE(statusOf(gate, wrong), 429);
    QCOMPARE(statusOf(gate, bare), 401);
}

void TestServeParts::generationsAreCountedApart()
{
    ManualClock clock;
    ApiConfig config = m_config;
    config.perMinute = 5;
    config.generatePerMinute = 2;
    ApiGate gate{config, clock};
    QCOMPARE(statusOf(gate, request("POST")), 0);
    QCOMPARE(statusOf(gate, request("POST")), 0);
    QCOMPARE(statusOf(gate, request("POST")), 429);
    QCOMPARE(statusOf(gate, request("GET", "/v1/jobs/a")), 0); // a look is no generation
    QCOMPARE(statusOf(gate, request("GET", "/v1/jobs/a")), 0);
    QCOMPARE(statusOf(gate, request("GET", "/v1/jobs/a")), 429);
    QCOMPARE(statusOf(gate, request("GET", "/healthz")), 0);
    clock.advance(60s);
    QCOMPARE(statusOf(gate, request("POST")), 0);
}

void TestServeParts::contentTasksAreCountedByAddress()
{
    ManualClock clock;
    ApiGate gate{m_config, clock};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(statusOf(gate, request("POST", "/api/images/generate")), 0);
    QCOMPARE(statusOf(gate, request("POST", "/api/images/generate")), 429);
    ApiRequest other = request("POST", "/api/images/generate");
    other.address = "192.0.2.2";
    QCOMPARE(statusOf(gate, other), 0);
    // Behind a server of ours the address is the one that it names last.
    other.address = "127.0.0.1";
    other.headers["x-forwarded-for"] = "203.0.113.9, 192.0.2.1";
    QCOMPARE(gate.clientOf(other), QByteArray{"192.0.2.1"});
    QCOMPARE(statusOf(gate, other), 429);
    const auto found = findRoute("POST", "/api/images/generate");
    const Json body =
        parseJson(refuse(Dialect::ContentTasks, *gate.refusal(other, found->route)).body)
            .value_or(Json{});
    QCOMPARE(boolAt(body, "success", true), false);
    QCOMPARE(integerAt(body, "statusCode"), qint64{429});
    QVERIFY(!textAt(body, "message").isEmpty());
}

void TestServeParts::theTokenIsKeptForThisUserAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"home/api-token"_s);
    const Result<KeptApiToken> made = keptApiToken(file);
    QVERIFY(made && made->isNew);
    QCOMPARE(made->token.reveal().size(), qsizetype{64});
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
    QVERIFY(!(QFileInfo{file}.permissions() & others));
    const Result<KeptApiToken> again = keptApiToken(file);
    QVERIFY(again && !again->isNew);
    QVERIFY(again->token == made->token);
    QVERIFY(isSameToken(made->token, again->token.reveal()));
    QVERIFY(!isSameToken(made->token, ""));
    QVERIFY(!isSameToken(Secret{}, ""));
    QFile{file}.setPermissions(QFile{file}.permissions() | QFileDevice::ReadOther);
    QCOMPARE(toString(keptApiToken(file).error().kind), toString(ErrorKind::Forbidden));
}

void TestServeParts::partsOfFilesAreFound_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<RangeKind>("kind");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::newRow("none") << QByteArray{} << RangeKind::Whole << 0LL << 100LL;
    QTest::newRow("first") << QByteArray{"bytes=0-9"} << RangeKind::Part << 0LL << 10LL;
    QTest::newRow("open") << QByteArray{"bytes=90-"} << RangeKind::Part << 90LL << 10LL;
    QTest::newRow("last") << QByteArray{"bytes=-5"} << RangeKind::Part << 95LL << 5LL;
    QTest::newRow("longer") << QByteArray{"bytes=50-999"} << RangeKind::Part << 50LL << 50LL;
    QTest::newRow("behind") << QByteArray{"bytes=100-"} << RangeKind::Impossible << 0LL << 100LL;
    QTest::newRow("nothing") << QByteArray{"bytes=-0"} << RangeKind::Impossible << 0LL << 100LL;
    QTest::newRow("several") << QByteArray{"bytes=0-1,3-4"} << RangeKind::Whole << 0LL << 100LL;
    QTest::newRow("backwards") << QByteArray{"bytes=9-3"} << RangeKind::Whole << 0LL << 100LL;
    QTest::newRow("nonsense") << QByteArray{"bytes=a-"} << RangeKind::Whole << 0LL << 100LL;
    QTest::newRow("huge") << QByteArray{"bytes=99999999999999999999-"} << RangeKind::Whole << 0LL
                          << 100LL;
}

void TestServeParts::partsOfFilesAreFound()
{
    QFETCH(const QByteArray, header);
    QFETCH(const RangeKind, kind);
    QFETCH(const qint64, offset);
    QFETCH(const qint64, length);
    ByteRange range;
    QVERIFY(readRange(header, 100, range) == kind);
    const ByteRange wanted{.offset = offset, .length = length};
    QVERIFY(range == wanted);
}

void TestServeParts::aFormBringsItsFirstFile()
{
    const QByteArray type = "multipart/form-data; boundary=\"xyz\"";
    const QByteArray body =
        "--xyz\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
        "--xyz\r\nContent-Disposition: form-data; name=\"f\"; "
        "filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--no\r\n"
        "--xyz--\r\n";
    const Result<FormFile> file = firstFile(type, body);
    QVERIFY(file);
    QCOMPARE(file->name, u"a.png"_s);
    QCOMPARE(file->bytes, QByteArray{"PNG\r\n--no"});
    // Cut anywhere, it is refused or whole, and nothing is read beyond its end.
    for (qsizetype i = 0; i < body.size(); ++i) {
        const Result<FormFile> cut = firstFile(type, body.first(i));
        QVERIFY(!cut || cut->bytes == file->bytes);
    }
    QVERIFY(!firstFile("multipart/form-data", body));
    QVERIFY(!firstFile("multipart/form-data; boundary=" + QByteArray(200, 'a'), body));
}

void TestServeParts::everyRouteStandsInTheDocument()
{
    const Json document = parseJson(toBytes(openApiDocument({}))).value_or(Json{});
    QCOMPARE(textAt(document, "openapi"), u"3.1.0"_s);
    QVERIFY(memberAt(memberAt(document, "components"), "schemas").contains("Job"));
    for (const Route &route : routes()) {
        const Json &path = memberAt(memberAt(document, "paths"), route.pattern);
        const Json &operation = memberAt(path, QByteArray{route.method}.toLower().constData());
        QVERIFY2(operation.is_object(), route.pattern);
        QVERIFY2(memberAt(operation, "responses").contains(std::to_string(route.status)),
                 route.pattern);
    }
    // What a component points at is there.
    const std::string text = document.dump();
    for (size_t at = text.find("#/components/schemas/"); at != std::string::npos;
         at = text.find("#/components/schemas/", at + 1)) {
        const std::string name = text.substr(at + 21, text.find('"', at) - at - 21);
        QVERIFY2(document["components"]["schemas"].contains(name), name.c_str());
    }
}

void TestServeParts::aSlowListenerIsLetGo()
{
    EventFeed feed;
    feed.put("one");
    QCOMPARE(feed.take(0ms), std::optional{QByteArray{"one"}});
    QCOMPARE(feed.take(0ms), std::optional{QByteArray{}});
    for (size_t i = 0; i <= EventFeed::most; ++i)
        feed.put("more");
    for (size_t i = 0; i < EventFeed::most; ++i)
        QCOMPARE(feed.take(0ms), std::optional{QByteArray{"more"}});
    QVERIFY(!feed.take(0ms));
}

QTEST_GUILESS_MAIN(TestServeParts)
#include "tst_serveparts.moc"
