#include "core/sandbox/httpparser.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace limner;
using Event = HttpParser::Event;

class TestHttpParser : public QObject {
    Q_OBJECT
private slots:
    void readsARequestHoweverItIsCut_data();
    void readsARequestHoweverItIsCut();
    void keepsTheTargetRaw();
    void readsPipelinedRequests();
    void asksForContinueOnce();
    void refusesGarbage_data();
    void refusesGarbage();
    void survivesRandomBytes();
    void survivesDamagedRequests();
    void aLargeBodyIsOneCopy();
};

void TestHttpParser::readsARequestHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no body") << QByteArray{"GET /a HTTP/1.1\r\nHost: x\r\n\r\n"} << QByteArray{};
    QTest::newRow("length") << QByteArray{"PUT /a HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello"}
                            << QByteArray{"hello"};
    QTest::newRow("zero length") << QByteArray{"PUT /a HTTP/1.1\r\nContent-Length: 0\r\n\r\n"}
                                 << QByteArray{};
    QTest::newRow("chunks") << QByteArray{"POST /a HTTP/1.1\r\ntransfer-encoding: Chunked\r\n\r\n"
                                          "3\r\nhel\r\n2;note=1\r\nlo\r\n0\r\nX-T: 1\r\n\r\n"}
                            << QByteArray{"hello"};
    QTest::newRow("body of line ends")
        << QByteArray{"PUT /a HTTP/1.1\r\nContent-Length: 4\r\n\r\n\r\n\r\n"}
        << QByteArray{"\r\n\r\n"};
    QTest::newRow("empty line first")
        << QByteArray{"\r\n\r\nGET /a HTTP/1.1\r\n\r\n"} << QByteArray{};
}

void TestHttpParser::readsARequestHoweverItIsCut()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, body);
    for (qsizetype size = 1; size <= text.size(); ++size) {
        HttpParser parser;
        Event event = Event::NeedMore;
        for (qsizetype at = 0; at < text.size(); at += size) {
            QCOMPARE(event, Event::NeedMore);
            parser.add(QByteArrayView{text}.sliced(at, std::min(size, text.size() - at)));
            event = parser.next();
        }
        QCOMPARE(event, Event::Complete);
        const ServedRequest request = parser.take();
        QCOMPARE(request.target, QByteArray{"/a"});
        QCOMPARE(request.body, body);
        QVERIFY(!parser.isMidRequest());
    }
}

void TestHttpParser::keepsTheTargetRaw()
{
    HttpParser parser;
    parser.add("GET /b/%7Ea%2Fb/../c?x=%41&&y HTTP/1.1\r\nX-A:  two  words \r\n\r\n");
    QCOMPARE(parser.next(), Event::Complete);
    const ServedRequest request = parser.take();
    QCOMPARE(request.target, QByteArray{"/b/%7Ea%2Fb/../c?x=%41&&y"});
    QCOMPARE(request.path(), QByteArray{"/b/%7Ea%2Fb/../c"});
    QCOMPARE(request.header("x-a"), QByteArray{"two  words"});
}

void TestHttpParser::readsPipelinedRequests()
{
    HttpParser parser;
    parser.add("PUT /1 HTTP/1.1\r\nContent-Length: 2\r\n\r\nabGET /2 HTTP/1.0\r\n\r\nGET /3");
    QCOMPARE(parser.next(), Event::Complete);
    QCOMPARE(parser.take().body, QByteArray{"ab"});
    QVERIFY(!parser.wantsClose());
    QCOMPARE(parser.next(), Event::Complete);
    QCOMPARE(parser.take().target, QByteArray{"/2"});
    QVERIFY(parser.wantsClose());
    QCOMPARE(parser.next(), Event::NeedMore);
    QVERIFY(parser.isMidRequest());
}

