#include "core/net/httpclient.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/modelfinder.h"
#include "core/provider/replicate/replicate.h"
#include "core/sandbox/brokenpictures.h"
#include "core/sandbox/replicate/simreplicate.h"

#include <QBuffer>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const std::vector<ModelCard> &cards)
{
    QStringList all;
    for (const ModelCard &card : cards)
        all.append(card.name);
    return all;
}

QByteArray png(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

template <typename T>
T at(const QSignalSpy &spy, int argument)
{
    return spy.last().at(argument).template value<T>();
}

} // namespace

//! The finder between a real provider and the simulated service, and without it.
class TestModelFinder : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void searchAnswersTwice();
    void theNewestWordsWin();
    void nothingTypedFindsTheOwnOnes();
    void withoutTheNetworkTheCacheAnswers();
    void wordsNobodyAskedForAreFoundAmongTheKnown();
    void whoeverWaitsGetsOneAnswer();
    void shelvesAreAskedForOnceAnHour();
    void aShelfIsKept();
    void coversAreFetchedOnceAndScaled();
    void coversThatAreNoneAreRefused_data();
    void coversThatAreNoneAreRefused();
    void coversFollowARedirectWithoutTheKey();
    void fewCoversAtATimeTheLastFirst();
    void favouritesAndRecentOnesStay();
    void damagedFilesAreOnlyForgotten();
    void whatIsPastedIsOpened_data();
    void whatIsPastedIsOpened();
    void aPastedRunBringsItsInput();
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    void theLastThingOpenedWins();
    void theEndWaitsForNobody();

private:
    //! As after a new start.
    void restart();
    void goOffline() { m_sim->server().setDoor(FakeHttpServer::Door::Shut); }
    [[nodiscard]] QString address(const QByteArray &target) const
    {
        return QString::fromLatin1(m_sim->deliveryUrl() + target);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SimReplicate> m_sim;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<ManualClock> m_clock;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<ModelStore> m_models;
    std::unique_ptr<ModelFinder> m_finder;
};

void TestModelFinder::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    SimReplicateOptions options;
    options.timeScale = 0;
    m_sim = std::make_unique<SimReplicate>(options);
    m_clock = std::make_unique<ManualClock>();
    restart();
}

void TestModelFinder::cleanup()
{
    QCoro::waitFor(m_finder->shutdown());
    QCoro::waitFor(m_models->shutdown());
    m_finder.reset();
    m_models.reset();
    m_catalog.reset();
    m_http.reset();
    m_sim.reset();
}

void TestModelFinder::restart()
{
    if (m_finder) {
        QCoro::waitFor(m_finder->shutdown());
        QCoro::waitFor(m_models->shutdown());
    }
    m_finder.reset();
    m_models.reset();
    m_http = std::make_unique<HttpClient>();
    m_catalog = std::make_unique<Catalog>();
    m_catalog->add(std::make_unique<Replicate>(
        *m_http, *m_clock,
        ProviderConfig{.key = Secret{m_sim->options.token},
                       .baseUrl = QString::fromLatin1(m_sim->baseUrl())}));
    m_models = std::make_unique<ModelStore>(*m_catalog, m_folder->filePath(u"models"_s));
    m_finder = std::make_unique<ModelFinder>(*m_catalog, *m_models, *m_http, *m_clock,
                                             m_folder->filePath(u"finder"_s));
}

void TestModelFinder::searchAnswersTwice()
{
    QSignalSpy found{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"Ink"_s);
    QCOMPARE(found.size(), 1);
    QVERIFY(!at<FoundModels>(found, 0).isComplete);
    QTRY_COMPARE(found.size(), 2);
    const auto all = at<FoundModels>(found, 0);
    QCOMPARE(all.words, u"Ink"_s);
    QVERIFY(all.isComplete && !all.isFromCache && !all.failure && !all.asOf.isValid());
    QCOMPARE(all.cards.front().name, u"acme/inkbrush"_s);
    QVERIFY(all.cards.front().cover.startsWith(address("/covers/")));

    m_finder->search(u" ink "_s); // kept by its words, however they are written
    QCOMPARE(found.size(), 3);
    const auto kept = at<FoundModels>(found, 0);
    QVERIFY(!kept.isComplete && kept.isFromCache);
    QCOMPARE(kept.asOf, m_clock->now());
    QVERIFY(kept.cards == all.cards);
    QTRY_COMPARE(found.size(), 4);
}

