#include "core/upload/uploadschedule.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Time = UploadSchedule::Time;
using Ids = std::vector<ArtworkId>;

Error errorOf(ErrorKind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

QString listed(const Ids &ids)
{
    QStringList out;
    for (const ArtworkId id : ids)
        out.append(QString::number(id));
    return out.join(u' ');
}

//! What happened before the plan; "1w500" = upload 1 waits until 500 ms.
void happen(UploadSchedule &schedule, const QString &what)
{
    for (const QString &word : what.split(u' ', Qt::SkipEmptyParts)) {
        const ArtworkId id = word.left(1).toInt();
        const QChar act = word.at(1);
        const Time due{word.mid(2).toInt()};
        if (act == u'p') // pending
            schedule.add(id);
        else if (act == u'w') // waits until
            schedule.note(id, UploadState::Waiting, due);
        else if (act == u'r') // rejected for what is wrong with it
            schedule.note(id, UploadState::Rejected, 0ms);
        else if (act == u's') // stored
            schedule.note(id, UploadState::Stored, 0ms);
        else if (act == u'!') // the artist wants it
            schedule.prefer(id);
        else if (act == u'+') // the store works
            schedule.storeWorks(due);
        else
            QFAIL(qPrintable(word));
    }
}

} // namespace

class TestUploadSchedule : public QObject {
    Q_OBJECT
private slots:
    void plans_data();
    void plans();
    void whatIsUnderWayIsNotStartedTwice();
    void aStoreInTroubleGetsOneProbeAtATime();
    void failuresTogetherAreOne();
    void aFullStoreIsLookedAtEveryFiveMinutes();
    void anUnknownStoreGetsOneFirst();
    void oneRefusalIsEnough();
    void whatIsWrongWithOneHoldsUpNobody();
    void itHoldsAHandful();
};

void TestUploadSchedule::plans_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("now");
    QTest::addColumn<QString>("start");
    QTest::addColumn<int>("wakeAt"); // -1 = never
    QTest::newRow("nothing") << u""_s << 0 << u""_s << -1;
    QTest::newRow("one") << u"1p"_s << 0 << u"1"_s << -1;
    QTest::newRow("oldest first, up to the limit") << u"5p 3p 4p 1p"_s << 0 << u"1 3"_s << -1;
    QTest::newRow("not due yet") << u"1w500"_s << 499 << u""_s << 500;
    QTest::newRow("due") << u"1w500"_s << 500 << u"1"_s << -1;
    QTest::newRow("the earliest wakes") << u"1w900 2w500"_s << 0 << u""_s << 500;
    QTest::newRow("rejected ones ask a person") << u"1r 2p"_s << 0 << u"2"_s << -1;
    QTest::newRow("stored ones are done") << u"1p 1s 2p"_s << 0 << u"2"_s << -1;
    QTest::newRow("the artist's choice first") << u"1p 2p 3p 3!"_s << 0 << u"3 1"_s << -1;
    QTest::newRow("a store that works makes all due") << u"1w900 0+100"_s << 100 << u"1"_s << -1;
}

void TestUploadSchedule::plans()
{
    QFETCH(QString, before);
    QFETCH(int, now);
    QFETCH(QString, start);
    QFETCH(int, wakeAt);
    UploadSchedule schedule;
    schedule.setParallel(2);
    schedule.storeWorks(0ms);
    happen(schedule, before);
    const UploadSchedule::Plan plan = schedule.plan(Time{now});
    QCOMPARE(listed(plan.start), start);
    QCOMPARE(plan.wakeAt ? int(plan.wakeAt->count()) : -1, wakeAt);
}

