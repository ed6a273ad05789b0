// What is dropped on the sidebar: any number of pictures is one commit and one signal, and an album
// never lies inside itself.

#include "tests/ui/sidebar/sidebarsupport.h"
#include "ui/sidebar/shelfdrops.h"

#include <QDragMoveEvent>
#include <QSignalSpy>
#include <QUrl>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

using Side = ShelfDelegate::Landing::Side;

class TestSidebarDrops : public QObject {
    Q_OBJECT
private slots:
    void manyPicturesGoIntoAnAlbumAtOnce_data();
    void manyPicturesGoIntoAnAlbumAtOnce();
    void picturesAreTaggedAndTrashed();
    void anAlbumGoesIntoAnotherAndBetween();
    void anAlbumNeverGoesIntoItself();
    void whatOthersDropNamesNothingOfOurs();
    void aFileFromElsewhereIsImportedIntoTheAlbum();

private:
    //! Judged and taken, as the list does it; what was said before.
    static QString drop(const SidebarWindow &w, const QMimeData &mime, const QString &line,
                        Side side = Side::Into)
    {
        auto *const drops = w.window.findChild<ShelfDrops *>();
        const ShelfDelegate::Landing landing{.row = w.line(line).row(), .side = side};
        const QString words = drops->words(mime, DragOrigin::Own, landing);
        if (!words.isEmpty())
            drops->take(mime, DragOrigin::Own, landing);
        QCoreApplication::processEvents();
        return words;
    }
    static QString dropAlbum(const SidebarWindow &w, qint64 album, const QString &line,
                             Side side = Side::Into)
    {
        QMimeData mime;
        setDraggedAlbum(mime, album);
        return drop(w, mime, line, side);
    }
};

void TestSidebarDrops::manyPicturesGoIntoAnAlbumAtOnce_data()
{
    QTest::addColumn<int>("pictures");
    QTest::newRow("500") << 500;
    QTest::newRow("2,000") << 2000;
}

void TestSidebarDrops::manyPicturesGoIntoAnAlbumAtOnce()
{
    QFETCH(int, pictures);
    Studio studio;
    studio.addRows(pictures);
    const qint64 book = studio.library->albums().add(u"Book"_s)->id;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    std::vector<ArtworkId> ids;
    for (const ArtworkRow &row : studio.library->rows({}))
        ids.push_back(row.id);
    QMimeData mime;
    setDraggedPictures(mime, ids);
    QSignalSpy changed{studio.library.get(), &Library::artworksChanged};
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    const QString words = drop(w, mime, u"Book"_s);
    Database::setCommitHook({});
    QCOMPARE(words, u"Adds %1 pictures to “Book”"_s.arg(formatCount(pictures)));
    QCOMPARE(commits, 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(int(studio.library->albums().pictures(book)->size()), pictures);
    QTRY_VERIFY(w.lines().contains(u"Book %1"_s.arg(pictures)));
    QTest::keyClick(&w.window, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(studio.library->albums().pictures(book)->empty());
}

void TestSidebarDrops::picturesAreTaggedAndTrashed()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    QVERIFY(studio.library->tags().called(u"coast"_s));
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"coast"_s).isValid());
    QMimeData mime;
    setDraggedPictures(mime, {id});
    QCOMPARE(drop(w, mime, u"coast"_s), u"Tags 1 picture with “coast”"_s);
    QCOMPARE(studio.library->tags().of(id)->front().name, u"coast"_s);
    QCOMPARE(drop(w, mime, u"Favourites"_s), QString{});
    QCOMPARE(drop(w, mime, u"Trash"_s), u"Moves 1 picture to the trash"_s);
    QVERIFY(studio.library->artwork(id)->trashedAt.isValid());
}

