// What is done to many pictures is one commit, one signal, one change of the view, and can be
// undone.

#include "tests/ui/gallery/gallerysupport.h"
#include "tests/ui/window/windowsupport.h"
#include "ui/gallery/galleryactions.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! Newest first, a second apart, all of today or earlier.
std::vector<ArtworkId> addMany(Studio &studio, int count)
{
    std::vector<ArtworkId> ids;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < count; ++i)
        ids.push_back(studio.addPicture(
            {.prompt = u"picture %1"_s.arg(i), .seed = i, .createdAt = now.addSecs(-i)}));
    return ids;
}

std::vector<int> ratingsOf(Studio &studio, const std::vector<ArtworkId> &ids)
{
    std::vector<int> out;
    for (const ArtworkId id : ids)
        out.push_back(studio.library->artwork(id)->rating);
    return out;
}

} // namespace

class TestPictureActs : public QObject {
    Q_OBJECT
private slots:
    void ratingManyIsOneCommitOneSignalAndUndoable();
    void favouritesOfManyAreUndoable();
    void actsAreUndoneInTurnForTheWholeSession();
    void theUndoOfARatingBringsEachPicturesOwnBack();
    void manyScatteredPicturesGoAndComeBackAtOnce();
    void aFewRunsAreToldRowByRow();
    void afterDeletingTheNextPictureIsChosen();
    void deletingTheLastOneChoosesTheOneBefore();
    void generatingKeepsThePlace();
    void aBatchStandsInItsOrder();
};

void TestPictureActs::ratingManyIsOneCommitOneSignalAndUndoable()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 12);
    Window w{studio};
    w.gallery()->setFocus();
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(w.find<QLabel>(u"statusSelected"_s)->text(), u"12 selected"_s);
    QSignalSpy changed{studio.library.get(), &Library::artworksChanged};
    QSignalSpy painted{w.gallery()->model(), &QAbstractItemModel::dataChanged};
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    QTest::keyClick(w.gallery(), Qt::Key_1);
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(painted.size(), 1);
    QCOMPARE(ratingsOf(studio, ids), std::vector<int>(12, 1));
    QCOMPARE(w.find<QAction>(u"actionUndo"_s)->text(), u"Undo rating of 12 pictures"_s);
    QTRY_COMPARE(w.toast(), u"12 pictures rated 1 of 5"_s);
    QTest::mouseClick(w.find<QPushButton>(u"toastAction"_s), Qt::LeftButton);
    QCOMPARE(ratingsOf(studio, ids), std::vector<int>(12, 0));
    QCOMPARE(changed.size(), 2);
}

void TestPictureActs::favouritesOfManyAreUndoable()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    studio.library->marks().setFavourite({ids[1]}, true);
    Window w{studio};
    w.gallery()->setFocus();
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QTest::keyClick(w.gallery(), Qt::Key_F);
    for (const ArtworkId id : ids)
        QVERIFY(studio.library->artwork(id)->favourite);
    QTest::keyClick(w.gallery(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(!studio.library->artwork(ids[0])->favourite);
    QVERIFY(studio.library->artwork(ids[1])->favourite);
}

void TestPictureActs::actsAreUndoneInTurnForTheWholeSession()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 4);
    Window w{studio};
    QAction *undo = w.find<QAction>(u"actionUndo"_s);
    QVERIFY(!undo->isEnabled());
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_5);
    w.choose(1);
    QTest::keyClick(w.gallery(), Qt::Key_F);
    w.choose(2);
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QCOMPARE(undo->text(), u"Undo delete"_s);
    undo->trigger();
    QCOMPARE(studio.library->reader().count(), 4);
    QCOMPARE(undo->text(), u"Undo favourite"_s);
    undo->trigger();
    QVERIFY(!studio.library->artwork(ids[1])->favourite);
    QCOMPARE(undo->text(), u"Undo rating"_s);
    undo->trigger();
    QCOMPARE(studio.library->artwork(ids[0])->rating, 0);
    QVERIFY(!undo->isEnabled());
}

void TestPictureActs::theUndoOfARatingBringsEachPicturesOwnBack()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 5);
    PictureActs acts{*studio.library};
    acts.rate({ids[0]}, 3);
    acts.rate({ids[1], ids[2]}, 5);
    acts.rate(ids, 2);
    QCOMPARE(ratingsOf(studio, ids), (std::vector{2, 2, 2, 2, 2}));
    acts.undo();
    QCOMPARE(ratingsOf(studio, ids), (std::vector{3, 5, 5, 0, 0}));
    acts.rate({ids[0]}, 3); // no change, nothing to undo
    QCOMPARE(acts.undoText(), u"Undo rating of 2 pictures"_s);
}

