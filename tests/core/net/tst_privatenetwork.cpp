// Addresses that a stranger's page must not lead to.

#include "core/net/privatenetwork.h"

#include <QCoroTask>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestPrivateNetwork : public QObject {
    Q_OBJECT
private slots:
    void addressesAreTold_data();
    void addressesAreTold();
    void namesAreLookedUp();
};

void TestPrivateNetwork::addressesAreTold_data()
{
    QTest::addColumn<bool>("isPrivate");
    for (const char *address : {"127.0.0.1",
                                "127.8.9.10",
                                "10.1.2.3",
                                "172.16.0.1",
                                "172.31.255.255",
                                "192.168.1.1",
                                "169.254.169.254",
                                "100.64.0.1",
                                "0.0.0.0",
                                "0.1.2.3",
                                "198.18.0.1",
                                "224.0.0.1",
                                "255.255.255.255",
                                "240.0.0.1",
                                "::1",
                                "::",
                                "fe80::1",
                                "fc00::1",
                                "fd12::1",
                                "ff02::1",
                                "::ffff:10.0.0.1",
                                "::ffff:127.0.0.1",
                                "64:ff9b::7f00:1",
                                "64:ff9b::a00:1",
                                "2002:7f00:1::",
                                "2002:c0a8:101::"})
        QTest::newRow(address) << true;
    for (const char *address : {"8.8.8.8", "172.32.0.1", "100.128.0.1", "1.1.1.1",
                                "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"})
        QTest::newRow(address) << false;
}

void TestPrivateNetwork::addressesAreTold()
{
    QFETCH(bool, isPrivate);
    const QString text = QString::fromLatin1(QTest::currentDataTag());
    QCOMPARE(isPrivateAddress(QHostAddress{text}), isPrivate);
    QCOMPARE(QCoro::waitFor(leadsIntoPrivateNetwork(text, std::stop_token{})), isPrivate);
}

void TestPrivateNetwork::namesAreLookedUp()
{
    QVERIFY(QCoro::waitFor(leadsIntoPrivateNetwork(u"localhost"_s, std::stop_token{})));
    QVERIFY(QCoro::waitFor(leadsIntoPrivateNetwork(u"printer"_s, std::stop_token{})));
    QVERIFY(QCoro::waitFor(leadsIntoPrivateNetwork(u"nas.local"_s, std::stop_token{})));
    // What nobody knows is left to whoever connects.
    QVERIFY(!QCoro::waitFor(leadsIntoPrivateNetwork(u"nobody.invalid"_s, std::stop_token{})));
}

QTEST_GUILESS_MAIN(TestPrivateNetwork)
#include "tst_privatenetwork.moc"
