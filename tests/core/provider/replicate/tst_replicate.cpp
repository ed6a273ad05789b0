#include "tests/core/provider/replicate/replicatefixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray schema =
    R"({"components":{"schemas":{"Input":{"properties":{"prompt":{"type":"string"}}}}}})";

} // namespace

class TestReplicate : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<ReplicateFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void createSendsWhatItShouldAndNothingElse();
    void eachCreateGoesItsOwnWay_data();
    void eachCreateGoesItsOwnWay();
    void whatIsGoneIsSaidByName();
    void officialModelsRunByNameWhateverTheyShow();
    void aDeploymentHasTheFormOfItsModel();
    void badRequestsNeverLeave_data();
    void badRequestsNeverLeave();
    void answersBecomeErrors_data();
    void answersBecomeErrors();
    void redirectsAreNotFollowed();
    void pollBuildsItsOwnAddress();
    void answerAboutAnotherPredictionIsRefused();
    void cancelBelievesTheStatus();
    void cancelOfAFinishedOneReturnsIt();
    void accountIsRead();
    void modelTakesTheLatestVersion();
    void modelOfAVersionAsksForIt();
    void outputRequestKeepsTheTokenHome_data();
    void outputRequestKeepsTheTokenHome();
    void onlyAPrivateProviderNamesPrivateAddresses_data();
    void onlyAPrivateProviderNamesPrivateAddresses();
    void stoppingEndsARequest();

private:
    std::unique_ptr<ReplicateFixture> m_fixture;
};

void TestReplicate::createSendsWhatItShouldAndNothingElse()
{
    m_fixture->server.on("POST", "/v1/predictions",
                         json(R"({"id":"abc","status":"starting","input":{"seed":5}})", 201));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.create(someRequest(), m_fixture->stop.get_token()));
    QVERIFY(job);
    QCOMPARE(job->id, u"abc"_s);
    QCOMPARE(job->status, RemoteStatus::Starting);
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});
    QCOMPARE(m_fixture->last().header("authorization"), "Bearer " + token);
    QCOMPARE(m_fixture->last().header("content-type"), QByteArray{"application/json"});
    QCOMPARE(m_fixture->last().header("accept"), QByteArray{"application/json"});
    QCOMPARE(m_fixture->last().header("user-agent"), QByteArray{"Limner/" LIMNER_VERSION});
    QCOMPARE(m_fixture->last().header("cancel-after"), QByteArray{"30m"});
    QCOMPARE(m_fixture->last().header("prefer"), QByteArray{});
    QCOMPARE(m_fixture->last().body,
             R"({"input":{"prompt":"a lighthouse, dusk","seed":5},"version":")" + version + "\"}");
}

void TestReplicate::eachCreateGoesItsOwnWay_data()
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

void TestReplicate::eachCreateGoesItsOwnWay()
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

void TestReplicate::whatIsGoneIsSaidByName()
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

void TestReplicate::officialModelsRunByNameWhateverTheyShow()
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

void TestReplicate::aDeploymentHasTheFormOfItsModel()
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

void TestReplicate::badRequestsNeverLeave_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("modelVersion");
    QTest::newRow("no owner") << u"inkbrush"_s << QString{};
    QTest::newRow("path") << u"acme/../account"_s << QString{};
    QTest::newRow("dots") << u"../.."_s << QString{};
    QTest::newRow("query") << u"acme/ink?x=1"_s << QString{};
    QTest::newRow("three parts") << u"a/b/c"_s << QString{};
    QTest::newRow("empty") << QString{} << QString{};
    QTest::newRow("latest") << u"acme/inkbrush"_s << u"latest"_s;
    QTest::newRow("latest in the name") << u"acme/inkbrush:latest"_s << QString{};
    QTest::newRow("half a deployment") << u"deployments/acme"_s << QString{};
    QTest::newRow("deployment with a path") << u"deployments/acme/../x"_s << QString{};
    QTest::newRow("version of a deployment")
        << u"deployments/acme/fast"_s << QString::fromLatin1(version);
    QTest::newRow("version with a path") << u"acme/inkbrush"_s << u"../x"_s;
}

