#include "core/net/httpclient.h"
#include "core/sandbox/fakehttpserver.h"

#include <QNetworkProxy>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! A proxy between us and the world is never taken for the server behind it.
class TestHttpProxy : public QObject {
    Q_OBJECT
private slots:
    void theProxyIsNamed_data();
    void theProxyIsNamed();
};

void TestHttpProxy::theProxyIsNamed_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<bool>("isThere");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("http, wants a login")
        << QByteArray{"http://store.test/x"} << true << ErrorKind::ProxyRefused;
    QTest::newRow("https, wants a login")
        << QByteArray{"https://store.test/x"} << true << ErrorKind::ProxyRefused;
    QTest::newRow("http, dead") << QByteArray{"http://store.test/x"} << false
                                << ErrorKind::ProxyUnreachable;
    QTest::newRow("https, dead") << QByteArray{"https://store.test/x"} << false
                                 << ErrorKind::ProxyUnreachable;
}

void TestHttpProxy::theProxyIsNamed()
{
    QFETCH(QByteArray, url);
    QFETCH(bool, isThere);
    QFETCH(ErrorKind, kind);
    FakeHttpServer proxy;
    proxy.setHandler([](const ServedRequest &) {
        return ServedReply{.status = 407,
                           .headers = {{"Proxy-Authenticate", "Basic realm=\"office\""}},
                           .body = "<html>Please sign in</html>"};
    });
    if (!isThere)
        proxy.setDoor(FakeHttpServer::Door::Shut);
    QNetworkProxy::setApplicationProxy({QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.port()});
    HttpClient client;
    HttpRequest request;
    request.url = url;
    const auto answer = QCoro::waitFor(client.send(std::move(request), {}));
    QNetworkProxy::setApplicationProxy(QNetworkProxy::NoProxy);
    QVERIFY(!answer);
    QCOMPARE(toString(answer.error().kind), toString(kind));
    QVERIFY2(answer.error().message.contains(u"127.0.0.1:%1"_s.arg(proxy.port())),
             qPrintable(answer.error().message));
    QVERIFY(!answer.error().mayHaveArrived());
    QCOMPARE(answer.error().isTransient(), !isThere);
}

QTEST_GUILESS_MAIN(TestHttpProxy)
#include "tst_httpproxy.moc"
