#include "core/provider/providertable.h"
#include "core/sandbox/fakehttpserver.h"
#include "tests/core/provider/together/togetherfixture.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

ServedReply json(const QByteArray &body, int status = 200)
{
    return {.status = status, .headers = {{"Content-Type", "application/json"}}, .body = body};
}

const QByteArray path = "/v1/images/generations";
const QByteArray onePicture = R"({"data":[{"index":0,"url":"https://api.together.ai/shrt/a"}]})";

} // namespace

//! The provider against a scripted server.
class TestTogether : public QObject {
    Q_OBJECT
private slots:
    void theTableKnowsIt();
    void generatingIsOnePostWithTheKey();
    void anAnswerIsOnDiskBeforeItIsRead();
    void aRefusalIsNeverSentAgain_data();
    void aRefusalIsNeverSentAgain();
    void whatCannotBeSentIsNot_data();
    void whatCannotBeSentIsNot();
    void theKeyIsInNoError();
    void theAccountIsCheckedByTheListOfModels();
    void aRefusedKeyIsRefusedInWords();
    void theOlderListIsAskedWhenTheNewerIsAway_data();
    void theOlderListIsAskedWhenTheNewerIsAway();
    void pagesAreFollowedAndBounded();
    void aListThatIsNoneIsNoAnswer();
    void modelsAreFoundAndShown();
    void schemasNeedNoNetwork();
    void outputsAreFetchedWithoutTheKey_data();
    void outputsAreFetchedWithoutTheKey();
    void outputsThatAreNoAddressAreNotFetched_data();
    void outputsThatAreNoAddressAreNotFetched();
};

void TestTogether::theTableKnowsIt()
{
    const ProviderSpec *const spec = findProvider(u"together"_s);
    QVERIFY(spec && spec->make);
    QVERIFY(!spec->traits.isAsync && !spec->traits.canCancel && !spec->traits.canFindLost);
    HttpClient http;
    ManualClock clock;
    const std::unique_ptr<Provider> made = spec->make(http, clock);
    QCOMPARE(made->id(), spec->id);
    QCOMPARE(made->name(), u"Together AI"_s);
    QVERIFY(!made->isConfigured());
    QVERIFY(!made->traits().isAsync);
}

void TestTogether::generatingIsOnePostWithTheKey()
{
    FakeHttpServer server;
    server.on("POST", path, json(onePicture));
    TogetherClient client{server.origin()};
    const Result<RemoteJob> job = client.generate(kite());
    QVERIFY(job.has_value());
    QCOMPARE(job->outputs, QStringList{u"https://api.together.ai/shrt/a"_s});
    QCOMPARE(server.requests.size(), size_t{1});
    const ServedRequest &sent = server.requests.front();
    QCOMPARE(sent.header("Authorization"), "Bearer " + togetherKey);
    QVERIFY(sent.header("User-Agent").startsWith("Limner/"));
    QCOMPARE(sent.header("Content-Type"), QByteArray{"application/json"});
    QCOMPARE(
        sent.body,
        QByteArray{
            R"({"height":256,"model":"black-forest-labs/FLUX.1-schnell","prompt":"a red kite over dunes","response_format":"base64","seed":99,"steps":4,"width":256})"});
}

void TestTogether::anAnswerIsOnDiskBeforeItIsRead()
{
    FakeHttpServer server;
    server.on("POST", path, json("<html>no JSON at all</html>"));
    TogetherClient client{server.origin()};
    const Result<RemoteJob> job = client.generate(kite());
    QVERIFY(!job.has_value());
    QVERIFY(job.error().mayHaveArrived());
    QFile kept{client.answerFile()};
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray{"<html>no JSON at all</html>"});
    // And read again after any end of the program, with the same outcome.
    const Result<RemoteJob> again = client.together.arrived(client.answerFile());
    QVERIFY(!again.has_value());
    QVERIFY(again.error() == job.error());
}

