#include "tests/core/sandbox/simclient.h"

#include "core/sandbox/replicate/simshowcase.h"

#include <QImage>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const Json &models)
{
    QStringList all;
    for (const Json &one : models) {
        const Json &model = one.contains("model") ? one.at("model") : one;
        all.append(textAt(model, "owner") + u'/' + textAt(model, "name"));
    }
    return all;
}

} // namespace

class TestSimCatalogue : public QObject {
    Q_OBJECT
private slots:
    void everyShowcaseModelCanBeRead();
    void searchFindsByNameTagAndText();
    void searchWantsWordsAndALimit_data();
    void searchWantsWordsAndALimit();
    void queryIsAVerb();
    void privateModelsStandInNoList();
    void collectionsComeInPages();
    void coversAreDrawn();
    void anotherVersionIsReleased();
    void deploymentsSayWhatTheyRun();

private:
    SimReplicate m_sim{test::instant()};
    test::SimClient m_client;
    Json get(const QByteArray &target) { return m_client.call(m_sim, "GET", target).json; }
};

void TestSimCatalogue::everyShowcaseModelCanBeRead()
{
    const QList<QByteArray> files = showcaseModels();
    QCOMPARE(files.size(), 12);
    const SimModels models{files};
    int hidden = 0;
    for (const QByteArray &file : files) {
        const Json json = *parseJson(file);
        const auto *const model = models.byName(textAt(json, "owner"), textAt(json, "name"));
        QVERIFY2(model && !model->schema.parameters.empty(), file.left(80).constData());
        hidden += model->isPrivate ? 1 : 0;
    }
    QCOMPARE(models.listed().size(), static_cast<size_t>(files.size() - hidden));
}

void TestSimCatalogue::searchFindsByNameTagAndText()
{
    QCOMPARE(names(get("/v1/search?query=inkbrush").at("models")), QStringList{u"acme/inkbrush"_s});
    QCOMPARE(names(get("/v1/search?query=typography").at("models")),
             QStringList{u"limner-official/lettering"_s});
    QCOMPARE(names(get("/v1/search?query=botanical").at("models")),
             QStringList{u"acme/inkbrush"_s});
    QCOMPARE(get("/v1/search?query=text-to-image&limit=2").at("models").size(), size_t{2});
    QVERIFY(get("/v1/search?query=xyzzy").at("models").empty());
    QCOMPARE(get("/v1/search?query=upscale").at("collections").size(), size_t{1});
}

void TestSimCatalogue::searchWantsWordsAndALimit_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *const target :
         {"/v1/search", "/v1/search?query=", "/v1/search?query=a&limit=0",
          "/v1/search?query=a&limit=51", "/v1/search?query=a&limit=x"})
        QTest::newRow(target) << QByteArray{target};
}

void TestSimCatalogue::searchWantsWordsAndALimit()
{
    QFETCH(QByteArray, target);
    QCOMPARE(m_client.call(m_sim, "GET", target).status, 400);
}

void TestSimCatalogue::queryIsAVerb()
{
    const auto found = m_client.call(m_sim, "QUERY", "/v1/models", "inkbrush");
    QCOMPARE(found.status, 200);
    QCOMPARE(names(found.json.at("results")), QStringList{u"acme/inkbrush"_s});
}

void TestSimCatalogue::privateModelsStandInNoList()
{
    QCOMPARE(textAt(get("/v1/models/labs/secret-sauce"), "visibility"), u"private"_s);
    QVERIFY(!names(get("/v1/models").at("results")).contains(u"labs/secret-sauce"_s));
    QVERIFY(get("/v1/search?query=secret").at("models").empty());
    QVERIFY(
        !names(get("/v1/collections/text-to-image").at("models")).contains(u"labs/secret-sauce"_s));
}

void TestSimCatalogue::collectionsComeInPages()
{
    QStringList slugs;
    QByteArray target = "/v1/collections";
    int pages = 0;
    for (; !target.isEmpty() && pages < 10; ++pages) {
        const Json page = get(target);
        for (const Json &one : page.at("results"))
            slugs.append(textAt(one, "slug"));
        target = textAt(page, "next").toUtf8();
    }
    QCOMPARE(pages, 2);
    QCOMPARE(slugs.size(), 5);
    slugs.removeDuplicates();
    QCOMPARE(slugs.size(), 5);
    QCOMPARE(m_client.call(m_sim, "GET", "/v1/collections/nothing").status, 404);
}

void TestSimCatalogue::coversAreDrawn()
{
    const QByteArray address = textAt(get("/v1/models/acme/inkbrush"), "cover_image_url").toUtf8();
    QVERIFY(address.startsWith(m_sim.deliveryUrl() + '/'));
    HttpClient http;
    const auto cover = QCoro::waitFor(http.send(HttpRequest{.url = address}, {}));
    QVERIFY(cover && cover->isSuccess());
    QCOMPARE(QImage::fromData(cover->body).size(), QSize(480, 320));
    QCOMPARE(m_client.call(m_sim, "GET", m_sim.deliveryUrl() + "/covers/no/body.png").status, 404);
    QCOMPARE(m_client.call(m_sim, "GET", m_sim.deliveryUrl() + "/covers").status, 404);
}

void TestSimCatalogue::anotherVersionIsReleased()
{
    SimReplicate sim{test::instant()};
    const auto described = [&](const QByteArray &more) {
        return m_client.call(sim, "GET", "/v1/models/acme/repaint" + more).json;
    };
    const QString before = textAt(described("").at("latest_version"), "id");
    for (QByteArray file : showcaseModels()) {
        if (file.contains("\"repaint\""))
            sim.models().release(file.replace(before.toLatin1(), QByteArray(64, 'd')));
    }
    QCOMPARE(textAt(described("").at("latest_version"), "id"), QString(64, u'd'));
    QCOMPARE(described("/versions").at("results").size(), size_t{2});
    QCOMPARE(textAt(described("/versions/" + before.toLatin1()), "id"), before);
    QVERIFY(sim.models().byVersion(before)); // it runs as ever
    sim.models().withdraw(u"acme/repaint"_s);
    QCOMPARE(m_client.call(sim, "GET", "/v1/models/acme/repaint").status, 404);
    QVERIFY(!sim.models().byVersion(before));
}

void TestSimCatalogue::deploymentsSayWhatTheyRun()
{
    const Json one = get("/v1/deployments/sandbox/sleepy");
    QCOMPARE(textAt(one.at("current_release"), "model"), u"acme/inkbrush"_s);
    QCOMPARE(get("/v1/deployments").at("results").size(), size_t{2});
    QCOMPARE(m_client.call(m_sim, "GET", "/v1/deployments/sandbox/none").status, 404);
}

QTEST_GUILESS_MAIN(TestSimCatalogue)
#include "tst_simcatalogue.moc"