void TestHttpParser::asksForContinueOnce()
{
    HttpParser parser;
    parser.add("PUT /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QCOMPARE(parser.next(), Event::Continue);
    QCOMPARE(parser.next(), Event::NeedMore);
    parser.add("ok");
    QCOMPARE(parser.next(), Event::Complete);
    QCOMPARE(parser.take().body, QByteArray{"ok"});
}

void TestHttpParser::refusesGarbage_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &text, int status) {
        QTest::newRow(name) << text << status;
    };
    const QByteArray put = "PUT /a HTTP/1.1\r\n";
    row("tls greeting", QByteArray::fromHex("16030100f8010000f40303"), 400);
    row("nul", QByteArray{1, '\0'}, 400);
    row("space first", " GET / HTTP/1.1\r\n", 400);
    row("words", "hello world\n", 400);
    row("one word", "hello\r\n\r\n", 400);
    row("no version", "GET /\r\n\r\n", 400);
    row("other version", "GET / HTTP/3.0\r\n\r\n", 400);
    row("no target", "GET  HTTP/1.1\r\n\r\n", 400);
    row("control in target", "GET /a\x01 HTTP/1.1\r\n\r\n", 400);
    row("space in target", "GET /a b HTTP/1.1\r\n\r\n", 400);
    row("header without colon", "GET / HTTP/1.1\r\nhello\r\n\r\n", 400);
    row("header without name", "GET / HTTP/1.1\r\n: x\r\n\r\n", 400);
    row("space before colon", "GET / HTTP/1.1\r\nA : x\r\n\r\n", 400);
    row("bare line feed in header", "GET / HTTP/1.1\r\nA: x\nB: y\r\n\r\n", 400);
    row("negative length", put + "Content-Length: -1\r\n\r\n", 400);
    row("length in words", put + "Content-Length: ten\r\n\r\n", 400);
    row("two lengths", put + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
    row("length and chunks", put + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
    row("too long", put + "Content-Length: 99999999999\r\n\r\n", 413);
    row("length beyond 64 bits", put + "Content-Length: 99999999999999999999999\r\n\r\n", 413);
    row("unknown coding", put + "Transfer-Encoding: gzip\r\n\r\n", 501);
    const QByteArray chunked = put + "Transfer-Encoding: chunked\r\n\r\n";
    row("chunk size in words", chunked + "zz\r\n", 400);
    row("negative chunk", chunked + "-5\r\n", 400);
    row("signed chunk", chunked + "+5\r\n", 400);
    row("empty chunk size", chunked + "\r\n", 400);
    row("chunk beyond the limit", chunked + "7fffffffffffffff\r\n", 413);
    row("chunk beyond 64 bits", chunked + "fffffffffffffffffff\r\n", 400);
    row("chunk without end", chunked + "1\r\nabc", 400);
    row("endless chunk size", chunked + QByteArray(300, '1'), 400);
    row("endless trailer", chunked + "0\r\nA: " + QByteArray(HttpParser::maxHead + 1, 'x'), 431);
    row("endless head", "GET / HTTP/1.1\r\nA: " + QByteArray(HttpParser::maxHead, 'x'), 431);
    row("endless method", QByteArray(HttpParser::maxHead + 1, 'x'), 431);
    row("long head with end",
        "GET / HTTP/1.1\r\nA: " + QByteArray(HttpParser::maxHead, 'x') + "\r\n\r\n", 431);
}

void TestHttpParser::refusesGarbage()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, status);
    HttpParser parser;
    parser.add(text);
    QCOMPARE(parser.next(), Event::Bad);
    QCOMPARE(parser.errorStatus(), status);
    parser.add("GET / HTTP/1.1\r\n\r\n");
    QCOMPARE(parser.next(), Event::Bad);
}

namespace {

//! Feeds the bytes in pieces; what matters is that it ends and, under sanitizers, stays in bounds.
int requestsIn(const QByteArray &bytes, QRandomGenerator &random)
{
    HttpParser parser;
    int count = 0;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype size = std::min<qsizetype>(random.bounded(1, 40), bytes.size() - at);
        parser.add(QByteArrayView{bytes}.sliced(at, size));
        at += size;
        for (Event event = parser.next(); event != Event::NeedMore; event = parser.next()) {
            if (event == Event::Bad)
                return count;
            if (event == Event::Complete) {
                static_cast<void>(parser.take());
                ++count;
            }
        }
    }
    return count;
}

} // namespace

void TestHttpParser::survivesRandomBytes()
{
    QRandomGenerator random{7};
    for (int round = 0; round < 500; ++round) {
        QByteArray bytes(random.bounded(1, 400), Qt::Uninitialized);
        for (char &byte : bytes)
            byte = static_cast<char>(random.bounded(256));
        QCOMPARE(requestsIn(bytes, random), 0);
    }
}

void TestHttpParser::survivesDamagedRequests()
{
    QRandomGenerator random{11};
    const QByteArray good =
        "POST /v1/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
        "a\r\n0123456789\r\n0\r\n\r\n"
        "PUT /b HTTP/1.1\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\nabc";
    QCOMPARE(requestsIn(good, random), 2);
    int whole = 0;
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int hits = random.bounded(1, 4); hits > 0; --hits)
            bytes[random.bounded(int(bytes.size()))] = static_cast<char>(random.bounded(256));
        whole += requestsIn(bytes, random) == 2 ? 1 : 0;
    }
    QVERIFY(whole > 0 && whole < 3000);
}

void TestHttpParser::aLargeBodyIsOneCopy()
{
    HttpParser parser;
    const qint64 length = 64 << 20;
    parser.add("PUT /a HTTP/1.1\r\nContent-Length: " + QByteArray::number(length) + "\r\n\r\n");
    const QByteArray piece(64 << 10, 'p');
    for (qint64 sent = 0; sent < length; sent += piece.size()) {
        QCOMPARE(parser.next(), Event::NeedMore);
        parser.add(piece);
    }
    QCOMPARE(parser.next(), Event::Complete);
    const ServedRequest request = parser.take();
    QCOMPARE(request.body.size(), length);
    // It was reserved once and never grew, which is what keeps it linear.
    QVERIFY(request.body.capacity() < length + (1 << 20));
}

QTEST_GUILESS_MAIN(TestHttpParser)
#include "tst_httpparser.moc"