void TestPictureActs::manyScatteredPicturesGoAndComeBackAtOnce()
{
    Studio studio;
    studio.addRows(2000);
    GalleryModel model{studio.services(), studio.tiles()};
    const QAbstractItemModelTester tester{&model};
    std::vector<ArtworkId> all;
    std::vector<ArtworkId> odd;
    for (int row = 0; row < model.rowCount(); ++row) {
        all.push_back(model.artworkId(row));
        if (row % 2 == 1)
            odd.push_back(model.artworkId(row));
    }
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    studio.library->trash().put(odd);
    QCOMPARE(model.rowCount(), 1000);
    QCOMPARE(removed.size() + reset.size(), 1);
    studio.library->trash().restore(odd);
    QCOMPARE(reset.size(), 2);
    std::vector<ArtworkId> back;
    for (int row = 0; row < model.rowCount(); ++row)
        back.push_back(model.artworkId(row));
    QCOMPARE(back, all);
}

void TestPictureActs::aFewRunsAreToldRowByRow()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 10);
    GalleryModel model{studio.services(), studio.tiles()};
    const QAbstractItemModelTester tester{&model};
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy inserted{&model, &QAbstractItemModel::rowsInserted};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    const std::vector<ArtworkId> some{ids[1], ids[2], ids[3], ids[7]};
    studio.library->trash().put(some);
    QCOMPARE(removed.size(), 2); // two runs
    studio.library->trash().restore(some);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(reset.size(), 0);
    for (int row = 0; row < 10; ++row)
        QCOMPARE(model.artworkId(row), ids[size_t(row)]);
}

void TestPictureActs::afterDeletingTheNextPictureIsChosen()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 6);
    Window w{studio};
    w.choose(2);
    QTest::keyClick(w.gallery(), Qt::Key_Right, Qt::ShiftModifier); // 2 and 3
    QCoreApplication::processEvents();
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QCOMPARE(studio.library->reader().count(), 4);
    QCOMPARE(w.gallery()->chosen().rows(), std::vector<int>{2});
    QCOMPARE(w.gallery()->gallery()->artworkId(2), ids[4]);
    QCOMPARE(w.gallery()->currentIndex().row(), 2);
}

void TestPictureActs::deletingTheLastOneChoosesTheOneBefore()
{
    Studio studio;
    addMany(studio, 3);
    Window w{studio};
    w.choose(2);
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QCOMPARE(w.gallery()->chosen().rows(), std::vector<int>{1});
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QCoreApplication::processEvents();
    QTest::keyClick(w.gallery(), Qt::Key_Delete);
    QCOMPARE(w.gallery()->chosen().count(), 0);
}

void TestPictureActs::generatingKeepsThePlace()
{
    Studio studio;
    addMany(studio, 80);
    Window w{studio};
    GalleryView &view = *w.gallery();
    view.verticalScrollBar()->setValue(900);
    const QPoint looked = view.viewport()->rect().center();
    const ArtworkId seen = view.gallery()->artworkId(view.indexAt(looked).row());
    w.find<QTextEdit>(u"prompt"_s)->setPlainText(u"one more"_s);
    QTest::mouseClick(w.find<QPushButton>(u"generate"_s), Qt::LeftButton);
    QCOMPARE(view.gallery()->jobCount(), 1);
    QCOMPARE(view.gallery()->artworkId(view.indexAt(looked).row()), seen);
    // Whoever is at the top stays there, and sees the job.
    view.verticalScrollBar()->setValue(0);
    QTest::mouseClick(w.find<QPushButton>(u"generate"_s), Qt::LeftButton);
    QTRY_COMPARE(view.gallery()->jobCount(), 2);
    QCOMPARE(view.verticalScrollBar()->value(), 0);
}

void TestPictureActs::aBatchStandsInItsOrder()
{
    Studio studio;
    const QDateTime made = QDateTime::currentDateTimeUtc();
    std::vector<ArtworkId> batch;
    studio.addPicture({.createdAt = made.addSecs(-5)});
    GalleryModel model{studio.services(), studio.tiles()};
    for (int i = 0; i < 4; ++i) // they come one after the other, and are of one moment
        batch.push_back(studio.addPicture({.createdAt = made, .jobId = u"a batch"_s}));
    for (int row = 0; row < 4; ++row)
        QCOMPARE(model.artworkId(row), batch[size_t(row)]);
    GalleryModel again{studio.services(), studio.tiles()};
    for (int row = 0; row < 4; ++row)
        QCOMPARE(again.artworkId(row), batch[size_t(row)]);
}

QTEST_MAIN(TestPictureActs)
#include "tst_pictureacts.moc"
