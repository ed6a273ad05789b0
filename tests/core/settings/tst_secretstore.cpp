#include "core/settings/keychainstore.h"
#include "core/settings/secretname.h"
#include "core/settings/secretstore.h"
#include "core/settings/sessionsecretstore.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const SecretName token{.entry = QStringLiteral("test-token"), .variable = QStringLiteral("TEST")};

} // namespace

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
    QVERIFY(QCoro::waitFor(store.read(token, {}))->isEmpty());
    QVERIFY(QCoro::waitFor(store.write(token, Secret{u"hunter2"_s}, {})));
    QCOMPARE(QCoro::waitFor(store.read(token, {}))->reveal(), QByteArray{"hunter2"});
    QVERIFY(QCoro::waitFor(store.read(storeSecretKey(), {}))->isEmpty());
    QVERIFY(QCoro::waitFor(store.write(token, Secret{}, {})));
    QVERIFY(QCoro::waitFor(store.read(token, {}))->isEmpty());
}

void TestSecretStore::missingKeychainIsAnErrorNotAFallback()
{
    KeychainStore store;
    QVERIFY(store.isDurable());
    const Result<Secret> read = QCoro::waitFor(store.read(token, {}));
    QVERIFY(!read);
    QCOMPARE(toString(read.error().kind), u"keychain"_s);
    QVERIFY(!read.error().message.isEmpty());
    const Result<> written = QCoro::waitFor(store.write(token, Secret{u"hunter2"_s}, {}));
    QVERIFY(!written);
    QCOMPARE(toString(written.error().kind), u"keychain"_s);
    QVERIFY(!written.error().message.contains(u"hunter2"_s));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
