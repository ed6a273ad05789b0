#include "tests/ui/models/modelssupport.h"
#include "ui/models/modelsboard.h"

#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestModelsBoard : public QObject {
    Q_OBJECT
private slots:
    void shelvesStandInOrder();
    void wordsShowWhatWasFoundForThemOnly();
    void providerAndKindFilterAll();
    void collectionsAreAskedForOnce();
    void aModelStandsOnAShelfOnce();
    void shelvesAreOrderedAsWished();
    void theSameModelIsFoundAtOtherProviders();
    void whatTellsMoreIsRemembered();
    void waitingAndFailuresAreTold();

private:
    static PriceTag noTag(const QString &) { return {}; }
    static QStringList titles(const ModelsBoard &board)
    {
        QStringList out;
        for (const TileShelf &shelf : board.shelves(noTag))
            out.append(shelf.title);
        return out;
    }
    static FoundShelves collections()
    {
        FoundShelves out;
        out.isComplete = true;
        out.shelves = {{.provider = u"replicate"_s,
                        .id = u"text-to-image"_s,
                        .title = u"Generate images"_s,
                        .models = {card(u"qwen/qwen-image"_s, u"Signs that can be read"_s)}},
                       {.provider = u"replicate"_s, .id = u"upscale"_s, .title = u"Upscale"_s}};
        return out;
    }
};

void TestModelsBoard::shelvesStandInOrder()
{
    ModelsBoard board;
    ModelCard bundled = card(u"aisha/animagine"_s, u"Drawings"_s);
    bundled.isBundled = true;
    board.setChoices({bundled}, {card(u"google/imagen-4"_s)});
    board.takeShelves(collections());
    QVERIFY(board.takeFound({.cards = {bundled}, .isComplete = true}));
    QCOMPARE(titles(board),
             (QStringList{u"Recent"_s, u"Favourites"_s, u"Generate images"_s, u"Bundled"_s}));
    board.setInUse(u"replicate:aisha/animagine"_s);
    const std::vector<TileShelf> shelves = board.shelves(noTag);
    QVERIFY(shelves[0].tiles[0].badges.contains(u"in use"_s));
    QVERIFY(shelves[1].tiles[0].isFavourite);
    QVERIFY(shelves[0].isFolded);
    QCOMPARE(board.count(), 3);
}

void TestModelsBoard::wordsShowWhatWasFoundForThemOnly()
{
    ModelsBoard board;
    board.setChoices({card(u"a/recent"_s)}, {});
    board.setWish({.words = u"ink"_s});
    QVERIFY(board.shelves(noTag).empty());
    QVERIFY(board.isWaiting());
    // An answer to older words comes late.
    QVERIFY(!board.takeFound({.words = u"in"_s, .cards = {card(u"a/inn"_s)}, .isComplete = true}));
    QVERIFY(board.shelves(noTag).empty());
    QVERIFY(board.takeFound({.words = u"ink"_s, .cards = {card(u"a/ink"_s)}, .isComplete = true}));
    QVERIFY(!board.isWaiting());
    QCOMPARE(titles(board), QStringList{u"Found"_s});
    board.setWish({.words = u"inks"_s});
    QVERIFY(board.shelves(noTag).empty());
}

void TestModelsBoard::providerAndKindFilterAll()
{
    ModelsBoard board;
    board.setChoices({card(u"a/upscaler"_s), card(u"image-01"_s, u"text-to-image"_s, u"minimax"_s)},
                     {});
    board.takeShelves(collections());
    board.setWish({.provider = u"minimax"_s});
    QCOMPARE(titles(board), QStringList{u"Recent"_s});
    QCOMPARE(board.shelves(noTag)[0].tiles.size(), size_t{1});
    board.setWish({.kind = ModelKind::Upscale});
    QCOMPARE(board.shelves(noTag)[0].tiles[0].name, u"upscaler"_s);
    board.setWish({.kind = ModelKind::FromText});
    QCOMPARE(titles(board), (QStringList{u"Recent"_s, u"Generate images"_s}));
    board.setWish({.kind = ModelKind::Video});
    QVERIFY(board.shelves(noTag).empty());
}

