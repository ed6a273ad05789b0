#include "core/base/json.h"
#include "tests/core/sandbox/signedclient.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSimS3Auth : public QObject {
    Q_OBJECT
private slots:
    void wrongRequestsAreRefused_data();
    void wrongRequestsAreRefused();
    void theServersClockIsTold();
    void presignedLinksWork();
    void presignedLinksEnd_data();
    void presignedLinksEnd();
    void anonymousReadingIsAnOption();
    void aPolicyOpensItsPrefix();
    void regionsAreStrictWhenSet();
    void garbageNeverCrashes();

private:
    SignedClient m_s3;
};

void TestSimS3Auth::wrongRequestsAreRefused_data()
{
    QTest::addColumn<int>("twist");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, int index, const char *code, int status) {
        QTest::newRow(name) << index << QByteArray{code} << status;
    };
    row("right", 0, "", 200);
    row("wrong secret", 1, "SignatureDoesNotMatch", 403);
    row("unknown key", 2, "InvalidAccessKeyId", 403);
    row("changed body", 3, "XAmzContentSHA256Mismatch", 400);
    row("slow clock", 4, "RequestTimeTooSkewed", 403);
    row("fast clock", 5, "RequestTimeTooSkewed", 403);
    row("fourteen minutes", 6, "", 200);
    row("unsigned header", 7, "AccessDenied", 403);
    row("wrong MD5", 8, "BadDigest", 400);
    row("no MD5", 9, "InvalidDigest", 400);
    row("much metadata", 10, "MetadataTooLarge", 400);
    row("right MD5", 11, "", 200);
}

void TestSimS3Auth::wrongRequestsAreRefused()
{
    QFETCH(const int, twist);
    QFETCH(const QByteArray, code);
    QFETCH(const int, status);
    const std::vector<Twist> twists{{},
                                    {.secretKey = "wrong"},
                                    {.accessKey = "nobody"},
                                    {.sentBody = "pictURE"},
                                    {.age = 20min},
                                    {.age = -20min},
                                    {.age = 14min},
                                    {.unsignedHeaders = {{"x-amz-acl", "public-read"}}},
                                    {.headers = {{"Content-MD5", md5("other").toBase64()}}},
                                    {.headers = {{"Content-MD5", "short"}}},
                                    {.headers = {{"x-amz-meta-a", QByteArray(2049, 'm')}}},
                                    {.headers = {{"Content-MD5", md5("picture").toBase64()}}}};
    SimS3 sim{{}};
    const HttpResponse answer =
        m_s3.send(sim, "PUT", "/limner-sandbox/a", "picture", twists[static_cast<size_t>(twist)]);
    QCOMPARE(m_s3.element(answer, "Code"), code);
    QCOMPARE(answer.status, status);
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox/a").status, status == 200 ? 200 : 404);
}

void TestSimS3Auth::theServersClockIsTold()
{
    SimS3 sim{{.clockOffset = 1h}};
    const HttpResponse skewed = m_s3.send(sim, "HEAD", "/limner-sandbox");
    QCOMPARE(skewed.status, 403);
    const QDateTime date = QLocale::c().toDateTime(
        QString::fromLatin1(skewed.header("Date")).chopped(4), u"ddd, dd MMM yyyy HH:mm:ss"_s);
    const qint64 ahead =
        QDateTime::currentDateTimeUtc().secsTo(QDateTime{date.date(), date.time(), Qt::UTC});
    QVERIFY2(ahead > 3500 && ahead < 3700, skewed.header("Date").constData());
    QVERIFY(!m_s3.element(m_s3.send(sim, "GET", "/limner-sandbox/x"), "ServerTime").isEmpty());
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox", {}, {.age = -1h}).status, 200);
}

void TestSimS3Auth::presignedLinksWork()
{
    SimS3 sim{{.publicRead = false}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/ä+b.png", "picture").status, 200);
    const QByteArray url = m_s3.link(sim, "/limner-sandbox/ä+b.png");
    QCOMPARE(m_s3.plain({.url = url}).body, QByteArray{"picture"});
    QCOMPARE(m_s3.plain({.method = "HEAD", .url = url}).status, 403);
    QCOMPARE(m_s3.plain({.url = QByteArray{url}.replace("%2Bb", "%2Bc")}).status, 403);
    QCOMPARE(m_s3.plain({.url = url + "&x=1"}).status, 403);
    const QByteArray typed =
        m_s3.link(sim, "/limner-sandbox/ä+b.png", {}, {{"response-content-type", "text/x"}});
    QCOMPARE(m_s3.plain({.url = typed}).header("Content-Type"), QByteArray{"text/x"});
}

void TestSimS3Auth::presignedLinksEnd_data()
{
    QTest::addColumn<int>("age");
    QTest::addColumn<int>("expires");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("young") << 50 << 60 << 200 << QByteArray{"picture"};
    QTest::newRow("expired") << 70 << 60 << 403 << QByteArray{"Request has expired"};
    QTest::newRow("not yet") << -1200 << 60 << 403 << QByteArray{"Request is not valid yet"};
    QTest::newRow("a week") << 600'000 << 604'800 << 200 << QByteArray{"picture"};
    QTest::newRow("longer") << 0 << 604'801 << 400
                            << QByteArray{"AuthorizationQueryParametersError"};
    QTest::newRow("never") << 0 << 0 << 400 << QByteArray{"AuthorizationQueryParametersError"};
}

void TestSimS3Auth::presignedLinksEnd()
{
    QFETCH(const int, age);
    QFETCH(const int, expires);
    SimS3 sim{{.publicRead = false}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "picture").status, 200);
    const QByteArray url =
        m_s3.link(sim, "/limner-sandbox/a",
                  {.age = std::chrono::seconds{age}, .expires = std::chrono::seconds{expires}});
    const HttpResponse got = m_s3.plain({.url = url});
    QTEST(got.status, "status");
    QFETCH(const QByteArray, words);
    QVERIFY2(got.body.contains(words), got.body.constData());
}

