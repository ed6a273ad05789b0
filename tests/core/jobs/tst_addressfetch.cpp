// The file at an address: where it may lie, what it must not be.

#include "core/jobs/addressfetch.h"

#include "core/library/inputtrouble.h"
#include "core/net/httpclient.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/support/pictures.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestAddressFetch : public QObject {
    Q_OBJECT
private slots:
    void init();
    void ofAnOwnPlaceTheBytesCome();
    void aPrivatePlaceIsNotAsked_data();
    void aPrivatePlaceIsNotAsked();
    void aWebPageIsNoPictureWhateverItIsCalled();
    void redirectsAreFollowedAndJudged();
    void anOwnPlaceLeadsToNoStrangersPrivateOne();
    void redirectsEnd();
    void aRefusalSaysItsStatus();
    void tooManyBytesAreNotRead();
    void aCutFileIsToldSo();
    void nothingGoesAlong();
    void whatIsNoAddressIsSaid_data();
    void whatIsNoAddressIsSaid();

private:
    [[nodiscard]] Result<FetchedAddress> fetch(const QByteArray &address, bool isOwn = true,
                                               qint64 most = 1 << 20)
    {
        std::vector<OwnPlace> own;
        if (isOwn)
            own.push_back({.origin = m_server->origin()});
        return QCoro::waitFor(
            fetchAddress(&m_http, QString::fromLatin1(address), own, most, {}, std::stop_token{}));
    }
    [[nodiscard]] static InputTrouble troubleOf(const Result<FetchedAddress> &result)
    {
        return result ? InputTrouble::None : inputTroubleOf(result.error());
    }

    HttpClient m_http;
    std::unique_ptr<FakeHttpServer> m_server;
};

void TestAddressFetch::init()
{
    m_server = std::make_unique<FakeHttpServer>();
}

void TestAddressFetch::ofAnOwnPlaceTheBytesCome()
{
    m_server->on("GET", "/a/my%20fox.png?size=2", {.body = pictureBytes({30, 20})});
    const Result<FetchedAddress> got = fetch(m_server->url("/a/my%20fox.png?size=2"));
    QVERIFY2(got, got ? "" : qPrintable(got.error().message));
    QCOMPARE(got->bytes, pictureBytes({30, 20}));
    QCOMPARE(got->fileName, u"my fox.png"_s);
}

void TestAddressFetch::aPrivatePlaceIsNotAsked_data()
{
    QTest::addColumn<QByteArray>("address");
    const QByteArray port = ":" + QByteArray::number(FakeHttpServer{}.port());
    QTest::newRow("loopback") << QByteArray{"here"};
    QTest::newRow("localhost") << "http://localhost" + port + "/a.png";
    QTest::newRow("a name in it") << QByteArray{"https://printer/a.png"};
    QTest::newRow("metadata") << QByteArray{"http://169.254.169.254/latest/meta-data/"};
    QTest::newRow("one number") << "http://2130706433" + port + "/a.png";
    QTest::newRow("IPv6") << QByteArray{"https://[::1]/a.png"};
    QTest::newRow("wrapped") << QByteArray{"https://[::ffff:10.0.0.1]/a.png"};
}

void TestAddressFetch::aPrivatePlaceIsNotAsked()
{
    QFETCH(QByteArray, address);
    m_server->on("GET", "/a.png", {.body = pictureBytes({30, 20})});
    if (address == "here")
        address = m_server->url("/a.png");
    const Result<FetchedAddress> got = fetch(address, false);
    QVERIFY(troubleOf(got) == InputTrouble::PrivateAddress);
    QVERIFY(m_server->requests.empty());
}

void TestAddressFetch::aWebPageIsNoPictureWhateverItIsCalled()
{
    m_server->on("GET", "/fox.png",
                 {.headers = {{"Content-Type", "image/png"}},
                  .body = "<!DOCTYPE html><html><title>Sign in</title></html>"});
    const Result<FetchedAddress> got = fetch(m_server->url("/fox.png"));
    QVERIFY(troubleOf(got) == InputTrouble::WebPage);
    QCOMPARE(got.error().message, u"127.0.0.1"_s);
}

