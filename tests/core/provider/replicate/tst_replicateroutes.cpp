#include "core/provider/modelstore.h"
#include "core/sandbox/replicate/simreplicate.h"
#include "core/sandbox/replicate/simshowcase.h"
#include "core/schema/validate.h"
#include "tests/core/provider/replicate/replicatefixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

//! The three ways of a create, from the model's name to the simulator's books and back.
class TestReplicateRoutes : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void eachKindOfModelRuns_data();
    void eachKindOfModelRuns();
    void aLostCreateIsFoundOnEachWay_data();
    void aLostCreateIsFoundOnEachWay();
    void anotherWayWithTheSameInputIsAnotherJob();
    void trimmedListsDoNotHideADeployment();
    void aDeploymentThatSleptStartsInTheEnd();
    void communityModelsDoNotRunByName();
    void aWithdrawnModelIsSaidSo();
    void aRunTellsItsModelAndInput();
    void aNewVersionIsNoticed();
    void privateModelsAnswerToTheirName();

private:
    Request requestFor(const QString &name)
    {
        const Result<ModelSchema> schema = wait(m_replicate->model(name, {}, m_stop));
        if (!schema)
            qFatal("%s", qPrintable(schema.error().message));
        Request request{.provider = u"replicate"_s,
                        .model = schema->model,
                        .version = schema->version,
                        .parameters = defaultValues(*schema)};
        request.parameters["prompt"] = "a heron";
        request.parameters["seed"] = 4294967295;
        return request;
    }
    LostLook look(const Request &request)
    {
        m_clock.advance(10s); // refills the budget of questions
        const auto found = wait(m_replicate->lookForLost(
            request, QDateTime::currentDateTimeUtc().addSecs(-60), m_stop));
        return found.value_or(LostLook{});
    }

    std::unique_ptr<SimReplicate> m_sim;
    std::unique_ptr<HttpClient> m_http;
    ManualClock m_clock;
    std::unique_ptr<Replicate> m_replicate;
    std::stop_token m_stop;
};

void TestReplicateRoutes::init()
{
    SimReplicateOptions options;
    options.timeScale = 0;
    m_sim = std::make_unique<SimReplicate>(options);
    m_http = std::make_unique<HttpClient>();
    m_replicate = std::make_unique<Replicate>(
        *m_http, m_clock,
        ProviderConfig{.key = Secret{m_sim->options.token},
                       .baseUrl = QString::fromLatin1(m_sim->baseUrl())});
}

void TestReplicateRoutes::cleanup()
{
    m_replicate.reset();
    m_http.reset();
    m_sim.reset();
}

void TestReplicateRoutes::eachKindOfModelRuns_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("way");
    QTest::newRow("community") << u"acme/inkbrush"_s << u"version"_s;
    QTest::newRow("bundled") << u"aisha-ai-official/animagine-xl-4.0"_s << u"version"_s;
    QTest::newRow("official") << u"limner-official/aurora"_s << u"model"_s;
    QTest::newRow("official, hidden") << u"limner-official/aurora-pro"_s << u"model"_s;
    QTest::newRow("deployment") << u"deployments/sandbox/warm"_s << u"deployment"_s;
    QTest::newRow("private") << u"labs/secret-sauce"_s << u"version"_s;
}

void TestReplicateRoutes::eachKindOfModelRuns()
{
    QFETCH(QString, name);
    QFETCH(QString, way);
    const Request request = requestFor(name);
    QCOMPARE(request.model, name);
    QCOMPARE(request.version.isEmpty(), way != "version"_L1);
    const auto created = wait(m_replicate->create(request, m_stop));
    QVERIFY2(created, created ? "" : qPrintable(created.error().message));
    QCOMPARE(m_sim->creates, 1);
    QCOMPARE(m_sim->createsBy, (std::map<QString, int>{{way, 1}}));
    QCOMPARE(created->model, name);
    const auto done = wait(m_replicate->poll(created->id, m_stop));
    QCOMPARE(done->status, RemoteStatus::Succeeded);
    QCOMPARE(done->outputs.size(), 1);
}

