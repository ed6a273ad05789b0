#include "tests/support/pictures.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/viewer/stagepictures.h"

#include <QBuffer>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestFullPictures : public QObject {
    Q_OBJECT
private slots:
    void neighboursAreAtHand();
    void oneThatFitsIsWholeAlready();
    void anotherViewIsReadAgainAndTheOldOneStaysUntilThen();
    void theOneThatIsLookedAtStaysWhateverTheBudget();
    void whatIsNotWantedAnyMoreStaysAsItWasFitted();
    void whatThereIsNoRoomForIsNotReadForEver();
    void aFileThatChangesIsReadAgain();
    void aFileThatDisappearsKeepsItsPixels();
    void whatNobodyKnowsIsAnError();
    void nothingArrivesAfterItWasCleared();
};

namespace {

constexpr int patience = 30'000; // pools let others go first
constexpr auto fitted = PictureDetail::Fitted;
constexpr auto whole = PictureDetail::Whole;

struct Shelf {
    Studio studio;
    FullPictures pictures{studio.services()};
    QSignalSpy arrived{&pictures, &FullPictures::arrived};

    Shelf() { pictures.setView({200, 200}); }
    QString path(ArtworkId id)
    {
        return studio.library->originals().absolutePath(*studio.library->artwork(id));
    }
    bool isHere(ArtworkId id, PictureDetail detail) { return pictures.find(id, detail); }
};

//! 25 million pixels of one bit: small on disk, 100 MB in memory.
QByteArray largePicture()
{
    QImage image{5000, 5000, QImage::Format_Mono};
    image.fill(1);
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "png");
    return bytes;
}

} // namespace

void TestFullPictures::neighboursAreAtHand()
{
    Shelf shelf;
    std::vector<FullPictures::Wish> wishes;
    for (int i = 0; i < 4; ++i)
        wishes.push_back({shelf.studio.addPicture({.seed = i, .size = {800, 400}}), fitted});
    wishes.push_back({wishes.front().id, whole});
    shelf.pictures.want(wishes);
    QVERIFY(!shelf.isHere(wishes[0].id, fitted)); // never while somebody waits
    for (const auto &[id, detail] : wishes)
        QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, detail), patience);
    QCOMPARE(shelf.pictures.find(wishes[1].id, fitted)->image.size(), QSize(200, 100));
    QCOMPARE(shelf.pictures.find(wishes[0].id, whole)->image.size(), QSize(800, 400));
    QVERIFY(!shelf.isHere(wishes[1].id, whole));
    QCOMPARE(shelf.arrived.size(), 5);
}

void TestFullPictures::oneThatFitsIsWholeAlready()
{
    Shelf shelf;
    const ArtworkId id = shelf.studio.addPicture({.size = {96, 64}});
    shelf.pictures.want({{id, fitted}, {id, whole}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, whole), patience);
    QVERIFY(shelf.pictures.find(id, whole)->isWhole());
}

void TestFullPictures::anotherViewIsReadAgainAndTheOldOneStaysUntilThen()
{
    Shelf shelf;
    const ArtworkId id = shelf.studio.addPicture({.size = {800, 400}});
    shelf.pictures.want({{id, fitted}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted), patience);
    shelf.pictures.setView({400, 400});
    shelf.pictures.want({{id, fitted}});
    QCOMPARE(shelf.pictures.find(id, fitted)->image.size(), QSize(200, 100));
    QTRY_COMPARE_WITH_TIMEOUT(shelf.pictures.find(id, fitted)->image.size(), QSize(400, 200),
                              patience);
}

void TestFullPictures::theOneThatIsLookedAtStaysWhateverTheBudget()
{
    Shelf shelf;
    const QByteArray large = largePicture();
    std::vector<FullPictures::Wish> wishes;
    for (int i = 0; i < 3; ++i)
        wishes.push_back({shelf.studio.addPicture({.size = {5000, 5000}, .file = large}), whole});
    shelf.pictures.want(wishes);
    QTRY_COMPARE_WITH_TIMEOUT(shelf.arrived.size(), 3, 60'000);
    QVERIFY(shelf.isHere(wishes[0].id, whole));
    QVERIFY(shelf.pictures.bytes() <= FullPictures::budget);
    QVERIFY(!shelf.isHere(wishes[2].id, whole));
}

void TestFullPictures::whatIsNotWantedAnyMoreStaysAsItWasFitted()
{
    Shelf shelf;
    const ArtworkId first = shelf.studio.addPicture({.size = {900, 600}});
    const ArtworkId second = shelf.studio.addPicture({.size = {900, 600}});
    shelf.pictures.want({{first, fitted}, {first, whole}});
    QTRY_COMPARE_WITH_TIMEOUT(shelf.arrived.size(), 2, patience);
    QVERIFY(shelf.isHere(first, whole));
    shelf.pictures.want({{second, fitted}});
    QVERIFY(!shelf.isHere(first, whole));
    QVERIFY(shelf.isHere(first, fitted));
    QTRY_COMPARE_WITH_TIMEOUT(shelf.arrived.size(), 3, patience);

    // Fitted into a very large screen they take what there is for them, and no more.
    const int side = 2000;
    shelf.pictures.setView({side, side});
    const QByteArray large = largePicture();
    std::vector<ArtworkId> ids;
    for (qint64 bytes = 0; bytes <= FullPictures::spare; bytes += 4LL * side * side)
        ids.push_back(shelf.studio.addPicture({.size = {5000, 5000}, .file = large}));
    for (const ArtworkId id : ids) {
        shelf.pictures.want({{id, fitted}});
        QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted), patience);
    }
    shelf.pictures.want({{second, fitted}});
    QVERIFY(!shelf.isHere(ids.front(), fitted));
    QVERIFY(shelf.isHere(ids.back(), fitted));
}

