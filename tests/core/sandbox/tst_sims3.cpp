#include "core/base/json.h"
#include "tests/core/sandbox/rawclient.h"
#include "tests/core/sandbox/signedclient.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSimS3 : public QObject {
    Q_OBJECT
private slots:
    void keepsAnObjectAcrossRestarts();
    void headTellsLengthAndType();
    void deleteIsFineTwice();
    void awkwardKeysComeBack_data();
    void awkwardKeysComeBack();
    void badKeysAreRefused_data();
    void badKeysAreRefused();
    void listsInPages();
    void listsGroups();
    void bucketsAreMadeOnce();
    void rangesAndOverrides();
    void conditionalPut();
    void aFullStoreSaysSo();

private:
    SignedClient m_s3;
};

void TestSimS3::keepsAnObjectAcrossRestarts()
{
    const QTemporaryDir folder;
    {
        SimS3 sim{{.folder = folder.path()}};
        const HttpResponse put =
            m_s3.send(sim, "PUT", "/limner-sandbox/2026/a b.png", "picture",
                      {.headers = {{"Content-Type", "image/png"}, {"x-amz-meta-seed", "7"}}});
        QCOMPARE(put.status, 200);
        QCOMPARE(put.header("ETag"), '"' + md5("picture").toHex() + '"');
        QCOMPARE(put.header("Server"), QByteArray{"Limner-Sandbox"});
    }
    SimS3 sim{{.folder = folder.path()}};
    const HttpResponse got = m_s3.send(sim, "GET", "/limner-sandbox/2026/a b.png");
    QCOMPARE(got.status, 200);
    QCOMPARE(got.body, QByteArray{"picture"});
    QCOMPARE(got.header("Content-Type"), QByteArray{"image/png"});
    QCOMPARE(got.header("x-amz-meta-seed"), QByteArray{"7"});
}

void TestSimS3::headTellsLengthAndType()
{
    SimS3 sim{{}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", QByteArray(1000, 'x')).status, 200);
    const HttpResponse head = m_s3.send(sim, "HEAD", "/limner-sandbox/a");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.header("Content-Length"), QByteArray{"1000"});
    QCOMPARE(head.header("Content-Type"), QByteArray{"binary/octet-stream"});
    QVERIFY(head.header("Last-Modified").endsWith(" GMT"));
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox/b").status, 404);
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox").status, 200);
    QCOMPARE(m_s3.send(sim, "HEAD", "/other").status, 404);
}

void TestSimS3::deleteIsFineTwice()
{
    SimS3 sim{{}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "x").status, 200);
    QCOMPARE(m_s3.send(sim, "DELETE", "/limner-sandbox/a").status, 204);
    QCOMPARE(m_s3.send(sim, "DELETE", "/limner-sandbox/a").status, 204);
    QCOMPARE(m_s3.element(m_s3.send(sim, "GET", "/limner-sandbox/a"), "Code"),
             QByteArray{"NoSuchKey"});
}

void TestSimS3::awkwardKeysComeBack_data()
{
    QTest::addColumn<QByteArray>("key");
    for (const char *const key : {"a b", "ü/☃.png", "100%", "a+b&c=d?e#f", "~(!*')", "<&\">",
                                  "trailing/", "con", "a.meta", "..a", "\\", "percent%2Fslash"})
        QTest::newRow(key) << QByteArray{key};
    QTest::newRow("long") << QByteArray(1024, 'k');
}

void TestSimS3::awkwardKeysComeBack()
{
    QFETCH(const QByteArray, key);
    SimS3 sim{{}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/" + key, key).status, 200);
    QCOMPARE(m_s3.send(sim, "GET", "/limner-sandbox/" + key).body, key);
    const HttpResponse list = m_s3.send(sim, "GET", "/limner-sandbox", {}, {},
                                        {{"list-type", "2"}, {"encoding-type", "url"}});
    QCOMPARE(QByteArray::fromPercentEncoding(m_s3.element(list, "Key")), key);
}

void TestSimS3::badKeysAreRefused_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("dots") << QByteArray{"a/../b"};
    QTest::newRow("dot") << QByteArray{"./a"};
    QTest::newRow("double slash") << QByteArray{"a//b"};
    QTest::newRow("leading slash") << QByteArray{"/a"};
    QTest::newRow("not UTF-8") << QByteArray{"\xff\xfe"};
    QTest::newRow("too long") << QByteArray(1025, 'k');
}

