#include "core/sandbox/fakehttpserver.h"
#include "tests/core/jobs/plainsync.h"
#include "tests/core/queue/queuerig.h"

using namespace limner;
using namespace limner::test;

namespace {

//! A queue with a provider that answers at once, whose answer is held back, and a usual one.
struct ClosingRig : QueueRig {
    FakeHttpServer server;
    std::stop_source hurry;
    QCoro::Task<> settling;

    ClosingRig()
    {
        auto made = std::make_unique<PlainSync>(http, clock);
        made->configure(
            {.key = Secret{QByteArray{"key-1"}}, .baseUrl = QString::fromLatin1(server.origin())});
        catalog.add(std::move(made));
        queue->start();
    }
    void answerAfter(std::chrono::milliseconds delay)
    {
        const Json answer = {{"id", "a-1"}, {"pictures", {pngUri().toStdString()}}};
        server.on("POST", "/draw", {.body = toBytes(answer), .delay = delay});
    }
    QString send(const QString &to)
    {
        const QString id = submit(to);
        limner::test::settle();
        return id;
    }
    void close() { settling = queue->settle(hurry.get_token()); }
};

} // namespace

class TestClosing : public QObject {
    Q_OBJECT

private slots:
    void nothingPaidUnderWayClosesAtOnce();
    void aPaidRequestThatNobodyCouldAskAboutIsWaitedFor();
    void whatIsPolledIsNotWaitedFor();
    void nothingBeginsAnyMore();
    void aPersonInAHurryIsNotHeldUp();
    void patienceEnds();
};

void TestClosing::nothingPaidUnderWayClosesAtOnce()
{
    ClosingRig rig;
    rig.close();
    QTRY_VERIFY(rig.settling.isReady());
}

void TestClosing::aPaidRequestThatNobodyCouldAskAboutIsWaitedFor()
{
    ClosingRig rig;
    rig.answerAfter(100ms);
    const QString id = rig.send(u"plain"_s);
    QTRY_COMPARE(rig.server.requests.size(), 1U);
    QCOMPARE(rig.queue->uncuttable(), 1);
    rig.close();
    QVERIFY(!rig.settling.isReady());
    QTRY_VERIFY(rig.settling.isReady());
    QCOMPARE(rig.state(id), u"done"_s);
    QCOMPARE(rig.library->artworksOfJob(id).size(), 1U);
}

void TestClosing::whatIsPolledIsNotWaitedFor()
{
    ClosingRig rig;
    const QString id = rig.send(u"fake"_s);
    QTRY_COMPARE(rig.state(id), u"running"_s);
    rig.close();
    QTRY_VERIFY(rig.settling.isReady());
    QCOMPARE(toString(rig.queue->jobs().job(id)->state), u"running"_s);
}

void TestClosing::nothingBeginsAnyMore()
{
    ClosingRig rig;
    rig.close();
    QTRY_VERIFY(rig.settling.isReady());
    const QString id = rig.send(u"plain"_s);
    QCOMPARE(toString(rig.queue->jobs().job(id)->state), u"queued"_s);
    QCOMPARE(rig.server.requests.size(), 0U);
}

void TestClosing::aPersonInAHurryIsNotHeldUp()
{
    ClosingRig rig;
    rig.server.on("POST", "/draw", {.hang = true});
    const QString id = rig.send(u"plain"_s);
    QTRY_COMPARE(rig.server.requests.size(), 1U);
    rig.close();
    QVERIFY(!rig.settling.isReady());
    rig.hurry.request_stop();
    QTRY_VERIFY(rig.settling.isReady());
    QCoro::waitFor(rig.queue->shutdown());
    QCOMPARE(toString(rig.queue->jobs().job(id)->state), u"submitting"_s);
}

void TestClosing::patienceEnds()
{
    ClosingRig rig;
    rig.server.on("POST", "/draw", {.hang = true});
    rig.send(u"plain"_s);
    QTRY_COMPARE(rig.server.requests.size(), 1U);
    rig.close();
    rig.clock.advance(119s);
    QVERIFY(!rig.settling.isReady());
    rig.clock.advance(2s);
    QTRY_VERIFY(rig.settling.isReady());
}

QTEST_GUILESS_MAIN(TestClosing)
#include "tst_closing.moc"
