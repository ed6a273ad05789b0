// Albums, tags and saved searches beside the gallery: seen, chosen, named, deleted, by pointer and
// by keyboard alone.

#include "tests/ui/sidebar/sidebarsupport.h"
#include "ui/gallery/galleryactions.h"

#include <QAccessible>
#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

class TestSidebar : public QObject {
    Q_OBJECT
private slots:
    void everyShelfHasALineWithItsNumber();
    void aChosenLineGoesIntoTheSearchAndIsMarked();
    void theSearchFollowsANewName();
    void whatIsTypedMarksItsLine();
    void numbersFollowWhatIsDone();
    void anAlbumIsMadeNamedAndRenamedByKeyboard();
    void aDeletedAlbumComesBackWithUndo();
    void aNameThatIsTakenIsSaidSo();
    void tagsAreMergedColouredAndBroughtBack();
    void rejectedPicturesAreAskedAboutOnceAndComeBack();
    void theTrashIsLookedIntoAndEmptiedOneByOne();
    void pickersTagAndPutIntoAlbums();
    void newPicturesGoToTheAlbumThatIsShown();
    void itIsThereOrNotAndRemembersIt();
    void aSmallWindowBeginsWithoutIt();
    void severalChosenPicturesHaveABar();
    void everythingHasAName();
};

void TestSidebar::everyShelfHasALineWithItsNumber()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 4);
    Library &library = *studio.library;
    const qint64 book = library.albums().add(u"Book"_s)->id;
    QVERIFY(library.albums().put(book, {ids[0], ids[1]}));
    QVERIFY(library.tags().give(library.tags().called(u"coast"_s)->id, {ids[0]}));
    QVERIFY(library.searches().add(u"Seed one"_s, u"seed:1"_s));
    library.marks().setFavourite({ids[3]}, true);
    library.marks().setRejected({ids[2]}, true);
    SidebarWindow w{studio};
    QTRY_COMPARE(w.lines(), QStringList({u"All 4"_s, u"Favourites 1"_s, u"Rejected 1"_s,
                                         u"Trash 0"_s, u"Albums"_s, u"Book 2"_s, u"Tags"_s,
                                         u"coast 1"_s, u"Saved searches"_s, u"Seed one 1"_s}));
}

void TestSidebar::aChosenLineGoesIntoTheSearchAndIsMarked()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    const qint64 book = studio.library->albums().add(u"Lighthouse book"_s)->id;
    QVERIFY(studio.library->albums().put(book, {ids[1]}));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Lighthouse book"_s).isValid());
    QCOMPARE(w.marked(), u"All"_s);
    w.click(u"Lighthouse book"_s);
    QCOMPARE(w.search(), u"album:\"Lighthouse book\""_s);
    QCOMPARE(w.marked(), u"Lighthouse book"_s);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
    w.goTo(u"All"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Return);
    QCOMPARE(w.search(), QString{});
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 3);
}

void TestSidebar::theSearchFollowsANewName()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    const qint64 book = studio.library->albums().add(u"Book"_s)->id;
    QVERIFY(studio.library->albums().put(book, {ids[1]}));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    w.click(u"Book"_s);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
    QTest::keyClick(w.shelves(), Qt::Key_F2);
    w.writeName(u"Harbour"_s);
    QTRY_COMPARE(w.search(), u"album:Harbour"_s);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
    QCOMPARE(w.marked(), u"Harbour"_s);
}

void TestSidebar::whatIsTypedMarksItsLine()
{
    Studio studio;
    QVERIFY(studio.library->albums().add(u"Book"_s));
    QVERIFY(studio.library->tags().called(u"coast"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"coast"_s).isValid());
    auto *const field = w.find<SearchField>(u"search"_s);
    field->setText(u"IS:favourite"_s);
    QCOMPARE(w.marked(), u"Favourites"_s);
    field->setText(u"album:\"book\" rating:>=4"_s);
    QCOMPARE(w.marked(), u"Book"_s);
    field->setText(u"a fox tag:coast"_s);
    QCOMPARE(w.marked(), u"coast"_s);
    field->setText(u"a fox"_s);
    QCOMPARE(w.marked(), QString{});
}

void TestSidebar::numbersFollowWhatIsDone()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    SidebarWindow w{studio};
    QTRY_COMPARE(w.lines().first(), u"All 3"_s);
    studio.library->marks().setFavourite(ids, true);
    QTRY_COMPARE(w.lines().at(1), u"Favourites 3"_s);
    studio.library->trash().put({ids[0]});
    QTRY_COMPARE(w.lines().at(2), u"Trash 1"_s);
    QCOMPARE(w.lines().first(), u"All 2"_s);
}