void TestTogether::aRefusalIsNeverSentAgain_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("mayBePaid");
    const auto row = [](int status, const char *body, const char *kind, bool mayBePaid) {
        QTest::addRow("%d", status)
            << status << QByteArray{body} << QString::fromLatin1(kind) << mayBePaid;
    };
    row(400, R"({"error":{"message":"m","param":"steps"}})", "invalid_input", false);
    row(401, R"({"error":{"message":"m"}})", "unauthorized", false);
    row(402, R"({"error":{"type":"credit_limit"}})", "no_credit", false);
    row(403, "<html></html>", "forbidden", false);
    row(404, R"({"error":{"message":"m"}})", "not_found", false);
    row(422, R"({"error":{"message":"m"}})", "content_refused", false);
    row(429, R"({"error":{"message":"m"}})", "rate_limited", false);
    row(500, R"({"error":{"message":"m"}})", "server_error", true);
    row(503, R"({"error":{"message":"m"}})", "unavailable", false);
    row(504, "<html></html>", "server_error", true);
    row(520, "", "server_error", true);
    row(524, "<html></html>", "server_error", true);
    row(529, "", "unavailable", true);
}

void TestTogether::aRefusalIsNeverSentAgain()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, kind);
    QFETCH(bool, mayBePaid);
    FakeHttpServer server;
    server.on("POST", path, json(body, status));
    TogetherClient client{server.origin()};
    const Result<RemoteJob> job = client.generate(kite());
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), kind);
    QCOMPARE(job.error().mayHaveArrived(), mayBePaid);
    QCOMPARE(server.requests.size(), size_t{1});
}

void TestTogether::whatCannotBeSentIsNot_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Request>("request");
    QTest::addColumn<QString>("kind");
    Request odd = kite();
    odd.parameters["width"] = 1001;
    QTest::newRow("no key") << u"http://127.0.0.1:1"_s << QByteArray{} << kite()
                            << u"not_configured"_s;
    QTest::newRow("in the clear") << u"http://api.together.example"_s << togetherKey << kite()
                                  << u"usage"_s;
    QTest::newRow("no address") << u"together"_s << togetherKey << kite() << u"usage"_s;
    QTest::newRow("no multiple") << u"http://127.0.0.1:1"_s << togetherKey << odd
                                 << u"invalid_input"_s;
}

void TestTogether::whatCannotBeSentIsNot()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, key);
    QFETCH(Request, request);
    QFETCH(QString, kind);
    TogetherClient client{base.toLatin1(), key};
    const Result<RemoteJob> job = client.generate(request);
    QVERIFY(!job.has_value());
    QCOMPARE(toString(job.error().kind), kind);
    QVERIFY(!job.error().mayHaveArrived());
}

void TestTogether::theKeyIsInNoError()
{
    FakeHttpServer server;
    server.on("POST", path, json(R"({"error":{"message":"wrong key )" + togetherKey + "\"}}", 401));
    server.on("GET", "/v2/supported-models", json("key " + togetherKey, 500));
    TogetherClient client{server.origin()};
    const Result<RemoteJob> job = client.generate(kite());
    QVERIFY(!job.has_value());
    QVERIFY(job.error().message.startsWith(u"wrong key"_s));
    QVERIFY(!job.error().message.contains(QString::fromLatin1(togetherKey)));
    const Result<Account> account = wait(client.together.checkAccount({}));
    QVERIFY(!account.has_value());
    QVERIFY(!account.error().message.contains(QString::fromLatin1(togetherKey)));
}

void TestTogether::theAccountIsCheckedByTheListOfModels()
{
    FakeHttpServer server;
    server.on("GET", "/v2/supported-models", json(R"({"data":[{"id":"a/b","type":"image"}]})"));
    TogetherClient client{server.origin()};
    const Result<Account> account = wait(client.together.checkAccount({}));
    QVERIFY(account.has_value());
    QVERIFY(account->name.isEmpty());
    QCOMPARE(server.requests.size(), size_t{1});
    QCOMPARE(server.requests.front().header("Authorization"), "Bearer " + togetherKey);
}

