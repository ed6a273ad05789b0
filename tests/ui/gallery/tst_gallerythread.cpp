// The gallery while its services live on threads of their own, as behind a window: nobody waits,
// nothing is lost or doubled, and no late answer is taken for another.

#include "tests/ui/gallery/farstudio.h"
#include "ui/gallery/clipboardlink.h"
#include "ui/gallery/filterchips.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/searchfield.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! A model that has been asked for, and what is told of it.
struct Rows {
    FarStudio &far;
    JobTiles tiles{far.services().queue};
    GalleryModel model{far.services(), tiles};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};

    //! Everything under way has arrived.
    void settle() const
    {
        const Services services = far.services();
        for (int turn = 0; turn < 3; ++turn) { // an answer may ask again
            hearAll(services.library);
            hearAll(services.reader);
        }
    }
    [[nodiscard]] std::vector<ArtworkId> ids() const
    {
        std::vector<ArtworkId> out;
        for (int row = 0; row < model.rowCount(); ++row)
            out.push_back(model.artworkId(row));
        return out;
    }
};

using Ids = std::vector<ArtworkId>;

} // namespace

class TestGalleryThread : public QObject {
    Q_OBJECT
private slots:
    void init() { QGuiApplication::clipboard()->clear(); }
    void rowsComeAndNobodyWaits();
    void aPictureThatComesWhileAskingAppearsOnce();
    void onesThatTheAnswerDoesNotKnowYetCome();
    void whatIsTrashedWhileAskingDoesNotComeBack();
    void whatComesBackWhileAskingStays();
    void aLateAnswerOfAnOlderQueryIsDropped();
    void marksThatChangeWhileAskingCount();
    void theOldValueIsShownUntilTheNewOneIsHere();
    void undoIsOfWhatIsStillUnderWay();
    void twoPressesAreTwoTurns();
    void aCommandRightAfterChoosingIsOfThatPicture();
    void linksAreCopiedWhenTheyAreHere();
    void theFirstNewPictureIsFollowed();
};

void TestGalleryThread::rowsComeAndNobodyWaits()
{
    FarStudio far;
    const Ids made{far.add(), far.add(), far.add(u"the newest"_s)};
    far.holdReader();
    Rows rows{far};
    hearAll(far.services().queue);
    QCOMPARE(rows.model.rowCount(), 0);
    QVERIFY(!rows.model.isKnown());
    far.releaseReader();
    QTRY_VERIFY(rows.model.isKnown());
    QCOMPARE(rows.ids(), (Ids{made[2], made[1], made[0]}));
    QCOMPARE(rows.model.rowOf(made[0]), 2);
    QTRY_VERIFY(rows.model.facts(0));
    QCOMPARE(rows.model.facts(0)->artwork.request.prompt(), u"the newest"_s);
    QCOMPARE(rows.model.rowOf(made[2]), 0);
}

void TestGalleryThread::aPictureThatComesWhileAskingAppearsOnce()
{
    FarStudio far;
    const ArtworkId first = far.add();
    far.holdReader();
    Rows rows{far};
    const ArtworkId second = far.add(); // is told, and is in the answer
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_VERIFY(rows.model.isKnown());
    rows.settle();
    QCOMPARE(rows.ids(), (Ids{second, first}));
    QCOMPARE(rows.inserted.size(), 0);
    const ArtworkId third = far.add();
    QTRY_COMPARE(rows.ids(), (Ids{third, second, first}));
    QCOMPARE(rows.inserted.size(), 1);
    QCOMPARE(rows.reset.size(), 1);
}

void TestGalleryThread::onesThatTheAnswerDoesNotKnowYetCome()
{
    FarStudio far;
    const ArtworkId first = far.add();
    far.readOld();
    far.holdReader();
    Rows rows{far};
    far.readNew();
    const ArtworkId second = far.add(); // is told before the answer, which is older
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_COMPARE(rows.ids(), (Ids{second, first}));
    rows.settle();
    QCOMPARE(rows.ids(), (Ids{second, first}));
    QCOMPARE(rows.inserted.size(), 1);
}

