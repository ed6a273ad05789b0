#include "core/base/clock.h"
#include "core/base/taskscope.h"

#include <QtTest>

using namespace limner;
using namespace std::chrono_literals;

namespace {

QCoro::Task<> note(Clock &clock, std::chrono::milliseconds after, std::stop_token stop,
                   QStringList &log)
{
    const Clock::Woken woken = co_await clock.sleep(after, stop);
    log.append(woken == Clock::Woken::InTime ? QString::number(after.count())
                                             : QStringLiteral("stopped"));
}

} // namespace

class TestClock : public QObject {
    Q_OBJECT
private slots:
    void sleepersWakeInOrderOfTheirTime();
    void stoppingWakesAtOnce();
    void drainingStopsEveryTask();
};

void TestClock::sleepersWakeInOrderOfTheirTime()
{
    ManualClock clock;
    TaskScope scope;
    QStringList log;
    scope.spawn(note(clock, 200ms, scope.stopToken(), log));
    scope.spawn(note(clock, 100ms, scope.stopToken(), log));
    QCOMPARE(clock.sleepers(), 2);
    clock.advance(150ms);
    QTRY_COMPARE(log, QStringList{QStringLiteral("100")});
    QVERIFY(clock.advanceToNext());
    QTRY_COMPARE(log.size(), 2);
    QCOMPARE(scope.active(), 0);
}

void TestClock::stoppingWakesAtOnce()
{
    SystemClock clock;
    std::stop_source stop;
    QStringList log;
    auto task = note(clock, 1h, stop.get_token(), log);
    stop.request_stop();
    QCoro::waitFor(task);
    QCOMPARE(log, QStringList{QStringLiteral("stopped")});
}

void TestClock::drainingStopsEveryTask()
{
    SystemClock clock;
    TaskScope scope;
    QStringList log;
    for (int i = 0; i < 20; ++i)
        scope.spawn(note(clock, 1h, scope.stopToken(), log));
    QCoro::waitFor(scope.drain());
    QCOMPARE(log.size(), 20);
    QCOMPARE(scope.active(), 0);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
