#include "core/provider/replicate/replicatecard.h"
#include "tests/core/provider/replicate/replicatefixture.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray model(const QByteArray &name, const QByteArray &more = {})
{
    return R"({"owner":"acme","name":")" + name +
           R"(","description":"Ink","run_count":4821,"visibility":"public","is_official":false,
              "cover_image_url":"https://replicate.delivery/c.png","latest_version":{"id":")" +
           version + "\"}" + more + "}";
}

QByteArray searched(const QByteArray &models)
{
    return R"({"query":"ink","models":[)" + models + R"(],"collections":[],"pages":[]})";
}

QStringList names(const std::vector<ModelCard> &cards)
{
    QStringList all;
    for (const ModelCard &card : cards)
        all.append(card.name);
    return all;
}

} // namespace

class TestReplicateCatalogue : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<ReplicateFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void aModelBecomesACard();
    void coversStayOutOfPrivateNetworks_data();
    void coversStayOutOfPrivateNetworks();
    void oddModelsAreLeftOutOrMended_data();
    void oddModelsAreLeftOutOrMended();
    void searchGivesCards();
    void whereSearchIsNotThereModelsAreQueried_data();
    void whereSearchIsNotThereModelsAreQueried();
    void whatNoOtherWayWouldMendIsSaidAtOnce_data();
    void whatNoOtherWayWouldMendIsSaidAtOnce();
    void aNameFindsThePrivateModel();
    void fiveMegabytesOfResultsAreFiftyCards();
    void collectionsAreReadPageByPage();
    void collectionsThatNeverEndDo();
    void nextGoesNowhereElse();
    void aShelfIsTheOneAskedFor();

private:
    auto search(const QString &words)
    {
        return wait(m_fixture->replicate.search(words, m_fixture->stop.get_token()));
    }
    auto shelves() { return wait(m_fixture->replicate.shelves(m_fixture->stop.get_token())); }

    std::unique_ptr<ReplicateFixture> m_fixture;
};

void TestReplicateCatalogue::aModelBecomesACard()
{
    using replicate::Covers;
    const Json item =
        *parseJson(R"({"model":)" + model("inkbrush", R"(,"license_url":"https://example.org/l")") +
                   R"(,"metadata":{"score":0.8,"tags":["ink","ink",7,"wash"]}})");
    const auto cards = replicate::cardsFrom(Json::array({item}), Covers::Public);
    QCOMPARE(cards.size(), size_t{1});
    const ModelCard &card = cards.front();
    QCOMPARE(card.provider, u"replicate"_s);
    QCOMPARE(card.name, u"acme/inkbrush"_s);
    QCOMPARE(card.version, QString::fromLatin1(version));
    QCOMPARE(card.description, u"Ink"_s);
    QCOMPARE(card.cover, u"https://replicate.delivery/c.png"_s);
    QCOMPARE(card.licence, u"https://example.org/l"_s);
    QCOMPARE(card.tags, QStringList({u"ink"_s, u"wash"_s}));
    QCOMPARE(card.runs, 4821);
    QVERIFY(!card.isOfficial && !card.isPrivate);
}

void TestReplicateCatalogue::coversStayOutOfPrivateNetworks_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("taken");
    QTest::addColumn<bool>("isForSandbox");
    const auto row = [](const char *tag, const QString &address, const QString &taken,
                        bool isForSandbox = true) {
        QTest::newRow(tag) << address << taken << isForSandbox;
    };
    row("https", u"https://replicate.delivery/a.png"_s, u"https://replicate.delivery/a.png"_s);
    row("http", u"http://example.org/a.png"_s, u"https://example.org/a.png"_s);
    row("loopback", u"http://127.0.0.1:8080/a.png"_s, {}, false);
    row("private", u"https://192.168.1.1/a.png"_s, {}, false);
    row("login", u"https://me:pw@example.org/a.png"_s, {});
    row("file", u"file:///etc/passwd"_s, {});
    row("data", u"data:image/png;base64,AAAA"_s, {});
    row("space", u"https://example.org/a b.png"_s, {});
}

void TestReplicateCatalogue::coversStayOutOfPrivateNetworks()
{
    QFETCH(QString, address);
    QFETCH(QString, taken);
    QFETCH(bool, isForSandbox);
    Json item = *parseJson(model("inkbrush"));
    item["cover_image_url"] = toJson(address);
    QCOMPARE(replicate::cardFrom(item, replicate::Covers::Public)->cover, taken);
    const QString there = replicate::cardFrom(item, replicate::Covers::Anywhere)->cover;
    QCOMPARE(there, isForSandbox ? taken : address);
}

