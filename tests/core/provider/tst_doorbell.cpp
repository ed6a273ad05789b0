#include "core/provider/doorbell.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestDoorbell : public QObject {
    Q_OBJECT
private slots:
    void wakesWhoeverWaitsForThatJob();
    void whatRangTooEarlyIsHeardOnce();
    void whoeverLeftIsNotWokenButTheNextIs();
    void aMinuteOfSilenceMeansThatNobodyCalls();
    void namesWithoutEndAreForgotten();

private:
    ManualClock m_clock;
};

void TestDoorbell::wakesWhoeverWaitsForThatJob()
{
    Doorbell bell{m_clock};
    const std::stop_token mine = bell.waitFor(u"mine"_s);
    const std::stop_token other = bell.waitFor(u"other"_s);
    bell.ring(u"mine"_s);
    QVERIFY(mine.stop_requested());
    QVERIFY(!other.stop_requested());
    QVERIFY(!bell.waitFor(u"mine"_s).stop_requested()); // that call has been heard
}

void TestDoorbell::whatRangTooEarlyIsHeardOnce()
{
    Doorbell bell{m_clock};
    bell.ring(u"mine"_s); // before the answer that names it
    QVERIFY(bell.waitFor(u"mine"_s).stop_requested());
    QVERIFY(!bell.waitFor(u"mine"_s).stop_requested());
}

void TestDoorbell::whoeverLeftIsNotWokenButTheNextIs()
{
    Doorbell bell{m_clock};
    const std::stop_token before = bell.waitFor(u"mine"_s);
    bell.leave(u"mine"_s); // it is being asked about right now
    bell.ring(u"mine"_s);
    QVERIFY(!before.stop_requested());
    QVERIFY(bell.waitFor(u"mine"_s).stop_requested());
}

void TestDoorbell::aMinuteOfSilenceMeansThatNobodyCalls()
{
    Doorbell bell{m_clock};
    QVERIFY(!bell.isHeard());
    bell.ring({});
    m_clock.advance(59s);
    QVERIFY(bell.isHeard());
    m_clock.advance(1s);
    QVERIFY(!bell.isHeard());
}

void TestDoorbell::namesWithoutEndAreForgotten()
{
    Doorbell bell{m_clock};
    for (int i = 0; i < 100'000; ++i)
        bell.ring(QString::number(i));
    QVERIFY(!bell.waitFor(u"0"_s).stop_requested());
    QVERIFY(bell.waitFor(u"99999"_s).stop_requested());
}

QTEST_GUILESS_MAIN(TestDoorbell)
#include "tst_doorbell.moc"
