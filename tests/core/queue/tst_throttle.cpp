#include "core/queue/throttle.h"

#include <QtTest>

#include <algorithm>
#include <vector>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Why = Throttle::Why;

namespace {

const QString provider = QStringLiteral("replicate");

Error refusal(std::chrono::milliseconds retryAfter = -1ms)
{
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.retryAfter = retryAfter;
    return error;
}

} // namespace

class TestThrottle : public QObject {
    Q_OBJECT
private slots:
    void neverMoreThanAllowedInAnyMinute_data();
    void neverMoreThanAllowedInAnyMinute();
    void everyAllowedCreateGoesOutAsEarlyAsItMay();
    void aLoweredLimitCountsWhatWentOutBefore();
    void createsOfAnEarlierRunCount();
    void aRefusalHoldsTheWholeProviderAndNoOther();
    void aRefusalWithoutATimeBacksOff();
    void severalRefusalsAtOnceAreOne();
    void afterTheWaitOneCreateTriesFirst();
    void aTrialThatEndsUnansweredMakesRoomForTheNext();
    void anAnswerFromBeforeTheRefusalDoesNotEndIt();
    void anAbsurdWaitIsCapped();
    void releaseLetsOneTryAtOnce();
    void askingIsHeldApart();
};

void TestThrottle::neverMoreThanAllowedInAnyMinute_data()
{
    QTest::addColumn<int>("perMinute");
    QTest::addColumn<int>("step"); // ms between two wishes
    QTest::newRow("Replicate, as fast as it goes") << 600 << 7;
    QTest::newRow("MiniMax") << 10 << 500;
    QTest::newRow("one a minute") << 1 << 999;
}

void TestThrottle::neverMoreThanAllowedInAnyMinute()
{
    QFETCH(int, perMinute);
    QFETCH(int, step);
    ManualClock clock;
    Throttle throttle{clock};
    throttle.setPerMinute(provider, perMinute);
    std::vector<std::chrono::milliseconds> sent;
    while (clock.elapsed() < 200s) {
        while (throttle.wait(provider).why == Why::Nothing) {
            throttle.take(provider, u"job"_s);
            sent.push_back(clock.elapsed());
        }
        clock.advance(std::chrono::milliseconds{step});
    }
    QVERIFY(sent.size() > static_cast<std::size_t>(perMinute) * 2);
    for (auto from = sent.begin(); from != sent.end(); ++from) {
        const auto to = std::lower_bound(from, sent.end(), *from + 60s);
        QVERIFY2(to - from <= perMinute, qPrintable(QString::number(to - from)));
    }
}

void TestThrottle::everyAllowedCreateGoesOutAsEarlyAsItMay()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.setPerMinute(provider, 2);
    throttle.take(provider, u"a"_s);
    clock.advance(10s);
    throttle.take(provider, u"b"_s);
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::OwnLimit, 50s}));
    clock.advance(50s);
    QCOMPARE(throttle.wait(provider), Throttle::Wait{});
    throttle.take(provider, u"c"_s);
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::OwnLimit, 10s}));
}

void TestThrottle::aLoweredLimitCountsWhatWentOutBefore()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.setPerMinute(provider, 5);
    for (int i = 0; i < 5; ++i) {
        throttle.take(provider, u"job"_s);
        clock.advance(1s);
    }
    throttle.setPerMinute(provider, 2); // the fourth has to grow old before the next goes out
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::OwnLimit, 58s}));
    throttle.setPerMinute(provider, 0); // nonsense is one a minute, not none for ever
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::OwnLimit, 59s}));
}

void TestThrottle::createsOfAnEarlierRunCount()
{
    ManualClock clock;
    clock.advance(5s); // less than the creates are old
    Throttle throttle{clock};
    throttle.setPerMinute(provider, 2);
    throttle.remember(provider, 20s);
    throttle.remember(provider, 50s);
    throttle.remember(provider, 60s); // too old
    throttle.remember(provider, -3s); // the clock was set back
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::OwnLimit, 10s}));
    clock.advance(10s);
    QCOMPARE(throttle.wait(provider), Throttle::Wait{});
}

