#include "core/sandbox/fakehttpserver.h"

#include <QTcpSocket>
#include <QtTest>

using namespace limner;
using namespace std::chrono_literals;

namespace {

//! A client that only knows bytes, so that the tests see what is really on the wire.
class RawClient {
public:
    explicit RawClient(const FakeHttpServer &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            received += m_socket.readAll();
            ++pieces;
        });
        m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, server.port());
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void abort() { m_socket.abort(); }
    void hangUp() { m_socket.disconnectFromHost(); }
    [[nodiscard]] bool isClosed() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QByteArray body() const
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray{} : received.mid(end + 4);
    }
    [[nodiscard]] qsizetype answers() const { return received.count("HTTP/1.1 2"); }

    QByteArray received;
    int pieces = 0;

private:
    QTcpSocket m_socket;
};

const QByteArray getA = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace

class TestFakeHttpServer : public QObject {
    Q_OBJECT
private slots:
    void answersAndKeepsTheLine();
    void scriptedRepliesComeInOrderAndTheLastStays();
    void theExactTargetBeatsThePath();
    void headHasNoBody();
    void headAnnouncesALength();
    void answersExpectContinue();
    void pipelinedRequestsAreAnsweredInOrder();
    void takesALargeBody();
    void sendsALargeBody();
    void oddStatusAndHeadersGoOutAsGiven();
    void noContentHasNoLength();
    void unknownTargetsGoToTheHandlerElse404();
    void delayAnswersLater();
    void hangCountsTheClientsClose();
    void anIdleCloseIsNotCounted();
    void aCloseInTheMiddleOfARequestIsCounted();
    void dropBeforeNeverReachesTheHandler();
    void dropAfterReachesTheHandlerFirst();
    void aFaultReplacesTheReply();
    void truncateCutsTheBody();
    void truncateToNothingStillSendsTheHead();
    void announcedLengthIsWrongAndTheLineEnds();
    void trickleSendsPieces();
    void trickleStopsWhenTheClientLeaves();
    void chunkedFraming();
    void chunksWithoutEndStayOpen();
    void closingEndsABodyWithoutLength();
    void connectionCloseIsHonoured();
    void garbageIsRefusedAndTheServerLives_data();
    void garbageIsRefusedAndTheServerLives();
    void goesAwayWithOpenLines();
};

void TestFakeHttpServer::answersAndKeepsTheLine()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.headers = {{"Content-Type", "text/plain"}}, .body = "hello"});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"
                                             "Content-Length: 5\r\n\r\nhello"});
    client.send(getA);
    QTRY_COMPARE(client.answers(), 2);
    QVERIFY(!client.isClosed());
    QCOMPARE(server.requests.size(), size_t{2});
    QCOMPARE(server.requests[0].header("host"), QByteArray{"x"});
}

void TestFakeHttpServer::scriptedRepliesComeInOrderAndTheLastStays()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "1"});
    server.on("GET", "/a", {.body = "2"});
    RawClient client{server};
    client.send(getA + getA + getA);
    QTRY_COMPARE(client.answers(), 3);
    QTRY_VERIFY(client.received.endsWith('2'));
    QCOMPARE(client.received.count("\r\n\r\n1"), 1);
    QCOMPARE(client.received.count("\r\n\r\n2"), 2);
}