void TestReplicateCatalogue::oddModelsAreLeftOutOrMended_data()
{
    QTest::addColumn<QByteArray>("item");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("null") << QByteArray{"null"} << false;
    QTest::newRow("number") << QByteArray{"7"} << false;
    QTest::newRow("empty") << QByteArray{"{}"} << false;
    QTest::newRow("path") << QByteArray{R"({"owner":"..","name":".."})"} << false;
    QTest::newRow("slashes") << QByteArray{R"({"owner":"a/b","name":"c"})"} << false;
    QTest::newRow("name only") << QByteArray{R"({"owner":"a","name":"b"})"} << true;
    QTest::newRow("wrong kinds")
        << QByteArray{R"({"owner":"a","name":"b","run_count":"many","is_official":"yes",
                          "latest_version":[],"cover_image_url":{},"description":null})"}
        << true;
    QTest::newRow("negative runs")
        << QByteArray{R"({"owner":"a","name":"b","run_count":-99})"} << true;
    QTest::newRow("long text") << R"({"owner":"a","name":"b","description":")" +
                                      QByteArray(200'000, 'x') + "\"}"
                               << true;
}

void TestReplicateCatalogue::oddModelsAreLeftOutOrMended()
{
    QFETCH(QByteArray, item);
    QFETCH(bool, isTaken);
    const auto card =
        replicate::cardFrom(*parseJson("[" + item + "]")->begin(), replicate::Covers::Public);
    QCOMPARE(card.has_value(), isTaken);
    if (card) {
        QCOMPARE(card->runs, qint64{-1});
        QVERIFY(card->description.size() <= 2000);
        QVERIFY(card->cover.isEmpty() && card->version.isEmpty());
    }
}

void TestReplicateCatalogue::searchGivesCards()
{
    m_fixture->server.setHandler([](const ServedRequest &) {
        return json(searched(R"({"model":)" + model("one") + R"(,"metadata":{"tags":["ink"]}},7,)" +
                             R"({"model":)" + model("one") + "}," + R"({"model":)" + model("two") +
                             "}"));
    });
    const auto found = search(u" red & ink? "_s);
    QVERIFY(found);
    QCOMPARE(names(*found), QStringList({u"acme/one"_s, u"acme/two"_s}));
    QCOMPARE(m_fixture->last().target, QByteArray{"/v1/search?query=red%20%26%20ink%3F&limit=50"});
    QCOMPARE(m_fixture->last().header("authorization"), "Bearer " + token);
}

void TestReplicateCatalogue::whereSearchIsNotThereModelsAreQueried_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("404") << 404 << QByteArray{R"({"detail":"Not found"})"};
    QTest::newRow("400") << 400 << QByteArray{R"({"detail":"no"})"};
    QTest::newRow("405") << 405 << QByteArray{};
    QTest::newRow("500") << 500 << QByteArray{R"({"detail":"oops"})"};
    QTest::newRow("HTML") << 200 << QByteArray{"<html>Soon!</html>"};
    QTest::newRow("other shape") << 200 << QByteArray{R"({"results":[]})"};
    QTest::newRow("array") << 200 << QByteArray{"[]"};
}

void TestReplicateCatalogue::whereSearchIsNotThereModelsAreQueried()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    m_fixture->server.setHandler([&](const ServedRequest &request) {
        return request.method == "GET"
                   ? json(body, status)
                   : json(R"({"next":null,"results":[)" + model("old-way") + "]}");
    });
    const auto found = search(u"ink \u00fc"_s);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QCOMPARE(names(*found), QStringList{u"acme/old-way"_s});
    QCOMPARE(m_fixture->last().method, QByteArray{"QUERY"});
    QCOMPARE(m_fixture->last().target, QByteArray{"/v1/models"});
    QCOMPARE(m_fixture->last().header("content-type"), QByteArray{"text/plain"});
    QCOMPARE(m_fixture->last().body, QByteArray{"ink \xc3\xbc"});
}

void TestReplicateCatalogue::whatNoOtherWayWouldMendIsSaidAtOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("401") << 401 << u"unauthorized"_s;
    QTest::newRow("429") << 429 << u"rate_limited"_s;
    QTest::newRow("503") << 503 << u"unavailable"_s;
}

void TestReplicateCatalogue::whatNoOtherWayWouldMendIsSaidAtOnce()
{
    QFETCH(int, status);
    QFETCH(QString, kind);
    m_fixture->server.setHandler([&](const ServedRequest &) { return json("{}", status); });
    const auto found = search(u"ink"_s);
    QCOMPARE(toString(found.error().kind), kind);
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});
}

void TestReplicateCatalogue::aNameFindsThePrivateModel()
{
    m_fixture->server.setHandler([](const ServedRequest &request) {
        if (request.path() == "/v1/models/acme/secret")
            return json(model("secret").replace("public", "private"));
        return json(searched(R"({"model":)" + model("other") + "}"));
    });
    const auto found = search(u"acme/secret"_s);
    QVERIFY(found);
    QCOMPARE(names(*found), QStringList({u"acme/secret"_s, u"acme/other"_s}));
    QVERIFY(found->front().isPrivate);
}

