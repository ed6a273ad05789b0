#include "core/base/json.h"
#include "core/base/stallwatch.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestStallWatch : public QObject {
    Q_OBJECT
private slots:
    void aLongEventIsAStallWithItsName();
    void manyShortEventsOfOneTurnAreAStall();
    void waitingIsNone();
    void anEventInsideAnotherIsAPartOfIt();
    void aTurnInsideAnEventEndsNothing();
    void theTraceTellsTheLongestSpanOfATurn();

private:
    void handle(QEvent::Type type, std::chrono::milliseconds took)
    {
        m_watch.begin(*this, type);
        m_clock.advance(took);
        m_watch.end();
    }
    ManualClock m_clock;
    StallWatch m_watch{m_clock};
};

void TestStallWatch::aLongEventIsAStallWithItsName()
{
    handle(QEvent::Timer, 3ms);
    handle(QEvent::Paint, 40ms);
    handle(QEvent::Timer, 1ms);
    const std::optional<Stall> stall = m_watch.turn({.name = "commit", .duration = 33'400us});
    QVERIFY(stall);
    QCOMPARE(stall->duration, 44ms);
    QCOMPARE(stall->what, u"TestStallWatch Paint, 40 ms; commit, 33 ms"_s);
    QVERIFY(!m_watch.turn({})); // said once
}

void TestStallWatch::manyShortEventsOfOneTurnAreAStall()
{
    for (int i = 0; i < 4; ++i)
        handle(QEvent::SockAct, 4ms);
    QVERIFY(!m_watch.turn({})); // 16 ms is a frame, and no more
    for (int i = 0; i < 5; ++i)
        handle(QEvent::SockAct, 4ms);
    const std::optional<Stall> stall = m_watch.turn({});
    QVERIFY(stall);
    QCOMPARE(stall->duration, 20ms);
    QCOMPARE(stall->what, u"TestStallWatch SockAct, 4 ms"_s);
}

void TestStallWatch::waitingIsNone()
{
    handle(QEvent::Timer, 10ms);
    QVERIFY(!m_watch.turn({}));
    m_clock.advance(10s);
    QVERIFY(!m_watch.turn({}));
    handle(QEvent::Timer, 10ms);
    QVERIFY(!m_watch.turn({}));
}

void TestStallWatch::anEventInsideAnotherIsAPartOfIt()
{
    m_watch.begin(*this, QEvent::MouseButtonRelease);
    m_clock.advance(10ms);
    QObject inner;
    m_watch.begin(inner, QEvent::Show);
    m_clock.advance(20ms);
    m_watch.end();
    m_watch.end();
    const std::optional<Stall> stall = m_watch.turn({});
    QVERIFY(stall);
    QCOMPARE(stall->duration, 30ms);
    QCOMPARE(stall->what, u"TestStallWatch MouseButtonRelease, 30 ms"_s);
}

void TestStallWatch::aTurnInsideAnEventEndsNothing()
{
    m_watch.begin(*this, QEvent::Drop);
    m_clock.advance(30ms);
    QVERIFY(!m_watch.turn({}));
    m_clock.advance(5ms);
    m_watch.end();
    const std::optional<Stall> stall = m_watch.turn({});
    QVERIFY(stall);
    QCOMPARE(stall->duration, 35ms);
}

void TestStallWatch::theTraceTellsTheLongestSpanOfATurn()
{
    const QTemporaryDir folder;
    trace::open(folder.filePath(u"trace.json"_s));
    auto open = std::make_unique<trace::Span>("test", "suspended");
    QVERIFY(!trace::takeLongest().name);
    {
        const trace::Span outer{"test", "outer"};
        const trace::Span inner{"test", "inner"};
    }
    open.reset(); // began in an earlier turn: it waited more than it worked
    QCOMPARE(QByteArray{trace::takeLongest().name}, QByteArray{"outer"});
    QVERIFY(!trace::takeLongest().name);
    trace::drain();
    QFile file{folder.filePath(u"trace.json"_s)};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const Result<Json> told = parseJson(file.readAll().trimmed().chopped(1) + ']');
    QVERIFY(told);
    QCOMPARE(told->size(), size_t{7}); // that it was opened, and each span twice
}

QTEST_GUILESS_MAIN(TestStallWatch)
#include "tst_stallwatch.moc"
