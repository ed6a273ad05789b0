#include "tests/core/sandbox/simclient.h"

#include <QImage>
#include <QImageReader>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSimReplicateOutputs : public QObject {
    Q_OBJECT
private slots:
    void picturesAreRealAndTheSameForTheSameSeed();
    void batchesGiveAsManyPictures();
    void outputShapes();
    void dataUriOutputs();
    void aTokenAtTheDeliveryIsCounted();
    void aLostCreateIsInTheList();
    void aFaultAfterTheCreateIsInTheListToo();
    void theListHasPagesNewestFirst();
    void theListKnowsItsTimeBounds();
    void outputsExpire();
    void downloadFaults_data();
    void downloadFaults();
    void whatIsGoneIsRemoved();
    void aFailedRunLeavesSome();
    void downloadsResume();
    void modelsAreDescribed();

private:
    test::SimClient m_sim;
};

void TestSimReplicateOutputs::picturesAreRealAndTheSameForTheSameSeed()
{
    SimReplicate sim{test::instant()};
    const Json input{{"prompt", "hills"}, {"width", 96}, {"height", 64}, {"seed", 5}};
    const test::SimClient::Answer one = m_sim.call(sim, "GET", m_sim.firstOutput(sim, input));
    const test::SimClient::Answer two = m_sim.call(sim, "GET", m_sim.firstOutput(sim, input));
    QCOMPARE(one.status, 200);
    QCOMPARE(one.response.header("content-type"), QByteArray{"image/png"});
    QVERIFY(!one.response.header("ETag").isEmpty());
    QCOMPARE(QImage::fromData(one.response.body).size(), QSize(96, 64));
    QCOMPARE(two.response.body, one.response.body);
    QCOMPARE(sim.tokensLeaked, 0);
}

void TestSimReplicateOutputs::batchesGiveAsManyPictures()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer done = m_sim.poll(
        sim, m_sim.create(sim, {{"batch_size", 3}, {"seed", 1}, {"width", 32}, {"height", 32}}));
    const Json &output = done.json.at("output");
    QCOMPARE(output.size(), size_t{3});
    QSet<QByteArray> bodies;
    for (const Json &url : output)
        bodies.insert(m_sim.call(sim, "GET", QByteArray::fromStdString(url.get<std::string>()))
                          .response.body);
    QCOMPARE(bodies.size(), 3);
}

void TestSimReplicateOutputs::outputShapes()
{
    using Shape = SimReplicateOptions::Shape;
    SimReplicate sim{test::instant()};
    const auto output = [&](Shape shape) {
        sim.options.shape = shape;
        return m_sim.poll(sim, m_sim.create(sim, {{"seed", 7}})).json.at("output");
    };
    QVERIFY(output(Shape::List).is_array());
    QVERIFY(output(Shape::String).is_string());
    QVERIFY(output(Shape::Object).at("image").is_string());
    QVERIFY(output(Shape::None).is_null());
}

void TestSimReplicateOutputs::dataUriOutputs()
{
    SimReplicate sim{test::instant()};
    sim.options.dataUriOutputs = true;
    const QByteArray uri = m_sim.firstOutput(sim, {{"width", 32}, {"height", 16}});
    QVERIFY(uri.startsWith("data:image/png;base64,"));
    const QByteArray bytes = QByteArray::fromBase64(uri.mid(22));
    QCOMPARE(QImage::fromData(bytes).size(), QSize(32, 16));
}

void TestSimReplicateOutputs::aTokenAtTheDeliveryIsCounted()
{
    SimReplicate sim{test::instant()};
    const QByteArray url = m_sim.firstOutput(sim, {{"width", 16}, {"height", 16}});
    QVERIFY(url.startsWith("http://localhost:"));
    QCOMPARE(m_sim.call(sim, "GET", url, {}, {{"Authorization", "Bearer x"}}).status, 200);
    QCOMPARE(sim.tokensLeaked, 1);
}

void TestSimReplicateOutputs::aLostCreateIsInTheList()
{
    SimReplicate sim{test::instant()};
    QCOMPARE(m_sim.create(sim, {{"prompt", "[[lost]]"}, {"seed", 77}}).status, 0);
    QCOMPARE(sim.creates, 1);
    const test::SimClient::Answer list = m_sim.call(sim, "GET", "/v1/predictions");
    QCOMPARE(list.json.at("results").size(), size_t{1});
    QCOMPARE(list.json.at("results").at(0).at("input").at("seed").get<int>(), 77);
    QVERIFY(!list.json.at("results").at(0).contains("logs"));
    QCOMPARE(m_sim.create(sim, {{"prompt", "[[lost]] [[nolist]]"}}).status, 0);
    QCOMPARE(m_sim.call(sim, "GET", "/v1/predictions").json.at("results").size(), size_t{1});
}

