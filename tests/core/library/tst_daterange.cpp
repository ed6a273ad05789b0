#include "core/library/search/daterange.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestDateRange : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void daysAreTheArtists_data();
    void daysAreTheArtists();
    void whatIsNoDateIsSaid_data();
    void whatIsNoDateIsSaid();
};

void TestDateRange::daysAreTheArtists_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("before");
    const auto row = [](const QString &text, const QString &from, const QString &before) {
        QTest::newRow(qUtf8Printable(text)) << text << from << before;
    };
    // Now is half past midnight of a Sunday.
    row(u"today"_s, u"2026-11-22"_s, u"2026-11-23"_s);
    row(u" Yesterday "_s, u"2026-11-21"_s, u"2026-11-22"_s);
    row(u"this week"_s, u"2026-11-16"_s, u"2026-11-23"_s);
    row(u"LAST  week"_s, u"2026-11-09"_s, u"2026-11-16"_s);
    row(u"this month"_s, u"2026-11-01"_s, u"2026-12-01"_s);
    row(u"last month"_s, u"2026-10-01"_s, u"2026-11-01"_s);
    row(u"this year"_s, u"2026-01-01"_s, u"2027-01-01"_s);
    row(u"last year"_s, u"2025-01-01"_s, u"2026-01-01"_s);
    row(u"last 7 days"_s, u"2026-11-16"_s, u"2026-11-23"_s);
    row(u"2026"_s, u"2026-01-01"_s, u"2027-01-01"_s);
    row(u"2026-02"_s, u"2026-02-01"_s, u"2026-03-01"_s);
    row(u"2026-2-3"_s, u"2026-02-03"_s, u"2026-02-04"_s);
    row(u"2026-10-25"_s, u"2026-10-25"_s, u"2026-10-26"_s); // a day of 25 hours
    row(u"since 2026-11-01"_s, u"2026-11-01"_s, {});
    row(u"from yesterday"_s, u"2026-11-21"_s, {});
    row(u"after 2026-10"_s, u"2026-11-01"_s, {});
    row(u">=2026-11-01"_s, u"2026-11-01"_s, {});
    row(u"> 2026"_s, u"2027-01-01"_s, {});
    row(u"before 2026-11"_s, {}, u"2026-11-01"_s);
    row(u"<today"_s, {}, u"2026-11-22"_s);
    row(u"until yesterday"_s, {}, u"2026-11-22"_s);
    row(u"<=2026-10"_s, {}, u"2026-11-01"_s);
    row(u"from 2026-11-01 to 2026-11-15"_s, u"2026-11-01"_s, u"2026-11-16"_s);
    row(u"2026-11-01 to today"_s, u"2026-11-01"_s, u"2026-11-23"_s);
    row(u"2026-09..2026-10"_s, u"2026-09-01"_s, u"2026-11-01"_s);
    row(u"since last month until yesterday"_s, u"2026-10-01"_s, u"2026-11-22"_s);
}

void TestDateRange::daysAreTheArtists()
{
    QFETCH(QString, text);
    const auto day = [](const std::optional<qint64> &moment) {
        return moment ? QDateTime::fromMSecsSinceEpoch(*moment).toString(Qt::ISODateWithMs)
                      : QString{};
    };
    const auto start = [](const QString &date) {
        return date.isEmpty() ? QString{} : date + u"T00:00:00.000"_s;
    };
    const Reading<DateRange> range =
        dateRange(text, QDateTime{QDate{2026, 11, 22}, QTime{0, 30}}.toUTC());
    QVERIFY(range);
    QFETCH(QString, from);
    QFETCH(QString, before);
    QCOMPARE(day(range->from), start(from));
    QCOMPARE(day(range->before), start(before));
}

void TestDateRange::whatIsNoDateIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isEmptyRange");
    for (const QString &text :
         {u""_s, u"tomorrow's"_s, u"2026-02-30"_s, u"2026-13"_s, u"99999"_s, u"0000"_s, u"since"_s,
          u"since never"_s, u"to"_s, u"from 2026-11-01 to"_s, u"last 999999 days"_s, u".."_s,
          u"２０２６"_s, u"2026-11-22T10:00"_s})
        QTest::newRow(qUtf8Printable(text)) << text << false;
    QTest::newRow("backwards") << u"from 2026-11-15 to 2026-11-01"_s << true;
    QTest::newRow("backwards months") << u"2026-12..2026-11"_s << true;
}

void TestDateRange::whatIsNoDateIsSaid()
{
    QFETCH(QString, text);
    QFETCH(bool, isEmptyRange);
    const Reading<DateRange> range = dateRange(text, QDateTime{QDate{2026, 11, 22}, QTime{9, 0}});
    QVERIFY(!range);
    QCOMPARE(range.error() == SearchMistake::Kind::EmptyRange, isEmptyRange);
}

QTEST_GUILESS_MAIN(TestDateRange)
#include "tst_daterange.moc"
