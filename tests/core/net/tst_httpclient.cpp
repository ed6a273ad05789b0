#include "core/net/httpclient.h"
#include "core/base/digest.h"
#include "core/sandbox/fakehttpserver.h"

#include <QTcpServer>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHttpClient : public QObject {
    Q_OBJECT
private slots:
    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void aHeadHasALengthAndNoBody();
    void theTargetGoesOutAsGiven();
    void aTargetThatWouldChangeIsRefused();
    void cancelAbortsTheRequest();
    void aStoppedUploadReadsNothingThatIsGone();
    void aPostIsSentOnceWhateverHappens_data();
    void aPostIsSentOnceWhateverHappens();
    void silenceEndsAsTimeout();
    void whatNeverLeftHasNoEffect();
    void aShortBodyIsDropped();
    void redirectsAreData();
    void longAnswersAreCutOff();
    void bodiesGoToAndComeFromFiles();
    void nobodyListeningIsOffline();
    void headersWithLineBreaksAreRefused();
    void aPlainPortIsNoBadCertificate();

private:
    [[nodiscard]] Result<HttpResponse> send(HttpRequest request)
    {
        return QCoro::waitFor(m_client.send(std::move(request), {}));
    }
    HttpClient m_client;
};

void TestHttpClient::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 204, 301, 307, 400, 401, 402, 403, 404, 405, 407, 409,
                             410, 412, 416, 422, 429, 500, 501, 502, 503, 504, 507, 520, 529})
        QTest::addRow("%d", status) << status;
}

void TestHttpClient::anyStatusIsAnAnswer()
{
    QFETCH(int, status);
    FakeHttpServer server;
    ServedReply reply;
    reply.status = status;
    reply.body = status == 204 ? QByteArray{} : QByteArray{"hello"};
    reply.headers = {{"X-Note", "kept"}};
    server.on("GET", "/", reply);
    HttpRequest request;
    request.url = server.url("/");
    const auto answer = send(request);
    QVERIFY2(answer, qUtf8Printable(answer ? QString{} : answer.error().message));
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, reply.body);
    QCOMPARE(answer->header("x-note"), QByteArray{"kept"});
}

void TestHttpClient::aHeadHasALengthAndNoBody()
{
    FakeHttpServer server;
    ServedReply reply;
    reply.body = "hello";
    server.on("HEAD", "/", reply);
    for (int i = 0; i < 2; ++i) { // the second on the same line: nothing was left over
        HttpRequest request;
        request.method = "HEAD";
        request.url = server.url("/");
        request.idleTimeout = std::chrono::milliseconds{2000};
        const auto answer = send(request);
        QVERIFY2(answer, qUtf8Printable(answer ? QString{} : answer.error().message));
        QCOMPARE(answer->header("content-length"), QByteArray{"5"});
        QCOMPARE(answer->bytes, 0);
    }
}

void TestHttpClient::theTargetGoesOutAsGiven()
{
    FakeHttpServer server;
    const QByteArray target = "/b/a%20b%2Fc%2B%C3%A9!/d?x=%2F&prefix=&list-type=2";
    server.on("GET", target, {});
    HttpRequest request;
    request.url = server.url(target);
    QVERIFY(send(request));
    QCOMPARE(server.requests.front().target, target);
}

void TestHttpClient::aTargetThatWouldChangeIsRefused()
{
    FakeHttpServer server;
    HttpRequest request;
    for (const char *target : {"/a/../c", "/a/.", "/..", "/a%7Eb"}) {
        request.url = server.url(target);
        const auto answer = send(request);
        QVERIFY(!answer);
        QCOMPARE(toString(answer.error().kind), toString(ErrorKind::InvalidInput));
    }
    QVERIFY(server.requests.empty());
    request.exactTarget = false;
    QVERIFY(send(request));
}

