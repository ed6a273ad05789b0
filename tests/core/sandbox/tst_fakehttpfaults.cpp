#include "tests/core/sandbox/rawclient.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

class TestFakeHttpFaults : public QObject {
    Q_OBJECT
private slots:
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
    void aSourceFollowsTheBody_data();
    void aSourceFollowsTheBody();
    void aSourceIsOnlyAskedForWhatTheLineTakes();
    void connectionCloseIsHonoured();
    void garbageIsRefusedAndTheServerLives_data();
    void garbageIsRefusedAndTheServerLives();
    void goesAwayWithOpenLines();
};

void TestFakeHttpFaults::delayAnswersLater()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "late", .delay = 20ms});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(server.requests.size(), size_t{1});
    QTRY_COMPARE(client.body(), QByteArray{"late"});
    QCOMPARE(server.closedByClient, 0);
}

void TestFakeHttpFaults::hangCountsTheClientsClose()
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

void TestFakeHttpFaults::anIdleCloseIsNotCounted()
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

void TestFakeHttpFaults::aCloseInTheMiddleOfARequestIsCounted()
{
    FakeHttpServer server;
    RawClient client{server};
    client.send("PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 100\r\n\r\nabc");
    QTRY_VERIFY(client.received.startsWith("HTTP/1.1 100"));
    client.hangUp();
    QTRY_COMPARE(server.closedByClient, 1);
    QVERIFY(server.requests.empty());
}

void TestFakeHttpFaults::dropBeforeNeverReachesTheHandler()
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

void TestFakeHttpFaults::dropAfterReachesTheHandlerFirst()
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

void TestFakeHttpFaults::aFaultReplacesTheReply()
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

void TestFakeHttpFaults::truncateCutsTheBody()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello world", .truncateAt = 5});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.isClosed() && !client.received.isEmpty());
    QVERIFY(client.received.contains("Content-Length: 11\r\n"));
    QCOMPARE(client.body(), QByteArray{"hello"});
}

void TestFakeHttpFaults::truncateToNothingStillSendsTheHead()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .truncateAt = 0});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.received.contains("Content-Length: 5\r\n"));
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(client.body(), QByteArray{});
}

void TestFakeHttpFaults::announcedLengthIsWrongAndTheLineEnds()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .announceLength = 50});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.body(), QByteArray{"hello"});
    QTRY_VERIFY(client.isClosed());
    QVERIFY(client.received.contains("Content-Length: 50\r\n"));
}

void TestFakeHttpFaults::trickleSendsPieces()
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

void TestFakeHttpFaults::trickleStopsWhenTheClientLeaves()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = QByteArray(1000, 't'), .trickle = 1});
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(!client.body().isEmpty());
    client.abort();
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestFakeHttpFaults::chunkedFraming()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .framing = ServedReply::Framing::Chunked});
    RawClient client{server};
    client.send(getA + getA);
    QTRY_COMPARE(client.answers(), 2);
    QTRY_COMPARE(client.received.count("\r\n\r\n5\r\nhello\r\n0\r\n\r\n"), 2);
    QVERIFY(!client.received.contains("Content-Length"));
}

void TestFakeHttpFaults::chunksWithoutEndStayOpen()
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

void TestFakeHttpFaults::closingEndsABodyWithoutLength()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "hello", .framing = ServedReply::Framing::UntilClose});
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.received, QByteArray{"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello"});
    QTRY_VERIFY(client.isClosed());
}

void TestFakeHttpFaults::aSourceFollowsTheBody_data()
{
    using Framing = ServedReply::Framing;
    QTest::addColumn<Framing>("framing");
    QTest::addColumn<int>("cutAt"); // -1 = whole
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("length") << Framing::Length << -1 << QByteArray{"begin-one-two-end"};
    QTest::newRow("until close") << Framing::UntilClose << -1 << QByteArray{"begin-one-two-end"};
    QTest::newRow("chunked") << Framing::Chunked << -1
                             << QByteArray{"6\r\nbegin-\r\n4\r\none-\r\n4\r\ntwo-\r\n3\r\nend\r\n"
                                           "0\r\n\r\n"};
    QTest::newRow("cut in the source") << Framing::Length << 12 << QByteArray{"begin-one-tw"};
    QTest::newRow("cut before it") << Framing::Length << 3 << QByteArray{"beg"};
}

void TestFakeHttpFaults::aSourceFollowsTheBody()
{
    QFETCH(ServedReply::Framing, framing);
    QFETCH(int, cutAt);
    QFETCH(QByteArray, body);
    FakeHttpServer server;
    auto pieces = std::make_shared<QByteArrayList>(QByteArrayList{"one-", "two-", "end"});
    ServedReply reply{.body = "begin-", .framing = framing};
    reply.source = [pieces] { return pieces->isEmpty() ? QByteArray{} : pieces->takeFirst(); };
    reply.sourceBytes = 11;
    if (cutAt >= 0)
        reply.truncateAt = cutAt;
    server.on("GET", "/a", reply);
    RawClient client{server};
    client.send(getA);
    QTRY_COMPARE(client.body(), body);
    if (framing == ServedReply::Framing::Length)
        QVERIFY(client.received.contains("Content-Length: 17\r\n"));
    if (cutAt >= 0 || framing == ServedReply::Framing::UntilClose)
        QTRY_VERIFY(client.isClosed());
}

void TestFakeHttpFaults::aSourceIsOnlyAskedForWhatTheLineTakes()
{
    FakeHttpServer server;
    constexpr qint64 all = 1LL << 40;
    const QByteArray piece(1 << 16, 's');
    auto given = std::make_shared<qint64>(0);
    ServedReply reply;
    reply.source = [given, piece] {
        *given += piece.size();
        return piece;
    };
    reply.sourceBytes = all;
    server.on("GET", "/a", reply);
    RawClient client{server};
    client.send(getA);
    QTRY_VERIFY(client.received.size() > 8 << 20);
    QVERIFY(*given < client.received.size() + (64 << 20)); // and not a terabyte
    client.abort();
    QTRY_COMPARE(server.closedByClient, 1);
}

void TestFakeHttpFaults::connectionCloseIsHonoured()
{
    FakeHttpServer server;
    server.on("GET", "/a", {.body = "x"});
    RawClient client{server};
    client.send("GET /a HTTP/1.1\r\nConnection: close\r\n\r\n");
    QTRY_COMPARE(client.body(), QByteArray{"x"});
    QTRY_VERIFY(client.isClosed());
    QCOMPARE(server.closedByClient, 0);
}

void TestFakeHttpFaults::garbageIsRefusedAndTheServerLives_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("tls") << QByteArray::fromHex("16030100f8010000f40303");
    QTest::newRow("words") << QByteArray{"how are you\r\n\r\n"};
    QTest::newRow("bad length") << QByteArray{"PUT / HTTP/1.1\r\nContent-Length: x\r\n\r\n"};
    QTest::newRow("long head") << "GET / HTTP/1.1\r\nA: " + QByteArray(200'000, 'x');
}

void TestFakeHttpFaults::garbageIsRefusedAndTheServerLives()
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

void TestFakeHttpFaults::goesAwayWithOpenLines()
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

QTEST_GUILESS_MAIN(TestFakeHttpFaults)
#include "tst_fakehttpfaults.moc"
