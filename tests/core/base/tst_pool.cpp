// Work of pools: its answer comes back, and it lets the window go first.
#include "core/base/pool.h"

#include <QCoroTask>
#include <QtTest>

#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace limner;

class TestPool : public QObject {
    Q_OBJECT
private slots:
    void theAnswerComesBack();
    void whoWorksStepsAside();
};

void TestPool::theAnswerComesBack()
{
    QThreadPool pool;
    const QThread *const here = QThread::currentThread();
    const auto work = [here] { return QThread::currentThread() != here; };
    QVERIFY(QCoro::waitFor(onPool(&pool, work)));
}

void TestPool::whoWorksStepsAside()
{
    const auto niceness = [] {
        return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid)));
    };
    const int before = niceness();
    QThreadPool pool;
    const int there = QCoro::waitFor(onPool(&pool, niceness));
    QVERIFY2(there > before || there == 19, qPrintable(QString::number(there)));
    QThreadPool lowest;
    lowest.setThreadPriority(QThread::LowestPriority);
    const int far = QCoro::waitFor(onPool(&lowest, niceness));
    QVERIFY2(far > there || far == 19, qPrintable(QString::number(far)));
    QCOMPARE(niceness(), before);
}

QTEST_GUILESS_MAIN(TestPool)
#include "tst_pool.moc"