void TestTogether::aRefusedKeyIsRefusedInWords()
{
    FakeHttpServer server;
    server.setHandler([](const ServedRequest &) {
        return json(R"({"error":{"message":"Invalid API key provided"}})", 401);
    });
    TogetherClient client{server.origin()};
    const Result<Account> account = wait(client.together.checkAccount({}));
    QVERIFY(!account.has_value());
    QCOMPARE(toString(account.error().kind), toString(ErrorKind::Unauthorized));
    QCOMPARE(account.error().message, u"Invalid API key provided"_s);
    QCOMPARE(server.requests.size(), size_t{1}); // the other list would say the same
}

void TestTogether::theOlderListIsAskedWhenTheNewerIsAway_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("newer");
    QTest::addColumn<QByteArray>("older");
    QTest::newRow("404, bare") << 404 << QByteArray{}
                               << QByteArray{R"([{"id":"a/b","type":"image"}])"};
    QTest::newRow("404, wrapped") << 404 << QByteArray{}
                                  << QByteArray{R"({"data":[{"id":"a/b","type":"image"}]})"};
    QTest::newRow("it has no pictures")
        << 200 << QByteArray{R"({"data":[{"id":"c/d","type":"chat"}]})"}
        << QByteArray{R"([{"id":"a/b","type":"image"}])"};
}

void TestTogether::theOlderListIsAskedWhenTheNewerIsAway()
{
    QFETCH(int, status);
    QFETCH(QByteArray, newer);
    QFETCH(QByteArray, older);
    FakeHttpServer server;
    server.on("GET", "/v2/supported-models", json(newer, status));
    server.on("GET", "/v1/models", json(older));
    TogetherClient client{server.origin()};
    const auto found = wait(client.together.search(QString{}, {}));
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), size_t{1});
    QCOMPARE(found->front().name, u"a/b"_s);
}

void TestTogether::pagesAreFollowedAndBounded()
{
    FakeHttpServer server;
    int pages = 0;
    server.setHandler([&pages](const ServedRequest &request) {
        const QByteArray number = QByteArray::number(++pages);
        if (pages > 1 && !request.target.endsWith("&after=at%3D" + QByteArray::number(pages - 1)))
            return json("{}", 400);
        return json(R"({"data":[{"id":"a/m)" + number + R"(","type":"image"}],"next_cursor":"at=)" +
                    number + "\"}");
    });
    TogetherClient client{server.origin()};
    const auto shelf = wait(client.together.shelf(u"image"_s, {}));
    QVERIFY(shelf.has_value());
    QCOMPARE(shelf->models.size(), size_t{20}); // it would go on for ever
    QCOMPARE(pages, 20);

    FakeHttpServer stuck;
    stuck.on("GET", "/v2/supported-models",
             json(R"({"data":[{"id":"a/b","type":"image"}],"next_cursor":"same"})"));
    TogetherClient other{stuck.origin()};
    QCOMPARE(wait(other.together.search(QString{}, {}))->size(), size_t{2});
    QCOMPARE(stuck.requests.size(), size_t{2});
}

void TestTogether::aListThatIsNoneIsNoAnswer()
{
    FakeHttpServer server;
    server.on("GET", "/v2/supported-models", json("{}"));
    server.on("GET", "/v2/supported-models", json("<html>"));
    TogetherClient client{server.origin()};
    for (int i = 0; i < 2; ++i) {
        const auto found = wait(client.together.search(QString{}, {}));
        QVERIFY(!found.has_value());
        QCOMPARE(toString(found.error().kind), toString(ErrorKind::InvalidAnswer));
    }
}

