#include "core/sandbox/fakehttpserver.h"
#include "tests/core/s3/s3trial.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ServedReply refusal(int status, const QByteArray &code, HttpHeaders headers = {})
{
    ServedReply out;
    out.status = status;
    out.headers = std::move(headers);
    out.body = "<Error><Code>" + code + "</Code><Message>because AKIDEXAMPLE</Message></Error>";
    return out;
}

ServedReply stored()
{
    ServedReply out;
    out.headers = {{"ETag", '"' + md5("x").toHex() + '"'}};
    return out;
}

} // namespace

//! What no well-behaved server does: the client against scripted faults.
class TestS3Client : public QObject {
    Q_OBJECT
private slots:
    void init();

    void theServerCanRecomputeTheSignature();
    void overloadIsTriedAgainAFewTimes();
    void aLongRetryAfterIsLeftToTheCaller();
    void aDroppedLineIsTriedAgainAtOnce();
    void refusalsAreNotTriedAgain();
    void stoppingEndsTheWait();
    void anotherHostIsNeverFollowed();
    void aHostInAnErrorIsNeverFollowed();
    void aRegionIsLearnedOnce();
    void aClockIsLearnedOnce();
    void aSmallOffsetIsNotAdopted();
    void aWrongEtagIsSentAgainOnce();
    void opaqueEtagsAreNotJudged();
    void anAnswerWithoutEtagIsNoStore();
    void errorsHoldNoKeys();
    void endlessListingsEnd();
    void publicMeansAPictureComes_data();
    void publicMeansAPictureComes();
    void setConfigTakesEffectAtOnce();

private:
    [[nodiscard]] Result<ObjectInfo> put()
    {
        return QCoro::waitFor(m_client->putBytes(u"a b.png"_s, "x", "image/png", {}));
    }
    [[nodiscard]] int asked(const QByteArray &method) const
    {
        return static_cast<int>(
            std::count_if(m_server->requests.begin(), m_server->requests.end(),
                          [&](const ServedRequest &one) { return one.method == method; }));
    }

    std::unique_ptr<FakeHttpServer> m_server;
    HttpClient m_http;
    SystemClock m_clock;
    S3Config m_config;
    std::unique_ptr<S3Client> m_client;
};

void TestS3Client::init()
{
    m_server = std::make_unique<FakeHttpServer>();
    m_config = {};
    m_config.endpoint = QString::fromLatin1(m_server->origin());
    m_config.bucket = u"gallery"_s;
    m_config.accessKey = u"AKIDEXAMPLE"_s;
    m_config.secretKey = Secret{u"a-secret-for-faults"_s};
    m_config.sessionToken = Secret{u"a-session-token"_s};
    m_client = std::make_unique<S3Client>(m_http, m_clock, m_config);
}

void TestS3Client::theServerCanRecomputeTheSignature()
{
    m_server->setHandler([](const ServedRequest &) { return stored(); });
    QVERIFY(put());
    const ServedRequest &got = m_server->requests.front();
    QCOMPARE(got.target, QByteArray{"/gallery/a%20b.png"});
    QCOMPARE(got.header("x-amz-security-token"), QByteArray{"a-session-token"});
    const QByteArray names = "content-md5;content-type;host;x-amz-content-sha256;x-amz-date;"
                             "x-amz-security-token";
    const QByteArray time = got.header("x-amz-date");
    sigv4::Scope scope;
    scope.day = time.left(8);
    scope.region = "us-east-1";
    const QByteArray canonical =
        sigv4::canonicalRequest("PUT", sigv4::canonicalPathOfRaw(got.path()), "",
                                sigv4::onlySigned(got.headers, names), sha256Hex(got.body));
    const QByteArray signature = sigv4::signature(sigv4::signingKey("a-secret-for-faults", scope),
                                                  sigv4::stringToSign(time, scope, canonical));
    QCOMPARE(got.header("authorization"),
             sigv4::authorization("AKIDEXAMPLE", scope, names, signature));
}