void TestThrottle::aRefusalHoldsTheWholeProviderAndNoOther()
{
    ManualClock clock;
    Throttle throttle{clock};
    QCOMPARE(throttle.refused(provider, refusal(5s), 0.5), 5s);
    clock.advance(2s);
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::Refused, 3s}));
    QCOMPARE(throttle.wait(u"together"_s), Throttle::Wait{});
}

void TestThrottle::aRefusalWithoutATimeBacksOff()
{
    ManualClock clock;
    Throttle throttle{clock};
    const auto first = throttle.refused(provider, refusal(), 0.99);
    QVERIFY(first >= 500ms && first <= 1s);
    clock.advance(first);
    auto last = first;
    for (int i = 0; i < 12; ++i) {
        throttle.take(provider, u"job"_s);
        last = throttle.refused(provider, refusal(), 0.99);
        clock.advance(last);
    }
    QVERIFY(last > 30s && last <= 60s);
}

void TestThrottle::severalRefusalsAtOnceAreOne()
{
    ManualClock clock;
    Throttle throttle{clock};
    for (int i = 0; i < 5; ++i) {
        const auto held = throttle.refused(provider, refusal(), 0.99);
        QVERIFY(held <= 1s);
    }
    // A later answer may ask for longer, never for less.
    QCOMPARE(throttle.refused(provider, refusal(7s), 0.5), 7s);
    QCOMPARE(throttle.refused(provider, refusal(2s), 0.5), 7s);
}

void TestThrottle::afterTheWaitOneCreateTriesFirst()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.refused(provider, refusal(5s), 0.5);
    clock.advance(5s);
    QCOMPARE(throttle.wait(provider), Throttle::Wait{});
    throttle.take(provider, u"first"_s);
    QCOMPARE(throttle.wait(provider).why, Why::Trial);
    QVERIFY(throttle.wait(provider).delay < 0ms);
    throttle.accepted(provider);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(throttle.wait(provider), Throttle::Wait{});
        throttle.take(provider, u"others"_s);
    }
}

void TestThrottle::aTrialThatEndsUnansweredMakesRoomForTheNext()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.refused(provider, refusal(1s), 0.5);
    clock.advance(1s);
    throttle.take(provider, u"first"_s);
    throttle.gaveUp(provider, u"another"_s);
    QCOMPARE(throttle.wait(provider).why, Why::Trial);
    throttle.gaveUp(provider, u"first"_s);
    QCOMPARE(throttle.wait(provider), Throttle::Wait{});
}

void TestThrottle::anAnswerFromBeforeTheRefusalDoesNotEndIt()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.refused(provider, refusal(5s), 0.5);
    throttle.accepted(provider);
    QCOMPARE(throttle.wait(provider).why, Why::Refused);
    clock.advance(5s);
    throttle.take(provider, u"first"_s);
    QCOMPARE(throttle.wait(provider).why, Why::Trial);
}

void TestThrottle::anAbsurdWaitIsCapped()
{
    ManualClock clock;
    Throttle throttle{clock};
    QCOMPARE(throttle.refused(provider, refusal(std::chrono::hours{240}), 0.5), 1h);
}

void TestThrottle::releaseLetsOneTryAtOnce()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.refused(provider, refusal(300s), 0.5);
    throttle.release(provider);
    QCOMPARE(throttle.wait(provider), Throttle::Wait{});
    throttle.take(provider, u"first"_s);
    QCOMPARE(throttle.wait(provider).why, Why::Trial);
}

void TestThrottle::askingIsHeldApart()
{
    ManualClock clock;
    Throttle throttle{clock};
    throttle.refused(provider, refusal(5s), 0.5);
    QCOMPARE(throttle.askingWait(provider), 0ms); // a refused create says nothing about polls
    throttle.holdAsking(provider, 8s);
    QCOMPARE(throttle.askingWait(provider), 8s);
    QCOMPARE(throttle.wait(provider), (Throttle::Wait{Why::Refused, 8s}));
    clock.advance(9s);
    QCOMPARE(throttle.askingWait(provider), 0ms);
    QCOMPARE(throttle.askingWait(u"together"_s), 0ms);
}

QTEST_APPLESS_MAIN(TestThrottle)
#include "tst_throttle.moc"