void TestModelsBoard::collectionsAreAskedForOnce()
{
    ModelsBoard board;
    board.takeShelves(collections());
    const auto empty = board.emptyShelves();
    QCOMPARE(empty.size(), size_t{1});
    QCOMPARE(empty[0].second, u"upscale"_s);
    FoundShelves filled;
    filled.shelves = {{.provider = u"replicate"_s,
                       .id = u"upscale"_s,
                       .title = u"Upscale"_s,
                       .models = {card(u"a/upscaler"_s)}}};
    board.takeShelf(u"replicate"_s, u"upscale"_s, filled);
    QVERIFY(board.emptyShelves().empty());
    QCOMPARE(titles(board), (QStringList{u"Generate images"_s, u"Upscale"_s}));
    // The list of collections comes again, without their models.
    FoundShelves again = collections();
    again.shelves[0].models.clear();
    board.takeShelves(again);
    QCOMPARE(titles(board), (QStringList{u"Generate images"_s, u"Upscale"_s}));
    // One that failed is not asked for again and again.
    board.takeShelves({.shelves = {{.provider = u"replicate"_s, .id = u"gone"_s}}});
    board.takeShelf(u"replicate"_s, u"gone"_s, {});
    QVERIFY(board.emptyShelves().empty());
}

void TestModelsBoard::aModelStandsOnAShelfOnce()
{
    ModelsBoard board;
    board.setWish({.words = u"x"_s});
    QVERIFY(board.takeFound(
        {.words = u"x"_s,
         .cards = {card(u"a/x"_s), card(u"a/x"_s), card(u"a/x"_s, {}, u"together"_s)},
         .isComplete = true}));
    QCOMPARE(board.shelves(noTag)[0].tiles.size(), size_t{2});
}

void TestModelsBoard::shelvesAreOrderedAsWished()
{
    const auto used = [](const QString &name, qint64 runs) {
        ModelCard out = card(name);
        out.runs = runs;
        return out;
    };
    const std::vector<ModelCard> given{used(u"a/zebra"_s, 10), used(u"b/ash"_s, -1),
                                       used(u"c/Moss"_s, 500)};
    ModelsBoard board;
    board.setChoices(given, given);
    const auto names = [&](size_t shelf) {
        QStringList out;
        const std::vector<TileShelf> all = board.shelves(noTag);
        for (const ModelTile &tile : all.at(shelf).tiles)
            out.append(tile.name);
        return out.join(u' ');
    };
    QCOMPARE(names(1), u"zebra ash Moss"_s);
    board.setWish({.order = ModelOrder::MostUsed});
    QCOMPARE(names(1), u"Moss zebra ash"_s);
    QCOMPARE(names(0), u"zebra ash Moss"_s); // the latest first, always
    board.setWish({.order = ModelOrder::ByName});
    QCOMPARE(names(1), u"ash Moss zebra"_s);
}

void TestModelsBoard::theSameModelIsFoundAtOtherProviders()
{
    ModelsBoard board;
    ModelCard together = card(u"black-forest-labs/FLUX.1-schnell"_s);
    together.provider = u"together"_s;
    ModelCard newer = card(u"black-forest-labs/FLUX.1.1-pro"_s);
    newer.provider = u"together"_s;
    const ModelCard schnell = card(u"black-forest-labs/flux-schnell"_s);
    const ModelCard pro = card(u"black-forest-labs/flux-pro"_s);
    board.setChoices({together, newer, schnell, pro, card(u"me/flux-schnell"_s)}, {});
    const std::vector<ModelCard> others = board.elsewhere(schnell);
    QCOMPARE(others.size(), 1U);
    QCOMPARE(others.front().name, together.name);
    QCOMPARE(board.elsewhere(card(u"black-forest-labs/flux-1.1-pro"_s)).size(), 1U);
    QVERIFY(board.elsewhere(pro).empty());
}

void TestModelsBoard::whatTellsMoreIsRemembered()
{
    ModelsBoard board;
    board.setChoices({card(u"a/x"_s, u"Told"_s)}, {});
    board.setChoices({card(u"a/x"_s)}, {});
    QCOMPARE(board.card(u"replicate:a/x"_s)->description, u"Told"_s);
    QCOMPARE(board.shelves(noTag)[0].tiles[0].description, u"Told"_s);
    QVERIFY(board.card(u"replicate:a/y"_s) == nullptr);
}

void TestModelsBoard::waitingAndFailuresAreTold()
{
    ModelsBoard board;
    QVERIFY(board.isWaiting());
    board.takeShelves({.isComplete = true,
                       .isFromCache = true,
                       .asOf = QDateTime::fromSecsSinceEpoch(1000),
                       .failure = Error{.kind = ErrorKind::Offline}});
    QVERIFY(!board.isWaiting());
    QCOMPARE(board.asOf(), QDateTime::fromSecsSinceEpoch(1000));
    QVERIFY(board.failure() && board.failure()->kind == ErrorKind::Offline);
    QVERIFY(board.isConnected(u"anybody"_s)); // until one knows better
    board.setConnected({u"replicate"_s});
    QVERIFY(!board.isConnected(u"minimax"_s));
}

QTEST_GUILESS_MAIN(TestModelsBoard)
#include "tst_modelsboard.moc"
