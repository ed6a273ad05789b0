#include "core/s3/objecturl.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestObjectUrl : public QObject {
    Q_OBJECT
private slots:
    void endpointsAreReadExactly_data();
    void endpointsAreReadExactly();
    void badEndpointsSayWhy_data();
    void badEndpointsSayWhy();
    void bucketNames_data();
    void bucketNames();
    void addresses_data();
    void addresses();
    void regionsOfAmazonHosts_data();
    void regionsOfAmazonHosts();
    void publicLinksAppendTheKey();
    void aProxyNameIsRecognised();
};

void TestObjectUrl::endpointsAreReadExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("scheme");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("basePath");
    const auto row = [](const char *text, const char *scheme, const char *authority,
                        const char *basePath) {
        QTest::newRow(text) << QString::fromUtf8(text) << QByteArray{scheme}
                            << QByteArray{authority} << QByteArray{basePath};
    };
    row("https://play.example.com", "https", "play.example.com", "");
    row("  HTTPS://Play.Example.com/ ", "https", "play.example.com", "");
    row("https://play.example.com:443", "https", "play.example.com", "");
    row("http://localhost:80/", "http", "localhost", "");
    row("http://127.0.0.1:9000", "http", "127.0.0.1:9000", "");
    row("http://[::1]:9000", "http", "[::1]:9000", "");
    row("https://[FE80:0::1]", "https", "[fe80::1]", "");
    row("http://minio:9000", "http", "minio:9000", "");
    row("http://192.168.1.5:9000", "http", "192.168.1.5:9000", "");
    row("https://h.example.com/s3//", "https", "h.example.com", "/s3");
    row("https://h.example.com/my s3/x", "https", "h.example.com", "/my%20s3/x");
    row("https://h.example.com/my%20s3", "https", "h.example.com", "/my%20s3");
    row("https://bücher.example", "https", "xn--bcher-kva.example", "");
}

void TestObjectUrl::endpointsAreReadExactly()
{
    QFETCH(const QString, text);
    const Result<S3Endpoint> endpoint = parseEndpoint(text);
    QVERIFY2(endpoint.has_value(), qPrintable(endpoint ? QString{} : endpoint.error().message));
    QTEST(endpoint->scheme, "scheme");
    QTEST(endpoint->authority(), "authority");
    QTEST(endpoint->basePath, "basePath");
}

void TestObjectUrl::badEndpointsSayWhy_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *text, const char *code) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(code);
    };
    row("localhost:9000", "EndpointWithoutScheme");
    row("minio.example.com", "EndpointWithoutScheme");
    row("ftp://h", "EndpointScheme");
    row("s3://bucket", "EndpointScheme");
    row("https://", "EndpointHost");
    row("https:///x", "EndpointHost");
    row("https://a b", "EndpointHost");
    row("https://a..b", "EndpointHost");
    row("https://-a", "EndpointHost");
    row("https://[::1", "EndpointHost");
    row("https://[fe80::1%25eth0]", "EndpointHost");
    row("https://h:0", "EndpointPort");
    row("https://h:65536", "EndpointPort");
    row("https://h:9000x", "EndpointPort");
    row("https://h:", "EndpointPort");
    row("https://me:secret@h", "EndpointWithUser");
    row("https://h/?x=1", "EndpointWithQuery");
    row("https://h/#x", "EndpointWithQuery");
    row("http://play.example.com", "EndpointInsecure");
    row("http://8.8.8.8:9000", "EndpointInsecure");
}

void TestObjectUrl::badEndpointsSayWhy()
{
    QFETCH(const QString, text);
    const Result<S3Endpoint> endpoint = parseEndpoint(text);
    QVERIFY(!endpoint);
    QCOMPARE(toString(endpoint.error().kind), toString(ErrorKind::InvalidInput));
    QTEST(endpoint.error().code, "code");
    QVERIFY(!endpoint.error().message.isEmpty());
    QVERIFY(!endpoint.error().message.contains(u"secret"_s));
    QCOMPARE(toString(parseEndpoint(u" "_s).error().kind), toString(ErrorKind::NotConfigured));
}

void TestObjectUrl::bucketNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    const auto row = [](const QString &name, bool good) {
        QTest::newRow(qPrintable(name.left(12))) << name << good;
    };
    row(u"gallery"_s, true);
    row(u"a.b-c.9"_s, true);
    row(u"abc"_s, true);
    row(QString{63, u'a'}, true);
    row(QString{64, u'b'}, false);
    row(u"ab"_s, false);
    row(u"Gallery"_s, false);
    row(u"my_bucket"_s, false);
    row(u"bücher"_s, false);
    row(u"a/b"_s, false);
    row(u"-abc"_s, false);
    row(u"abc."_s, false);
    row(u"a..b"_s, false);
    row(u"192.168.0.1"_s, false);
    row(u"xn--abc"_s, false);
    row(u"sthree-x"_s, false);
    row(u"x-s3alias"_s, false);
    row(u"x--ol-s3"_s, false);
    row(u"x--x-s3"_s, false);
    row(u"abc\n"_s, false);
}