void TestModelFinder::theNewestWordsWin()
{
    m_sim->server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        if (request.target.contains("slow"))
            return ServedReply{.hang = true};
        return std::nullopt;
    });
    QSignalSpy found{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"slow"_s);
    QTRY_COMPARE(m_sim->server().requests.size(), size_t{1});
    m_finder->search(u"ink"_s);
    QTRY_COMPARE(found.size(), 3);
    QCOMPARE(at<FoundModels>(found, 0).words, u"ink"_s);
    QTRY_COMPARE(m_sim->server().closedByClient, 1); // the old one was given up
    QCOMPARE(found.size(), 3);
}

void TestModelFinder::nothingTypedFindsTheOwnOnes()
{
    QSignalSpy found{m_finder.get(), &ModelFinder::found};
    m_finder->setFavourite(u"replicate"_s, u"acme/loved"_s, true);
    m_finder->markUsed(u"replicate"_s, u"acme/used"_s);
    m_finder->search(u"  "_s);
    QCOMPARE(found.size(), 1);
    const auto all = at<FoundModels>(found, 0);
    QVERIFY(all.isComplete);
    QCOMPARE(names(all.cards),
             QStringList({u"acme/loved"_s, u"acme/used"_s, bundledModel().model}));
    QVERIFY(all.cards[0].isFavourite && !all.cards[1].isFavourite && all.cards[2].isBundled);
    QVERIFY(m_sim->server().requests.empty());
}

void TestModelFinder::withoutTheNetworkTheCacheAnswers()
{
    QSignalSpy first{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"upscale"_s);
    QTRY_COMPARE(first.size(), 2);
    const auto online = at<FoundModels>(first, 0);
    const QDateTime then = m_clock->now();
    m_clock->advance(std::chrono::hours{30});
    restart();
    goOffline();
    QSignalSpy found{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"upscale"_s);
    QTRY_COMPARE(found.size(), 2);
    const auto offline = at<FoundModels>(found, 0);
    QVERIFY(offline.isComplete && offline.isFromCache);
    QCOMPARE(offline.asOf, then);
    QVERIFY(offline.failure);
    QCOMPARE(toString(offline.failure->kind), u"offline"_s);
    QVERIFY(offline.cards == online.cards);
}

void TestModelFinder::wordsNobodyAskedForAreFoundAmongTheKnown()
{
    QSignalSpy first{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"image"_s);
    QTRY_COMPARE(first.size(), 2);
    QVERIFY(at<FoundModels>(first, 0).cards.size() > 5);
    restart();
    goOffline();
    QSignalSpy found{m_finder.get(), &ModelFinder::found};
    m_finder->search(u"botanical plates"_s);
    QTRY_COMPARE(found.size(), 2);
    const auto offline = at<FoundModels>(found, 0);
    QCOMPARE(names(offline.cards), QStringList{u"acme/inkbrush"_s});
    QVERIFY(offline.isFromCache);
    QCOMPARE(offline.asOf, m_clock->now());
}

void TestModelFinder::whoeverWaitsGetsOneAnswer()
{
    const auto ask = [this](const QString &words, const QString &provider) {
        return QCoro::waitFor(m_finder->find(words, provider, std::stop_token{}));
    };
    const auto found = ask(u"ink"_s, {});
    QVERIFY(found && found->isComplete);
    QCOMPARE(found->cards.front().name, u"acme/inkbrush"_s);
    QVERIFY(ask(u"ink"_s, u"together"_s)->cards.empty());
    const auto all = ask(u""_s, u"replicate"_s);
    QVERIFY(all->cards.size() > 10);
    goOffline();
    QVERIFY(ask(u"ink"_s, {})->isFromCache);
    QCOMPARE(toString(ask(u"xyzzy"_s, {}).error().kind), u"offline"_s);
}

void TestModelFinder::shelvesAreAskedForOnceAnHour()
{
    QSignalSpy changed{m_finder.get(), &ModelFinder::shelvesChanged};
    m_finder->wantShelves();
    QCOMPARE(changed.size(), 1);
    m_finder->wantShelves(); // asked already
    QTRY_COMPARE(changed.size(), 3);
    const auto all = at<FoundShelves>(changed, 0);
    QVERIFY(all.isComplete && !all.isFromCache);
    QCOMPARE(all.shelves.size(), size_t{5});
    QCOMPARE(all.shelves.front().id, u"text-to-image"_s);
    QCOMPARE(m_sim->server().requests.size(), size_t{2}); // two pages
    m_finder->wantShelves();
    QVERIFY(at<FoundShelves>(changed, 0).isComplete);
    QCOMPARE(m_sim->server().requests.size(), size_t{2});

    m_clock->advance(std::chrono::minutes{61});
    restart();
    goOffline();
    QSignalSpy later{m_finder.get(), &ModelFinder::shelvesChanged};
    m_finder->wantShelves();
    QCOMPARE(at<FoundShelves>(later, 0).shelves.size(), size_t{5}); // at once
    QTRY_COMPARE(later.size(), 2);
    QVERIFY(at<FoundShelves>(later, 0).failure);
    QVERIFY(at<FoundShelves>(later, 0).isFromCache);
    QCOMPARE(at<FoundShelves>(later, 0).shelves.size(), size_t{5});
}