void TestSidebar::anAlbumIsMadeNamedAndRenamedByKeyboard()
{
    Studio studio;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Albums"_s).isValid());
    w.goTo(u"Albums"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Return);
    QTRY_VERIFY(w.shelves()->isWriting());
    w.writeName(u"Book"_s);
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    w.goTo(u"Book"_s);
    w.menu(u"shelfNewInside"_s);
    QTRY_VERIFY(w.shelves()->isWriting());
    w.writeName(u"Cover"_s);
    QTRY_VERIFY(w.line(u"Cover"_s).isValid());
    QCOMPARE(w.model()->row(w.line(u"Cover"_s).row()).depth, 1);
    w.goTo(u"Cover"_s);
    QTest::keyClick(w.shelves(), Qt::Key_F2);
    w.writeName(u"Title page"_s);
    QTRY_VERIFY(w.line(u"Title page"_s).isValid());
    w.goTo(u"Title page"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Left);
    QCOMPARE(w.shelves()->currentIndex().data().toString(), u"Book"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Left);
    QVERIFY(!w.line(u"Title page"_s).isValid());
    QTest::keyClick(w.shelves(), Qt::Key_Right);
    QVERIFY(w.line(u"Title page"_s).isValid());
    w.find<QAction>(u"actionUndo"_s)->trigger();
    QTRY_VERIFY(w.line(u"Cover"_s).isValid());
}

void TestSidebar::aDeletedAlbumComesBackWithUndo()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 2);
    const qint64 book = studio.library->albums().add(u"Book"_s)->id;
    QVERIFY(studio.library->albums().put(book, ids));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    w.goTo(u"Book"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Delete);
    QTRY_VERIFY(!w.line(u"Book"_s).isValid());
    QCOMPARE(studio.library->reader().count(), 2);
    QTRY_COMPARE(w.toast(), u"Album “Book” deleted; its pictures stay"_s);
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.lines().contains(u"Book 2"_s));
}

void TestSidebar::aNameThatIsTakenIsSaidSo()
{
    Studio studio;
    QVERIFY(studio.library->albums().add(u"Book"_s) && studio.library->albums().add(u"Prints"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Prints"_s).isValid());
    w.goTo(u"Prints"_s);
    QTest::keyClick(w.shelves(), Qt::Key_F2);
    w.writeName(u"BOOK"_s);
    QTRY_COMPARE(w.toast(), u"There is one of this name already."_s);
    QVERIFY(w.line(u"Prints"_s).isValid());
}

void TestSidebar::tagsAreMergedColouredAndBroughtBack()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    Tags &tags = studio.library->tags();
    const qint64 coast = tags.called(u"coast"_s)->id;
    const qint64 shore = tags.called(u"shore"_s)->id;
    QVERIFY(tags.give(coast, {ids[0], ids[1]}) && tags.give(shore, {ids[1], ids[2]}));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"shore"_s).isValid());
    w.goTo(u"shore"_s);
    w.menu(u"shelfColour"_s);
    QTRY_VERIFY(!w.model()->row(w.line(u"shore"_s).row()).colour.isEmpty());
    const QString colour = w.model()->row(w.line(u"shore"_s).row()).colour;
    w.goTo(u"shore"_s);
    w.menu(u"shelfMerge"_s);
    w.pick(u"coa"_s);
    QTRY_VERIFY(w.lines().contains(u"coast 3"_s) && !w.line(u"shore"_s).isValid());
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.lines().contains(u"coast 2"_s) && w.lines().contains(u"shore 2"_s));
    QCOMPARE(w.model()->row(w.line(u"shore"_s).row()).colour, colour);
    w.goTo(u"shore"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Delete);
    QTRY_VERIFY(!w.line(u"shore"_s).isValid());
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(w.lines().contains(u"shore 2"_s));
}

void TestSidebar::rejectedPicturesAreAskedAboutOnceAndComeBack()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    SidebarWindow w{studio};
    w.gallery()->setFocus();
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(w.find<QLabel>(u"statusSelected"_s)->text(), u"3 selected"_s);
    QTest::keyClick(w.gallery(), Qt::Key_X, Qt::ShiftModifier);
    QTRY_VERIFY(w.lines().contains(u"Rejected 3"_s));
    w.goTo(u"Rejected"_s);
    w.menu(u"shelfRemoveRejected"_s);
    auto *const question = w.find<QDialog>(u"question"_s);
    QCOMPARE(question->windowTitle(), u"Remove 3 rejected pictures?"_s);
    QCOMPARE(studio.library->reader().count(), 3);
    QSignalSpy gone{studio.library.get(), &Library::artworksTrashed};
    QTest::mouseClick(w.find<QPushButton>(u"questionYes"_s), Qt::LeftButton);
    w.comeBack();
    QCOMPARE(gone.size(), 1);
    QCOMPARE(studio.library->reader().count(), 0);
    QTRY_VERIFY(w.lines().contains(u"Trash 3"_s));
    QVERIFY(!w.line(u"Rejected"_s).isValid());
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(studio.library->reader().count(), 3);
}

void TestSidebar::theTrashIsLookedIntoAndEmptiedOneByOne()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    studio.library->trash().put({ids[0], ids[1]});
    SidebarWindow w{studio};
    QTRY_VERIFY(w.lines().contains(u"Trash 2"_s));
    w.click(u"Trash"_s);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 2);
    w.choose(0);
    w.find<QAction>(u"actionRestore"_s)->trigger();
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
    QVERIFY(!studio.library->artwork(ids[0])->trashedAt.isValid());
    w.find<QAction>(u"actionUndo"_s)->trigger();
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 2);
}

