#include "core/net/http.h"
#include "core/net/ratelimiter.h"
#include "core/net/retry.h"
#include "core/base/taskscope.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestRetry : public QObject {
    Q_OBJECT
private slots:
    void delaysDoubleUpToTheCap();
    void theServersWishWinsButIsCapped();
    void retryAfterIsReadInAllForms_data();
    void retryAfterIsReadInAllForms();
    void theLimiterSpacesRequests();
    void originsIgnoreCaseAndUsualPorts();
    void privateHostsAreKnown_data();
    void privateHostsAreKnown();
};

void TestRetry::delaysDoubleUpToTheCap()
{
    const Backoff policy;
    const Error error{ErrorKind::Offline};
    QCOMPARE(retryDelay(policy, 1, error, 1.0), 500ms);
    QCOMPARE(retryDelay(policy, 3, error, 1.0), 2000ms);
    QCOMPARE(retryDelay(policy, 1000, error, 1.0), policy.longest);
    QCOMPARE(retryDelay(policy, 3, error, 0.0), policy.shortest);
}

void TestRetry::theServersWishWinsButIsCapped()
{
    Error error{ErrorKind::RateLimited};
    error.retryAfter = 7s;
    QCOMPARE(retryDelay({}, 1, error, 0.5), 7000ms);
    error.retryAfter = 24h;
    QCOMPARE(retryDelay({}, 1, error, 0.5), Backoff{}.longestAsked);
}

void TestRetry::retryAfterIsReadInAllForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("milliseconds"); // -1 = nothing
    QTest::addRow("seconds") << QByteArray{"5"} << qint64{5000};
    QTest::addRow("fraction") << QByteArray{"0.25"} << qint64{250};
    QTest::addRow("date") << QByteArray{"Sun, 06 Nov 1994 08:49:47 GMT"} << qint64{10'000};
    QTest::addRow("past date") << QByteArray{"Sun, 06 Nov 1994 08:00:00 GMT"} << qint64{0};
    QTest::addRow("rfc 850") << QByteArray{"Sunday, 06-Nov-94 08:49:40 GMT"} << qint64{3000};
    QTest::addRow("negative") << QByteArray{"-5"} << qint64{-1};
    QTest::addRow("huge") << QByteArray{"1e300"} << qint64{-1};
    QTest::addRow("nan") << QByteArray{"nan"} << qint64{-1};
    QTest::addRow("words") << QByteArray{"soon"} << qint64{-1};
    QTest::addRow("empty") << QByteArray{} << qint64{-1};
}

void TestRetry::retryAfterIsReadInAllForms()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, milliseconds);
    const QDateTime now{QDate{1994, 11, 6}, QTime{8, 49, 37}, Qt::UTC};
    const auto parsed = parseRetryAfter(value, now);
    QCOMPARE(parsed ? parsed->count() : -1, milliseconds);
}

namespace {
QCoro::Task<> pass(RateLimiter &limiter, std::stop_token stop, int &passed)
{
    const Result<> allowed = co_await limiter.acquire(stop);
    passed += allowed ? 1 : 0;
}
} // namespace

void TestRetry::theLimiterSpacesRequests()
{
    ManualClock clock;
    RateLimiter limiter{clock, 2};
    TaskScope scope;
    int passed = 0;
    for (int i = 0; i < 5; ++i)
        scope.spawn(pass(limiter, scope.stopToken(), passed));
    QCOMPARE(passed, 2);
    clock.advance(500ms);
    QTRY_COMPARE(passed, 3);
    clock.advance(500ms);
    QTRY_COMPARE(passed, 4);
    QCoro::waitFor(scope.drain());
    QCOMPARE(passed, 4);
}

void TestRetry::originsIgnoreCaseAndUsualPorts()
{
    QCOMPARE(originOf("https://API.Example.com:443/v1?x"), QByteArray{"https://api.example.com"});
    QCOMPARE(originOf("http://[::1]:9000/b"), QByteArray{"http://[::1]:9000"});
    QCOMPARE(originOf("ftp://example.com/"), QByteArray{});
    QCOMPARE(originOf("example.com"), QByteArray{});
}

void TestRetry::privateHostsAreKnown_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *host :
         {"127.0.0.1", "127.9.9.9", "::1", "10.1.2.3", "172.16.0.1", "172.31.255.255",
          "192.168.1.1", "169.254.1.1", "fd00::1", "fe80::1", "localhost", "localhost.", "nas",
          "nas.local", "a.localhost", "0.0.0.0", "::", "::ffff:10.0.0.1", "::ffff:127.0.0.1"})
        QTest::addRow("%s", host) << true;
    for (const char *host : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "11.0.0.1", "example.com",
                             "localhost.example.com", "2001:db8::1", "::ffff:8.8.8.8", ""})
        QTest::addRow("%s", *host ? host : "(empty)") << false;
}

void TestRetry::privateHostsAreKnown()
{
    QFETCH(bool, isPrivate);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(isPrivateHost(tag == u"(empty)" ? QString{} : tag), isPrivate);
}

QTEST_GUILESS_MAIN(TestRetry)
#include "tst_retry.moc"
