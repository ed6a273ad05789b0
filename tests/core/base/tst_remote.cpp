// Services on other threads: told in order, asked and answered, and nobody is called who is gone.
#include "core/base/remote.h"
#include "core/base/servicethread.h"

#include <QSemaphore>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

class Counter final : public QObject {
    Q_OBJECT
public:
    void add(int number)
    {
        m_sum = m_sum * 10 + number;
        emit added(m_sum);
    }
    [[nodiscard]] int sum() const { return m_sum; }
    [[nodiscard]] QThread *seenOn() const { return QThread::currentThread(); }

signals:
    void added(int sum);

private:
    int m_sum = 0;
};

} // namespace

class TestRemote : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void cleanupTestCase();
    void onItsOwnThreadEverythingHappensAtOnce();
    void onAnotherItHappensThereInOrder();
    void answersAndSignalsComeInTheOrderTheyWereGiven();
    void anAnswerIsHeardBeforeItIsCleanedAway();
    void whoIsGoneHearsNothing();
    void aServiceThatEndsLeavesQuestionsUnanswered();
    void valuesThatCannotBeCopiedAreMoved();

private:
    std::optional<ServiceThread> m_thread;
    std::unique_ptr<Counter> m_far;
};

void TestRemote::init()
{
    m_thread.emplace(u"far"_s);
    m_thread->run([this] { m_far = std::make_unique<Counter>(); });
}

void TestRemote::cleanup()
{
    m_thread->run([this] { m_far.reset(); });
    m_thread.reset();
}

//! Last of all: an answer that is on its way when the program ends does not hold it up.
void TestRemote::cleanupTestCase()
{
    init();
    const Remote<Counter> remote{*m_far};
    remote.ask([](Counter &counter) { return counter.sum(); }, this, [](int) {});
    cleanup();
}

void TestRemote::onItsOwnThreadEverythingHappensAtOnce()
{
    Counter here;
    const Remote<Counter> remote{here};
    remote.tell([](Counter &counter) { counter.add(4); });
    QCOMPARE(here.sum(), 4);
    int answer = 0;
    remote.ask([](Counter &counter) { return counter.sum(); }, this,
               [&answer](int sum) { answer = sum; });
    QCOMPARE(answer, 4);
}

void TestRemote::onAnotherItHappensThereInOrder()
{
    const Remote<Counter> remote{*m_far};
    QThread *where = nullptr;
    QThread *heardOn = nullptr;
    int answer = 0;
    for (const int number : {1, 2, 3})
        remote.tell([number](Counter &counter) { counter.add(number); });
    remote.ask(
        [](Counter &counter) {
            return std::pair{counter.sum(), counter.seenOn()};
        },
        this,
        [&](const std::pair<int, QThread *> &given) {
            std::tie(answer, where) = given;
            heardOn = QThread::currentThread();
        });
    QCOMPARE(answer, 0); // nobody waited
    QTRY_COMPARE(answer, 123);
    QCOMPARE(where, m_far->thread());
    QCOMPARE(heardOn, thread());
}

void TestRemote::answersAndSignalsComeInTheOrderTheyWereGiven()
{
    const Remote<Counter> remote{*m_far};
    QStringList heard;
    connect(remote.source(), &Counter::added, this,
            [&heard](int sum) { heard.append(u"signal %1"_s.arg(sum)); });
    const auto ask = [&] {
        remote.ask([](Counter &counter) { return counter.sum(); }, this,
                   [&heard](int sum) { heard.append(u"answer %1"_s.arg(sum)); });
    };
    remote.tell([](Counter &counter) { counter.add(1); });
    ask();
    remote.tell([](Counter &counter) { counter.add(2); });
    ask();
    QTRY_COMPARE(heard.size(), 4);
    QCOMPARE(heard, (QStringList{u"signal 1"_s, u"answer 1"_s, u"signal 12"_s, u"answer 12"_s}));
}

void TestRemote::anAnswerIsHeardBeforeItIsCleanedAway()
{
    const Remote<Counter> remote{*m_far};
    int answer = -1;
    remote.ask([](Counter &counter) { return counter.sum(); }, this,
               [&answer](int sum) { answer = sum; });
    m_thread->run([] {});                                                // it has been given by now
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // as nested loops do
    QCoreApplication::processEvents();
    QCOMPARE(answer, 0);
}

void TestRemote::whoIsGoneHearsNothing()
{
    const Remote<Counter> remote{*m_far};
    QSemaphore gate;
    int calls = 0;
    auto context = std::make_unique<QObject>();
    remote.ask(
        [&gate](Counter &counter) {
            gate.acquire();
            return counter.sum();
        },
        context.get(), [&calls](int) { ++calls; });
    context.reset();
    gate.release();
    bool isOver = false;
    remote.ask([](Counter &counter) { return counter.sum(); }, this, [&](int) { isOver = true; });
    QTRY_VERIFY(isOver);
    QCOMPARE(calls, 0);
}

void TestRemote::aServiceThatEndsLeavesQuestionsUnanswered()
{
    const Remote<Counter> remote{*m_far};
    QSemaphore gate;
    int calls = 0;
    remote.tell([&gate](Counter &) { gate.acquire(); });
    QMetaObject::invokeMethod(
        m_far.get(), [this] { m_far.reset(); }, Qt::QueuedConnection);
    remote.ask([](Counter &counter) { return counter.sum(); }, this, [&calls](int) { ++calls; });
    gate.release();
    m_thread->run([] {}); // all that was posted before has been
    QCoreApplication::processEvents();
    QCOMPARE(calls, 0);
    QVERIFY(!m_far);
}

void TestRemote::valuesThatCannotBeCopiedAreMoved()
{
    const Remote<Counter> remote{*m_far};
    std::unique_ptr<int> heard;
    remote.ask([](Counter &) { return std::make_unique<int>(7); }, this,
               [&heard](std::unique_ptr<int> given) { heard = std::move(given); });
    QTRY_VERIFY(heard != nullptr);
    QCOMPARE(*heard, 7);
}

QTEST_GUILESS_MAIN(TestRemote)
#include "tst_remote.moc"
