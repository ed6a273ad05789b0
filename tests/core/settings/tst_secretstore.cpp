#include "core/settings/keychainstore.h"
#include "core/settings/secretname.h"
#include "core/settings/secretstore.h"
#include "core/settings/sessionsecretstore.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSecretStore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void sessionKeepsSecretsUntilTheEnd();
    void missingKeychainIsAnErrorNotAFallback();
};

// No session bus: nothing a person keeps may be touched by a test.
void TestSecretStore::initTestCase()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus");
    qunsetenv("DISPLAY");
}

void TestSecretStore::sessionKeepsSecretsUntilTheEnd()
{
    SessionSecretStore store;
    QVERIFY(!store.isDurable());
    QVERIFY(QCoro::waitFor(store.read(SecretName::ReplicateToken))->isEmpty());
    QVERIFY(QCoro::waitFor(store.write(SecretName::ReplicateToken, Secret{u"hunter2"_s})));
    QCOMPARE(QCoro::waitFor(store.read(SecretName::ReplicateToken))->reveal(),
             QByteArray{"hunter2"});
    QVERIFY(QCoro::waitFor(store.read(SecretName::StoreSecretKey))->isEmpty());
    QVERIFY(QCoro::waitFor(store.write(SecretName::ReplicateToken, Secret{})));
    QVERIFY(QCoro::waitFor(store.read(SecretName::ReplicateToken))->isEmpty());
}

void TestSecretStore::missingKeychainIsAnErrorNotAFallback()
{
    KeychainStore store;
    QVERIFY(store.isDurable());
    const Result<Secret> read = QCoro::waitFor(store.read(SecretName::ReplicateToken));
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), u"keychain"_s);
    QVERIFY(!read.error().message.isEmpty());
    const Result<> written =
        QCoro::waitFor(store.write(SecretName::ReplicateToken, Secret{u"hunter2"_s}));
    QVERIFY(!written);
    QCOMPARE(toString(written.error().kind), u"keychain"_s);
    QVERIFY(!written.error().message.contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
