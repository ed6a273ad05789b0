// Errands: their answers come home, and nobody waits for them.
#include "core/base/errands.h"

#include <QSemaphore>
#include <QtTest>

#include <array>
#include <atomic>

using namespace limner;

namespace {

//! A member of the window that sends work away.
struct Sender : QObject {
    Errands errands;
    QList<int> answers;
    QThread *heardOn = nullptr;

    explicit Sender(int most = 1)
        : errands{this, most}
    {}
    template <typename Work>
    void send(Work work)
    {
        errands.send(std::move(work), [this](int answer) {
            heardOn = QThread::currentThread();
            answers.append(answer);
        });
    }
};

//! Work that begins, says so, and goes on when it may.
struct Held {
    std::shared_ptr<QSemaphore> began = std::make_shared<QSemaphore>();
    std::shared_ptr<QSemaphore> mayGoOn = std::make_shared<QSemaphore>();

    [[nodiscard]] auto work(int answer) const
    {
        return [began = began, mayGoOn = mayGoOn, answer] {
            began->release();
            mayGoOn->acquire();
            return answer;
        };
    }
};

} // namespace

class TestErrands : public QObject {
    Q_OBJECT
private slots:
    void anAnswerIsHeardAtHome();
    void oneFollowsTheOther();
    void asManyAsMayRunAtATime();
    void whatWaitsCanBeDropped();
    void whoGoesWaitsForNobody();
    void itsThreadsStay();
};

void TestErrands::anAnswerIsHeardAtHome()
{
    Sender sender;
    QThread *workedOn = nullptr;
    sender.send([&workedOn] {
        workedOn = QThread::currentThread();
        return 7;
    });
    QTRY_COMPARE(sender.answers, QList<int>{7});
    QCOMPARE(sender.heardOn, QThread::currentThread());
    QVERIFY(workedOn != QThread::currentThread());
}

void TestErrands::oneFollowsTheOther()
{
    Sender sender;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    QList<int> expected;
    for (int i = 0; i < 50; ++i) {
        expected.append(i);
        sender.send([&running, &most, i] {
            most = std::max(most.load(), ++running);
            --running;
            return i;
        });
    }
    QTRY_COMPARE(sender.answers, expected);
    QCOMPARE(most.load(), 1);
}

void TestErrands::asManyAsMayRunAtATime()
{
    const Held held;
    Sender sender{2};
    for (int i = 0; i < 3; ++i)
        sender.send(held.work(i));
    held.began->acquire(2); // both run, or this test never ends
    QCOMPARE(held.began->available(), 0);
    held.mayGoOn->release(3);
    QTRY_COMPARE(sender.answers.size(), 3);
}

void TestErrands::whatWaitsCanBeDropped()
{
    const Held held;
    Sender sender;
    sender.send(held.work(1));
    sender.send(held.work(2));
    held.began->acquire();
    sender.errands.dropWaiting();
    sender.send(held.work(3));
    held.mayGoOn->release(3);
    QTRY_COMPARE(sender.answers, (QList<int>{1, 3}));
}

void TestErrands::whoGoesWaitsForNobody()
{
    const Held held;
    std::atomic<bool> hasBegun = false;
    {
        Sender sender;
        sender.send(held.work(1));
        sender.send([&hasBegun] {
            hasBegun = true;
            return 2;
        });
        held.began->acquire();
    } // while it runs, or this test never ends
    held.mayGoOn->release();
    QVERIFY(errandPool().waitForDone());
    QCoreApplication::processEvents(); // nothing is brought to who has gone
    QVERIFY(!hasBegun);
}

void TestErrands::itsThreadsStay()
{
    QVERIFY(errandPool().expiryTimeout() < 0);
}

QTEST_GUILESS_MAIN(TestErrands)
#include "tst_errands.moc"