void TestAddressFetch::redirectsAreFollowedAndJudged()
{
    m_server->on("GET", "/one", {.status = 302, .headers = {{"Location", "/two"}}});
    m_server->on("GET", "/two", {.status = 307, .headers = {{"Location", "three.png"}}});
    m_server->on("GET", "/three.png", {.body = pictureBytes({30, 20})});
    const Result<FetchedAddress> got = fetch(m_server->url("/one"));
    QVERIFY(got);
    QCOMPARE(got->fileName, u"three.png"_s);
}

void TestAddressFetch::anOwnPlaceLeadsToNoStrangersPrivateOne()
{
    FakeHttpServer stranger;
    stranger.on("GET", "/a.png", {.body = pictureBytes({30, 20})});
    m_server->on("GET", "/one", {.status = 302, .headers = {{"Location", stranger.url("/a.png")}}});
    const Result<FetchedAddress> got = fetch(m_server->url("/one"));
    QVERIFY(troubleOf(got) == InputTrouble::PrivateAddress);
    QVERIFY(stranger.requests.empty());
    m_server->on("GET", "/two", {.status = 302, .headers = {{"Location", "file:///etc/passwd"}}});
    QVERIFY(troubleOf(fetch(m_server->url("/two"))) == InputTrouble::NotAnAddress);
}

void TestAddressFetch::redirectsEnd()
{
    m_server->on("GET", "/round", {.status = 302, .headers = {{"Location", "/round"}}});
    QVERIFY(troubleOf(fetch(m_server->url("/round"))) == InputTrouble::TooManyRedirects);
    QCOMPARE(m_server->requests.size(), size_t{6});
}

void TestAddressFetch::aRefusalSaysItsStatus()
{
    m_server->on("GET", "/a.png", {.status = 403, .body = "no"});
    const Result<FetchedAddress> got = fetch(m_server->url("/a.png"));
    QVERIFY(troubleOf(got) == InputTrouble::Refused);
    QCOMPARE(got.error().message, u"403"_s);
}

void TestAddressFetch::tooManyBytesAreNotRead()
{
    m_server->on("GET", "/a.png", {.body = QByteArray(70'000, 'a')});
    QVERIFY(troubleOf(fetch(m_server->url("/a.png"), true, 60'000)) == InputTrouble::TooManyBytes);
}

void TestAddressFetch::aCutFileIsToldSo()
{
    m_server->on("GET", "/a.png", {.body = pictureBytes({30, 20}), .truncateAt = 40});
    const Result<FetchedAddress> got = fetch(m_server->url("/a.png"));
    QVERIFY(!got);
    QVERIFY(got.error().kind == ErrorKind::Dropped || got.error().kind == ErrorKind::Truncated);
}

void TestAddressFetch::nothingGoesAlong()
{
    m_server->on("GET", "/a.png", {.body = pictureBytes({30, 20})});
    QByteArray address = m_server->url("/a.png");
    address.replace("http://", "http://me:secret@");
    QVERIFY(fetch(address));
    QCOMPARE(m_server->requests.size(), size_t{1});
    QVERIFY(m_server->requests.front().header("Authorization").isEmpty());
    QVERIFY(m_server->requests.front().header("Cookie").isEmpty());
}

void TestAddressFetch::whatIsNoAddressIsSaid_data()
{
    QTest::addColumn<QByteArray>("address");
    for (const char *address : {"", "fox.png", "ftp://example.com/a.png", "file:///etc/passwd",
                                "https://", "javascript:alert(1)", "http:///a.png"})
        QTest::newRow(address) << QByteArray{address};
}

void TestAddressFetch::whatIsNoAddressIsSaid()
{
    QFETCH(QByteArray, address);
    QVERIFY(troubleOf(fetch(address)) == InputTrouble::NotAnAddress);
}

QTEST_GUILESS_MAIN(TestAddressFetch)
#include "tst_addressfetch.moc"
