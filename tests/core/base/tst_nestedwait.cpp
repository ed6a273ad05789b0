// Waiting inside a posted event does not hold up what was posted behind it.

#include "core/base/clock.h"
#include "core/base/nestedwait.h"
#include "core/base/servicethread.h"

#include <QCoroSignal>
#include <QtTest>

#include <atomic>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<> until(Sleeper *sleeper)
{
    co_await qCoro(sleeper, &Sleeper::done);
}

} // namespace

class TestNestedWait : public QObject {
    Q_OBJECT
private slots:
    void whatIsPostedBehindItIsDelivered();
};

void TestNestedWait::whatIsPostedBehindItIsDelivered()
{
    ServiceThread thread{u"waiting"_s};
    std::atomic<bool> isOver = false;
    std::unique_ptr<Sleeper> sleeper;
    std::unique_ptr<QObject> there;
    thread.run([&] {
        sleeper = std::make_unique<Sleeper>();
        there = std::make_unique<QObject>();
        // Both lie there when the first one is delivered.
        QMetaObject::invokeMethod(
            there.get(),
            [&] {
                waitNested(until(sleeper.get()));
                isOver = true;
            },
            Qt::QueuedConnection);
        sleeper->finish();
    });
    const bool wasOver = QTest::qWaitFor([&] { return isOver.load(); });
    thread.run([&] { // whoever was left waiting goes on by this
        sleeper.reset();
        there.reset();
    });
    QVERIFY(wasOver);
}

QTEST_GUILESS_MAIN(TestNestedWait)
#include "tst_nestedwait.moc"