void TestHttpClient::cancelAbortsTheRequest()
{
    FakeHttpServer server;
    ServedReply hang;
    hang.hang = true;
    server.on("GET", "/slow", hang);
    std::stop_source stop;
    HttpRequest request;
    request.url = server.url("/slow");
    auto task = m_client.send(std::move(request), stop.get_token());
    QTRY_COMPARE(server.requests.size(), size_t{1});
    stop.request_stop();
    const auto result = QCoro::waitFor(std::move(task));
    QVERIFY(!result);
    QCOMPARE(toString(result.error().kind), toString(ErrorKind::Cancelled));
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestHttpClient::aStoppedUploadReadsNothingThatIsGone()
{
    // Qt reads ahead on a thread of its own and asks for more when the request has ended already.
    FakeHttpServer server;
    for (int i = 0; i < 40; ++i) {
        std::stop_source stop;
        HttpRequest request;
        request.method = "PUT";
        request.url = server.url("/picture");
        request.body = QByteArray(4 << 20, 'x');
        request.onUpload = [&stop, i](qint64 sent, qint64) {
            if (sent > i * 65536)
                stop.request_stop();
        };
        const auto answer = QCoro::waitFor(m_client.send(std::move(request), stop.get_token()));
        QVERIFY(!answer);
        QCOMPARE(toString(answer.error().kind), u"cancelled"_s);
        QCoreApplication::processEvents();
    }
}

void TestHttpClient::aPostIsSentOnceWhateverHappens_data()
{
    QTest::addColumn<bool>("before");
    QTest::addColumn<bool>("warm");
    QTest::addRow("dropped before, new connection") << true << false;
    QTest::addRow("dropped after, new connection") << false << false;
    QTest::addRow("dropped before, kept connection") << true << true;
    QTest::addRow("dropped after, kept connection") << false << true;
}

void TestHttpClient::aPostIsSentOnceWhateverHappens()
{
    QFETCH(bool, before);
    QFETCH(bool, warm);
    FakeHttpServer server;
    int created = 0;
    server.setHandler([&](const ServedRequest &seen) {
        created += seen.method == "POST";
        return ServedReply{};
    });
    server.setFault([&](const ServedRequest &seen) -> std::optional<ServedReply> {
        if (seen.method != "POST")
            return std::nullopt;
        ServedReply reply;
        reply.dropBefore = before;
        reply.dropAfter = !before;
        return reply;
    });
    if (warm) {
        HttpRequest first;
        first.url = server.url("/warm");
        QVERIFY(send(first));
    }
    HttpRequest request;
    request.method = "POST";
    request.url = server.url("/create");
    request.headers = {{"Content-Type", "application/json"}};
    request.body = "{}";
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::Dropped));
    QVERIFY(answer.error().mayHaveArrived());
    const auto posts =
        std::count_if(server.requests.begin(), server.requests.end(),
                      [](const ServedRequest &seen) { return seen.method == "POST"; });
    QCOMPARE(posts, 1);
    QCOMPARE(created, before ? 0 : 1);
}

void TestHttpClient::silenceEndsAsTimeout()
{
    FakeHttpServer server;
    ServedReply hang;
    hang.hang = true;
    server.on("GET", "/", hang);
    HttpRequest request;
    request.url = server.url("/");
    request.idleTimeout = 50ms;
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::Timeout));
}

//! A server that takes connections and says nothing: over TLS nothing is sent before it speaks.
void TestHttpClient::whatNeverLeftHasNoEffect()
{
    QTcpServer mute;
    QVERIFY(mute.listen(QHostAddress::LocalHost));
    HttpRequest request;
    request.method = "POST";
    request.url = "https://127.0.0.1:" + QByteArray::number(mute.serverPort()) + "/create";
    request.body = "{}";
    request.totalTimeout = 300ms;
    const auto held = send(request);
    QVERIFY(!held);
    QCOMPARE(toString(held.error().kind), toString(ErrorKind::Timeout));
    QVERIFY(!held.error().mayHaveArrived());

    FakeHttpServer server;
    server.on("POST", "/create", {.hang = true});
    request.url = server.url("/create");
    const auto lost = send(request);
    QVERIFY(!lost);
    QCOMPARE(toString(lost.error().kind), toString(ErrorKind::Timeout));
    QVERIFY(lost.error().mayHaveArrived());
    QCOMPARE(server.requests.size(), size_t{1});
}

