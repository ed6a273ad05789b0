#include "core/jobs/outputfetch.h"
#include "core/net/httpclient.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/fakes.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestOutputFetch : public QObject {
    Q_OBJECT
private slots:
    void savesAndHashes();
    void followsRedirectsWithoutTheKey();
    void doesNotRunInCircles();
    void anAnswerWithoutAddressIsNoRedirect();
    void onlyThePrivatePointsToThePrivate_data();
    void onlyThePrivatePointsToThePrivate();
    void namesWhatTheServerSaid_data();
    void namesWhatTheServerSaid();
    void publicHttpIsInsecure();
    void readsDataAddresses_data();
    void readsDataAddresses();

private:
    Result<FetchedFile> fetch(const QByteArray &url);
    QString file() const { return m_folder.filePath(u"out"_s); }
    QTemporaryDir m_folder;
    HttpClient m_http;
};

Result<FetchedFile> TestOutputFetch::fetch(const QByteArray &url)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Authorization", "Bearer r8_secret"}};
    return QCoro::waitFor(fetchOutput(&m_http, request, file(), std::stop_token{}));
}

void TestOutputFetch::savesAndHashes()
{
    FakeHttpServer server;
    ServedReply reply;
    reply.body = pngBytes();
    server.on("GET", "/a.png", reply);
    const Result<FetchedFile> got = fetch(server.url("/a.png"));
    QVERIFY(got.has_value());
    QCOMPARE(got->bytes, pngBytes().size());
    QCOMPARE(got->sha256, QCryptographicHash::hash(pngBytes(), QCryptographicHash::Sha256));
    QCOMPARE(got->md5, QCryptographicHash::hash(pngBytes(), QCryptographicHash::Md5));
}

void TestOutputFetch::followsRedirectsWithoutTheKey()
{
    FakeHttpServer first;
    FakeHttpServer second;
    ServedReply away;
    away.status = 302;
    away.headers = {{"Location", second.url("/x%7E%41?sig=a%2Fb")}};
    first.on("GET", "/a", away);
    ServedReply relative;
    relative.status = 307;
    relative.headers = {{"Location", "../final.png"}};
    second.on("GET", "/x~A?sig=a%2Fb", relative);
    ServedReply good;
    good.body = pngBytes();
    second.on("GET", "/final.png", good);
    QVERIFY(fetch(first.url("/a")).has_value());
    QCOMPARE(first.requests[0].header("Authorization"), QByteArray{"Bearer r8_secret"});
    QCOMPARE(second.requests.size(), 2U);
    // The signature arrived, and the key did not.
    QCOMPARE(second.requests[0].target, QByteArray{"/x~A?sig=a%2Fb"});
    for (const ServedRequest &request : second.requests)
        QVERIFY(request.header("Authorization").isEmpty());
}

void TestOutputFetch::doesNotRunInCircles()
{
    FakeHttpServer server;
    ServedReply again;
    again.status = 301;
    again.headers = {{"Location", "/a"}};
    server.on("GET", "/a", again);
    QCOMPARE(toString(fetch(server.url("/a")).error().kind), u"redirected"_s);
    QCOMPARE(server.requests.size(), 6U);
}

void TestOutputFetch::anAnswerWithoutAddressIsNoRedirect()
{
    for (const QByteArray &location : {QByteArray{}, QByteArray{"file:///etc/passwd"}}) {
        FakeHttpServer server;
        ServedReply lost;
        lost.status = 302;
        if (!location.isEmpty())
            lost.headers = {{"Location", location}};
        server.on("GET", "/a", lost);
        QCOMPARE(toString(fetch(server.url("/a")).error().kind), u"redirected"_s);
    }
}

void TestOutputFetch::onlyThePrivatePointsToThePrivate_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("target"); // empty = not followed
    const QByteArray outside = "https://pictures.example.com/a/b.png";
    const auto row = [](const char *name, const QByteArray &from, const char *location,
                        const char *target) {
        QTest::newRow(name) << from << QByteArray{location} << QByteArray{target};
    };
    row("outside to outside", outside, "https://cdn.example.com/x", "https://cdn.example.com/x");
    row("in the clear", outside, "http://cdn.example.com/x", "https://cdn.example.com/x");
    row("the same host", outside, "../c.png", "https://pictures.example.com/c.png");
    row("to this computer", outside, "http://127.0.0.1:9000/x", "");
    row("into the house", outside, "http://192.168.1.1/x", "");
    row("in the house", "http://192.168.1.2/a", "http://192.168.1.1/x", "http://192.168.1.1/x");
}