void TestSidebarDrops::anAlbumGoesIntoAnotherAndBetween()
{
    Studio studio;
    Albums &albums = studio.library->albums();
    const qint64 a = albums.add(u"a"_s)->id;
    const qint64 b = albums.add(u"b"_s)->id;
    const qint64 c = albums.add(u"c"_s)->id;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"c"_s).isValid());
    const auto order = [&w] { return w.lines().mid(w.lines().indexOf(u"Albums"_s) + 1); };
    QCOMPARE(dropAlbum(w, c, u"a"_s, Side::Before), u"“c” before “a”"_s);
    QTRY_COMPARE(order(), QStringList({u"c 0"_s, u"a 0"_s, u"b 0"_s}));
    QCOMPARE(dropAlbum(w, c, u"a"_s, Side::Behind), u"“c” behind “a”"_s);
    QTRY_COMPARE(order(), QStringList({u"a 0"_s, u"c 0"_s, u"b 0"_s}));
    QCOMPARE(dropAlbum(w, b, u"a"_s), u"“b” into “a”"_s);
    QTRY_COMPARE(order(), QStringList({u"a 0"_s, u"c 0"_s}));
    QCOMPARE(albums.all()->back().parent + albums.all()->front().parent, a);
    QCOMPARE(dropAlbum(w, b, u"Albums"_s), u"“b” to the top"_s);
    QTRY_COMPARE(order().size(), 3);
}

void TestSidebarDrops::anAlbumNeverGoesIntoItself()
{
    Studio studio;
    Albums &albums = studio.library->albums();
    const qint64 outer = albums.add(u"outer"_s)->id;
    const qint64 inner = albums.add(u"inner"_s, outer)->id;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"outer"_s).isValid());
    w.goTo(u"outer"_s);
    QTest::keyClick(w.shelves(), Qt::Key_Right);
    const std::vector<Album> before = *albums.all();
    for (const QString &line : {u"inner"_s, u"outer"_s}) {
        QCOMPARE(dropAlbum(w, outer, line), u"An album cannot lie inside itself"_s);
        QTRY_COMPARE(w.toast(), u"An album cannot lie inside itself."_s);
    }
    QCOMPARE(dropAlbum(w, outer, u"inner"_s, Side::Before), u"An album cannot lie inside itself"_s);
    QCOMPARE(*albums.all(), before);
    QVERIFY(inner > outer);
}

void TestSidebarDrops::whatOthersDropNamesNothingOfOurs()
{
    Studio studio;
    const ArtworkId id = studio.addPicture();
    const qint64 book = studio.library->albums().add(u"Book"_s)->id;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    QMimeData mime;
    setDraggedPictures(mime, {id});
    setDraggedAlbum(mime, book);
    // Without a source in this window, as from another program.
    const QPoint point = w.shelves()->visualRect(w.line(u"Trash"_s)).center();
    QDragEnterEvent enter{point, Qt::CopyAction, &mime, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(w.shelves()->viewport(), &enter);
    QVERIFY(!enter.isAccepted());
    QDropEvent event{QPointF{point}, Qt::CopyAction, &mime, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(w.shelves()->viewport(), &event);
    QVERIFY(!studio.library->artwork(id)->trashedAt.isValid());
}

void TestSidebarDrops::aFileFromElsewhereIsImportedIntoTheAlbum()
{
    Studio studio;
    const qint64 book = studio.library->albums().add(u"Book"_s)->id;
    SidebarWindow w{studio};
    QTRY_VERIFY(w.line(u"Book"_s).isValid());
    const QTemporaryDir given;
    QImage image{40, 30, QImage::Format_RGB32};
    image.fill(Qt::darkGreen);
    QVERIFY(image.save(given.filePath(u"a.png"_s)));
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(given.filePath(u"a.png"_s))});
    const QPoint point = w.shelves()->visualRect(w.line(u"Book"_s)).center();
    QDragEnterEvent enter{point, Qt::CopyAction, &mime, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(w.shelves()->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    auto *const hint = w.find<QLabel>(u"dropHint"_s);
    QCOMPARE(hint->text(), u"Imports into “Book”"_s);
    QDropEvent event{QPointF{point}, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, {}};
    QCoreApplication::sendEvent(w.shelves()->viewport(), &event);
    QCOMPARE(event.dropAction(), Qt::CopyAction);
    QVERIFY(!hint->isVisible());
    QTRY_COMPARE(studio.library->albums().pictures(book)->size(), size_t{1});
}

QTEST_MAIN(TestSidebarDrops)
#include "tst_sidebardrops.moc"
