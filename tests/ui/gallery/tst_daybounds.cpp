#include "ui/gallery/daybounds.h"

#include <QtTest>

using namespace limner;

class TestDayBounds : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void everyMomentBelongsToItsLocalDay();
    void anotherTimeZoneMakesOtherDays();
};

void TestDayBounds::everyMomentBelongsToItsLocalDay()
{
    DayBounds days;
    // Over both days of the year that are no 24 hours long, forwards and backwards.
    const QDateTime begin{QDate{2026, 3, 27}, QTime{0, 0}};
    for (int hour = 0; hour < 24 * 250; ++hour) {
        for (const int at : {hour, 24 * 250 - hour}) {
            const QDateTime moment = begin.addSecs(at * 3600LL);
            const DayBounds::Day day = days.of(moment.toMSecsSinceEpoch());
            QCOMPARE(day.date, moment.date());
            QCOMPARE(day.from, moment.date().startOfDay().toMSecsSinceEpoch());
        }
    }
    const qint64 midnight = QDate{2026, 7, 28}.startOfDay().toMSecsSinceEpoch();
    QCOMPARE(days.of(midnight).date, QDate(2026, 7, 28));
    QCOMPARE(days.of(midnight - 1).date, QDate(2026, 7, 27));
}

void TestDayBounds::anotherTimeZoneMakesOtherDays()
{
    DayBounds days;
    const qint64 late = QDateTime{QDate{2026, 7, 28}, QTime{23, 30}}.toMSecsSinceEpoch();
    QCOMPARE(days.of(late).date, QDate(2026, 7, 28));
    qputenv("TZ", "Asia/Shanghai");
    days.forget();
    QCOMPARE(days.of(late).date, QDate(2026, 7, 29));
}

QTEST_APPLESS_MAIN(TestDayBounds)
#include "tst_daybounds.moc"