void TestReplicateRoutes::aLostCreateIsFoundOnEachWay_data()
{
    eachKindOfModelRuns_data();
}

void TestReplicateRoutes::aLostCreateIsFoundOnEachWay()
{
    QFETCH(QString, name);
    const Request request = requestFor(name);
    m_sim->server().setFault([](const ServedRequest &served) -> std::optional<ServedReply> {
        if (served.method != "POST")
            return std::nullopt;
        return ServedReply{.dropAfter = true};
    });
    const auto lost = wait(m_replicate->create(request, m_stop));
    QVERIFY(!lost && lost.error().mayHaveArrived());
    m_sim->server().setFault({});
    QCOMPARE(m_sim->creates, 1);
    const LostLook found = look(request);
    QVERIFY(found.isComplete);
    QCOMPARE(found.candidates.size(), size_t{1});
    QVERIFY(found.unreadable.empty());
    QCOMPARE(found.candidates.front().model, name);
    Request other = request;
    other.parameters["seed"] = 4294967294;
    QVERIFY(look(other).candidates.empty());
    QVERIFY(look(other).unreadable.empty());
}

// A deployment runs the same version: what it made is not what the version's own create made.
void TestReplicateRoutes::anotherWayWithTheSameInputIsAnotherJob()
{
    const Request deployed = requestFor(u"deployments/sandbox/warm"_s);
    Request direct = requestFor(u"acme/inkbrush"_s);
    QVERIFY(direct.parameters == deployed.parameters);
    QVERIFY(wait(m_replicate->create(deployed, m_stop)));
    QVERIFY(look(direct).candidates.empty());
    QVERIFY(look(direct).unreadable.empty());
    QCOMPARE(look(deployed).candidates.size(), size_t{1});
    QVERIFY(wait(m_replicate->create(direct, m_stop)));
    QCOMPARE(look(direct).candidates.size(), size_t{1});
    // The whole of the other one says no deployment, either: it cannot be told apart for sure.
    QCOMPARE(look(deployed).candidates.size(), size_t{1});
}

void TestReplicateRoutes::trimmedListsDoNotHideADeployment()
{
    const Request request = requestFor(u"deployments/sandbox/warm"_s);
    QVERIFY(wait(m_replicate->create(request, m_stop)));
    m_sim->server().setSpoiler([](const ServedRequest &served, ServedReply &reply) {
        if (served.path() != "/v1/predictions")
            return;
        Json list = *parseJson(reply.body);
        for (Json &item : list["results"]) {
            item.erase("deployment");
            item.erase("input");
        }
        reply.body = toBytes(list);
    });
    QCOMPARE(look(request).candidates.size(), size_t{1});
}

void TestReplicateRoutes::aDeploymentThatSleptStartsInTheEnd()
{
    m_sim->options.timeScale = 0.02; // 20 s of cold start are 0.4 s
    Request request = requestFor(u"deployments/sandbox/sleepy"_s);
    request.parameters["num_inference_steps"] = 1;
    const auto created = wait(m_replicate->create(request, m_stop));
    QVERIFY(created);
    QCOMPARE(created->status, RemoteStatus::Starting);
    QVERIFY(!created->failure);
    Result<RemoteJob> job;
    QTRY_VERIFY(([&] {
        m_clock.advance(1s);
        job = wait(m_replicate->poll(created->id, m_stop));
        return job && isTerminal(job->status);
    }()));
    QCOMPARE(job->status, RemoteStatus::Succeeded);
}

void TestReplicateRoutes::communityModelsDoNotRunByName()
{
    Request request = requestFor(u"acme/inkbrush"_s);
    request.version.clear();
    const auto refused = wait(m_replicate->create(request, m_stop));
    QCOMPARE(toString(refused.error().kind), u"not_found"_s);
    QVERIFY(!refused.error().mayHaveArrived());
    QCOMPARE(m_sim->creates, 0);
}