void TestFakeHttpServer::theExactTargetBeatsThePath()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "path"});
    server.on("GET", "/a?x=%41", {.body = "query"});
    RawClient client{server};
    client.send("GET /a?x=%41 HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.body(), QByteArray{"query"});
    client.received.clear();
    client.send("GET /a?x=A HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.body(), QByteArray{"path"});
}

void TestFakeHttpServer::headHasNoBody()
{
    FakeHttpServer server;
    server.on("HEAD", "/a", {.body = "hello"});
    server.on("GET", "/a", {.body = "later"});
    RawClient client{server};
    client.send("HEAD /a HTTP/1.1\r\n\r\n" + getA);
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"
                                             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nlater"});
}

void TestFakeHttpServer::headAnnouncesALength()
{
    FakeHttpServer server;
    server.on("HEAD", "/a", {.announceLength = 700});
    RawClient client{server};
    client.send("HEAD /a HTTP/1.1\r\n\r\nHEAD /a HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.answers(), 2);
    QCOMPARE(client.received.count("Content-Length: 700\r\n"), 2);
}

void TestFakeHttpServer::answersExpectContinue()
{
    FakeHttpServer server;
    server.on("PUT", "/a", {});
    RawClient client{server};
    client.send("PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 100 Continue\r\n\r\n"});
    QVERIFY(server.requests.empty());
    client.send("abc");
    QTRY_VERIFY(client.received.contains("HTTP/1.1 200 OK"));
    QCOMPARE(server.requests[0].body, QByteArray{"abc"});
}

void TestFakeHttpServer::pipelinedRequestsAreAnsweredInOrder()
{
    FakeHttpServer server;
    server.on("GET", "/slow", {.body = "first", .delay = 30ms});
    server.on("GET", "/a", {.body = "second"});
    RawClient client{server};
    client.send("GET /slow HTTP/1.1\r\n\r\n" + getA);
    QTRY_COMPARE(client.answers(), 2);
    QTRY_VERIFY(client.received.endsWith("second"));
    QVERIFY(client.received.indexOf("first") < client.received.indexOf("second"));
}

void TestFakeHttpServer::takesALargeBody()
{
    FakeHttpServer server;
    server.on("PUT", "/a", {});
    RawClient client{server};
    const QByteArray body(32 << 20, 'b');
    client.send("PUT /a HTTP/1.1\r\nContent-Length: " + QByteArray::number(body.size()) +
                "\r\n\r\n");
    client.send(body);
    QTRY_COMPARE_WITH_TIMEOUT(client.answers(), 1, 15'000);
    QVERIFY(server.requests[0].body == body);
}

void TestFakeHttpServer::sendsALargeBody()
{
    FakeHttpServer server;
    server.isRecording = false;
    const QByteArray body(20 << 20, 'b');
    server.on("GET", "/a", {.body = body});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE_WITH_TIMEOUT(client.body().size(), body.size(), 15'000);
    QVERIFY(server.requests.empty());
}

void TestFakeHttpServer::oddStatusAndHeadersGoOutAsGiven()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.status = 529, .headers = {{"X-A", "1"}, {"X-A", "2"}}});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.received,
                 QByteArray{"HTTP/1.1 529 \r\nX-A: 1\r\nX-A: 2\r\nContent-Length: 0\r\n\r\n"});
}

void TestFakeHttpServer::noContentHasNoLength()
{
    FakeHttpServer server;
    server.on("DELETE", "/a", {.status = 204, .body = "ignored"});
    RawClient client{server};
    client.send("DELETE /a HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 204 No Content\r\n\r\n"});
}

void TestFakeHttpServer::unknownTargetsGoToTheHandlerElse404()
{
    FakeHttpServer server;
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 404 "));
    client.received.clear();
    server.setHandler([](const ServedRequest &request) {
        return ServedReply{.status = 201, .body = request.method + request.target};
    });
    client.send(getA);
    QTRY_COMPARE(client.body(), QByteArray{"GET/a"});
}

void TestFakeHttpServer::delayAnswersLater()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "late", .delay = 20ms});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(server.requests.size(), size_t{1});
    QTRY_COMPARE(client.body(), QByteArray{"late"});
    QCOMPARE(server.closedByClient, 0);
}

void TestFakeHttpServer::hangCountsTheClientsClose()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.hang = true});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(server.requests.size(), size_t{1});
    client.abort();
    QTRY_COMPARE(server.closedByClient, 1);
    QCOMPARE(client.received, QByteArray{});
}

void TestFakeHttpServer::anIdleCloseIsNotCounted()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "x"});
    server.on("GET", "/hang", {.hang = true});
    RawClient idle{server};
    idle.send(getA);
    QTRY_COMPARE(idle.body(), QByteArray{"x"});
    RawClient waiting{server};
    waiting.send("GET /hang HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server.requests.size(), size_t{2});
    idle.hangUp();
    QTRY_VERIFY(idle.isClosed());
    waiting.hangUp();
    QTRY_VERIFY(waiting.isClosed());
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestFakeHttpServer::aCloseInTheMiddleOfARequestIsCounted()
{
    FakeHttpServer server;
    RawClient client{server};
    client.send("PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\nabc");
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 100"));
    client.hangUp();
    QTRY_COMPARE(server.closedByClient, 1);
    QVERIFY(server.requests.empty());
}

void TestFakeHttpServer::dropBeforeNeverReachesTheHandler()
{
    FakeHttpServer server;
    int acted = 0;
    server.setHandler([&acted](const ServedRequest &) {
        ++acted;
        return ServedReply{};
    });
    server.setFault([](const ServedRequest &) { return ServedReply{.dropBefore = true}; });
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(server.requests.size(), size_t{1});
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received, QByteArray{});
    QCOMPARE(acted, 0);
    QCOMPARE(server.closedByClient, 0);
}

