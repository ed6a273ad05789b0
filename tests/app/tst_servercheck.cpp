#include "app/servercheck.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

//! What `limner check` says of a server before anybody starts it.
class TestServerCheck : public QObject {
    Q_OBJECT
private slots:
    void aComputerOfItsOwnIsNoServer();
    void whatIsMissingIsNamed_data();
    void whatIsMissingIsNamed();
    void nothingIsMadeByLooking();
    void aTokenThatOthersReadIsNamed();

private:
    QTemporaryDir m_home;
    //! Beyond this computer, with all it needs.
    [[nodiscard]] ServerSetup server(const QHash<QString, QString> &changes = {}) const
    {
        QHash<QString, QString> values{{u"LIMNER_API_TOKEN"_s, u"0123456789abcdef"_s},
                                       {u"LIMNER_API_BASE_URL"_s, u"https://pictures.example"_s}};
        for (auto one = changes.cbegin(); one != changes.cend(); ++one)
            values[one.key()] = one.value();
        ServerSetup setup{.environment = Environment{values}};
        setup.folders.settingsFile = m_home.path() + u"/settings.ini"_s;
        setup.library = m_home.path() + u"/library"_s;
        setup.serve.listen = u"0.0.0.0:8420"_s;
        return setup;
    }
    [[nodiscard]] static QStringList lacks(const ServerSetup &setup)
    {
        QStringList out;
        for (const ServerCheckStep &one : checkedServer(setup)) {
            if (!one.isGood)
                out.append(one.text);
        }
        return out;
    }
};

void TestServerCheck::aComputerOfItsOwnIsNoServer()
{
    ServerSetup setup = server();
    QVERIFY(isServer(setup));
    setup.serve = {};
    QVERIFY(isServer(setup)); // by its variables
    setup.environment = Environment{};
    QVERIFY(!isServer(setup));
    QCOMPARE(lacks(setup), QStringList{}); // and would be a good one
}

void TestServerCheck::whatIsMissingIsNamed_data()
{
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("named"); // empty = nothing lacks
    QTest::newRow("all is there") << u""_s << u""_s << u""_s;
    QTest::newRow("no token") << u"LIMNER_API_TOKEN"_s << u""_s << u"LIMNER_API_TOKEN"_s;
    QTest::newRow("a short token") << u"LIMNER_API_TOKEN"_s << u"short"_s << u"16"_s;
    QTest::newRow("no name") << u"LIMNER_API_BASE_URL"_s << u""_s << u"LIMNER_API_BASE_URL"_s;
    QTest::newRow("no TLS") << u"LIMNER_API_BASE_URL"_s << u"http://pictures.example"_s
                            << u"https"_s;
    QTest::newRow("at home without TLS")
        << u"LIMNER_API_BASE_URL"_s << u"http://192.168.1.5:8420"_s << u""_s;
    QTest::newRow("no address") << u"LIMNER_API_BASE_URL"_s << u"pictures"_s
                                << u"LIMNER_API_BASE_URL"_s;
    QTest::newRow("a limit that is none")
        << u"LIMNER_API_PER_MINUTE"_s << u"many"_s << u"LIMNER_API_PER_MINUTE"_s;
}

void TestServerCheck::whatIsMissingIsNamed()
{
    QFETCH(const QString, variable);
    QFETCH(const QString, value);
    QFETCH(const QString, named);
    const QStringList lacking = lacks(server({{variable, value}}));
    QCOMPARE(lacking.size(), named.isEmpty() ? 0 : 1);
    QVERIFY2(named.isEmpty() || lacking.front().contains(named), qPrintable(lacking.join(u' ')));
}

void TestServerCheck::nothingIsMadeByLooking()
{
    ServerSetup setup = server({{u"LIMNER_API_TOKEN"_s, u""_s}});
    const QStringList before = QDir{m_home.path()}.entryList(QDir::AllEntries | QDir::Hidden);
    QCOMPARE(lacks(setup).size(), 1);
    setup.serve.noToken = true;
    setup.library = u"/proc/nowhere"_s; // where not even root writes
    const QStringList lacking = lacks(setup);
    QCOMPARE(lacking.size(), 2);
    QVERIFY(lacking.at(0).contains("--no-token"_L1));
    QVERIFY(lacking.at(1).contains("nowhere"_L1));
    QCOMPARE(QDir{m_home.path()}.entryList(QDir::AllEntries | QDir::Hidden), before);

    OrderedJson answer{{"ok", true}};
    addServerCheck(answer, setup);
    QCOMPARE(answer.at("server").size(), size_t{4});
    QCOMPARE(answer.at("ok"), OrderedJson(false));
    QVERIFY(answer.at("error").contains("hint"));
}

void TestServerCheck::aTokenThatOthersReadIsNamed()
{
    const QString path = m_home.path() + u"/api-token"_s;
    QFile file{path};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("0123456789abcdef\n");
    file.close();
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner | QFileDevice::ReadOther));
    const ServerSetup setup = server({{u"LIMNER_API_TOKEN"_s, u""_s}});
    QCOMPARE(lacks(setup).size(), 1);
    QVERIFY(lacks(setup).front().contains(path));
    QVERIFY(file.setPermissions(QFileDevice::ReadOwner));
    QCOMPARE(lacks(setup), QStringList{});
    QVERIFY(file.remove());
}

QTEST_GUILESS_MAIN(TestServerCheck)
#include "tst_servercheck.moc"
