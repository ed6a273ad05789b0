// What is done to albums and tags in the sidebar, taken back: everything is as it was.

#include "tests/ui/sidebar/sidebarsupport.h"
#include "ui/gallery/gallerymodel.h"

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

//! False while the gallery does not show it.
bool choose(SidebarWindow &w, ArtworkId id)
{
    const QAbstractItemModel &model = *w.gallery()->model();
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, 0).data(GalleryModel::ArtworkIdRole).toLongLong() == id) {
            w.choose(row);
            return true;
        }
    }
    return false;
}

} // namespace

class TestSidebarUndo : public QObject {
    Q_OBJECT
private slots:
    void aMovedAlbumGoesBackWhereItWas();
    void aNewAlbumIsTakenBackWhileItIsEmpty();
    void aCoverAndAColourAreAsBeforeWithUndo();
    void whatWasMadeForPicturesGoesWithThem();
};

void TestSidebarUndo::aMovedAlbumGoesBackWhereItWas()
{
    Studio studio;
    Albums &albums = studio.library->albums();
    const qint64 book = albums.add(u"Book"_s)->id;
    const qint64 cover = albums.add(u"Cover"_s, book)->id;
    QVERIFY(albums.add(u"Atlas"_s) && albums.add(u"100 %1"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    const std::vector<AlbumPlace> before = *albums.places();
    w.goTo(u"Book"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Right);
    w.goTo(u"Cover"_s);
    w.menu(u"shelfMoveTop"_s);
    QTRY_COMPARE(w.model()->row(w.line(u"Cover"_s).row()).depth, 0);
    w.goTo(u"100 %1"_s);
    w.menu(u"shelfMove"_s);
    w.pick(u"Atlas"_s);
    QTRY_VERIFY(!w.line(u"100 %1"_s).isValid());
    auto *const undo = w.find<QAction>(u"actionUndo"_s);
    QCOMPARE(undo->text(), u"Undo moving “100 %1”"_s);
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.line(u"100 %1"_s).isValid());
    QCOMPARE(undo->text(), u"Undo moving “Cover”"_s);
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.toast(), u"“Cover” is where it was"_s);
    QTRY_COMPARE(w.model()->row(w.line(u"Cover"_s).row()).depth, 1);
    QCOMPARE(*albums.places(), before);
    QCOMPARE(w.model()->row(w.line(u"Cover"_s).row()).id, cover);
}

void TestSidebarUndo::aNewAlbumIsTakenBackWhileItIsEmpty()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 1);
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Albums"_s).isValid());
    const auto make = [&w](const QString &name) {
        w.goTo(u"Albums"_s);
        QTest::keyClick(w.shelves(), Qt::Key_Return);
        QTRY_VERIFY(w.shelves()->isWriting());
        w.writeName(name);
        QTRY_VERIFY(w.line(name).isValid());
    };
    const auto takeBackTwice = [&w] {
        for (int i = 0; i < 2; ++i) // its name, then itself
            QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    };
    make(u"Book"_s);
    takeBackTwice();
    QTRY_COMPARE(w.toast(), u"Album “New album” is gone again"_s);
    QVERIFY(studio.library->albums().all()->empty());
    QTRY_VERIFY(!w.line(u"Book"_s).isValid() && !w.line(u"New album"_s).isValid());
    make(u"Book"_s);
    const Album book = studio.library->albums().all()->front();
    QVERIFY(studio.library->albums().put(book.id, ids)); // as what is generated does
    takeBackTwice();
    QTRY_COMPARE(w.toast(), u"Album “New album” stays: it is not empty any more"_s);
    QCOMPARE(studio.library->albums().all()->front().id, book.id);
    QCOMPARE(*studio.library->albums().pictures(book.id), ids);
}