void TestSimS3Auth::anonymousReadingIsAnOption()
{
    SimS3 sim{{}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "picture").status, 200);
    const QByteArray url = sim.endpoint() + "/limner-sandbox/a";
    QCOMPARE(m_s3.plain({.url = url}).body, QByteArray{"picture"});
    QCOMPARE(m_s3.plain({.method = "PUT", .url = url, .body = "x"}).status, 403);
    QCOMPARE(m_s3.plain({.method = "DELETE", .url = url}).status, 403);
    QCOMPARE(m_s3.plain({.url = sim.endpoint() + "/limner-sandbox?list-type=2"}).status, 403);
    QCOMPARE(m_s3.plain({.url = url + "?response-content-type=text%2Fhtml"}).status, 400);
    sim.options.publicRead = false;
    QCOMPARE(m_s3.plain({.url = url}).status, 403);
}

void TestSimS3Auth::aPolicyOpensItsPrefix()
{
    SimS3 sim{{.publicRead = false}};
    const auto policy = [&](const QByteArray &method, const QByteArray &body = {}) {
        return m_s3.send(sim, method, "/limner-sandbox", body, {}, {{"policy", ""}});
    };
    QCOMPARE(m_s3.element(policy("GET"), "Code"), QByteArray{"NoSuchBucketPolicy"});
    QCOMPARE(m_s3.element(policy("PUT", "{oops"), "Code"), QByteArray{"MalformedPolicy"});
    const QByteArray text =
        R"({"Version":"2012-10-17","Statement":[{"Sid":"Public","Effect":"Allow",
        "Principal":{"AWS":["*"]},"Action":["s3:GetObject"],"Resource":["arn:aws:s3:::limner-sandbox/shots/*"]}]})";
    QCOMPARE(policy("PUT", text).status, 204);
    QCOMPARE(policy("GET").body, text);
    for (const char *const key : {"/limner-sandbox/shots/a", "/limner-sandbox/a"})
        QCOMPARE(m_s3.send(sim, "PUT", key, "x").status, 200);
    QCOMPARE(m_s3.plain({.url = sim.endpoint() + "/limner-sandbox/shots/a"}).status, 200);
    QCOMPARE(m_s3.plain({.url = sim.endpoint() + "/limner-sandbox/a"}).status, 403);
    QCOMPARE(policy("DELETE").status, 204);
    QCOMPARE(m_s3.plain({.url = sim.endpoint() + "/limner-sandbox/shots/a"}).status, 403);
}

void TestSimS3Auth::regionsAreStrictWhenSet()
{
    SimS3 sim{{.region = "eu-central-1"}};
    const HttpResponse wrong = m_s3.send(sim, "GET", "/limner-sandbox/a");
    QCOMPARE(wrong.status, 400);
    QCOMPARE(m_s3.element(wrong, "Region"), QByteArray{"eu-central-1"});
    QCOMPARE(wrong.header("x-amz-bucket-region"), QByteArray{"eu-central-1"});
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox", {}, {.region = "eu-central-1"}).status, 200);
}

void TestSimS3Auth::garbageNeverCrashes()
{
    SimS3 sim{{}};
    const QByteArray base = sim.endpoint();
    for (const char *const target :
         {"/", "/limner-sandbox/?X-Amz-Signature=1", "/?X-Amz-Signature=", "/%", "/%00",
          "/limner-sandbox?policy",
          "/limner-sandbox/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=///"
          "&X-Amz-Signature=x"})
        QVERIFY(m_s3.plain({.url = base + target}).status != 200);
    for (const char *const header :
         {"", "Basic x", "AWS4-HMAC-SHA256 ",
          "AWS4-HMAC-SHA256 Credential=,SignedHeaders=,Signature=",
          "AWS4-HMAC-SHA256 Credential=a/b/c/d/aws4_request, SignedHeaders=host, Signature=0",
          "AWS4-HMAC-SHA256 ,,=,"})
        QVERIFY(m_s3.plain({.method = "PUT",
                            .url = base + "/limner-sandbox/a",
                            .headers = {{"Authorization", header}}})
                    .status >= 400);
}

QTEST_GUILESS_MAIN(TestSimS3Auth)
#include "tst_sims3auth.moc"
