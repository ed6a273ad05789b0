#include "ui/common/formats.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

class TestFormats : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale{QLocale::English, QLocale::UnitedStates}); }
    void money_data();
    void money();
    void seconds_data();
    void seconds();
    void guessesAreRounded();
    void bytesCountsAndSizes();
    void percentSaysHundredOnlyWhenDone();
    void days();
};

void TestFormats::money_data()
{
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << 0.0 << u"$0.00"_s;
    QTest::newRow("one picture") << 0.0037 << u"$0.0037"_s;
    QTest::newRow("three pictures") << 0.0111 << u"$0.011"_s;
    QTest::newRow("a cent") << 0.01 << u"$0.01"_s;
    QTest::newRow("cents") << 0.42 << u"$0.42"_s;
    QTest::newRow("cap") << 5.0 << u"$5.00"_s;
    QTest::newRow("thousands") << 1234.5 << u"$1,234.50"_s;
    QTest::newRow("refund") << -0.42 << u"-$0.42"_s;
    QTest::newRow("no number") << std::numeric_limits<double>::quiet_NaN() << u"–"_s;
}

void TestFormats::money()
{
    QFETCH(double, amount);
    QTEST(formatMoney(amount), "text");
    QCOMPARE(formatMoney(1, u"credits"_s), u"1 credit"_s);
    QCOMPARE(formatMoney(12, u"credits"_s), u"12 credits"_s);
    QCOMPARE(formatMoney(2.5, u"credits"_s), u"2.5 credits"_s);
    QCOMPARE(formatMoney(0, u"credits"_s), u"0 credits"_s);
}

void TestFormats::seconds_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << -1.0 << u"–"_s;
    QTest::newRow("tenths") << 9.84 << u"9.8 s"_s;
    QTest::newRow("whole") << 9.97 << u"10 s"_s;
    QTest::newRow("minute") << 60.0 << u"1 min"_s;
    QTest::newRow("minutes") << 72.0 << u"1 min 12 s"_s;
    QTest::newRow("hours") << 7500.0 << u"2 h 5 min"_s;
    QTest::newRow("endless") << std::numeric_limits<double>::infinity() << u"–"_s;
}

void TestFormats::seconds()
{
    QFETCH(double, seconds);
    QTEST(formatSeconds(seconds), "text");
}

void TestFormats::guessesAreRounded()
{
    QCOMPARE(formatAbout(12.3), u"about 12 s"_s);
    QCOMPARE(formatAbout(0.2), u"about 1 s"_s);
    QCOMPARE(formatAbout(170), u"about 3 min"_s);
    QCOMPARE(formatAbout(7300), u"about 2 h"_s);
}

void TestFormats::bytesCountsAndSizes()
{
    QCOMPARE(formatBytes(1'400'000), u"1.4 MB"_s);
    QCOMPARE(formatBytes(900), u"900 bytes"_s);
    QCOMPARE(formatBytes(-1), u"–"_s);
    QCOMPARE(formatCount(12480), u"12,480"_s);
    QCOMPARE(formatPixels({1216, 832}), u"1216 × 832"_s);
}

void TestFormats::percentSaysHundredOnlyWhenDone()
{
    QCOMPARE(formatPercent(0.64), u"64%"_s);
    QCOMPARE(formatPercent(0.999), u"99%"_s);
    QCOMPARE(formatPercent(1.0), u"100%"_s);
    QCOMPARE(formatPercent(7.0), u"100%"_s);
}

void TestFormats::days()
{
    const QDate today{2026, 11, 18};
    QCOMPARE(formatDay(today, today), u"Today"_s);
    QCOMPARE(formatDay(today.addDays(-1), today), u"Yesterday"_s);
    QCOMPARE(formatDay({2026, 11, 16}, today), u"Monday, 16 November"_s);
    QCOMPARE(formatDay({2025, 12, 31}, today), u"31 December 2025"_s);
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