void TestModelFinder::aShelfIsKept()
{
    QSignalSpy changed{m_finder.get(), &ModelFinder::shelfChanged};
    m_finder->wantShelf(u"replicate"_s, u"super-resolution"_s);
    QTRY_COMPARE(changed.size(), 1);
    const auto shelf = at<FoundShelves>(changed, 2);
    QCOMPARE(names(shelf.shelves.front().models), QStringList{u"lumen/upscale"_s});
    m_finder->wantShelf(u"replicate"_s, u"nowhere"_s);
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(at<FoundShelves>(changed, 2).shelves.empty());
    QCOMPARE(toString(at<FoundShelves>(changed, 2).failure->kind), u"not_found"_s);
    m_finder->wantShelf(u"minimax"_s, u"super-resolution"_s); // nobody to ask
    QVERIFY(at<FoundShelves>(changed, 2).isComplete);

    m_clock->advance(std::chrono::hours{2});
    restart();
    goOffline();
    QSignalSpy later{m_finder.get(), &ModelFinder::shelfChanged};
    m_finder->wantShelf(u"replicate"_s, u"super-resolution"_s);
    QTRY_COMPARE(later.size(), 2);
    const auto kept = at<FoundShelves>(later, 2);
    QVERIFY(kept.isComplete && kept.isFromCache && kept.failure);
    QVERIFY(kept.shelves == shelf.shelves);
}

void TestModelFinder::coversAreFetchedOnceAndScaled()
{
    m_sim->server().on("GET", "/big.png", {.body = png(QSize{2000, 500})});
    QSignalSpy ready{m_finder.get(), &ModelFinder::coverReady};
    m_finder->wantCover(address("/big.png"));
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(at<QImage>(ready, 1).size(), QSize(512, 128));
    m_finder->wantCover(address("/covers/acme/inkbrush.png"));
    QTRY_COMPARE(ready.size(), 2);
    QCOMPARE(at<QImage>(ready, 1).size(), QSize(480, 320));
    QCOMPARE(m_sim->tokensLeaked, 0);
    restart();
    goOffline();
    QSignalSpy kept{m_finder.get(), &ModelFinder::coverReady};
    m_finder->wantCover(address("/big.png"));
    QTRY_COMPARE(kept.size(), 1);
    QCOMPARE(at<QImage>(kept, 1).size(), QSize(512, 128));
}

void TestModelFinder::coversThatAreNoneAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("HTML") << QByteArray{"<html>Sign in</html>"} << 200 << u"not_an_image"_s;
    QTest::newRow("empty") << QByteArray{} << 200 << u"not_an_image"_s;
    QTest::newRow("a drawing") << QByteArray{R"(<svg xmlns="http://www.w3.org/2000/svg"/>)"} << 200
                               << u"not_an_image"_s;
    QTest::newRow("cut") << png(QSize{300, 300}).left(60) << 200 << u"not_an_image"_s;
    QTest::newRow("bomb") << bombPng() << 200 << u"image_too_large"_s;
    QTest::newRow("too many bytes")
        << QByteArray(CoverStore::largestFile + 1, 'x') << 200 << u"too_large"_s;
    QTest::newRow("gone") << QByteArray{"Not Found"} << 404 << u"not_found"_s;
    QTest::newRow("broken server") << QByteArray{"oops"} << 502 << u"server_error"_s;
}