void TestUploadSchedule::whatIsUnderWayIsNotStartedTwice()
{
    UploadSchedule schedule;
    schedule.setParallel(3);
    schedule.storeWorks(0ms);
    happen(schedule, u"1p 2p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1 2"_s);
    happen(schedule, u"3p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"3"_s);
    schedule.startOver();
    QCOMPARE(listed(schedule.ids()), u"1 2 3"_s);
    schedule.ended(1);
    schedule.note(1, UploadState::Pending, 0ms);
    schedule.storeWorks(0ms);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1"_s);
}

void TestUploadSchedule::aStoreInTroubleGetsOneProbeAtATime()
{
    UploadSchedule schedule;
    schedule.storeWorks(0ms);
    happen(schedule, u"1p 2p 3p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1 2 3"_s);
    const Time delay = schedule.storeFailed(errorOf(ErrorKind::Offline), 1000ms, 0.5);
    QVERIFY(delay > 0ms);
    for (const ArtworkId id : {1, 2, 3}) {
        schedule.note(id, UploadState::Waiting, 1000ms + delay);
        schedule.ended(id);
    }
    const UploadSchedule::Plan early = schedule.plan(1000ms);
    QCOMPARE(listed(early.start), u""_s);
    QCOMPARE(early.wakeAt.value_or(0ms), 1000ms + delay);
    QCOMPARE(listed(schedule.plan(1000ms + delay).start), u"1"_s);
    QCOMPARE(listed(schedule.plan(1000ms + delay).start), u""_s);
    schedule.prefer(3);
    schedule.note(3, UploadState::Pending, 0ms);
    schedule.ended(1);
    QCOMPARE(listed(schedule.plan(1000ms).start), u"3"_s); // at once: the artist asked
}

void TestUploadSchedule::failuresTogetherAreOne()
{
    UploadSchedule schedule;
    happen(schedule, u"1p 2p"_s);
    const Time first = schedule.storeFailed(errorOf(ErrorKind::Timeout), 0ms, 0.99);
    QCOMPARE(schedule.storeFailed(errorOf(ErrorKind::Timeout), 0ms, 0.99), first);
    const Time second = schedule.storeFailed(errorOf(ErrorKind::Timeout), first, 0.99);
    QVERIFY(second > first);
    schedule.storeWorks(0ms);
    QVERIFY(!schedule.trouble());
    QCOMPARE(schedule.storeFailed(errorOf(ErrorKind::Timeout), 0ms, 0.99), first);
}

void TestUploadSchedule::aFullStoreIsLookedAtEveryFiveMinutes()
{
    UploadSchedule schedule;
    QCOMPARE(schedule.storeFailed(errorOf(ErrorKind::StoreFull), 0ms, 0.1), Time{5min});
    QCOMPARE(schedule.storeFailed(errorOf(ErrorKind::StoreFull), 5min, 0.9), Time{5min});
}

void TestUploadSchedule::anUnknownStoreGetsOneFirst()
{
    UploadSchedule schedule;
    happen(schedule, u"1p 2p 3p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1"_s);
    schedule.note(1, UploadState::Stored, 0ms);
    schedule.storeWorks(0ms);
    schedule.ended(1);
    QCOMPARE(listed(schedule.plan(0ms).start), u"2 3"_s);
    schedule.ended(2);
    schedule.ended(3);
    schedule.startOver(); // other keys, say: all are added again
    happen(schedule, u"2p 3p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"2"_s);
}

void TestUploadSchedule::oneRefusalIsEnough()
{
    UploadSchedule schedule;
    happen(schedule, u"1p 2p 3p"_s);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1"_s);
    schedule.note(1, UploadState::Rejected, 0ms);
    schedule.storeRefused(errorOf(ErrorKind::BadSignature), 1);
    schedule.ended(1);
    QCOMPARE(schedule.plan(24h), UploadSchedule::Plan{});
    QVERIFY(schedule.refusal());
    happen(schedule, u"4p"_s); // a new one waits, too
    QCOMPARE(schedule.plan(24h), UploadSchedule::Plan{});
    happen(schedule, u"4!"_s); // "Upload now": one try
    QCOMPARE(listed(schedule.plan(24h).start), u"4"_s);
    schedule.note(4, UploadState::Stored, 0ms);
    schedule.storeWorks(24h);
    schedule.ended(4);
    QVERIFY(!schedule.refusal());
    QCOMPARE(listed(schedule.plan(24h).start), u"1 2 3"_s);
}

void TestUploadSchedule::whatIsWrongWithOneHoldsUpNobody()
{
    UploadSchedule schedule;
    happen(schedule, u"1p 2p 1r"_s);
    schedule.storeWorks(0ms);
    QCOMPARE(listed(schedule.plan(0ms).start), u"2"_s); // 1 was refused for its own sake
}

void TestUploadSchedule::itHoldsAHandful()
{
    UploadSchedule schedule;
    schedule.setParallel(2);
    QVERIFY(schedule.wantsMore());
    happen(schedule, u"1p 2p"_s);
    QVERIFY(!schedule.wantsMore());
    schedule.storeWorks(0ms);
    QCOMPARE(listed(schedule.plan(0ms).start), u"1 2"_s);
    QVERIFY(schedule.wantsMore());
    happen(schedule, u"3w900 4w900"_s);
    QVERIFY(schedule.wantsMore()); // what waits keeps nobody busy
}

QTEST_APPLESS_MAIN(TestUploadSchedule)
#include "tst_uploadschedule.moc"