void TestTogether::modelsAreFoundAndShown()
{
    FakeHttpServer server;
    server.on("GET", "/v2/supported-models",
              json(R"({"data":[{"id":"a/flux","type":"image"},{"id":"b/qwen","type":"image"}]})"));
    TogetherClient client{server.origin()};
    QCOMPARE(wait(client.together.search(u"QWEN"_s, {}))->size(), size_t{1});
    const auto shelves = wait(client.together.shelves({}));
    QCOMPARE(shelves->size(), size_t{1});
    QCOMPARE(shelves->front().models.size(), size_t{2});
    QVERIFY(*wait(client.together.shelf(shelves->front().id, {})) == shelves->front());
    QCOMPARE(toString(wait(client.together.shelf(u"other"_s, {})).error().kind),
             toString(ErrorKind::NotFound));
    QCOMPARE(wait(client.together.card(u"B/Qwen"_s, {}))->name, u"b/qwen"_s);
    QCOMPARE(toString(wait(client.together.card(u"b/none"_s, {})).error().kind),
             toString(ErrorKind::NotFound));
}

void TestTogether::schemasNeedNoNetwork()
{
    TogetherClient client{"http://127.0.0.1:1"};
    const auto schema = wait(client.together.model(u" openai/gpt-image-2 "_s, QString{}, {}));
    QVERIFY(schema.has_value());
    QCOMPARE(schema->model, u"openai/gpt-image-2"_s);
    QVERIFY(schema->find(u"prompt"_s));
    QCOMPARE(toString(wait(client.together.model(u"flux"_s, QString{}, {})).error().kind),
             toString(ErrorKind::InvalidInput));
    QCOMPARE(toString(wait(client.together.model(u"a/b"_s, u"c"_s, {})).error().kind),
             toString(ErrorKind::InvalidInput));
}

void TestTogether::outputsAreFetchedWithoutTheKey_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QByteArray>("url");
    const auto row = [](const char *output, const char *url) {
        QTest::newRow(output) << QString::fromUtf8(output) << QByteArray{url};
    };
    row("https://api.together.ai/shrt/aB3dE6", "https://api.together.ai/shrt/aB3dE6");
    row("https://api.together.ai/imgproxy/s%2Fg/format:jpeg/aHR0%3D?a=%7Eb",
        "https://api.together.ai/imgproxy/s%2Fg/format:jpeg/aHR0%3D?a=%7Eb");
    row("http://cdn.example.org/a.png", "https://cdn.example.org/a.png");
    row("https://cdn.example.org/ä b.png", "https://cdn.example.org/%C3%A4%20b.png");
}

void TestTogether::outputsAreFetchedWithoutTheKey()
{
    QFETCH(QString, output);
    QFETCH(QByteArray, url);
    TogetherClient client{"https://api.together.ai"};
    const Result<HttpRequest> request = client.together.outputRequest(output);
    QVERIFY(request.has_value());
    QCOMPARE(request->url, url);
    bool hasAgent = false;
    for (const auto &[name, value] : request->headers) {
        QVERIFY(name.toLower() != "authorization");
        hasAgent = hasAgent || (name == "User-Agent" && !value.isEmpty());
    }
    QVERIFY(hasAgent);
}

void TestTogether::outputsThatAreNoAddressAreNotFetched_data()
{
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("kind");
    QTest::newRow("piece") << u"answer:1:2"_s << u"invalid_input"_s;
    QTest::newRow("data") << u"data:image/png;base64,AAAA"_s << u"invalid_input"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"invalid_input"_s;
    QTest::newRow("user") << u"https://a:b@cdn.example.org/"_s << u"invalid_input"_s;
    QTest::newRow("private") << u"http://192.168.1.1/admin"_s << u"private_network"_s;
    QTest::newRow("this computer") << u"https://localhost/a"_s << u"private_network"_s;
}

void TestTogether::outputsThatAreNoAddressAreNotFetched()
{
    QFETCH(QString, output);
    QFETCH(QString, kind);
    TogetherClient client{"https://api.together.ai"};
    const Result<HttpRequest> request = client.together.outputRequest(output);
    QVERIFY(!request.has_value());
    QCOMPARE(toString(request.error().kind), kind);
}

QTEST_GUILESS_MAIN(TestTogether)
#include "tst_together.moc"