void TestModelFinder::coversThatAreNoneAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, kind);
    m_sim->server().on("GET", "/odd.png", {.status = status, .body = body});
    QSignalSpy failed{m_finder.get(), &ModelFinder::coverFailed};
    m_finder->wantCover(address("/odd.png"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(toString(at<Error>(failed, 1).kind), kind);
    m_finder->wantCover(address("/odd.png"));
    QTRY_COMPARE(failed.size(), 2);
    // What will be no better is not asked for again.
    QCOMPARE(m_sim->server().requests.size(), status == 502 ? size_t{2} : size_t{1});
    QVERIFY(QDir{m_folder->filePath(u"finder/covers"_s)}.entryList(QDir::Files).isEmpty());
}

void TestModelFinder::coversFollowARedirectWithoutTheKey()
{
    FakeHttpServer other;
    other.on("GET", "/there.png", {.body = png(QSize{20, 20})});
    m_sim->server().on("GET", "/here.png",
                       {.status = 302, .headers = {{"Location", other.url("/there.png")}}});
    m_sim->server().on(
        "GET", "/round.png",
        {.status = 302, .headers = {{"Location", address("/round.png").toLatin1()}}});
    m_sim->server().on("GET", "/file.png",
                       {.status = 302, .headers = {{"Location", "file:///etc/passwd"}}});
    QSignalSpy ready{m_finder.get(), &ModelFinder::coverReady};
    QSignalSpy failed{m_finder.get(), &ModelFinder::coverFailed};
    m_finder->wantCover(QString::fromLatin1(m_sim->server().url("/here.png"))); // with the key
    QTRY_COMPARE(ready.size(), 1);
    QVERIFY(!m_sim->server().requests.front().header("Authorization").isEmpty());
    QVERIFY(other.requests.front().header("Authorization").isEmpty());
    m_finder->wantCover(address("/round.png"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(toString(at<Error>(failed, 1).kind), u"redirected"_s);
    m_finder->wantCover(address("/file.png"));
    QTRY_COMPARE(failed.size(), 2);
    QCOMPARE(toString(at<Error>(failed, 1).kind), u"invalid_input"_s);
}

void TestModelFinder::fewCoversAtATimeTheLastFirst()
{
    m_sim->server().setFault([](const ServedRequest &) { return ServedReply{.hang = true}; });
    for (int i = 0; i < 20; ++i)
        m_finder->wantCover(address("/c" + QByteArray::number(i) + ".png"));
    QTRY_COMPARE(m_sim->server().requests.size(), size_t{CoverStore::mostAtOnce});
    m_finder->dropCovers();
    m_finder->wantCover(address("/seen.png"));
    m_sim->server().setFault({});
    m_http->dropConnections(); // those under way end
    QSignalSpy failed{m_finder.get(), &ModelFinder::coverFailed};
    QTRY_COMPARE(failed.size(), CoverStore::mostAtOnce + 1);
    QCOMPARE(m_sim->server().requests.size(), size_t{CoverStore::mostAtOnce} + 1);
    QCOMPARE(m_sim->server().requests.back().target, QByteArray{"/seen.png"});
}

void TestModelFinder::favouritesAndRecentOnesStay()
{
    QSignalSpy changed{m_finder.get(), &ModelFinder::choicesChanged};
    QCOMPARE(QCoro::waitFor(m_finder->find(u"ink"_s, {}, std::stop_token{}))->cards.front().name,
             u"acme/inkbrush"_s);
    m_finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, true);
    m_finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, true);
    QCOMPARE(changed.size(), 1);
    m_finder->markUsed(u"replicate"_s, u"one/two"_s);
    m_finder->markUsed(u"replicate"_s, u"three/four"_s);
    m_finder->markUsed(u"replicate"_s, u"one/two"_s);
    QCOMPARE(changed.size(), 4);
    for (int i = 0; i < 60; ++i)
        m_finder->markUsed(u"replicate"_s, u"many/m%1"_s.arg(i));
    m_finder->markUsed(u"replicate"_s, u"one/two"_s);
    restart();
    QCOMPARE(m_finder->favourites().size(), size_t{1});
    QVERIFY(m_finder->favourites().front().isFavourite);
    QCOMPARE(m_finder->favourites().front().runs, 482'100);
    QCOMPARE(m_finder->recent().size(), ModelChoices::mostRecent);
    QCOMPARE(m_finder->recent().front().name, u"one/two"_s);
    QVERIFY(m_finder->known(u"replicate"_s, u"acme/inkbrush"_s).isFavourite);
    m_finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, false);
    QVERIFY(m_finder->favourites().empty());
}

void TestModelFinder::damagedFilesAreOnlyForgotten()
{
    QVERIFY(QCoro::waitFor(m_finder->find(u"ink"_s, {}, std::stop_token{})));
    m_finder->markUsed(u"replicate"_s, u"one/two"_s);
    for (const QString &name : {u"finder/answers"_s, u"finder"_s}) {
        const QDir folder{m_folder->filePath(name)};
        for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files)) {
            QFile out{folder.filePath(file)};
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write("{\"recent\":[{\"name\":");
        }
    }
    restart();
    QVERIFY(m_finder->recent().empty());
    goOffline();
    QVERIFY(!QCoro::waitFor(m_finder->find(u"ink"_s, {}, std::stop_token{})));
}