void TestReplicateCatalogue::fiveMegabytesOfResultsAreFiftyCards()
{
    QByteArray all;
    for (int i = 0; i < 500; ++i) {
        all += i > 0 ? "," : "";
        all += R"({"model":)" +
               model("m" + QByteArray::number(i),
                     R"(,"default_example":{"logs":")" + QByteArray(10'000, 'l') + "\"}") +
               "}";
    }
    QVERIFY(all.size() > 5'000'000);
    m_fixture->server.setHandler([&](const ServedRequest &) { return json(searched(all)); });
    const auto found = search(u"ink"_s);
    QVERIFY(found);
    QCOMPARE(found->size(), size_t{50});
}

void TestReplicateCatalogue::collectionsAreReadPageByPage()
{
    m_fixture->server.on(
        "GET", "/v1/collections",
        json(R"({"next":")" + m_fixture->server.url("/v1/collections?cursor=Mg%3D%3D") +
             R"(","results":[{"name":"Generate","slug":"text-to-image","description":"Draw"},
                {"name":"Bad","slug":"../account"},null]})"));
    m_fixture->server.on("GET", "/v1/collections?cursor=Mg%3D%3D",
                         json(R"({"next":null,"results":[{"slug":"upscale"}]})"));
    const auto read = shelves();
    QVERIFY(read);
    QCOMPARE(read->size(), size_t{2});
    QCOMPARE(read->at(0).id, u"text-to-image"_s);
    QCOMPARE(read->at(0).title, u"Generate"_s);
    QCOMPARE(read->at(1).title, u"upscale"_s);
    QCOMPARE(read->at(1).provider, u"replicate"_s);
}

void TestReplicateCatalogue::collectionsThatNeverEndDo()
{
    m_fixture->server.setHandler([&](const ServedRequest &) { // round and round
        return json(R"({"next":")" + m_fixture->server.url("/v1/collections?cursor=a") +
                    R"(","results":[{"slug":"one"}]})");
    });
    QCOMPARE(shelves()->size(), size_t{1});
    QCOMPARE(m_fixture->server.requests.size(), size_t{2});

    int page = 0;
    m_fixture->server.setHandler([&](const ServedRequest &) { // on and on
        const QByteArray number = QByteArray::number(++page);
        return json(R"({"next":")" + m_fixture->server.url("/v1/collections?cursor=" + number) +
                    R"(","results":[{"slug":"s)" + number + "\"}]}");
    });
    QCOMPARE(shelves()->size(), size_t{10});
    QCOMPARE(page, 10);

    m_fixture->server.setHandler([&](const ServedRequest &request) { // half of it breaks
        if (request.target.contains("cursor"))
            return json("<html>", 502);
        return json(R"({"next":")" + m_fixture->server.url("/v1/collections?cursor=a") +
                    R"(","results":[{"slug":"one"}]})");
    });
    QCOMPARE(shelves()->size(), size_t{1});
    m_fixture->server.setHandler([](const ServedRequest &) { return json("<html>"); });
    QCOMPARE(toString(shelves().error().kind), u"invalid_answer"_s);
}

void TestReplicateCatalogue::nextGoesNowhereElse()
{
    FakeHttpServer other;
    m_fixture->server.setHandler([&](const ServedRequest &) {
        return json(R"({"next":")" + other.url("/v1/collections?cursor=a") +
                    R"(","results":[{"slug":"one"}]})");
    });
    QCOMPARE(shelves()->size(), size_t{1});
    QCOMPARE(other.requests.size(), size_t{0});
    QCOMPARE(m_fixture->server.requests.size(), size_t{1});
}

void TestReplicateCatalogue::aShelfIsTheOneAskedFor()
{
    m_fixture->server.setHandler([](const ServedRequest &request) {
        const QByteArray slug = request.path() == "/v1/collections/odd" ? "other" : "upscale";
        return json(R"({"name":"Upscale","slug":")" + slug + R"(","models":[)" + model("one") +
                    ",null," + model("two") + "]}");
    });
    const auto ask = [this](const QString &id) {
        return wait(m_fixture->replicate.shelf(id, m_fixture->stop.get_token()));
    };
    QCOMPARE(names(ask(u"upscale"_s)->models), QStringList({u"acme/one"_s, u"acme/two"_s}));
    QCOMPARE(toString(ask(u"odd"_s).error().kind), u"invalid_answer"_s);
    QCOMPARE(toString(ask(u"../account"_s).error().kind), u"invalid_input"_s);
    QCOMPARE(m_fixture->server.requests.size(), size_t{2});
}

QTEST_GUILESS_MAIN(TestReplicateCatalogue)
#include "tst_replicatecatalogue.moc"