void TestSimReplicateOutputs::aFaultAfterTheCreateIsInTheListToo()
{
    SimReplicate sim{test::instant()};
    sim.server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        if (request.method == "POST")
            return ServedReply{.dropAfter = true};
        return std::nullopt;
    });
    QCOMPARE(m_sim.create(sim, {{"prompt", "x"}}).status, 0);
    QCOMPARE(sim.creates, 1);
    QCOMPARE(m_sim.call(sim, "GET", "/v1/predictions").json.at("results").size(), size_t{1});
}

void TestSimReplicateOutputs::theListHasPagesNewestFirst()
{
    SimReplicateOptions options = test::instant();
    options.listPageSize = 2;
    SimReplicate sim{options};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(m_sim.create(sim, {{"seed", i}}).status, 201);
    std::vector<int> seeds;
    QByteArray target = "/v1/predictions";
    int pages = 0;
    while (!target.isEmpty() && pages < 10) {
        const test::SimClient::Answer page = m_sim.call(sim, "GET", target);
        for (const Json &item : page.json.at("results"))
            seeds.push_back(item.at("input").at("seed").get<int>());
        target = textAt(page.json, "next").toUtf8();
        QVERIFY(target.isEmpty() || target.startsWith(sim.baseUrl()));
        ++pages;
    }
    QCOMPARE(pages, 3);
    QCOMPARE(seeds, (std::vector<int>{4, 3, 2, 1, 0}));
    QCOMPARE(m_sim.call(sim, "GET", "/v1/predictions?cursor=@@@").status, 200);
}

void TestSimReplicateOutputs::theListKnowsItsTimeBounds()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "x"}});
    const QByteArray time = textAt(created.json, "created_at").toUtf8();
    const auto count = [&](const QByteArray &query) {
        return m_sim.call(sim, "GET", "/v1/predictions?" + query).json.at("results").size();
    };
    QCOMPARE(count("created_after=" + time), size_t{1});  // inclusive
    QCOMPARE(count("created_before=" + time), size_t{0}); // exclusive
    QCOMPARE(count("created_after=2999-01-01T00%3A00%3A00Z"), size_t{0});
    QCOMPARE(count("created_before=2999-01-01T00:00:00%2B00:00"), size_t{1});
}

void TestSimReplicateOutputs::outputsExpire()
{
    SimReplicateOptions options{.timeScale = 0.0001};
    SimReplicate sim{options};
    const test::SimClient::Answer created =
        m_sim.create(sim, {{"prompt", "x"}, {"width", 16}, {"height", 16}});
    QTRY_VERIFY(boolAt(m_sim.poll(sim, created).json, "data_removed", false));
    const test::SimClient::Answer gone = m_sim.poll(sim, created);
    QCOMPARE(textAt(gone.json, "status"), u"succeeded"_s);
    QVERIFY(gone.json.at("output").is_null());
    QCOMPARE(gone.json.at("input"), Json::object());
    const QByteArray file = "/delivery/" + textAt(created.json, "id").toUtf8() + "/0.png";
    QCOMPARE(m_sim.call(sim, "GET", file).status, 404);
}

void TestSimReplicateOutputs::downloadFaults_data()
{
    QTest::addColumn<QString>("marker");
    for (const char *const marker : {"html", "truncate", "empty", "expire", "bomb", "huge", "slow"})
        QTest::newRow(marker) << u"[[%1]]"_s.arg(QLatin1StringView{marker});
}

void TestSimReplicateOutputs::downloadFaults()
{
    QFETCH(const QString, marker);
    SimReplicate sim{test::instant()};
    const QByteArray url = m_sim.firstOutput(
        sim, {{"prompt", marker.toStdString()}, {"width", 64}, {"height", 64}, {"seed", 3}});
    // Nobody needs to receive 300 MB to see that they would come.
    const QByteArray method = marker == u"[[huge]]" ? "HEAD" : "GET";
    const test::SimClient::Answer answer = m_sim.call(sim, method, url);
    const QByteArray &body = answer.response.body;
    if (marker == u"[[html]]")
        QVERIFY(body.contains("<!doctype html>"));
    else if (marker == u"[[truncate]]")
        QCOMPARE(answer.status, 0);
    else if (marker == u"[[empty]]")
        QVERIFY(answer.status == 200 && body.isEmpty());
    else if (marker == u"[[expire]]")
        QCOMPARE(answer.status, 404);
    else if (marker == u"[[huge]]")
        QCOMPARE(answer.response.header("Content-Length"), QByteArray{"300000000"});
    else if (marker == u"[[slow]]")
        QCOMPARE(QImage::fromData(body).size(), QSize(64, 64));
    if (marker != u"[[bomb]]")
        return;
    QVERIFY(body.size() < (8 << 20));
    QBuffer buffer;
    buffer.setData(body);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QCOMPARE(QImageReader(&buffer, "png").size(), QSize(30'000, 30'000));
}