void TestModelFinder::whatIsPastedIsOpened_data()
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

void TestModelFinder::whatIsPastedIsOpened()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    QFETCH(bool, hasVersion);
    QSignalSpy opened{m_finder.get(), &ModelFinder::opened};
    m_finder->open(typed);
    QTRY_COMPARE(opened.size(), 1);
    QCOMPARE(at<QString>(opened, 0), typed);
    QCOMPARE(at<ModelName>(opened, 1).provider, u"replicate"_s);
    const auto schema = at<ModelSchema>(opened, 2);
    QCOMPARE(schema.model, name);
    QCOMPARE(schema.version.isEmpty(), !hasVersion);
    QVERIFY(schema.find(u"prompt"_s));
    QVERIFY(at<Json>(opened, 3).is_null());
    QCOMPARE(m_finder->recent().front().name, name);
    // And again without the network.
    restart();
    goOffline();
    QSignalSpy again{m_finder.get(), &ModelFinder::opened};
    m_finder->open(typed);
    QTRY_COMPARE(again.size(), 1);
    QVERIFY(at<ModelSchema>(again, 2) == schema);
}

void TestModelFinder::aPastedRunBringsItsInput()
{
    Provider &provider = *m_catalog->find(u"replicate"_s);
    for (const QString &name :
         {u"acme/inkbrush"_s, u"limner-official/aurora"_s, u"deployments/sandbox/warm"_s}) {
        const auto schema = QCoro::waitFor(provider.model(name, {}, std::stop_token{}));
        Request request{
            .provider = u"replicate"_s, .model = schema->model, .version = schema->version};
        request.parameters = {{"prompt", "a heron"}, {"seed", 9007199254740993}};
        const auto created = QCoro::waitFor(provider.create(request, std::stop_token{}));
        QVERIFY(created);
        QSignalSpy opened{m_finder.get(), &ModelFinder::opened};
        m_finder->open(u"https://replicate.com/p/"_s + created->id);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(at<ModelSchema>(opened, 2).model, name);
        QCOMPARE(at<ModelSchema>(opened, 2).version, schema->version);
        const auto input = at<Json>(opened, 3);
        QCOMPARE(textAt(input, "prompt"), u"a heron"_s);
        QVERIFY(input.at("seed") == 9007199254740993);
        m_clock->advance(std::chrono::seconds{1});
    }
}

void TestModelFinder::whatCannotBeOpenedIsSaid_data()
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

void TestModelFinder::whatCannotBeOpenedIsSaid()
{
    QFETCH(QString, typed);
    QFETCH(QString, kind);
    QSignalSpy failed{m_finder.get(), &ModelFinder::openFailed};
    m_finder->open(typed);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(at<QString>(failed, 0), typed);
    QCOMPARE(toString(at<Error>(failed, 1).kind), kind);
    QVERIFY(m_finder->recent().empty());
}

void TestModelFinder::theLastThingOpenedWins()
{
    m_sim->server().setFault([](const ServedRequest &request) -> std::optional<ServedReply> {
        if (request.target.endsWith("/slow"))
            return ServedReply{.hang = true};
        return std::nullopt;
    });
    QSignalSpy opened{m_finder.get(), &ModelFinder::opened};
    QSignalSpy failed{m_finder.get(), &ModelFinder::openFailed};
    m_finder->open(u"acme/slow"_s);
    QTRY_COMPARE(m_sim->server().requests.size(), size_t{1});
    m_finder->open(u"acme/inkbrush"_s);
    QTRY_COMPARE(opened.size(), 1);
    QTRY_COMPARE(m_sim->server().closedByClient, 1);
    QCOMPARE(failed.size(), 0);
}

void TestModelFinder::theEndWaitsForNobody()
{
    m_sim->server().setFault([](const ServedRequest &) { return ServedReply{.hang = true}; });
    m_finder->search(u"ink"_s);
    m_finder->wantShelves();
    m_finder->wantShelf(u"replicate"_s, u"one"_s);
    m_finder->wantCover(address("/c.png"));
    m_finder->open(u"acme/inkbrush"_s);
    QTRY_COMPARE(m_sim->server().requests.size(), size_t{5});
    QCoro::waitFor(m_finder->shutdown());
    QTRY_COMPARE(m_sim->server().closedByClient, 5);
}

QTEST_GUILESS_MAIN(TestModelFinder)
#include "tst_modelfinder.moc"
