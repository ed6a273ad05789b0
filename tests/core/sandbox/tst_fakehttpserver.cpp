#include "tests/core/sandbox/rawclient.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace std::chrono_literals;

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

QTEST_GUILESS_MAIN(TestFakeHttpServer)
#include "tst_fakehttpserver.moc"