void TestReplicate::badRequestsNeverLeave()
{
    QFETCH(QString, model);
    QFETCH(QString, modelVersion);
    Request request = someRequest();
    request.model = model;
    request.version = modelVersion;
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.create(request, m_fixture->stop.get_token()));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), u"invalid_input"_s);
    QVERIFY(!job.error().mayHaveArrived());
    const auto schema =
        wait(m_fixture->replicate.model(model, modelVersion, m_fixture->stop.get_token()));
    QCOMPARE(toString(schema.error().kind), u"invalid_input"_s);
    const auto polled = wait(m_fixture->replicate.poll(u"a/../b"_s, m_fixture->stop.get_token()));
    QCOMPARE(toString(polled.error().kind), u"invalid_input"_s);
    m_fixture->replicate.configure(
        {.key = Secret{}, .baseUrl = QString::fromLatin1(m_fixture->server.origin())});
    const auto keyless =
        wait(m_fixture->replicate.create(someRequest(), m_fixture->stop.get_token()));
    QCOMPARE(toString(keyless.error().kind), u"not_configured"_s);
    m_fixture->replicate.configure(
        {.key = Secret{token}, .baseUrl = u"http://api.replicate.com"_s});
    const auto open = wait(m_fixture->replicate.create(someRequest(), m_fixture->stop.get_token()));
    QCOMPARE(toString(open.error().kind), u"usage"_s);
    QCOMPARE(m_fixture->server.requests.size(), size_t{0});
}

void TestReplicate::answersBecomeErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("arrived");
    QTest::newRow("401") << 401 << QByteArray{R"({"detail":"no"})"} << u"unauthorized"_s << false;
    QTest::newRow("402") << 402 << QByteArray{"{}"} << u"no_credit"_s << false;
    QTest::newRow("422") << 422 << QByteArray{"{}"} << u"invalid_input"_s << false;
    QTest::newRow("429") << 429 << QByteArray{"{}"} << u"rate_limited"_s << false;
    QTest::newRow("500") << 500 << QByteArray{"<html>"} << u"server_error"_s << true;
    QTest::newRow("HTML with 200") << 200 << QByteArray{"<html>"} << u"invalid_answer"_s << true;
    QTest::newRow("null") << 201 << QByteArray{"null"} << u"invalid_answer"_s << true;
    QTest::newRow("cut JSON") << 201 << QByteArray{R"({"id":"ab)"} << u"invalid_answer"_s << true;
    QTest::newRow("hostile id") << 201 << QByteArray{R"({"id":"../x"})"} << u"invalid_answer"_s
                                << true;
    QTest::newRow("empty") << 201 << QByteArray{} << u"invalid_answer"_s << true;
}

void TestReplicate::answersBecomeErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(bool, arrived);
    m_fixture->server.on("POST", "/v1/predictions", json(body, status));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.create(someRequest(), m_fixture->stop.get_token()));
    QVERIFY(!job);
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().mayHaveArrived(), arrived);
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});
}

void TestReplicate::redirectsAreNotFollowed()
{
    FakeHttpServer other;
    m_fixture->server.on("GET", "/v1/account",
                         {.status = 302, .headers = {{"Location", other.url("/v1/account")}}});
    const Result<Account> account =
        wait(m_fixture->replicate.checkAccount(m_fixture->stop.get_token()));
    QVERIFY(!account);
    QCOMPARE(toString(account.error().kind), u"redirected"_s);
    QCOMPARE(other.requests.size(), size_t{0});
}

void TestReplicate::pollBuildsItsOwnAddress()
{
    m_fixture->server.on(
        "GET", "/v1/predictions/abc",
        json(R"({"id":"abc","status":"succeeded","output":["https://replicate.delivery/a"],
                          "urls":{"get":"https://evil.example/x"},"metrics":{"predict_time":5.25}})"));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.poll(u"abc"_s, m_fixture->stop.get_token()));
    QVERIFY(job);
    QCOMPARE(job->predictSeconds, 5.25);
    QCOMPARE(job->outputs, QStringList{u"https://replicate.delivery/a"_s});
    QCOMPARE(m_fixture->last().header("authorization"), "Bearer " + token);
    QCOMPARE(m_fixture->last().header("cancel-after"), QByteArray{});
}

void TestReplicate::answerAboutAnotherPredictionIsRefused()
{
    m_fixture->server.on("GET", "/v1/predictions/abc",
                         json(R"({"id":"xyz","status":"succeeded"})"));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.poll(u"abc"_s, m_fixture->stop.get_token()));
    QCOMPARE(toString(job.error().kind), u"invalid_answer"_s);
}

