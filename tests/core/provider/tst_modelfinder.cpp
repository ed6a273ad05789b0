#include "tests/core/provider/finderfixture.h"
#include "core/provider/bundledmodels.h"

#include <QDir>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const std::vector<ModelCard> &cards)
{
    QStringList all;
    for (const ModelCard &card : cards)
        all.append(card.name);
    return all;
}

} // namespace

//! The finder between a real provider and the simulated service, and without it.
class TestModelFinder : public QObject {
    Q_OBJECT
private slots:
    void init() { m_fixture = std::make_unique<FinderFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void searchAnswersTwice();
    void theNewestWordsWin();
    void nothingTypedFindsTheOwnOnes();
    void withoutTheNetworkTheCacheAnswers();
    void wordsNobodyAskedForAreFoundAmongTheKnown();
    void whoeverWaitsGetsOneAnswer();
    void shelvesAreAskedForOnceAnHour();
    void aShelfIsKept();
    void favouritesAndRecentOnesStay();
    void damagedFilesAreOnlyForgotten();
    void theEndWaitsForNobody();

private:
    std::unique_ptr<FinderFixture> m_fixture;
};

void TestModelFinder::searchAnswersTwice()
{
    QSignalSpy found{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"Ink"_s);
    QCOMPARE(found.size(), 1);
    QVERIFY(!at<FoundModels>(found, 0).isComplete);
    QTRY_COMPARE(found.size(), 2);
    const auto all = at<FoundModels>(found, 0);
    QCOMPARE(all.words, u"Ink"_s);
    QVERIFY(all.isComplete && !all.isFromCache && !all.failure && !all.asOf.isValid());
    QCOMPARE(all.cards.front().name, u"acme/inkbrush"_s);
    QVERIFY(all.cards.front().cover.startsWith(m_fixture->address("/covers/")));

    m_fixture->finder->search(u" ink "_s); // kept by its words, however they are written
    QCOMPARE(found.size(), 3);
    const auto kept = at<FoundModels>(found, 0);
    QVERIFY(!kept.isComplete && kept.isFromCache);
    QCOMPARE(kept.asOf, m_fixture->clock.now());
    QVERIFY(kept.cards == all.cards);
    QTRY_COMPARE(found.size(), 4);
}

void TestModelFinder::theNewestWordsWin()
{
    m_fixture->sim.server().setFault(
        [](const ServedRequest &request) -> std::optional<ServedReply> {
            if (request.target.contains("slow"))
                return ServedReply{.hang = true};
            return std::nullopt;
        });
    QSignalSpy found{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"slow"_s);
    QTRY_COMPARE(m_fixture->sim.server().requests.size(), size_t{1});
    m_fixture->finder->search(u"ink"_s);
    QTRY_COMPARE(found.size(), 3);
    QCOMPARE(at<FoundModels>(found, 0).words, u"ink"_s);
    QTRY_COMPARE(m_fixture->sim.server().closedByClient, 1); // the old one was given up
    QCOMPARE(found.size(), 3);
}

void TestModelFinder::nothingTypedFindsTheOwnOnes()
{
    QSignalSpy found{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->setFavourite(u"replicate"_s, u"acme/loved"_s, true);
    m_fixture->finder->markUsed(u"replicate"_s, u"acme/used"_s);
    m_fixture->finder->search(u"  "_s);
    QCOMPARE(found.size(), 1);
    const auto all = at<FoundModels>(found, 0);
    QVERIFY(all.isComplete);
    QCOMPARE(names(all.cards),
             QStringList({u"acme/loved"_s, u"acme/used"_s, bundledModel().model}));
    QVERIFY(all.cards[0].isFavourite && !all.cards[1].isFavourite && all.cards[2].isBundled);
    QVERIFY(m_fixture->sim.server().requests.empty());
}

void TestModelFinder::withoutTheNetworkTheCacheAnswers()
{
    QSignalSpy first{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"upscale"_s);
    QTRY_COMPARE(first.size(), 2);
    const auto online = at<FoundModels>(first, 0);
    const QDateTime then = m_fixture->clock.now();
    m_fixture->clock.advance(std::chrono::hours{30});
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy found{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"upscale"_s);
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
    QSignalSpy first{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"image"_s);
    QTRY_COMPARE(first.size(), 2);
    QVERIFY(at<FoundModels>(first, 0).cards.size() > 5);
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy found{m_fixture->finder.get(), &ModelFinder::found};
    m_fixture->finder->search(u"botanical plates"_s);
    QTRY_COMPARE(found.size(), 2);
    const auto offline = at<FoundModels>(found, 0);
    QCOMPARE(names(offline.cards), QStringList{u"acme/inkbrush"_s});
    QVERIFY(offline.isFromCache);
    QCOMPARE(offline.asOf, m_fixture->clock.now());
}

void TestModelFinder::whoeverWaitsGetsOneAnswer()
{
    const auto found = m_fixture->find(u"ink"_s, {});
    QVERIFY(found && found->isComplete);
    QCOMPARE(found->cards.front().name, u"acme/inkbrush"_s);
    QVERIFY(m_fixture->find(u"ink"_s, u"together"_s)->cards.empty());
    const auto all = m_fixture->find(u""_s, u"replicate"_s);
    QVERIFY(all->cards.size() > 10);
    m_fixture->goOffline();
    QVERIFY(m_fixture->find(u"ink"_s, {})->isFromCache);
    QCOMPARE(toString(m_fixture->find(u"xyzzy"_s, {}).error().kind), u"offline"_s);
}

void TestModelFinder::shelvesAreAskedForOnceAnHour()
{
    QSignalSpy changed{m_fixture->finder.get(), &ModelFinder::shelvesChanged};
    m_fixture->finder->wantShelves();
    QCOMPARE(changed.size(), 1);
    m_fixture->finder->wantShelves(); // asked already
    QTRY_COMPARE(changed.size(), 3);
    const auto all = at<FoundShelves>(changed, 0);
    QVERIFY(all.isComplete && !all.isFromCache);
    QCOMPARE(all.shelves.size(), size_t{5});
    QCOMPARE(all.shelves.front().id, u"text-to-image"_s);
    QCOMPARE(m_fixture->sim.server().requests.size(), size_t{2}); // two pages
    m_fixture->finder->wantShelves();
    QVERIFY(at<FoundShelves>(changed, 0).isComplete);
    QCOMPARE(m_fixture->sim.server().requests.size(), size_t{2});

    m_fixture->clock.advance(std::chrono::minutes{61});
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy later{m_fixture->finder.get(), &ModelFinder::shelvesChanged};
    m_fixture->finder->wantShelves();
    QCOMPARE(at<FoundShelves>(later, 0).shelves.size(), size_t{5}); // at once
    QTRY_COMPARE(later.size(), 2);
    QVERIFY(at<FoundShelves>(later, 0).failure);
    QVERIFY(at<FoundShelves>(later, 0).isFromCache);
    QCOMPARE(at<FoundShelves>(later, 0).shelves.size(), size_t{5});
}

void TestModelFinder::aShelfIsKept()
{
    QSignalSpy changed{m_fixture->finder.get(), &ModelFinder::shelfChanged};
    m_fixture->finder->wantShelf(u"replicate"_s, u"super-resolution"_s);
    QTRY_COMPARE(changed.size(), 1);
    const auto shelf = at<FoundShelves>(changed, 2);
    QCOMPARE(names(shelf.shelves.front().models), QStringList{u"lumen/upscale"_s});
    m_fixture->finder->wantShelf(u"replicate"_s, u"nowhere"_s);
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(at<FoundShelves>(changed, 2).shelves.empty());
    QCOMPARE(toString(at<FoundShelves>(changed, 2).failure->kind), u"not_found"_s);
    m_fixture->finder->wantShelf(u"minimax"_s, u"super-resolution"_s); // nobody to ask
    QVERIFY(at<FoundShelves>(changed, 2).isComplete);

    m_fixture->clock.advance(std::chrono::hours{2});
    m_fixture->restart();
    m_fixture->goOffline();
    QSignalSpy later{m_fixture->finder.get(), &ModelFinder::shelfChanged};
    m_fixture->finder->wantShelf(u"replicate"_s, u"super-resolution"_s);
    QTRY_COMPARE(later.size(), 2);
    const auto kept = at<FoundShelves>(later, 2);
    QVERIFY(kept.isComplete && kept.isFromCache && kept.failure);
    QVERIFY(kept.shelves == shelf.shelves);
}

void TestModelFinder::favouritesAndRecentOnesStay()
{
    QSignalSpy changed{m_fixture->finder.get(), &ModelFinder::choicesChanged};
    QCOMPARE(m_fixture->find(u"ink"_s)->cards.front().name, u"acme/inkbrush"_s);
    m_fixture->finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, true);
    m_fixture->finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, true);
    QCOMPARE(changed.size(), 1);
    m_fixture->finder->markUsed(u"replicate"_s, u"one/two"_s);
    m_fixture->finder->markUsed(u"replicate"_s, u"three/four"_s);
    m_fixture->finder->markUsed(u"replicate"_s, u"one/two"_s);
    QCOMPARE(changed.size(), 4);
    for (int i = 0; i < 60; ++i)
        m_fixture->finder->markUsed(u"replicate"_s, u"many/m%1"_s.arg(i));
    m_fixture->finder->markUsed(u"replicate"_s, u"one/two"_s);
    m_fixture->restart();
    QCOMPARE(m_fixture->finder->favourites().size(), size_t{1});
    QVERIFY(m_fixture->finder->favourites().front().isFavourite);
    QCOMPARE(m_fixture->finder->favourites().front().runs, 482'100);
    QCOMPARE(m_fixture->finder->recent().size(), ModelChoices::mostRecent);
    QCOMPARE(m_fixture->finder->recent().front().name, u"one/two"_s);
    QVERIFY(m_fixture->finder->known(u"replicate"_s, u"acme/inkbrush"_s).isFavourite);
    m_fixture->finder->setFavourite(u"replicate"_s, u"acme/inkbrush"_s, false);
    QVERIFY(m_fixture->finder->favourites().empty());
}

void TestModelFinder::damagedFilesAreOnlyForgotten()
{
    QVERIFY(m_fixture->find(u"ink"_s));
    m_fixture->finder->markUsed(u"replicate"_s, u"one/two"_s);
    for (const QString &name : {u"finder/answers"_s, u"finder"_s}) {
        const QDir folder{m_fixture->folder.filePath(name)};
        for (const QString &file : folder.entryList({u"*.json"_s}, QDir::Files)) {
            QFile out{folder.filePath(file)};
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write("{\"recent\":[{\"name\":");
        }
    }
    m_fixture->restart();
    QVERIFY(m_fixture->finder->recent().empty());
    m_fixture->goOffline();
    QVERIFY(!m_fixture->find(u"ink"_s));
}

void TestModelFinder::theEndWaitsForNobody()
{
    m_fixture->sim.server().setFault(
        [](const ServedRequest &) { return ServedReply{.hang = true}; });
    m_fixture->finder->search(u"ink"_s);
    m_fixture->finder->wantShelves();
    m_fixture->finder->wantShelf(u"replicate"_s, u"one"_s);
    m_fixture->finder->wantCover(m_fixture->address("/c.png"));
    m_fixture->finder->open(u"acme/inkbrush"_s);
    QTRY_COMPARE(m_fixture->sim.server().requests.size(), size_t{5});
    QCoro::waitFor(m_fixture->finder->shutdown());
    QTRY_COMPARE(m_fixture->sim.server().closedByClient, 5);
}

QTEST_GUILESS_MAIN(TestModelFinder)
#include "tst_modelfinder.moc"