void TestOutputFetch::onlyThePrivatePointsToThePrivate()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, target);
    HttpResponse response;
    response.status = 302;
    response.headers = {{"Location", location}};
    const Result<QByteArray> led = redirectTarget(from, response);
    QCOMPARE(led.value_or(QByteArray{}), target);
    if (led)
        return;
    QCOMPARE(toString(led.error().kind), u"private_network"_s);
    QCOMPARE(led.error().httpStatus, 302);
    QVERIFY(location.startsWith(led.error().message.toLatin1())); // where it is, without the path
}

void TestOutputFetch::namesWhatTheServerSaid_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("401") << 401 << u"output_expired"_s;
    QTest::newRow("403") << 403 << u"output_expired"_s;
    QTest::newRow("404") << 404 << u"output_expired"_s;
    QTest::newRow("410") << 410 << u"output_expired"_s;
    QTest::newRow("408") << 408 << u"timeout"_s;
    QTest::newRow("429") << 429 << u"rate_limited"_s;
    QTest::newRow("500") << 500 << u"server_error"_s;
    QTest::newRow("503") << 503 << u"unavailable"_s;
    QTest::newRow("418") << 418 << u"invalid_answer"_s;
}

void TestOutputFetch::namesWhatTheServerSaid()
{
    QFETCH(int, status);
    QFETCH(QString, kind);
    FakeHttpServer server;
    ServedReply reply;
    reply.status = status;
    reply.headers = {{"Retry-After", "7"}};
    server.on("GET", "/a", reply);
    const Result<FetchedFile> got = fetch(server.url("/a"));
    QVERIFY(!got);
    QCOMPARE(toString(got.error().kind), kind);
    QCOMPARE(got.error().httpStatus, status);
    QCOMPARE(got.error().retryAfter.count(), 7000);
}

void TestOutputFetch::publicHttpIsInsecure()
{
    QVERIFY(isInsecure("http://replicate.delivery/a.png"));
    QVERIFY(isInsecure("HTTP://replicate.delivery/a.png"));
    QVERIFY(!isInsecure("https://replicate.delivery/a.png"));
    QVERIFY(!isInsecure("http://127.0.0.1:9000/a.png"));
    QVERIFY(!isInsecure("http://localhost/a.png"));
}

void TestOutputFetch::readsDataAddresses_data()
{
    QTest::addColumn<QString>("uri");
    QTest::addColumn<QByteArray>("bytes"); // null = refused
    QTest::newRow("base64") << u"data:image/png;base64,YWJj"_s << QByteArray{"abc"};
    QTest::newRow("upper case") << u"DATA:image/png;BASE64,YWJj"_s << QByteArray{"abc"};
    QTest::newRow("escaped") << u"data:image/png;base64,YWI%3D"_s << QByteArray{"ab"};
    QTest::newRow("plain") << u"data:text/plain,a%20b"_s << QByteArray{"a b"};
    QTest::newRow("broken") << u"data:image/png;base64,Y!"_s << QByteArray{};
    QTest::newRow("no comma") << u"data:image/png;base64"_s << QByteArray{};
}

void TestOutputFetch::readsDataAddresses()
{
    QFETCH(QString, uri);
    QFETCH(QByteArray, bytes);
    QVERIFY(isDataUri(uri));
    const Result<FetchedFile> got = QCoro::waitFor(saveDataUri(uri, file()));
    QCOMPARE(got.has_value(), !bytes.isNull());
    if (!got) {
        QCOMPARE(toString(got.error().kind), u"not_an_image"_s);
        return;
    }
    QFile saved{file()};
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), bytes);
    QCOMPARE(got->bytes, bytes.size());
}

QTEST_GUILESS_MAIN(TestOutputFetch)
#include "tst_outputfetch.moc"