void TestSimReplicateOutputs::whatIsGoneIsRemoved()
{
    SimReplicate sim{test::instant()};
    const test::SimClient::Answer created = m_sim.create(sim, {{"prompt", "a fox [[gone]]"}});
    const Json before = m_sim.poll(sim, created).json;
    QCOMPARE(before.at("data_removed"), Json(false));
    QCOMPARE(m_sim.call(sim, "GET", toText(before.at("output").at(0)).toLatin1()).status, 404);
    const Json after = m_sim.poll(sim, created).json;
    QCOMPARE(after.at("data_removed"), Json(true));
    QVERIFY(after.at("output").is_null());
    QVERIFY(after.at("input").empty());
    QCOMPARE(textAt(after, "status"), u"succeeded"_s);
}

void TestSimReplicateOutputs::aFailedRunLeavesSome()
{
    SimReplicate sim{test::instant()};
    const Json input = {{"prompt", "foxes [[partial:2]]"}, {"batch_size", 4}, {"width", 64}};
    const Json failed = m_sim.poll(sim, m_sim.create(sim, input)).json;
    QCOMPARE(textAt(failed, "status"), u"failed"_s);
    QVERIFY(!textAt(failed, "error").isEmpty());
    QCOMPARE(failed.at("output").size(), size_t{2});
    for (const Json &url : failed.at("output"))
        QCOMPARE(m_sim.call(sim, "GET", toText(url).toLatin1()).status, 200);
    QByteArray third = toText(failed.at("output").at(1)).toLatin1();
    third.replace("/1.png", "/2.png");
    QCOMPARE(m_sim.call(sim, "GET", third).status, 404);
}

void TestSimReplicateOutputs::downloadsResume()
{
    SimReplicate sim{test::instant()};
    const QByteArray url = m_sim.firstOutput(sim, {{"width", 64}, {"height", 64}});
    const QByteArray whole = m_sim.call(sim, "GET", url).response.body;
    const test::SimClient::Answer rest = m_sim.call(sim, "GET", url, {}, {{"Range", "bytes=100-"}});
    QCOMPARE(rest.status, 206);
    QCOMPARE(rest.response.body, whole.mid(100));
    QCOMPARE(m_sim.call(sim, "GET", url, {}, {{"Range", "bytes=2-5"}}).response.body,
             whole.mid(2, 4));
    QCOMPARE(m_sim.call(sim, "GET", url, {}, {{"Range", "bytes=99999999-"}}).status, 416);
    for (const char *const odd : {"bytes=", "bytes=a-b", "bytes=-", "lines=1-2", "bytes=5"})
        QCOMPARE(m_sim.call(sim, "GET", url, {}, {{"Range", odd}}).status, 200);
}

void TestSimReplicateOutputs::modelsAreDescribed()
{
    SimReplicate sim{test::instant()};
    const QByteArray base = "/v1/models/aisha-ai-official/animagine-xl-4.0";
    const test::SimClient::Answer model = m_sim.call(sim, "GET", base);
    QCOMPARE(model.status, 200);
    QCOMPARE(textAt(model.json.at("latest_version"), "id").toUtf8(), test::animagine);
    const test::SimClient::Answer one =
        m_sim.call(sim, "GET", base + "/versions/" + test::animagine);
    QVERIFY(one.json.at("openapi_schema").at("components").at("schemas").contains("Input"));
    QCOMPARE(m_sim.call(sim, "GET", base + "/versions").json.at("results").size(), size_t{1});
    QCOMPARE(m_sim.call(sim, "GET", base + "/versions/abc").status, 404);
    QCOMPARE(m_sim.call(sim, "GET", "/v1/models/no/body").status, 404);
    QCOMPARE(m_sim.call(sim, "GET", "/v1/search?query=anim").json.at("models").size(), size_t{1});
    for (const char *const odd :
         {"/", "/v1", "/v1/", "/v1/models/a", "/v1/predictions/x/y/z", "//v1//%ff"})
        QVERIFY(m_sim.call(sim, "GET", odd).status != 200);
}

QTEST_GUILESS_MAIN(TestSimReplicateOutputs)
#include "tst_simreplicateoutputs.moc"