void TestS3Client::overloadIsTriedAgainAFewTimes()
{
    m_server->on("PUT", "/gallery/a%20b.png", refusal(503, "SlowDown"));
    m_server->on("PUT", "/gallery/a%20b.png", refusal(500, "InternalError"));
    m_server->on("PUT", "/gallery/a%20b.png", stored());
    QVERIFY(put());
    QCOMPARE(m_server->requests.size(), size_t{3});

    m_server->on("GET", "/gallery/x", refusal(503, "SlowDown", {{"Retry-After", "0"}}));
    const auto failed = QCoro::waitFor(m_client->getBytes(u"x"_s, {}));
    QCOMPARE(kindOf(failed), u"unavailable"_s);
    QCOMPARE(m_server->requests.size(), size_t{6});
}

void TestS3Client::aLongRetryAfterIsLeftToTheCaller()
{
    m_server->on("PUT", "/gallery/a%20b.png", refusal(503, "SlowDown", {{"Retry-After", "60"}}));
    const auto result = put();
    QCOMPARE(kindOf(result), u"unavailable"_s);
    QCOMPARE(result.error().retryAfter, std::chrono::milliseconds{60'000});
    QVERIFY(result.error().isTransient());
    QCOMPARE(m_server->requests.size(), size_t{1});
}

void TestS3Client::aDroppedLineIsTriedAgainAtOnce()
{
    ServedReply drop;
    drop.dropAfter = true;
    m_server->on("PUT", "/gallery/a%20b.png", drop);
    m_server->on("PUT", "/gallery/a%20b.png", stored());
    QVERIFY(put());
}

void TestS3Client::refusalsAreNotTriedAgain()
{
    m_server->setHandler([](const ServedRequest &) { return refusal(403, "AccessDenied"); });
    QCOMPARE(kindOf(put()), u"forbidden"_s);
    QCOMPARE(m_server->requests.size(), size_t{1});
}

void TestS3Client::stoppingEndsTheWait()
{
    ManualClock still;
    S3Client client{m_http, still, m_config};
    m_server->setHandler([](const ServedRequest &) { return refusal(503, "SlowDown"); });
    std::stop_source stop;
    auto task = client.putBytes(u"x"_s, "x", "image/png", stop.get_token());
    QTRY_COMPARE(still.sleepers(), 1);
    stop.request_stop();
    QCOMPARE(kindOf(QCoro::waitFor(std::move(task))), u"cancelled"_s);
}

void TestS3Client::anotherHostIsNeverFollowed()
{
    FakeHttpServer other;
    for (const int status : {301, 302, 307, 308}) {
        ServedReply moved;
        moved.status = status;
        moved.headers = {{"Location", other.url("/elsewhere")}};
        m_server->on("GET", "/gallery/" + QByteArray::number(status), moved);
        const auto result = QCoro::waitFor(m_client->getBytes(QString::number(status), {}));
        QCOMPARE(kindOf(result), u"redirected"_s);
        QCOMPARE(result.error().message, QString::fromLatin1(other.origin()));
    }
    QVERIFY(other.requests.empty());
}

void TestS3Client::aHostInAnErrorIsNeverFollowed()
{
    FakeHttpServer other;
    ServedReply moved = refusal(307, "TemporaryRedirect");
    moved.body.replace("</Error>", "<Endpoint>" + other.origin().mid(7) + "</Endpoint></Error>");
    m_server->setHandler([&](const ServedRequest &) { return moved; });
    QCOMPARE(kindOf(put()), u"redirected"_s);
    QVERIFY(other.requests.empty());
}

void TestS3Client::aRegionIsLearnedOnce()
{
    ServedReply wrong = refusal(400, "AuthorizationHeaderMalformed");
    wrong.body.replace("</Error>", "<Region>eu-north-7</Region></Error>");
    m_server->setHandler([&](const ServedRequest &request) {
        return request.header("authorization").contains("/eu-north-7/s3/") ? stored() : wrong;
    });
    QVERIFY(put());
    QVERIFY(put());
    QCOMPARE(m_server->requests.size(), size_t{3});
    QCOMPARE(m_client->region(), u"eu-north-7"_s);
    m_client->setConfig(m_config); // what was learned of the place is kept
    QCOMPARE(m_client->region(), u"eu-north-7"_s);

    // A server that never agrees is asked twice, not for ever.
    m_server->setHandler([&](const ServedRequest &request) {
        ServedReply moody = refusal(400, "AuthorizationHeaderMalformed");
        const bool isNorth = request.header("authorization").contains("eu-north-7");
        moody.body.replace("</Error>", QByteArray{"<Region>"} + (isNorth ? "a-1" : "eu-north-7") +
                                           "</Region></Error>");
        return moody;
    });
    QCOMPARE(kindOf(put()), u"wrong_region"_s);
    QCOMPARE(m_server->requests.size(), size_t{5});
}

void TestS3Client::aClockIsLearnedOnce()
{
    const QDateTime there = m_clock.now().addSecs(7200);
    const QByteArray date =
        QLocale::c().toString(there, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
    m_server->setHandler([&](const ServedRequest &request) {
        const bool isLate = request.header("x-amz-date") < sigv4::timestamp(there.addSecs(-900));
        return isLate ? refusal(403, "RequestTimeTooSkewed", {{"Date", date}}) : stored();
    });
    QVERIFY(put());
    QVERIFY(put());
    QCOMPARE(m_server->requests.size(), size_t{3});
    QVERIFY(std::abs(m_client->clockOffset().count() - 7200) < 30);
    QVERIFY(m_client->presignedUrl(u"x"_s, 60s)
                .value()
                .contains("X-Amz-Date=" + sigv4::timestamp(there).left(11)));
}

void TestS3Client::aSmallOffsetIsNotAdopted()
{
    const QByteArray date =
        QLocale::c()
            .toString(m_clock.now().addSecs(30), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
            .toLatin1();
    m_server->setHandler([&](const ServedRequest &) {
        return refusal(403, "RequestTimeTooSkewed", {{"Date", date}});
    });
    QCOMPARE(kindOf(put()), u"clock_skew"_s);
    QCOMPARE(m_server->requests.size(), size_t{1});
    QCOMPARE(m_client->clockOffset(), 0s);
}

void TestS3Client::aWrongEtagIsSentAgainOnce()
{
    S3Trial trial{m_config};
    ServedReply wrong;
    wrong.headers = {{"ETag", '"' + md5("y").toHex() + '"'}};
    m_server->on("PUT", "/gallery/k", wrong);
    m_server->on("PUT", "/gallery/k", stored());
    QVERIFY(trial.put(u"k"_s, "x"));
    QCOMPARE(asked("PUT"), 2);
    m_server->on("PUT", "/gallery/l", wrong);
    QCOMPARE(kindOf(trial.put(u"l"_s, "x")), u"bad_digest"_s);
    QCOMPARE(asked("PUT"), 4);
}

void TestS3Client::opaqueEtagsAreNotJudged()
{
    S3Trial trial{m_config};
    ServedReply encrypted;
    encrypted.headers = {{"ETag", '"' + md5("y").toHex() + '"'},
                         {"x-amz-server-side-encryption", "aws:kms"}};
    m_server->on("PUT", "/gallery/k", encrypted);
    QVERIFY(trial.put(u"k"_s, "x"));
    ServedReply multipart;
    multipart.headers = {{"ETag", "\"abc-2\""}};
    m_server->on("PUT", "/gallery/m", multipart);
    QCOMPARE(trial.put(u"m"_s, "x")->etag, QByteArray{"abc-2"});
}

void TestS3Client::anAnswerWithoutEtagIsNoStore()
{
    m_server->setHandler([](const ServedRequest &) { return ServedReply{}; });
    QCOMPARE(kindOf(put()), u"not_an_object_store"_s);
    m_server->setHandler([](const ServedRequest &) {
        ServedReply page;
        page.headers = {{"Content-Type", "text/html"}};
        page.body = "<html>hello";
        return page;
    });
    QCOMPARE(kindOf(put()), u"not_an_object_store"_s);
    QCOMPARE(kindOf(QCoro::waitFor(S3Bucket{*m_client}.head({}))), u"not_an_object_store"_s);
}

void TestS3Client::errorsHoldNoKeys()
{
    m_server->setHandler([](const ServedRequest &request) {
        ServedReply echo = refusal(403, "SignatureDoesNotMatch");
        echo.body.replace("because",
                          "a-secret-for-faults a-session-token " + request.header("authorization"));
        return echo;
    });
    const auto result = put();
    QCOMPARE(kindOf(result), u"bad_signature"_s);
    for (const QString &hidden : {u"AKIDEXAMPLE"_s, u"a-secret-for-faults"_s, u"a-session-token"_s})
        QVERIFY2(!result.error().message.contains(hidden), qPrintable(result.error().message));
}

void TestS3Client::endlessListingsEnd()
{
    m_server->setHandler([](const ServedRequest &) {
        ServedReply page;
        page.body = "<ListBucketResult><IsTruncated>true</IsTruncated>"
                    "<NextContinuationToken>same</NextContinuationToken>"
                    "<Contents><Key>a</Key></Contents></ListBucketResult>";
        return page;
    });
    S3Trial trial{m_config};
    const auto listed = trial.list({});
    QVERIFY(listed);
    QCOMPARE(listed->size(), size_t{2});
}

void TestS3Client::publicMeansAPictureComes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("answer");
    QTest::newRow("whole") << 200 << QByteArray{"image/png"} << u"true"_s;
    QTest::newRow("part") << 206 << QByteArray{"image/png"} << u"true"_s;
    QTest::newRow("empty object") << 416 << QByteArray{} << u"true"_s;
    QTest::newRow("log-in page") << 200 << QByteArray{"text/html"} << u"false"_s;
    QTest::newRow("redirect") << 302 << QByteArray{} << u"false"_s;
    QTest::newRow("forbidden") << 403 << QByteArray{} << u"false"_s;
    QTest::newRow("missing") << 404 << QByteArray{} << u"false"_s;
    QTest::newRow("down") << 503 << QByteArray{} << u"unavailable"_s;
}

void TestS3Client::publicMeansAPictureComes()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, type);
    QFETCH(const QString, answer);
    ServedReply reply;
    reply.status = status;
    reply.headers = {{"Content-Type", type}};
    m_server->on("GET", "/gallery/x", reply);
    const Result<bool> result =
        QCoro::waitFor(m_client->opens(m_client->publicUrl(u"x"_s), 10s, {}));
    QCOMPARE(result ? (*result ? u"true"_s : u"false"_s) : kindOf(result), answer);
    QVERIFY(m_server->requests.front().header("authorization").isEmpty());
    QVERIFY(m_server->requests.front().header("x-amz-security-token").isEmpty());
}

void TestS3Client::setConfigTakesEffectAtOnce()
{
    QVERIFY(m_client->isConfigured());
    QCOMPARE(m_client->location(), m_config.endpoint.mid(7) + u"/gallery"_s);
    m_client->setConfig({});
    QCOMPARE(kindOf(m_client->isConfigured()), u"not_configured"_s);
    QCOMPARE(kindOf(put()), u"not_configured"_s);
    QCOMPARE(kindOf(QCoro::waitFor(m_client->opens(m_client->publicUrl(u"x"_s), 10s, {}))),
             u"not_configured"_s);
    QCOMPARE(m_client->location(), QString{});
    QVERIFY(m_client->publicUrl(u"x"_s).isEmpty());
    QVERIFY(m_server->requests.empty());
}

QTEST_GUILESS_MAIN(TestS3Client)
#include "tst_s3client.moc"