void TestObjectUrl::bucketNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, good);
    const Result<> checked = checkBucketName(name);
    QCOMPARE(checked.has_value(), good);
    if (!good)
        QCOMPARE(toString(checked.error().kind), toString(ErrorKind::BadName));
    QCOMPARE(toString(checkBucketName({}).error().kind), toString(ErrorKind::NotConfigured));
}

void TestObjectUrl::addresses_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<QString>("key");
    QTest::addColumn<Addressing>("addressing");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *name, const char *endpoint, const char *bucket, const char *key,
                        Addressing addressing, const char *url) {
        QTest::newRow(name) << QString::fromUtf8(endpoint) << QString::fromUtf8(bucket)
                            << QString::fromUtf8(key) << addressing << QByteArray{url};
    };
    using enum Addressing;
    row("path style by default", "http://127.0.0.1:9000", "shots", "a b+c%/é.png", Automatic,
        "http://127.0.0.1:9000/shots/a%20b%2Bc%25/%C3%A9.png");
    row("bucket", "http://127.0.0.1:9000", "shots", "", Automatic, "http://127.0.0.1:9000/shots");
    row("amazon", "https://s3.eu-west-1.amazonaws.com", "shots", "x.png", Automatic,
        "https://shots.s3.eu-west-1.amazonaws.com/x.png");
    row("amazon bucket", "https://s3.amazonaws.com", "shots", "", Automatic,
        "https://shots.s3.amazonaws.com/");
    row("amazon with dots", "https://s3.amazonaws.com", "my.shots", "x", Automatic,
        "https://s3.amazonaws.com/my.shots/x");
    row("amazon, path wanted", "https://s3.amazonaws.com", "shots", "x", Path,
        "https://s3.amazonaws.com/shots/x");
    row("virtual host wanted", "http://localhost:9000", "shots", "x", VirtualHost,
        "http://shots.localhost:9000/x");
    row("the bucket's own address", "https://shots.s3.amazonaws.com", "shots", "x", Automatic,
        "https://shots.s3.amazonaws.com/x");
    row("no amazon", "https://amazonaws.com.example.org", "shots", "x", Automatic,
        "https://amazonaws.com.example.org/shots/x");
    row("base path", "https://h.example.com/s3", "shots", "x", Automatic,
        "https://h.example.com/s3/shots/x");
    row("ipv6", "http://[::1]:9000", "shots", "x", Automatic, "http://[::1]:9000/shots/x");
    row("nothing is normalised", "http://minio", "shots", "/a//./../b/", Automatic,
        "http://minio/shots//a//./../b/");
}

void TestObjectUrl::addresses()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, bucket);
    QFETCH(const QString, key);
    QFETCH(const Addressing, addressing);
    const Result<S3Endpoint> parsed = parseEndpoint(endpoint);
    QVERIFY(parsed.has_value());
    QTEST(objectAddress(*parsed, bucket, key, addressing).url(), "url");
}

void TestObjectUrl::regionsOfAmazonHosts_data()
{
    QTest::addColumn<QString>("region");
    QTest::newRow("s3.amazonaws.com") << u"us-east-1"_s;
    QTest::newRow("s3.eu-west-1.amazonaws.com") << u"eu-west-1"_s;
    QTest::newRow("s3-eu-west-1.amazonaws.com") << u"eu-west-1"_s;
    QTest::newRow("shots.s3.ap-southeast-2.amazonaws.com") << u"ap-southeast-2"_s;
    QTest::newRow("s3.dualstack.eu-central-1.amazonaws.com") << u"eu-central-1"_s;
    QTest::newRow("s3.us-gov-west-1.amazonaws.com") << u"us-gov-west-1"_s;
    QTest::newRow("s3.cn-north-1.amazonaws.com.cn") << u"cn-north-1"_s;
    QTest::newRow("minio.example.com") << QString{};
    QTest::newRow("s3.eu-west-1.amazonaws.com.evil.example") << QString{};
}

void TestObjectUrl::regionsOfAmazonHosts()
{
    QTEST(regionOfHost(QTest::currentDataTag()), "region");
}

void TestObjectUrl::publicLinksAppendTheKey()
{
    const Result<S3Endpoint> base = parsePublicUrl(u"http://cdn.example.com/pics/"_s);
    QVERIFY(base.has_value());
    QCOMPARE(publicAddress(*base, u"a b.png"_s).url(),
             QByteArray{"http://cdn.example.com/pics/a%20b.png"});
    QVERIFY(!parsePublicUrl(u"cdn.example.com"_s));
}

void TestObjectUrl::aProxyNameIsRecognised()
{
    QVERIFY(isApiUnderAnotherName(*parsePublicUrl(u"https://s3.example.com/shots"_s), u"shots"_s));
    QVERIFY(
        !isApiUnderAnotherName(*parsePublicUrl(u"https://cdn.example.com/myshots"_s), u"shots"_s));
    QVERIFY(!isApiUnderAnotherName(*parsePublicUrl(u"https://cdn.example.com"_s), u"shots"_s));
}

QTEST_GUILESS_MAIN(TestObjectUrl)
#include "tst_objecturl.moc"
