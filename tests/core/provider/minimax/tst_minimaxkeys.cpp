#include "tests/core/provider/minimax/minimaxfixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Which keys are taken where, and that nobody pays for the question.
class TestMiniMaxKeys : public QObject {
    Q_OBJECT
private slots:
    void aGoodKeyIsTakenForNothing();
    void aWrongKeyIsRefusedInBothRegions();
    void aKeyOfTheOtherRegionIsToldItsAddress_data();
    void aKeyOfTheOtherRegionIsToldItsAddress();
    void aKeyGoesNowhereElseFromAnAddressThatIsNotTheProviders();
    void anAccountWithoutCreditIsSaidAsSuch();
};

void TestMiniMaxKeys::aGoodKeyIsTakenForNothing()
{
    MiniMaxFixture x;
    QVERIFY(x.check());
    QCOMPARE(x.sim.creates, 0);
    QCOMPARE(x.sim.server().requests.size(), 1U);
    QCOMPARE(x.sim.serverOfChina().requests.size(), 0U);
}

void TestMiniMaxKeys::aWrongKeyIsRefusedInBothRegions()
{
    MiniMaxFixture x;
    x.configure("sk-api-mistyped", x.sim.baseUrl());
    const Result<Account> account = x.check();
    QVERIFY(!account);
    QCOMPARE(toString(account.error().kind), u"unauthorized"_s);
    QVERIFY(!account.error().message.contains(u"mistyped"_s));
    QCOMPARE(x.sim.serverOfChina().requests.size(), 1U);
    QCOMPARE(x.sim.creates, 0);
}

void TestMiniMaxKeys::aKeyOfTheOtherRegionIsToldItsAddress_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("fromChina");
    QTest::newRow("2049") << 2049 << false;
    QTest::newRow("1004") << 1004 << false;
    QTest::newRow("the other way") << 2049 << true;
}

void TestMiniMaxKeys::aKeyOfTheOtherRegionIsToldItsAddress()
{
    MiniMaxFixture x;
    QFETCH(int, code);
    QFETCH(bool, fromChina);
    x.sim.options.wrongRegionCode = code;
    const QByteArray right = fromChina ? x.sim.baseUrl() : x.sim.baseUrlOfChina();
    x.configure(fromChina ? x.sim.options.key : x.sim.options.keyOfChina,
                fromChina ? x.sim.baseUrlOfChina() : x.sim.baseUrl());
    const Result<Account> account = x.check();
    QVERIFY(!account);
    QCOMPARE(toString(account.error().kind), u"other_region"_s);
    QCOMPARE(account.error().message, QString::fromLatin1(right));
    QCOMPARE(x.sim.creates, 0);
    // A paid request is never tried elsewhere.
    const Result<RemoteJob> job = x.generate(u"a"_s);
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), u"unauthorized"_s);
    QCOMPARE(x.sim.creates, 0);
    x.minimax.configure({.key = Secret{fromChina ? x.sim.options.key : x.sim.options.keyOfChina},
                         .baseUrl = account.error().message});
    QVERIFY(x.check());
    QVERIFY(x.generate(u"a"_s));
}

void TestMiniMaxKeys::aKeyGoesNowhereElseFromAnAddressThatIsNotTheProviders()
{
    MiniMaxFixture x;
    FakeHttpServer proxy;
    proxy.on("POST", "/v1/image_generation",
             {.body = R"({"base_resp":{"status_code":2049,"status_msg":"no"}})"});
    x.configure(x.sim.options.key, proxy.origin());
    const Result<Account> account = x.check();
    QVERIFY(!account);
    QCOMPARE(toString(account.error().kind), u"unauthorized"_s);
    QCOMPARE(x.sim.server().requests.size(), 0U);
    QCOMPARE(x.sim.serverOfChina().requests.size(), 0U);
}

void TestMiniMaxKeys::anAccountWithoutCreditIsSaidAsSuch()
{
    MiniMaxFixture x;
    FakeHttpServer elsewhere;
    elsewhere.on("POST", "/v1/image_generation",
                 {.body = R"({"base_resp":{"status_code":1008,"status_msg":"no money"}})"});
    x.configure(x.sim.options.key, elsewhere.origin());
    const Result<Account> account = x.check();
    QVERIFY(!account);
    QCOMPARE(toString(account.error().kind), u"no_credit"_s);
}

QTEST_GUILESS_MAIN(TestMiniMaxKeys)
#include "tst_minimaxkeys.moc"
