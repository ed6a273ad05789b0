#include "tests/core/provider/replicate/replicatefixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray schema =
    R"({"components":{"schemas":{"Input":{"properties":{"prompt":{"type":"string"}}}}}})";

} // namespace

//! What is sent for a community model, an official one and a deployment, byte for byte.
class TestReplicateWays : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<ReplicateFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void eachCreateGoesItsOwnWay_data();
    void eachCreateGoesItsOwnWay();
    void whatIsGoneIsSaidByName();
    void officialModelsRunByNameWhateverTheyShow();
    void aDeploymentHasTheFormOfItsModel();

private:
    std::unique_ptr<ReplicateFixture> m_fixture;
};

void TestReplicateWays::eachCreateGoesItsOwnWay_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("modelVersion");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const QByteArray input = R"({"input":{"prompt":"a lighthouse, dusk","seed":5})";
    const QByteArray named = input + R"(,"version":")" + version + "\"}";
    const QString hex = QString::fromLatin1(version);
    QTest::newRow("community") << u"acme/inkbrush"_s << hex << QByteArray{"/v1/predictions"}
                               << named;
    QTest::newRow("version in the name")
        << u"acme/inkbrush:"_s + hex << QString{} << QByteArray{"/v1/predictions"} << named;
    QTest::newRow("official") << u"acme/inkbrush"_s << QString{}
                              << QByteArray{"/v1/models/acme/inkbrush/predictions"} << input + "}";
    QTest::newRow("deployment") << u"deployments/acme/fast"_s << QString{}
                                << QByteArray{"/v1/deployments/acme/fast/predictions"}
                                << input + "}";
}

void TestReplicateWays::eachCreateGoesItsOwnWay()
{
    QFETCH(QString, model);
    QFETCH(QString, modelVersion);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    m_fixture->server.on("POST", target, json(R"({"id":"abc","status":"starting"})", 202));
    Request request = someRequest();
    request.model = model;
    request.version = modelVersion;
    QVERIFY(wait(m_fixture->replicate.create(request, m_fixture->stop.get_token())));
    QCOMPARE(m_fixture->last().target, target);
    QCOMPARE(m_fixture->last().body, body);
    QCOMPARE(m_fixture->last().header("cancel-after"), QByteArray{"30m"});
}

void TestReplicateWays::whatIsGoneIsSaidByName()
{
    m_fixture->server.setHandler([](const ServedRequest &request) {
        if (request.path() == "/v1/predictions")
            return json(R"x({"title":"Invalid version or not permitted","status":422,
                "detail":"The specified version does not exist (or perhaps you don't have permission to use it?)"})x",
                        422);
        return json(R"({"detail":"The requested resource could not be found"})", 404);
    });
    Request request = someRequest();
    const auto version =
        wait(m_fixture->replicate.create(request, m_fixture->stop.get_token())).error();
    QCOMPARE(toString(version.kind), u"not_found"_s);
    QCOMPARE(version.code, u"invalid_version"_s);
    QVERIFY(version.message.startsWith("acme/inkbrush: The specified version"_L1));
    QVERIFY(!version.mayHaveArrived());
    request.version.clear();
    const auto model =
        wait(m_fixture->replicate.create(request, m_fixture->stop.get_token())).error();
    QCOMPARE(toString(model.kind), u"not_found"_s);
    QVERIFY(model.message.startsWith("acme/inkbrush: The requested"_L1));
    QVERIFY(!model.mayHaveArrived());
}

void TestReplicateWays::officialModelsRunByNameWhateverTheyShow()
{
    m_fixture->server.on("GET", "/v1/models/acme/official",
                         json(R"({"is_official":true,"latest_version":{"id":")" + version +
                              R"(","openapi_schema":)" + schema + "}}"));
    const auto official =
        wait(m_fixture->replicate.model(u"acme/official"_s, {}, m_fixture->stop.get_token()));
    QVERIFY(official);
    QCOMPARE(official->version, QString{});
    QCOMPARE(official->parameters.size(), size_t{1});
}

void TestReplicateWays::aDeploymentHasTheFormOfItsModel()
{
    const QByteArray release = R"({"owner":"acme","name":"fast","current_release":{"number":3,
        "model":"acme/inkbrush","version":")" +
                               version + R"("}})";
    m_fixture->server.on("GET", "/v1/deployments/acme/fast", json(release));
    m_fixture->server.on("GET", "/v1/deployments/acme/new",
                         json(R"({"owner":"acme","name":"new","current_release":null})"));
    m_fixture->server.on("GET", "/v1/models/acme/inkbrush/versions/" + version,
                         json(R"({"id":")" + version + R"(","openapi_schema":)" + schema + "}"));
    const auto form = wait(
        m_fixture->replicate.model(u"deployments/acme/fast"_s, {}, m_fixture->stop.get_token()));
    QVERIFY2(form, form ? "" : qPrintable(form.error().message));
    QCOMPARE(form->model, u"deployments/acme/fast"_s);
    QCOMPARE(form->version, QString{}); // the deployment knows it, whenever it runs
    QCOMPARE(form->parameters.size(), size_t{1});
    const auto none = wait(
        m_fixture->replicate.model(u"deployments/acme/new"_s, {}, m_fixture->stop.get_token()));
    QCOMPARE(toString(none.error().kind), u"not_found"_s);
}

QTEST_GUILESS_MAIN(TestReplicateWays)
#include "tst_replicateways.moc"