void TestReplicateRoutes::aWithdrawnModelIsSaidSo()
{
    const Request community = requestFor(u"acme/inkbrush"_s);
    const Request official = requestFor(u"limner-official/aurora"_s);
    const Request deployed = requestFor(u"deployments/sandbox/warm"_s);
    m_sim->models().withdraw(u"acme/inkbrush"_s);
    m_sim->models().withdraw(u"limner-official/aurora"_s);
    for (const Request &request : {community, official, deployed}) {
        const auto refused = wait(m_replicate->create(request, m_stop));
        QCOMPARE(toString(refused.error().kind), u"not_found"_s);
        QVERIFY(refused.error().message.startsWith(request.model + u": "_s));
    }
    QCOMPARE(m_sim->creates, 0);
    const auto schema = wait(m_replicate->model(u"acme/inkbrush"_s, {}, m_stop));
    QCOMPARE(toString(schema.error().kind), u"not_found"_s);
}

void TestReplicateRoutes::aRunTellsItsModelAndInput()
{
    const Request request = requestFor(u"acme/inkbrush"_s);
    const auto created = wait(m_replicate->create(request, m_stop));
    const auto run = wait(m_replicate->poll(created->id, m_stop));
    QVERIFY(run);
    QCOMPARE(run->model, u"acme/inkbrush"_s);
    QCOMPARE(run->version, request.version);
    QVERIFY(run->input == request.parameters);
}

void TestReplicateRoutes::aNewVersionIsNoticed()
{
    const QTemporaryDir folder;
    Catalog catalog;
    catalog.add(std::move(m_replicate));
    const auto fetch = [](ModelStore &store) {
        return wait(store.fetch(u"replicate"_s, u"acme/inkbrush"_s, std::stop_token{}));
    };
    ModelSchema before;
    {
        ModelStore store{catalog, folder.path()};
        before = *fetch(store);
    }
    QByteArray file;
    for (const QByteArray &one : showcaseModels()) {
        if (one.contains("\"inkbrush\""))
            file = one;
    }
    file.replace("\"guidance_scale\"", "\"guidance\"");
    file.replace(before.version.toLatin1(), QByteArray(64, 'c'));
    m_sim->models().release(file);

    ModelStore store{catalog, folder.path()};
    QSignalSpy changed{&store, &ModelStore::modelChanged};
    QVERIFY(*fetch(store) == before); // at once, as it was
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(1).toString(), u"acme/inkbrush"_s);
    QVERIFY(changed.at(0).at(2).value<ModelSchema>() == before);
    const auto after = changed.at(0).at(3).value<ModelSchema>();
    QCOMPARE(after.version, QString(64, u'c'));
    QVERIFY(after.find(u"guidance"_s) && !after.find(u"guidance_scale"_s));
    QVERIFY(*fetch(store) == after);
    QCoro::waitFor(store.shutdown());
    QCOMPARE(changed.size(), 1);
    // What was made with the old one can be made again.
    const auto old =
        wait(catalog.find(u"replicate"_s)->model(u"acme/inkbrush"_s, before.version, m_stop));
    QVERIFY(old && old->version == before.version);
}

void TestReplicateRoutes::privateModelsAnswerToTheirName()
{
    const auto hidden = wait(m_replicate->search(u"secret"_s, m_stop));
    QVERIFY(hidden && hidden->empty());
    const auto named = wait(m_replicate->search(u"labs/secret-sauce"_s, m_stop));
    QVERIFY(named && !named->empty());
    QCOMPARE(named->front().name, u"labs/secret-sauce"_s);
    QVERIFY(named->front().isPrivate);
}

QTEST_GUILESS_MAIN(TestReplicateRoutes)
#include "tst_replicateroutes.moc"
