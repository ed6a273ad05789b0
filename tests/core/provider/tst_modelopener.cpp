#include "tests/core/provider/finderfixture.h"
#include "core/provider/bundledmodels.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! What people type and paste, up to the form it opens.
class TestModelOpener : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<FinderFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void whatIsPastedIsOpened_data();
    void whatIsPastedIsOpened();
    void aPastedRunBringsItsInput();
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    void theLastThingOpenedWins();

private:
    std::unique_ptr<FinderFixture> m_fixture;
};

void TestModelOpener::whatIsPastedIsOpened_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("hasVersion");
    QTest::newRow("name") << u"acme/inkbrush"_s << u"acme/inkbrush"_s << true;
    QTest::newRow("provider") << u"replicate:acme/inkbrush"_s << u"acme/inkbrush"_s << true;
    QTest::newRow("official") << u"https://replicate.com/limner-official/aurora"_s
                              << u"limner-official/aurora"_s << false;
    QTest::newRow("private") << u"labs/secret-sauce"_s << u"labs/secret-sauce"_s << true;
    QTest::newRow("deployment") << u"https://replicate.com/deployments/sandbox/warm"_s
                                << u"deployments/sandbox/warm"_s << false;
    QTest::newRow("bundled") << bundledModel().model << bundledModel().model << true;
}

void TestModelOpener::whatIsPastedIsOpened()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(bool, hasVersion);
    QSignalSpy opened{m_fixture->finder.get(), &ModelFinder::opened};
    m_fixture->finder->open(typed);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(at<QString>(opened, 0), typed);
    QCOMPARE(at<ModelName>(opened, 1).provider, u"replicate"_s);
    const auto schema = at<ModelSchema>(opened, 2);
    QCOMPARE(schema.model, name);
    QCOMPARE(schema.version.isEmpty(), !hasVersion);
    QVERIFY(schema.find(u"prompt"_s));
    QVERIFY(at<Json>(opened, 3).is_null());
    QCOMPARE(m_fixture->finder->recent().front().name, name);
    // And again without the network.
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy again{m_fixture->finder.get(), &ModelFinder::opened};
    m_fixture->finder->open(typed);
    QTRY_COMPARE(again.size(), 1);
    QVERIFY(at<ModelSchema>(again, 2) == schema);
}

void TestModelOpener::aPastedRunBringsItsInput()
{
    Provider &provider = *m_fixture->catalog->find(u"replicate"_s);
    for (const QString &name :
         {u"acme/inkbrush"_s, u"limner-official/aurora"_s, u"deployments/sandbox/warm"_s}) {
        const auto schema = QCoro::waitFor(provider.model(name, {}, std::stop_token{}));
        Request request{
            .provider = u"replicate"_s, .model = schema->model, .version = schema->version};
        request.parameters = {{"prompt", "a heron"}, {"seed", 9007199254740993}};
        const auto created = QCoro::waitFor(provider.create(request, std::stop_token{}));
        QVERIFY(created);
        QSignalSpy opened{m_fixture->finder.get(), &ModelFinder::opened};
        m_fixture->finder->open(u"https://replicate.com/p/"_s + created->id);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(at<ModelSchema>(opened, 2).model, name);
        QCOMPARE(at<ModelSchema>(opened, 2).version, schema->version);
        const auto input = at<Json>(opened, 3);
        QCOMPARE(textAt(input, "prompt"), u"a heron"_s);
        QVERIFY(input.at("seed") == 9007199254740993);
        m_fixture->clock.advance(std::chrono::seconds{1});
    }
}

void TestModelOpener::whatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kind");
    QTest::newRow("no name") << u"red coat"_s << u"invalid_input"_s;
    QTest::newRow("no such model") << u"acme/nothing"_s << u"not_found"_s;
    QTest::newRow("no such version") << u"acme/inkbrush:"_s + QString(64, u'0') << u"not_found"_s;
    QTest::newRow("no such run") << u"https://replicate.com/p/nothing"_s << u"not_found"_s;
    QTest::newRow("no such deployment") << u"deployments/acme/nothing"_s << u"not_found"_s;
    QTest::newRow("no such provider here") << u"together:acme/x"_s << u"not_configured"_s;
}

void TestModelOpener::whatCannotBeOpenedIsSaid()
{
    QFETCH(QString, typed);
    QFETCH(QString, kind);
    QSignalSpy failed{m_fixture->finder.get(), &ModelFinder::openFailed};
    m_fixture->finder->open(typed);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(at<QString>(failed, 0), typed);
    QCOMPARE(toString(at<Error>(failed, 1).kind), kind);
    QVERIFY(m_fixture->finder->recent().empty());
}

void TestModelOpener::theLastThingOpenedWins()
{
    m_fixture->sim.server().setFault(
        [](const ServedRequest &request) -> std::optional<ServedReply> {
            if (request.target.endsWith("/slow"))
                return ServedReply{.hang = true};
            return std::nullopt;
        });
    QSignalSpy opened{m_fixture->finder.get(), &ModelFinder::opened};
    QSignalSpy failed{m_fixture->finder.get(), &ModelFinder::openFailed};
    m_fixture->finder->open(u"acme/slow"_s);
    QTRY_COMPARE(m_fixture->sim.server().requests.size(), size_t{1});
    m_fixture->finder->open(u"acme/inkbrush"_s);
    QTRY_COMPARE(opened.size(), 1);
    QTRY_COMPARE(m_fixture->sim.server().closedByClient, 1);
    QCOMPARE(failed.size(), 0);
}

QTEST_GUILESS_MAIN(TestModelOpener)
#include "tst_modelopener.moc"
