#include "core/library/search/numberrange.h"

#include <QtTest>

#include <limits>

using namespace limner;
using namespace Qt::StringLiterals;

class TestNumberRange : public QObject {
    Q_OBJECT
private slots:
    void numbersRangesAndComparisonsAreRead_data();
    void numbersRangesAndComparisonsAreRead();
    void whatIsNoneIsSaid_data();
    void whatIsNoneIsSaid();
    void wholeNumbersAreExact();
};

void TestNumberRange::numbersRangesAndComparisonsAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sql");
    const auto row = [](const QString &text, const QString &sql) {
        QTest::newRow(qUtf8Printable(text)) << text << sql;
    };
    row(u"7"_s, u"x = 7"_s);
    row(u" 4.5 "_s, u"x = 4.5"_s);
    row(u"=5"_s, u"x = 5"_s);
    row(u"-3"_s, u"x = -3"_s);
    row(u"20-30"_s, u"(x >= 20 AND x <= 30)"_s);
    row(u"20..30"_s, u"(x >= 20 AND x <= 30)"_s);
    row(u"-5--1"_s, u"(x >= -5 AND x <= -1)"_s);
    row(u"-5..-1"_s, u"(x >= -5 AND x <= -1)"_s);
    row(u"0.5-1"_s, u"(x >= 0.5 AND x <= 1)"_s);
    row(u"1e-05-1"_s, u"(x >= 1e-05 AND x <= 1)"_s);
    row(u"9-9"_s, u"x = 9"_s);
    row(u">=4"_s, u"(x >= 4)"_s);
    row(u"> 4"_s, u"(x > 4)"_s);
    row(u"<=0.01"_s, u"(x <= 0.01)"_s);
    row(u"<-2"_s, u"(x < -2)"_s);
}

void TestNumberRange::numbersRangesAndComparisonsAreRead()
{
    QFETCH(QString, text);
    const Reading<NumberRange> range = numberRange(text);
    QVERIFY(range);
    const SqlCondition condition = within(*range, u"x"_s);
    QString shown = condition.sql;
    for (const QVariant &value : condition.values)
        shown.replace(shown.indexOf(u'?'), 1, value.toString());
    QTEST(shown, "sql");
}

void TestNumberRange::whatIsNoneIsSaid_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isEmptyRange");
    for (const QString &text :
         {u""_s, u"x"_s, u"-"_s, u"20-"_s, u"-20-"_s, u".."_s, u">"_s, u">=x"_s, u"1-2-3"_s,
          u"nan"_s, u"inf"_s, u"1e999"_s, u"0x10"_s, u"４"_s})
        QTest::newRow(qUtf8Printable(text)) << text << false;
    QTest::newRow("backwards") << u"30-20"_s << true;
    QTest::newRow("backwards by a little") << u"0.2-0.1"_s << true;
}

void TestNumberRange::whatIsNoneIsSaid()
{
    QFETCH(QString, text);
    QFETCH(bool, isEmptyRange);
    const Reading<NumberRange> range = numberRange(text);
    QVERIFY(!range);
    QCOMPARE(range.error() == SearchMistake::Kind::EmptyRange, isEmptyRange);
}

void TestNumberRange::wholeNumbersAreExact()
{
    const Reading<NumberRange> range = numberRange(u"9007199254740993-9223372036854775807"_s);
    QVERIFY(range);
    QCOMPARE(range->from.toLongLong(), 9007199254740993LL);
    QCOMPARE(range->to.toLongLong(), std::numeric_limits<qint64>::max());
}

QTEST_GUILESS_MAIN(TestNumberRange)
#include "tst_numberrange.moc"
