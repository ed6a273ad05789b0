#include "core/library/periodbounds.h"

#include <QtTest>

using namespace limner;

class TestPeriodBounds : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void everyMomentBelongsToItsLocalDay();
    void weeksBeginOnMondayAndMonthsOnTheFirst();
    void anotherTimeZoneMakesOtherDays();
};

void TestPeriodBounds::everyMomentBelongsToItsLocalDay()
{
    PeriodBounds days;
    // Over both days of the year that are no 24 hours long, forwards and backwards.
    const QDateTime begin{QDate{2026, 3, 27}, QTime{0, 0}};
    for (int hour = 0; hour < 24 * 250; ++hour) {
        for (const int at : {hour, 24 * 250 - hour}) {
            const QDateTime moment = begin.addSecs(at * 3600LL);
            QCOMPARE(days.of(moment.toMSecsSinceEpoch()), moment.date());
        }
    }
    const qint64 midnight = QDate{2026, 7, 28}.startOfDay().toMSecsSinceEpoch();
    QCOMPARE(days.of(midnight), QDate(2026, 7, 28));
    QCOMPARE(days.of(midnight - 1), QDate(2026, 7, 27));
}

void TestPeriodBounds::weeksBeginOnMondayAndMonthsOnTheFirst()
{
    PeriodBounds weeks{GroupBy::Week};
    PeriodBounds months{GroupBy::Month};
    const QDateTime begin{QDate{2026, 12, 20}, QTime{12, 0}};
    for (int day = 0; day < 60; ++day) {
        const QDate date = begin.date().addDays(day);
        const qint64 ms = begin.addDays(day).toMSecsSinceEpoch();
        const QDate monday = weeks.of(ms);
        QCOMPARE(monday.dayOfWeek(), 1);
        QVERIFY(monday <= date && monday.addDays(7) > date);
        QCOMPARE(months.of(ms), QDate(date.year(), date.month(), 1));
    }
}

void TestPeriodBounds::anotherTimeZoneMakesOtherDays()
{
    const qint64 late = QDateTime{QDate{2026, 7, 28}, QTime{23, 30}}.toMSecsSinceEpoch();
    QCOMPARE(PeriodBounds{}.of(late), QDate(2026, 7, 28));
    qputenv("TZ", "Asia/Shanghai");
    QCOMPARE(PeriodBounds{}.of(late), QDate(2026, 7, 29));
    qputenv("TZ", "Europe/Berlin");
}

QTEST_APPLESS_MAIN(TestPeriodBounds)
#include "tst_periodbounds.moc"