void TestGalleryThread::whatIsTrashedWhileAskingDoesNotComeBack()
{
    FarStudio far;
    const ArtworkId kept = far.add();
    const ArtworkId gone = far.add();
    far.readOld();
    far.holdReader();
    Rows rows{far};
    far.readNew();
    far.run([gone](Library &library) { return library.trash().put({gone}); });
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_VERIFY(rows.model.isKnown());
    rows.settle();
    QCOMPARE(rows.ids(), Ids{kept});
    QCOMPARE(rows.removed.size(), 0); // not even for a moment
}

void TestGalleryThread::whatComesBackWhileAskingStays()
{
    FarStudio far;
    const ArtworkId first = far.add();
    const ArtworkId back = far.add();
    far.run([back](Library &library) { return library.trash().put({back}); });
    far.readOld();
    far.holdReader();
    Rows rows{far};
    far.readNew();
    far.run([back](Library &library) {
        static_cast<void>(library.trash().restore({back}));
        static_cast<void>(library.trash().put({back}));
        return library.trash().restore({back});
    });
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_COMPARE(rows.ids(), (Ids{back, first}));
    rows.settle();
    QCOMPARE(rows.ids(), (Ids{back, first}));
}

void TestGalleryThread::aLateAnswerOfAnOlderQueryIsDropped()
{
    FarStudio far;
    const ArtworkId red = far.add(u"a red coat"_s);
    const ArtworkId blue = far.add(u"a blue sea"_s);
    Rows rows{far};
    QTRY_VERIFY(rows.model.isKnown());
    QSignalSpy answered{&rows.model, &GalleryModel::answered};
    rows.reset.clear();
    far.holdReader();
    rows.model.setQuery({.text = u"red"_s});
    rows.model.setQuery({.text = u"blue"_s});
    QVERIFY(!rows.model.isKnown());
    QCOMPARE(rows.ids(), (Ids{blue, red})); // what is shown stays
    far.releaseReader();
    QTRY_VERIFY(rows.model.isKnown());
    rows.settle();
    QCOMPARE(rows.ids(), Ids{blue});
    QCOMPARE(answered.size(), 1);
    QCOMPARE(rows.reset.size(), 1);
    // One that was under way when the next query came belongs to nobody.
    far.holdReader();
    const ArtworkId sea = far.add(u"another blue sea"_s);
    hearAll(far.services().library);
    rows.model.setQuery({.text = u"red"_s});
    far.releaseReader();
    QTRY_VERIFY(rows.model.isKnown());
    rows.settle();
    QCOMPARE(rows.ids(), Ids{red});
    QCOMPARE(rows.model.rowOf(sea), -1);
}

void TestGalleryThread::marksThatChangeWhileAskingCount()
{
    FarStudio far;
    const ArtworkId first = far.add();
    const ArtworkId second = far.add();
    far.run([first](Library &library) { return library.marks().setFavourite({first}, true); });
    Rows rows{far};
    QTRY_COMPARE(rows.model.rowCount(), 2);
    far.readOld();
    far.holdReader();
    ArtworkQuery favourites;
    favourites.favouritesOnly = true;
    rows.model.setQuery(favourites);
    far.readNew();
    far.run([=](Library &library) {
        static_cast<void>(library.marks().setFavourite({first}, false));
        return library.marks().setFavourite({second}, true);
    });
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_COMPARE(rows.ids(), Ids{second});
    rows.settle();
    QCOMPARE(rows.ids(), Ids{second});
}

void TestGalleryThread::theOldValueIsShownUntilTheNewOneIsHere()
{
    FarStudio far;
    const ArtworkId id = far.add();
    Rows rows{far};
    QTRY_VERIFY(rows.model.rowCount() == 1 && rows.model.facts(0));
    PictureActs acts{far.services().library};
    far.holdCore();
    acts.rate({id}, 4);
    QCOMPARE(rows.model.facts(0)->artwork.rating, 0);
    QSignalSpy changed{&rows.model, &QAbstractItemModel::dataChanged};
    far.releaseCore();
    QTRY_VERIFY(rows.model.facts(0) && rows.model.facts(0)->artwork.rating == 4);
    QVERIFY(changed.size() >= 1);
}