void TestReplicate::cancelBelievesTheStatus()
{
    m_fixture->server.on("POST", "/v1/predictions/abc/cancel",
                         json(R"({"id":"abc","status":"processing","logs":null})"));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.cancel(u"abc"_s, m_fixture->stop.get_token()));
    QVERIFY(job);
    QCOMPARE(job->status, RemoteStatus::Processing);
    QCOMPARE(m_fixture->last().body, QByteArray{});
    QCOMPARE(m_fixture->last().header("content-length"), QByteArray{"0"});
}

void TestReplicate::cancelOfAFinishedOneReturnsIt()
{
    m_fixture->server.on("POST", "/v1/predictions/abc/cancel", json("{}", 422));
    m_fixture->server.on(
        "GET", "/v1/predictions/abc",
        json(R"({"id":"abc","status":"succeeded","output":"https://a.example/b"})"));
    const Result<RemoteJob> job =
        wait(m_fixture->replicate.cancel(u"abc"_s, m_fixture->stop.get_token()));
    QVERIFY(job);
    QCOMPARE(job->status, RemoteStatus::Succeeded);
    QCOMPARE(job->outputs.size(), 1);

    m_fixture->server.on("POST", "/v1/predictions/def/cancel", json("{}", 401));
    const Result<RemoteJob> refused =
        wait(m_fixture->replicate.cancel(u"def"_s, m_fixture->stop.get_token()));
    QCOMPARE(toString(refused.error().kind), u"unauthorized"_s);
}

void TestReplicate::accountIsRead()
{
    m_fixture->server.on("GET", "/v1/account",
                         json(R"({"type":"user","username":"ada","name":"Ada L."})"));
    const Result<Account> account =
        wait(m_fixture->replicate.checkAccount(m_fixture->stop.get_token()));
    QVERIFY(account);
    QCOMPARE(account->name, u"ada"_s);
    QCOMPARE(account->kind, u"user"_s);
}

void TestReplicate::modelTakesTheLatestVersion()
{
    m_fixture->server.on(
        "GET", "/v1/models/acme/inkbrush",
        json(R"({"latest_version":{"id":")" + version + R"(","openapi_schema":)" + schema + "}}"));
    const auto model =
        wait(m_fixture->replicate.model(u"acme/inkbrush"_s, {}, m_fixture->stop.get_token()));
    QVERIFY(model);
    QCOMPARE(model->model, u"acme/inkbrush"_s);
    QCOMPARE(model->version, QString::fromLatin1(version));
    QCOMPARE(model->parameters.size(), size_t{1});
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});

    m_fixture->server.on("GET", "/v1/models/acme/thin",
                         json(R"({"latest_version":{"id":")" + version + "\"}}"));
    m_fixture->server.on("GET", "/v1/models/acme/thin/versions/" + version,
                         json(R"({"id":")" + version + R"(","openapi_schema":)" + schema + "}"));
    QVERIFY(wait(m_fixture->replicate.model(u"acme/thin"_s, {}, m_fixture->stop.get_token())));

    m_fixture->server.on("GET", "/v1/models/acme/empty", json(R"({"latest_version":null})"));
    const auto none =
        wait(m_fixture->replicate.model(u"acme/empty"_s, {}, m_fixture->stop.get_token()));
    QCOMPARE(toString(none.error().kind), u"not_found"_s);

    m_fixture->server.on(
        "GET", "/v1/models/acme/official",
        json(R"({"latest_version":{"id":"hidden","openapi_schema":)" + schema + "}}"));
    const auto official =
        wait(m_fixture->replicate.model(u"acme/official"_s, {}, m_fixture->stop.get_token()));
    QVERIFY(official);
    QCOMPARE(official->version, QString{});
}

void TestReplicate::modelOfAVersionAsksForIt()
{
    m_fixture->server.on("GET", "/v1/models/acme/inkbrush/versions/" + version, json("{}", 404));
    const auto model = wait(m_fixture->replicate.model(
        u"acme/inkbrush:"_s + QString::fromLatin1(version), {}, m_fixture->stop.get_token()));
    QCOMPARE(toString(model.error().kind), u"not_found"_s);
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});
}