void TestSidebarUndo::aCoverAndAColourAreAsBeforeWithUndo()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    Library &library = *studio.library;
    const qint64 book = library.albums().add(u"Book"_s)->id;
    QVERIFY(library.albums().put(book, ids) && library.albums().setCover(book, ids[1]));
    const qint64 coast = library.tags().called(u"coast"_s)->id;
    QVERIFY(library.tags().recolour(coast, u"#123456"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    const auto undo = [&w] { QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier); };
    const auto cover = [&library] { return library.albums().all()->front(); };
    w.goTo(u"Book"_s);
    w.menu(u"shelfFirstCover"_s);
    QTRY_VERIFY(!cover().isCoverChosen);
    undo();
    QTRY_COMPARE(w.toast(), u"“Book” has the cover of before"_s);
    QVERIFY(cover().isCoverChosen && cover().cover == ids[1]);
    w.click(u"Book"_s);
    QTRY_VERIFY(w.find<QAction>(u"actionCover"_s)->isVisible());
    QTRY_VERIFY(choose(w, ids[2]));
    QTRY_VERIFY(w.find<QAction>(u"actionCover"_s)->isEnabled());
    w.find<QAction>(u"actionCover"_s)->trigger();
    QTRY_COMPARE(cover().cover, ids[2]);
    undo();
    QTRY_COMPARE(cover().cover, ids[1]);
    // Out of the album, and so no cover any more.
    QTRY_VERIFY(choose(w, ids[1]));
    QTRY_VERIFY(w.find<QAction>(u"actionRemoveFromAlbum"_s)->isEnabled());
    w.find<QAction>(u"actionRemoveFromAlbum"_s)->trigger();
    QTRY_VERIFY(!cover().isCoverChosen);
    undo();
    QTRY_VERIFY(cover().isCoverChosen && cover().cover == ids[1]);
    w.goTo(u"coast"_s);
    w.menu(u"shelfColour"_s);
    QTRY_VERIFY(library.tags().all()->front().colour != u"#123456"_s);
    undo();
    QTRY_COMPARE(library.tags().all()->front().colour, u"#123456"_s);
    w.goTo(u"coast"_s);
    w.menu(u"shelfNoColour"_s);
    QTRY_COMPARE(library.tags().all()->front().colour, QString{});
    undo();
    QTRY_COMPARE(library.tags().all()->front().colour, u"#123456"_s);
}

void TestSidebarUndo::whatWasMadeForPicturesGoesWithThem()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 2);
    Library &library = *studio.library;
    QVERIFY(library.tags().called(u"shore"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"shore"_s).isValid());
    const auto undo = [&w] { QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier); };
    const auto tag = [&w, &ids](const QString &name) {
        QVERIFY(choose(w, ids[0]));
        QTest::keyClick(w.gallery(), Qt::Key_T);
        w.pick(name);
    };
    tag(u"coast"_s);
    QTRY_VERIFY(w.lines().contains(u"coast 1"_s));
    undo();
    QTRY_VERIFY(!w.line(u"coast"_s).isValid());
    tag(u"shore"_s);
    QTRY_VERIFY(w.lines().contains(u"shore 1"_s));
    undo();
    QTRY_VERIFY(w.lines().contains(u"shore 0"_s)); // was there before
    tag(u"coast"_s);
    QTRY_VERIFY(w.lines().contains(u"coast 1"_s));
    QVERIFY(library.tags().give(library.tags().called(u"coast"_s)->id, {ids[1]}));
    undo();
    QTRY_VERIFY(w.lines().contains(u"coast 1"_s)); // another has it now
    QVERIFY(library.tags().of(ids[0])->empty());
    QVERIFY(choose(w, ids[0]));
    QTest::keyClick(w.gallery(), Qt::Key_A);
    w.pick(u"Prints"_s);
    QTRY_VERIFY(w.lines().contains(u"Prints 1"_s));
    undo();
    QTRY_VERIFY(!w.line(u"Prints"_s).isValid());
    QVERIFY(library.albums().all()->empty());
}

QTEST_MAIN(TestSidebarUndo)
#include "tst_sidebarundo.moc"
