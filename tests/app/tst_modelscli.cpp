#include "tests/app/trial.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

//! Any model on the command line: found, described and run in the way that is its own.
class TestModelsCli : public QObject {
    Q_OBJECT
private slots:
    void init() { m_rig = std::make_unique<CliRig>(); }
    void modelsAreFound();
    void modelsAreFoundWithoutTheNetwork();
    void aModelIsDescribedByAnyOfItsNames();
    void everyWayRuns_data();
    void everyWayRuns();
    void aLostCreateIsFoundOnEveryWay_data();
    void aLostCreateIsFoundOnEveryWay();
    void namesThatCannotBeAreRefused_data();
    void namesThatCannotBeAreRefused();

private:
    [[nodiscard]] ProgramRun run(const QStringList &words) const
    {
        return m_rig->program.run(words);
    }
    [[nodiscard]] ProgramRun generate(const QString &prompt, const QString &model) const
    {
        return run({u"generate"_s, u"--json"_s, u"--prompt"_s, prompt, u"--model"_s, model});
    }

    std::unique_ptr<CliRig> m_rig;
};

void TestModelsCli::modelsAreFound()
{
    const ProgramRun found = run({u"models"_s, u"ink"_s, u"--json"_s});
    QVERIFY2(found.exitCode == 0, told(found).constData());
    const Json first = found.json().at("models").at(0);
    QCOMPARE(textAt(first, "provider"), u"replicate"_s);
    QCOMPARE(textAt(first, "model"), u"acme/inkbrush"_s);
    QCOMPARE(integerAt(first, "runs"), std::optional<qint64>{482'100});
    QCOMPARE(boolAt(found.json(), "cached", true), false);
    const ProgramRun text = run({u"models"_s, u"ink"_s, u"--provider"_s, u"replicate"_s});
    QVERIFY2(text.out.startsWith("replicate:acme/inkbrush\tInk and wash"), told(text).constData());
    const ProgramRun stranger = run({u"models"_s, u"ink"_s, u"--provider"_s, u"nobody"_s});
    QCOMPARE(stranger.exitCode, 2);
}

void TestModelsCli::modelsAreFoundWithoutTheNetwork()
{
    QCOMPARE(run({u"models"_s, u"ink"_s}).exitCode, 0);
    m_rig->provider.server().setDoor(FakeHttpServer::Door::Shut);
    const ProgramRun kept = run({u"models"_s, u"ink"_s, u"--json"_s});
    QVERIFY2(kept.exitCode == 0, told(kept).constData());
    QCOMPARE(boolAt(kept.json(), "cached", false), true);
    QCOMPARE(textAt(kept.json().at("models").at(0), "model"), u"acme/inkbrush"_s);
    QVERIFY(!textAt(kept.json(), "as_of").isEmpty());
    const ProgramRun none = run({u"models"_s, u"xyzzy"_s, u"--json"_s});
    QVERIFY2(none.exitCode == 1, told(none).constData());
    QCOMPARE(kindOf(none), u"offline"_s);
}

void TestModelsCli::aModelIsDescribedByAnyOfItsNames()
{
    for (const QString &name : {u"limner-official/aurora"_s, u"replicate:limner-official/aurora"_s,
                                u"https://replicate.com/limner-official/aurora"_s}) {
        const ProgramRun described = run({u"model"_s, name, u"--json"_s});
        QVERIFY2(described.exitCode == 0, told(described).constData());
        QCOMPARE(textAt(described.json(), "model"), u"limner-official/aurora"_s);
        QVERIFY(described.json().at("version").is_null());
    }
}

void TestModelsCli::everyWayRuns_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("way");
    QTest::newRow("community") << u"replicate:acme/inkbrush"_s << u"version"_s;
    QTest::newRow("official") << u"limner-official/aurora"_s << u"model"_s;
    QTest::newRow("deployment") << u"deployments/sandbox/warm"_s << u"deployment"_s;
}

void TestModelsCli::everyWayRuns()
{
    QFETCH(QString, model);
    QFETCH(QString, way);
    const ProgramRun made = generate(u"a heron"_s, model);
    QVERIFY2(made.exitCode == 0, told(made).constData());
    QCOMPARE(m_rig->provider.createsBy, (std::map<QString, int>{{way, 1}}));
    QCOMPARE(made.json().at("images").size(), size_t{1});
}

void TestModelsCli::aLostCreateIsFoundOnEveryWay_data()
{
    everyWayRuns_data();
}

void TestModelsCli::aLostCreateIsFoundOnEveryWay()
{
    QFETCH(QString, model);
    QFETCH(QString, way);
    const ProgramRun made = generate(u"a heron [[lost]]"_s, model);
    QVERIFY2(made.exitCode == 0, told(made).constData());
    QCOMPARE(m_rig->provider.createsBy, (std::map<QString, int>{{way, 1}}));
}

void TestModelsCli::namesThatCannotBeAreRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("exitCode");
    QTest::newRow("no name") << QStringList{u"--model"_s, u"red coat"_s} << 2;
    QTest::newRow("a run") << QStringList{u"--model"_s, u"https://replicate.com/p/abc"_s} << 2;
    QTest::newRow("two providers")
        << QStringList{u"--model"_s, u"minimax:image-01"_s, u"--provider"_s, u"replicate"_s} << 2;
    QTest::newRow("no such model") << QStringList{u"--model"_s, u"acme/nothing"_s} << 1;
}

void TestModelsCli::namesThatCannotBeAreRefused()
{
    QFETCH(QStringList, words);
    QFETCH(int, exitCode);
    const ProgramRun refused =
        run(QStringList{u"generate"_s, u"--json"_s, u"--prompt"_s, u"a heron"_s} + words);
    QVERIFY2(refused.exitCode == exitCode, told(refused).constData());
    QCOMPARE(m_rig->provider.creates, 0);
}

QTEST_GUILESS_MAIN(TestModelsCli)
#include "tst_modelscli.moc"