void TestReplicate::outputRequestKeepsTheTokenHome_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QByteArray>("url"); // empty = refused
    QTest::addColumn<bool>("withToken");
    const auto row = [](const char *output, const char *url, bool withToken = false) {
        QTest::newRow(output) << QString::fromUtf8(output) << QByteArray{url} << withToken;
    };
    row("https://replicate.delivery/xezq/a%2Fb.png?x=%7E",
        "https://replicate.delivery/xezq/a%2Fb.png?x=%7E");
    row("http://replicate.delivery/a.png", "https://replicate.delivery/a.png");
    row("http://replicate.delivery:80/a.png", "https://replicate.delivery/a.png");
    row("https://api.replicate.com/v1/files/x", "https://api.replicate.com/v1/files/x", true);
    row("https://api.replicate.com.evil.example/x", "https://api.replicate.com.evil.example/x");
    row("https://api.replicate.com:444/x", "https://api.replicate.com:444/x");
    row("https://api.replicate.com@evil.example/x", "");
    row("https://replicate.delivery/ü.png", "https://replicate.delivery/%C3%BC.png");
    row("data:image/png;base64,AA==", "");
    row("file:///etc/passwd", "");
    row("nonsense", "");
    row("", "");
}

void TestReplicate::outputRequestKeepsTheTokenHome()
{
    QFETCH(QString, output);
    QFETCH(QByteArray, url);
    QFETCH(bool, withToken);
    m_fixture->replicate.configure({.key = Secret{token}});
    const Result<HttpRequest> request = m_fixture->replicate.outputRequest(output);
    QCOMPARE(request ? request->url : QByteArray{}, url);
    if (!request) {
        QCOMPARE(toString(request.error().kind), u"invalid_input"_s);
        return;
    }
    QByteArray all;
    for (const auto &[name, value] : request->headers)
        all += name + ": " + value + '\n';
    QCOMPARE(all.contains(token), withToken);
    QVERIFY(all.contains("User-Agent: Limner/"));
}

void TestReplicate::onlyAPrivateProviderNamesPrivateAddresses_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<bool>("isPrivate");
    QTest::newRow("loopback") << u"http://127.0.0.1:9/a.png"_s << true;
    QTest::newRow("loopback by https") << u"https://127.0.0.1/a.png"_s << true;
    QTest::newRow("localhost") << u"http://localhost:8080/a.png"_s << true;
    QTest::newRow("with a dot at its end") << u"http://localhost./a.png"_s << true;
    QTest::newRow("nowhere, which is here") << u"http://0.0.0.0:8080/a.png"_s << true;
    QTest::newRow("in the house") << u"http://192.168.1.1/admin"_s << true;
    QTest::newRow("in the house, six times") << u"http://[fd00::1]/admin"_s << true;
    QTest::newRow("four in six") << u"http://[::ffff:10.0.0.1]/admin"_s << true;
    QTest::newRow("a cloud's own facts") << u"http://169.254.169.254/latest/"_s << true;
    QTest::newRow("a name of one word") << u"http://router/"_s << true;
    QTest::newRow("in numbers") << u"http://2130706433/"_s << true;
    QTest::newRow("on the internet") << u"https://replicate.delivery/a.png"_s << false;
}

void TestReplicate::onlyAPrivateProviderNamesPrivateAddresses()
{
    QFETCH(QString, output);
    QFETCH(bool, isPrivate);
    Replicate &replicate = m_fixture->replicate;
    QVERIFY(replicate.outputRequest(output)); // this one is on the loopback itself
    replicate.configure({.key = Secret{token}});
    const Result<HttpRequest> request = replicate.outputRequest(output);
    QCOMPARE(request.has_value(), !isPrivate);
    if (!request) {
        QCOMPARE(toString(request.error().kind), u"private_network"_s);
    }
}

void TestReplicate::stoppingEndsARequest()
{
    m_fixture->server.on("POST", "/v1/predictions", {.hang = true});
    auto task = m_fixture->replicate.create(someRequest(), m_fixture->stop.get_token());
    QTRY_COMPARE(m_fixture->server.requests.size(), size_t{1});
    m_fixture->stop.request_stop();
    const Result<RemoteJob> job = wait(std::move(task));
    QCOMPARE(toString(job.error().kind), u"cancelled"_s);
    QVERIFY(job.error().mayHaveArrived());
}

QTEST_GUILESS_MAIN(TestReplicate)
#include "tst_replicate.moc"