void TestHttpClient::aShortBodyIsDropped()
{
    FakeHttpServer server;
    ServedReply reply;
    reply.body = QByteArray(1000, 'x');
    reply.truncateAt = 10;
    server.on("GET", "/", reply);
    HttpRequest request;
    request.url = server.url("/");
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::Dropped));
}

void TestHttpClient::redirectsAreData()
{
    FakeHttpServer server;
    FakeHttpServer other;
    ServedReply reply;
    reply.status = 302;
    reply.headers = {{"Location", other.url("/stolen")}};
    server.on("GET", "/", reply);
    HttpRequest request;
    request.url = server.url("/");
    request.headers = {{"Authorization", "Bearer something-secret"}};
    const auto answer = send(request);
    QVERIFY(answer);
    QCOMPARE(answer->status, 302);
    QCOMPARE(answer->header("location"), other.url("/stolen"));
    QVERIFY(other.requests.empty());
}

void TestHttpClient::longAnswersAreCutOff()
{
    FakeHttpServer server;
    ServedReply reply;
    reply.body = QByteArray(100'000, 'x');
    server.on("GET", "/", reply);
    HttpRequest request;
    request.url = server.url("/");
    request.maxBytes = 99'999;
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::TooLarge));
}

void TestHttpClient::bodiesGoToAndComeFromFiles()
{
    QTemporaryDir folder;
    const QByteArray bytes(3'000'000, 'q');
    QFile source{folder.filePath(u"in"_s)};
    QVERIFY(source.open(QIODevice::WriteOnly) && source.write(bytes) == bytes.size());
    source.close();
    FakeHttpServer server;
    server.setHandler([](const ServedRequest &seen) {
        ServedReply reply;
        reply.body = seen.body;
        return reply;
    });
    HttpRequest request;
    request.method = "PUT";
    request.url = server.url("/echo");
    request.headers = {{"Content-Type", "image/png"}};
    request.bodyFile = source.fileName();
    request.saveTo = folder.filePath(u"out"_s);
    qint64 sent = 0;
    qint64 received = 0;
    request.onUpload = [&](qint64 done, qint64) { sent = done; };
    request.onDownload = [&](qint64 done, qint64) { received = done; };
    const auto answer = send(request);
    QVERIFY2(answer, qUtf8Printable(answer ? QString{} : answer.error().message));
    QCOMPARE(sent, bytes.size());
    QCOMPARE(received, bytes.size());
    QCOMPARE(answer->bytes, bytes.size());
    QCOMPARE(answer->sha256, sha256(bytes));
    QFile result{request.saveTo};
    QVERIFY(result.open(QIODevice::ReadOnly));
    QCOMPARE(result.readAll(), bytes);
}

void TestHttpClient::nobodyListeningIsOffline()
{
    HttpRequest request;
    {
        FakeHttpServer server;
        request.url = server.url("/");
    }
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::Offline));
    QVERIFY(!answer.error().mayHaveArrived());
}

void TestHttpClient::headersWithLineBreaksAreRefused()
{
    FakeHttpServer server;
    HttpRequest request;
    request.url = server.url("/");
    request.headers = {{"X-Name", "a\r\nX-Evil: b"}};
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::InvalidInput));
    QVERIFY(server.requests.empty());
}

void TestHttpClient::aPlainPortIsNoBadCertificate()
{
    FakeHttpServer server; // speaks http
    HttpRequest request;
    request.url = "https://127.0.0.1:" + QByteArray::number(server.port()) + "/x";
    const auto answer = send(request);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(ErrorKind::NotEncrypted));
    QCOMPARE(answer.error().message, QString::fromLatin1(server.origin())); // what would do
    QVERIFY(!answer.error().isTransient());
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