void TestFakeHttpServer::dropAfterReachesTheHandlerFirst()
{
    FakeHttpServer server;
    int acted = 0;
    server.setHandler([&acted](const ServedRequest &) {
        ++acted;
        return ServedReply{};
    });
    server.setFault([](const ServedRequest &) { return ServedReply{.dropAfter = true}; });
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(acted, 1);
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.received, QByteArray{});
}

void TestFakeHttpServer::aFaultReplacesTheReply()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "real"});
    int calls = 0;
    server.setFault([&calls](const ServedRequest &) -> std::optional<ServedReply> {
        if (++calls > 1)
            return std::nullopt;
        return ServedReply{.status = 503};
    });
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    client.received.clear();
    client.send(getA);
    QTRY_COMPARE(client.body(), QByteArray{"real"});
}

void TestFakeHttpServer::truncateCutsTheBody()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello world", .truncateAt = 5});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.isClosed() && !client.received.isEmpty());
    QVERIFY(client.received.contains("Content-Length: 11\r\n"));
    QCOMPARE(client.body(), QByteArray{"hello"});
}

void TestFakeHttpServer::truncateToNothingStillSendsTheHead()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .truncateAt = 0});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.received.contains("Content-Length: 5\r\n"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.body(), QByteArray{});
}

void TestFakeHttpServer::announcedLengthIsWrongAndTheLineEnds()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .announceLength = 50});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.body(), QByteArray{"hello"});
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.contains("Content-Length: 50\r\n"));
}

void TestFakeHttpServer::trickleSendsPieces()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = QByteArray(25, 't'), .trickle = 10});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.body().size(), 25);
    QVERIFY(client.pieces >= 2);
    client.send(getA);
    QTRY_COMPARE(client.answers(), 2);
}

void TestFakeHttpServer::trickleStopsWhenTheClientLeaves()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = QByteArray(1000, 't'), .trickle = 1});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(!client.body().isEmpty());
    client.abort();
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestFakeHttpServer::chunkedFraming()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .framing = ServedReply::Framing::Chunked});
    RawClient client{server};
    client.send(getA + getA);
    QTRY_COMPARE(client.answers(), 2);
    QTRY_COMPARE(client.received.count("\r\n\r\n5\r\nhello\r\n0\r\n\r\n"), 2);
    QVERIFY(!client.received.contains("Content-Length"));
}

void TestFakeHttpServer::chunksWithoutEndStayOpen()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .framing = ServedReply::Framing::ChunkedOpen});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.body(), QByteArray{"5\r\nhello\r\n"});
    QVERIFY(!client.isClosed());
    client.hangUp();
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestFakeHttpServer::closingEndsABodyWithoutLength()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .framing = ServedReply::Framing::UntilClose});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"});
    QTRY_VERIFY(client.isClosed());
}

void TestFakeHttpServer::connectionCloseIsHonoured()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "x"});
    RawClient client{server};
    client.send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.body(), QByteArray{"x"});
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(server.closedByClient, 0);
}

void TestFakeHttpServer::garbageIsRefusedAndTheServerLives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("tls") << QByteArray::fromHex("16030100f8010000f40303");
    QTest::newRow("words") << QByteArray{"how are you\r\n\r\n"};
    QTest::newRow("bad length") << QByteArray{"PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n"};
    QTest::newRow("long head") << "GET / HTTP/1.1\r\nA: " + QByteArray(200'000, 'x');
}

void TestFakeHttpServer::garbageIsRefusedAndTheServerLives()
{
    QFETCH(const QByteArray, bytes);
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "alive"});
    RawClient rude{server};
    rude.send(bytes);
    QTRY_VERIFY(rude.isClosed());
    QVERIFY(rude.received.isEmpty() || rude.received.startsWith("HTTP/1.1 4"));
    QVERIFY(server.requests.empty());
    RawClient polite{server};
    polite.send(getA);
    QTRY_COMPARE(polite.body(), QByteArray{"alive"});
}

void TestFakeHttpServer::goesAwayWithOpenLines()
{
    auto server = std::make_unique<FakeHttpServer>();
    server->on("GET", "/a", {.hang = true});
    server->on("GET", "/slow", {.delay = 1h});
    server->on("GET", "/drip", {.body = QByteArray(1000, 'd'), .trickle = 1});
    RawClient one{*server};
    RawClient two{*server};
    RawClient three{*server};
    one.send(getA);
    two.send("GET /slow HTTP/1.1\r\n\r\n");
    three.send("GET /drip HTTP/1.1\r\n\r\n");
    QTRY_COMPARE(server->requests.size(), size_t{3});
    server.reset();
    QTRY_VERIFY(one.isClosed() && two.isClosed() && three.isClosed());
}

QTEST_GUILESS_MAIN(TestFakeHttpServer)
#include "tst_fakehttpserver.moc"
