#include "core/base/naturalkey.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestNaturalKey : public QObject {
    Q_OBJECT
private slots:
    void namesStandAsPeopleExpect();
    void caseAndSpacesMakeNoDifference();
    void anyTextHasAShortKey();
};

void TestNaturalKey::namesStandAsPeopleExpect()
{
    const QStringList ordered{
        u""_s,         u"2 boats"_s,   u"10 boats"_s,     u"a lamp"_s,
        u"a lamp 2"_s, u"a lamp 10"_s, u"a lamp 010 b"_s, u"A Lamp 99999999999999999999"_s,
        u"b"_s,        u"straße"_s,    u"Zoo"_s,          u"Ähre"_s,
        u"灯塔 2"_s,   u"灯塔 １０"_s};
    for (qsizetype i = 1; i < ordered.size(); ++i)
        QVERIFY2(naturalKey(ordered[i - 1]) < naturalKey(ordered[i]), qPrintable(ordered[i]));
}

void TestNaturalKey::caseAndSpacesMakeNoDifference()
{
    QCOMPARE(naturalKey(u"  The\n Lamp  "_s), naturalKey(u"the lamp"_s));
    QCOMPARE(naturalKey(u"ÄRMEL"_s), naturalKey(u"a\u0308rmel"_s));
    QCOMPARE(naturalKey(u"МАЯК"_s), naturalKey(u"маяк"_s));
    QCOMPARE(naturalKey(u"sea 007"_s), naturalKey(u"sea 7"_s));
    QCOMPARE(naturalKey(u"sea ٣"_s), naturalKey(u"sea 3"_s));
}

void TestNaturalKey::anyTextHasAShortKey()
{
    QVERIFY(naturalKey(QString(100'000, u'x')).size() <= 120);
    QVERIFY(naturalKey(QString(100'000, u'7')).size() <= 130);
    QVERIFY(!naturalKey(u"a\0b\x07"_s).contains('\0'));
    QCOMPARE(naturalKey(QString{QChar{0xd800}}), naturalKey(QString{QChar{0xd800}}));
    QVERIFY(naturalKey(QString{}).isEmpty());
}

QTEST_APPLESS_MAIN(TestNaturalKey)
#include "tst_naturalkey.moc"