void TestSimS3::badKeysAreRefused()
{
    QFETCH(const QByteArray, key);
    SimS3 sim{{}};
    // Qt would resolve the dots on the way out, so the bytes go straight into a socket.
    const QByteArray url = m_s3.link(sim, "/limner-sandbox/" + key);
    RawClient client{sim.server()};
    client.send("GET " + url.mid(sim.endpoint().size()) +
                " HTTP/1.1\r\nHost: " + sim.endpoint().mid(7) + "\r\n\r\n");
    QTRY_VERIFY(client.received.contains("</Error>"));
    QVERIFY2(client.received.startsWith("HTTP/1.1 400 "), client.received.constData());
}

void TestSimS3::listsInPages()
{
    SimS3 sim{{}};
    for (const char *const key : {"b/2", "a/1", "b/1", "c", "b/3"})
        QCOMPARE(m_s3.send(sim, "PUT", QByteArray{"/limner-sandbox/"} + key, "x").status, 200);
    QByteArrayList keys;
    QByteArray token;
    for (int page = 0; page < 9; ++page) {
        sigv4::Query query{{"list-type", "2"}, {"max-keys", "2"}, {"prefix", "b/"}};
        if (!token.isEmpty())
            query.emplace_back("continuation-token", token);
        const HttpResponse list = m_s3.send(sim, "GET", "/limner-sandbox", {}, {}, query);
        for (const QByteArray &part : list.body.split('<')) {
            if (part.startsWith("Key>"))
                keys.append(part.mid(4));
        }
        token = m_s3.element(list, "NextContinuationToken");
        if (m_s3.element(list, "IsTruncated") != "true")
            break;
    }
    QCOMPARE(keys, (QByteArrayList{"b/1", "b/2", "b/3"}));
}

void TestSimS3::listsGroups()
{
    SimS3 sim{{}};
    for (const char *const key : {"a/1", "a/2", "b", "c/1"})
        QCOMPARE(m_s3.send(sim, "PUT", QByteArray{"/limner-sandbox/"} + key, "x").status, 200);
    const HttpResponse list =
        m_s3.send(sim, "GET", "/limner-sandbox", {}, {}, {{"list-type", "2"}, {"delimiter", "/"}});
    QCOMPARE(list.body.count("<CommonPrefixes>"), 2);
    QCOMPARE(list.body.count("<Contents>"), 1);
    QCOMPARE(m_s3.element(list, "KeyCount"), QByteArray{"3"});
}

void TestSimS3::bucketsAreMadeOnce()
{
    SimS3 sim{{.bucketExists = false}};
    QCOMPARE(m_s3.send(sim, "HEAD", "/limner-sandbox").status, 404);
    QCOMPARE(m_s3.element(m_s3.send(sim, "PUT", "/limner-sandbox/a", "x"), "Code"),
             QByteArray{"NoSuchBucket"});
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox").status, 200);
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "x").status, 200);
    QCOMPARE(m_s3.element(m_s3.send(sim, "PUT", "/limner-sandbox"), "Code"),
             QByteArray{"BucketAlreadyOwnedByYou"});
}

void TestSimS3::rangesAndOverrides()
{
    SimS3 sim{{}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "picture").status, 200);
    const HttpResponse part = m_s3.plain(
        {.url = sim.endpoint() + "/limner-sandbox/a", .headers = {{"Range", "bytes=1-3"}}});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, QByteArray{"ict"});
    QCOMPARE(part.header("Content-Range"), QByteArray{"bytes 1-3/7"});
}

void TestSimS3::conditionalPut()
{
    SimS3 sim{{}};
    const Twist onlyNew{.headers = {{"If-None-Match", "*"}}};
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "x", onlyNew).status, 200);
    QCOMPARE(m_s3.send(sim, "PUT", "/limner-sandbox/a", "y", onlyNew).status, 412);
    QCOMPARE(m_s3.send(sim, "GET", "/limner-sandbox/a").body, QByteArray{"x"});
}

void TestSimS3::aFullStoreSaysSo()
{
    SimS3 sim{{.isFull = true}};
    const HttpResponse answer = m_s3.send(sim, "PUT", "/limner-sandbox/a", "x");
    QCOMPARE(answer.status, 507);
    QCOMPARE(m_s3.element(answer, "Code"), QByteArray{"XMinioStorageFull"});
}

QTEST_GUILESS_MAIN(TestSimS3)
#include "tst_sims3.moc"