void TestGalleryThread::undoIsOfWhatIsStillUnderWay()
{
    FarStudio far;
    const ArtworkId first = far.add();
    const ArtworkId second = far.add();
    PictureActs acts{far.services().library};
    acts.rate({first}, 3);
    QTRY_COMPARE(acts.undoText(), u"Undo rating"_s);
    QSignalSpy undone{&acts, &PictureActs::undone};
    far.holdCore();
    acts.rate({second}, 5);
    acts.undo();
    far.releaseCore();
    QTRY_COMPARE(undone.size(), 1);
    QCOMPARE(far.run([second](Library &library) { return library.artwork(second)->rating; }), 0);
    QCOMPARE(far.run([first](Library &library) { return library.artwork(first)->rating; }), 3);
    QCOMPARE(acts.undoText(), u"Undo rating"_s); // of the first
}

void TestGalleryThread::twoPressesAreTwoTurns()
{
    FarStudio far;
    const ArtworkId id = far.add();
    PictureActs acts{far.services().library};
    QSignalSpy changed{&acts, &PictureActs::changed};
    far.holdCore();
    acts.toggleFavourite({id});
    acts.toggleFavourite({id});
    far.releaseCore();
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(!far.run([id](Library &library) { return library.artwork(id)->favourite; }));
}

void TestGalleryThread::aCommandRightAfterChoosingIsOfThatPicture()
{
    FarStudio far;
    const ArtworkId first = far.add(u"the first"_s);
    const ArtworkId second = far.add(u"the second"_s);
    const JobTiles tiles{far.services().queue};
    ClipboardLink clipboard{far.services().queue, far.services().outbox};
    QWidget window;
    auto *const actions = new GalleryActions{far.services(), tiles, clipboard, window};
    QList<QString> reused;
    connect(actions, &GalleryActions::reuseRequested, this,
            [&reused](const Request &request) { reused.append(request.prompt()); });
    far.run([second](Library &library) { return library.marks().setFavourite({second}, true); });
    far.holdCore();
    actions->setSelection({.artworks = {first}});
    actions->action(Command::Reuse)->trigger();
    actions->setSelection({.artworks = {second}});
    far.releaseCore();
    QTRY_COMPARE(reused, QList<QString>{u"the first"_s});
    QTRY_VERIFY(actions->action(Command::Favourite)->isChecked());
}

void TestGalleryThread::linksAreCopiedWhenTheyAreHere()
{
    FarStudio far;
    const ArtworkId id = far.add();
    ClipboardLink clipboard{far.services().queue, far.services().outbox};
    QSignalSpy copied{&clipboard, &ClipboardLink::copied};
    QSignalSpy notCopied{&clipboard, &ClipboardLink::notCopied};
    clipboard.copy({id});
    QTRY_COMPARE(notCopied.size(), 1);
    QVERIFY(notCopied[0][0].value<Error>().kind == ErrorKind::NotUploaded);
    far.store(id);
    clipboard.copy({id});
    QTRY_COMPARE(copied.size(), 1);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"/%1.png"_s.arg(id)));
}

void TestGalleryThread::theFirstNewPictureIsFollowed()
{
    FarStudio far;
    JobTiles tiles{far.services().queue};
    ClipboardLink clipboard{far.services().queue, far.services().outbox};
    QWidget window;
    auto *const actions = new GalleryActions{far.services(), tiles, clipboard, window};
    SearchField search;
    FilterChips filters;
    GalleryPane pane{far.services(), tiles, *actions, search, filters, nullptr};
    QTRY_VERIFY(pane.model().isKnown());
    far.holdReader();
    const ArtworkId first = far.add();
    const ArtworkId second = far.add();
    hearAll(far.services().library);
    far.releaseReader();
    QTRY_COMPARE(pane.model().rowCount(), 2);
    QTRY_COMPARE(actions->selection().artworks, Ids{first});
    hearAll(far.services().reader);
    QCOMPARE(actions->selection().artworks, Ids{first});
    // Whoever deletes it sees the next one.
    pane.showSelection();
    actions->action(Command::Delete)->trigger();
    QTRY_COMPARE(actions->selection().artworks, Ids{second});
}

QTEST_MAIN(TestGalleryThread)
#include "tst_gallerythread.moc"