void TestFullPictures::whatThereIsNoRoomForIsNotReadForEver()
{
    Studio studio;
    StagePictures stage{studio.services()};
    stage.setView({200, 200});
    const QByteArray large = largePicture();
    std::vector<ArtworkId> ids;
    for (int i = 0; i < 4; ++i)
        ids.push_back(studio.addPicture({.size = {5000, 5000}, .file = large}));
    const QSignalSpy arrived{&stage.full(), &FullPictures::arrived};
    stage.show(ids, {}, true);
    QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 8, 60'000); // fitted, and all pixels
    QVERIFY(!stage.full().find(ids.back(), whole));

    // Whoever began again would have asked the reader before us.
    bool isAnswered = false;
    QObject here;
    Remote<ArtworkReader> reader{studio.services().reader};
    reader.ask([](ArtworkReader &) { return true; }, &here,
               [&isAnswered](bool answer) { isAnswered = answer; });
    QTRY_VERIFY(isAnswered);
    errandPool().waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(arrived.size(), 8);
}

void TestFullPictures::aFileThatChangesIsReadAgain()
{
    Shelf shelf;
    const ArtworkId id = shelf.studio.addPicture({.size = {96, 64}});
    QSignalSpy rewritten{&shelf.pictures, &FullPictures::rewritten};
    shelf.pictures.want({{id, fitted}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted), patience);
    writeFile(shelf.path(id), pictureBytes({50, 70}));
    shelf.pictures.check(id);
    QTRY_COMPARE_WITH_TIMEOUT(rewritten.size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted), patience);
    QCOMPARE(shelf.pictures.find(id, fitted)->size, QSize(50, 70));
    writeFile(shelf.path(id), "half a pic");
    shelf.pictures.check(id);
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted) && shelf.pictures.find(id, fitted)->error,
                             patience);
    QVERIFY(shelf.pictures.find(id, fitted)->image.isNull());
}

void TestFullPictures::aFileThatDisappearsKeepsItsPixels()
{
    Shelf shelf;
    const ArtworkId id = shelf.studio.addPicture({.size = {96, 64}});
    shelf.pictures.want({{id, fitted}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(id, fitted), patience);
    const QString path = shelf.path(id);
    QVERIFY(QFile::rename(path, path + u"-away"_s));
    shelf.pictures.check(id);
    QTRY_VERIFY_WITH_TIMEOUT(shelf.pictures.find(id, fitted)->error, patience);
    QVERIFY(shelf.pictures.find(id, fitted)->error->kind == ErrorKind::Io);
    QCOMPARE(shelf.pictures.find(id, fitted)->image.size(), QSize(96, 64));
    QVERIFY(QFile::rename(path + u"-away"_s, path));
    shelf.pictures.check(id);
    QTRY_VERIFY_WITH_TIMEOUT(!shelf.pictures.find(id, fitted)->error, patience);
}

void TestFullPictures::whatNobodyKnowsIsAnError()
{
    Shelf shelf;
    shelf.pictures.want({{4711, fitted}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(4711, fitted), patience);
    QVERIFY(shelf.pictures.find(4711, fitted)->error->kind == ErrorKind::Io);
    shelf.pictures.check(4711);
    shelf.pictures.check(4712);
}

void TestFullPictures::nothingArrivesAfterItWasCleared()
{
    Shelf shelf;
    const ArtworkId first = shelf.studio.addPicture({.size = {96, 64}});
    const ArtworkId second = shelf.studio.addPicture({.size = {96, 64}});
    shelf.pictures.want({{first, fitted}});
    shelf.pictures.clear();
    shelf.pictures.want({{second, fitted}});
    QTRY_VERIFY_WITH_TIMEOUT(shelf.isHere(second, fitted), patience);
    QVERIFY(!shelf.isHere(first, fitted));
}

QTEST_MAIN(TestFullPictures)
#include "tst_fullpictures.moc"