void TestSidebar::pickersTagAndPutIntoAlbums()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 2);
    QVERIFY(studio.library->albums().add(u"Book"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    w.choose(0);
    QTest::keyClick(w.gallery(), Qt::Key_T);
    w.pick(u"coast"_s);
    QTRY_VERIFY(w.lines().contains(u"coast 1"_s));
    w.choose(1);
    QTest::keyClick(w.gallery(), Qt::Key_A);
    w.pick(u"bo"_s);
    QTRY_VERIFY(w.lines().contains(u"Book 1"_s));
    QTest::keyClick(w.gallery(), Qt::Key_A);
    w.pick(u"Prints"_s);
    QTRY_VERIFY(w.lines().contains(u"Prints 1"_s));
    w.click(u"Book"_s);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
    w.choose(0);
    QTRY_VERIFY(w.find<QAction>(u"actionRemoveFromAlbum"_s)->isVisible());
    w.find<QAction>(u"actionRemoveFromAlbum"_s)->trigger();
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 0);
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(w.gallery()->model()->rowCount(), 1);
}

void TestSidebar::newPicturesGoToTheAlbumThatIsShown()
{
    Studio studio;
    QVERIFY(studio.library->albums().add(u"Book"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    auto *const words = w.find<QLabel>(u"intoAlbum"_s);
    QVERIFY(!words->isVisible());
    w.click(u"Book"_s);
    QVERIFY(words->isVisible());
    QCOMPARE(words->text(), u"into Book"_s);
    w.click(u"All"_s);
    QVERIFY(!words->isVisible());
}

void TestSidebar::itIsThereOrNotAndRemembersIt()
{
    Studio studio;
    Settings kept;
    {
        SidebarWindow w{studio};
        QVERIFY(w.shelves()->isVisible());
        QTest::keyClick(&w.window, Qt::Key_F9);
        QVERIFY(!w.shelves()->isVisible());
        auto *const button = w.find<QPushButton>(u"toggleSidebar"_s);
        QTRY_VERIFY(!button->isChecked());
        QSignalSpy told{&w.window, &MainWindow::settingsChanged};
        w.window.close();
        kept = told.last().front().value<Settings>();
    }
    SidebarWindow w{studio, kept};
    QVERIFY(!w.shelves()->isVisible());
    QTest::mouseClick(w.find<QPushButton>(u"toggleSidebar"_s), Qt::LeftButton);
    QVERIFY(w.shelves()->isVisible());
}

void TestSidebar::aSmallWindowBeginsWithoutIt()
{
    Studio studio;
    SidebarWindow w{studio, {}, {900, 600}};
    QVERIFY(!w.shelves()->isVisible());
    QTest::keyClick(&w.window, Qt::Key_F9);
    QVERIFY(w.shelves()->isVisible());
    w.resize({1440, 900});
    QVERIFY(w.shelves()->isVisible());
}

void TestSidebar::severalChosenPicturesHaveABar()
{
    Studio studio;
    const std::vector<ArtworkId> ids = addMany(studio, 3);
    SidebarWindow w{studio};
    auto *const bar = w.find<QWidget>(u"selectionBar"_s);
    w.choose(0);
    QVERIFY(!bar->isVisible());
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(w.find<QLabel>(u"selectionCount"_s)->text(), u"3 selected"_s);
    QTest::mouseClick(w.find<QAbstractButton>(u"selectionStar4"_s), Qt::LeftButton);
    QCOMPARE(studio.library->artwork(ids[2])->rating, 4);
    QTest::mouseClick(w.find<QAbstractButton>(u"selectionTag"_s), Qt::LeftButton);
    w.pick(u"coast"_s);
    QTRY_VERIFY(w.lines().contains(u"coast 3"_s));
    QTest::mouseClick(w.find<QAbstractButton>(u"selectionClose"_s), Qt::LeftButton);
    QTRY_VERIFY(!bar->isVisible());
}

void TestSidebar::everythingHasAName()
{
    Studio studio;
    addMany(studio, 2);
    QVERIFY(studio.library->albums().add(u"Book"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    w.gallery()->setFocus();
    QTest::keyClick(w.gallery(), Qt::Key_A, Qt::ControlModifier);
    QTRY_VERIFY(w.find<QWidget>(u"selectionBar"_s)->isVisible());
    QCOMPARE(namelessControls(w.window), QStringList{});
    QAccessibleInterface *const list = QAccessible::queryAccessibleInterface(w.shelves());
    QVERIFY(list && list->childCount() == w.model()->rowCount());
    QStringList names;
    for (int i = 0; i < list->childCount(); ++i)
        names << list->child(i)->text(QAccessible::Name);
    QCOMPARE(names.first(), u"All, 2 pictures"_s);
    QVERIFY(names.contains(u"Album, Book, 0 pictures"_s));
}

QTEST_MAIN(TestSidebar)
#include "tst_sidebar.moc"
