#include "tests/app/servedhouse.h"

#include <QTcpSocket>
#include <QtTest>

#include <algorithm>

#include <sys/resource.h>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Clients that send anything, at any pace, in any number: each is refused in words, and everybody
//! else is served.
class TestServeHostile : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void brokenCallsAreRefused_data();
    void brokenCallsAreRefused();
    void aSlowClientHoldsUpNobody();
    void pipelinedCallsAreAnsweredInOrder();
    void manyConnectionsAreAnswered();
    void tooManyConnectionsAreTurnedAway();

private:
    Program m_program;
    ServedHouse m_house{m_program, {u"--sandbox"_s}};
};

void TestServeHostile::initTestCase()
{
    m_house.start();
}

void TestServeHostile::brokenCallsAreRefused_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray head = "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            "Authorization: Bearer TOKEN\r\n";
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    const auto body = [&](const QByteArray &text) {
        return head + "Content-Length: " + QByteArray::number(text.size()) + "\r\n\r\n" + text;
    };
    row("no JSON", body("prompt=a"), 400);
    row("no object", body("[1]"), 400);
    row("nothing", body(""), 400);
    row("too deep", body("{\"a\":" + QByteArray(70, '[') + QByteArray(70, ']') + '}'), 400);
    row("very deep", body(QByteArray(100'000, '[')), 400);
    row("no UTF-8", body("{\"prompt\":\"\xff\xfe\"}"), 400);
    row("two lengths", head + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}", 400);
    row("length and chunks",
        head + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400);
    row("chunks", head + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", 400);
    row("chunks of nonsense", head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        400);
    row("a chunk without an end", head + "Transfer-Encoding: chunked\r\n\r\nfffffffffffffff\r\n{}",
        400);
    row("a negative chunk", head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n{}\r\n0\r\n\r\n", 400);
    row("too large", head + "Content-Length: 16777217\r\n\r\n", 413);
    row("a large head", head + "X-A: " + QByteArray(40'000, 'a') + "\r\n\r\n", 431);
    row("a header that is split", head + "X-A: b\rSet-Cookie: c\r\n\r\n", 400);
    row("no HTTP", "\x16\x03\x01\x02\r\n\r\n", 400);
    row("another host", "GET /v1/jobs HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421);
    row("another origin", head + "Origin: https://evil.example\r\nContent-Length: 2\r\n\r\n{}",
        403);
    row("a token in the address",
        "GET /v1/jobs?access_token=TOKEN HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        400);
    row("nobody there",
        "GET /v2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
        "Authorization: Bearer TOKEN\r\n\r\n",
        404);
    row("not with this method",
        "DELETE /v1/jobs HTTP/1.1\r\nHost: localhost\r\n"
        "Connection: close\r\nAuthorization: Bearer TOKEN\r\n\r\n",
        405);
    row("out of the folder",
        "GET /v1/artworks/..%2f..%2fapi-token/file HTTP/1.1\r\n"
        "Host: localhost\r\nConnection: close\r\n"
        "Authorization: Bearer TOKEN\r\n\r\n",
        404);
}

void TestServeHostile::brokenCallsAreRefused()
{
    QFETCH(QByteArray, request);
    QFETCH(const int, status);
    request.replace("TOKEN", m_house.token());
    // A client that says no more than this: what is missing does not come.
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
    socket.write(request);
    QByteArray got;
    const auto isAnswered = [&] { return (got += socket.readAll()).contains("\r\n\r\n"); };
    if (QByteArray{QTest::currentDataTag()} == "a chunk without an end")
        QTRY_VERIFY(socket.bytesToWrite() == 0);
    if (QByteArray{QTest::currentDataTag()} == "a chunk without an end")
        socket.disconnectFromHost(); // nothing more comes
    QTRY_VERIFY_WITH_TIMEOUT(isAnswered() || socket.state() == QAbstractSocket::UnconnectedState,
                             30'000);
    got += socket.readAll();
    if (!got.isEmpty())
        QCOMPARE(parseAnswer(got).status, status);
    QVERIFY(!got.contains(m_house.token()));
    QCOMPARE(m_house.get("/healthz").status, 200); // and everybody else is served
}

void TestServeHostile::aSlowClientHoldsUpNobody()
{
    QTcpSocket slow;
    slow.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
    slow.write("POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
               m_house.token() + "\r\nContent-Length: 1000\r\n\r\n{");
    QTRY_VERIFY(slow.bytesToWrite() == 0 && slow.state() == QAbstractSocket::ConnectedState);
    for (int i = 0; i < 20; ++i)
        QCOMPARE(m_house.get("/healthz").status, 200);
    // It had its thirty seconds.
    QByteArray got;
    QTRY_VERIFY_WITH_TIMEOUT((got += slow.readAll()).contains("\r\n\r\n"), 60'000);
    QCOMPARE(parseAnswer(got).status, 408);
}

void TestServeHostile::pipelinedCallsAreAnsweredInOrder()
{
    const QByteArray body = R"({"prompt":7})";
    const QByteArray got = m_house.raw(
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        "POST /v1/jobs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " +
        m_house.token() + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
        body + "GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const qsizetype second = got.indexOf("HTTP/1.1 400");
    QVERIFY(got.startsWith("HTTP/1.1 200"));
    QVERIFY(second > 0);
    QVERIFY(got.indexOf("HTTP/1.1 401", second) > second);
    QCOMPARE(got.count("HTTP/1.1 "), 3);
}

void TestServeHostile::manyConnectionsAreAnswered()
{
    std::vector<std::unique_ptr<QTcpSocket>> all;
    for (int i = 0; i < 150; ++i) {
        all.push_back(std::make_unique<QTcpSocket>());
        all.back()->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
        all.back()->write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }
    QByteArrayList got(static_cast<qsizetype>(all.size()));
    const auto answered = [&] {
        for (size_t i = 0; i < all.size(); ++i)
            got[static_cast<qsizetype>(i)] += all[i]->readAll();
        return static_cast<int>(std::count_if(got.begin(), got.end(), [](const QByteArray &one) {
            return one.startsWith("HTTP/1.1 200") && one.endsWith('}');
        }));
    };
    QTRY_COMPARE_WITH_TIMEOUT(answered(), 150, 60'000);
    // The same connections once more.
    got.fill({});
    for (const auto &one : all)
        one->write("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(answered(), 150, 60'000);
}

void TestServeHostile::tooManyConnectionsAreTurnedAway()
{
    std::vector<std::unique_ptr<QTcpSocket>> all;
    constexpr int many = 1000;
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files); // of this process; the server's stay as they are
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4096);
    ::setrlimit(RLIMIT_NOFILE, &files);
    for (int i = 0; i < many; ++i) {
        all.push_back(std::make_unique<QTcpSocket>());
        all.back()->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_house.port()));
    }
    const auto refused = [&] {
        return std::count_if(all.begin(), all.end(),
                             [](const auto &one) { return one->peek(12) == "HTTP/1.1 503"; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(refused() >= 700, 120'000);
    for (const auto &one : all)
        one->abort();
    const ServedAnswer after = m_house.getUntil(
        "/healthz", [](const Json &body) { return textAt(body, "status") == u"ok"_s; });
    QCOMPARE(after.status, 200);
}

QTEST_GUILESS_MAIN(TestServeHostile)
#include "tst_servehostile.moc"
