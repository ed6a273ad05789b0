#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestLibraryCounts : public QObject {
    Q_OBJECT
private slots:
    void init();
    void anEmptyLibraryHasNothing();
    void everythingIsCounted();
    void aPictureInTwoAlbumsInsideOneCountsThereOnce();
    void albumsCountWhatTheGalleryShowsOfThem();
    void whatIsOfferedOfAlbumsIsCountedTheSame();
    void noPicturesRowIsRead();

private:
    //! An album that holds two, one of which holds a third; 1 to 9 lie about in them.
    void sortIntoAlbums();
    [[nodiscard]] std::map<qint64, int> shown();
    ArtworkId add(const QString &model);
    [[nodiscard]] LibraryCounts counts() { return m_library->reader().counts(); }

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
    Album m_outer;
    Album m_left;
    Album m_right;
    Album m_deep;
};

void TestLibraryCounts::init()
{
    QTest::failOnWarning(QRegularExpression{u".*"_s});
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

ArtworkId TestLibraryCounts::add(const QString &model)
{
    Artwork artwork;
    artwork.jobId = u"job-%1"_s.arg(++m_made);
    artwork.createdAt = m_clock.now();
    artwork.request.provider = model.section(u':', 0, 0);
    artwork.request.model = model.section(u':', 1);
    artwork.path = u"2026/11/%1.png"_s.arg(m_made);
    return m_library->insert(artwork).value_or(0);
}

void TestLibraryCounts::anEmptyLibraryHasNothing()
{
    QVERIFY(counts() == LibraryCounts{});
}

void TestLibraryCounts::everythingIsCounted()
{
    for (const QString &model : {u"b:one"_s, u"a:two"_s, u"a:one"_s, u"a:two"_s, u"a:two"_s})
        add(model);
    m_library->marks().setFavourite({1, 2, 5}, true);
    m_library->marks().setRejected({3, 5}, true);
    const Tag fox = *m_library->tags().called(u"fox"_s);
    const Tag none = *m_library->tags().called(u"none"_s);
    const Album trip = *m_library->albums().add(u"Trip"_s);
    const Album empty = *m_library->albums().add(u"Empty"_s);
    QVERIFY(m_library->tags().give(fox.id, {1, 2, 5}));
    QVERIFY(m_library->albums().put(trip.id, {4, 5}));
    m_library->trash().put({5});
    const LibraryCounts now = counts();
    QCOMPARE(now.all, 4);
    QCOMPARE(now.favourites, 2);
    QCOMPARE(now.rejected, 1);
    QCOMPARE(now.trash, 1);
    QVERIFY(now.models == (std::vector<LibraryCounts::Model>{{u"a"_s, u"two"_s, 2},
                                                             {u"a"_s, u"one"_s, 1},
                                                             {u"b"_s, u"one"_s, 1}}));
    QCOMPARE(now.tags, (std::map<qint64, int>{{fox.id, 2}, {none.id, 0}}));
    QCOMPARE(now.albums, (std::map<qint64, int>{{trip.id, 1}, {empty.id, 0}}));
}

void TestLibraryCounts::aPictureInTwoAlbumsInsideOneCountsThereOnce()
{
    for (int i = 0; i < 3; ++i)
        add(u"a:one"_s);
    const Album outer = *m_library->albums().add(u"outer"_s);
    const Album one = *m_library->albums().add(u"one"_s, outer.id);
    const Album two = *m_library->albums().add(u"two"_s, one.id);
    QVERIFY(m_library->albums().put(one.id, {1, 2}) && m_library->albums().put(two.id, {2, 3}));
    QCOMPARE(counts().albums, (std::map<qint64, int>{{outer.id, 3}, {one.id, 3}, {two.id, 2}}));
}

void TestLibraryCounts::sortIntoAlbums()
{
    for (int i = 0; i < 9; ++i)
        add(u"a:one"_s);
    Albums &albums = m_library->albums();
    m_outer = *albums.add(u"outer"_s);
    m_left = *albums.add(u"left"_s, m_outer.id);
    m_right = *albums.add(u"right"_s, m_outer.id);
    m_deep = *albums.add(u"deep"_s, m_left.id);
    QVERIFY(albums.put(m_outer.id, {1, 2}) && albums.put(m_left.id, {2, 3, 4}));
    QVERIFY(albums.put(m_right.id, {4, 5, 6}) && albums.put(m_deep.id, {1, 4, 7, 8}));
}

//! By the way of the search, which asks of each picture whether it lies there.
std::map<qint64, int> TestLibraryCounts::shown()
{
    std::map<qint64, int> out;
    for (const Album &album : m_library->reader().shelves().albums)
        out[album.id] = m_library->reader().count({.text = u"album:"_s + album.name});
    return out;
}

void TestLibraryCounts::albumsCountWhatTheGalleryShowsOfThem()
{
    sortIntoAlbums();
    QCOMPARE(
        counts().albums,
        (std::map<qint64, int>{{m_outer.id, 8}, {m_left.id, 6}, {m_right.id, 3}, {m_deep.id, 4}}));
    QCOMPARE(counts().albums, shown());
    // 4 lies in three of them, 8 in one, 9 in none.
    m_library->trash().put({4, 8, 9});
    QCOMPARE(
        counts().albums,
        (std::map<qint64, int>{{m_outer.id, 6}, {m_left.id, 4}, {m_right.id, 2}, {m_deep.id, 2}}));
    QCOMPARE(counts().albums, shown());
    QVERIFY(m_library->albums().move(m_deep.id, m_right.id));
    QCOMPARE(
        counts().albums,
        (std::map<qint64, int>{{m_outer.id, 6}, {m_left.id, 2}, {m_right.id, 4}, {m_deep.id, 2}}));
    QVERIFY(m_library->albums().move(m_right.id, 0));
    QCOMPARE(
        counts().albums,
        (std::map<qint64, int>{{m_outer.id, 3}, {m_left.id, 2}, {m_right.id, 4}, {m_deep.id, 2}}));
    QCOMPARE(counts().albums, shown());
    m_library->trash().restore({4, 8});
    const Result<RemovedAlbum> gone = m_library->albums().remove(m_right.id);
    QVERIFY(gone);
    QCOMPARE(counts().albums,
             (std::map<qint64, int>{{m_outer.id, 4}, {m_left.id, 3}, {m_deep.id, 4}}));
    QCOMPARE(counts().albums, shown());
    QVERIFY(m_library->albums().restore(*gone));
    QCOMPARE(
        counts().albums,
        (std::map<qint64, int>{{m_outer.id, 4}, {m_left.id, 3}, {m_right.id, 6}, {m_deep.id, 4}}));
}

void TestLibraryCounts::whatIsOfferedOfAlbumsIsCountedTheSame()
{
    sortIntoAlbums();
    m_library->trash().put({1});
    std::map<QString, int> offered;
    const QString begun = u"album:"_s;
    for (const SearchProposal &one : m_library->reader().completion(begun, begun.size()).proposals)
        offered[one.text] = one.pictures;
    QCOMPARE(offered, (std::map<QString, int>{
                          {u"outer"_s, 7}, {u"left"_s, 5}, {u"right"_s, 3}, {u"deep"_s, 3}}));
}

void TestLibraryCounts::noPicturesRowIsRead()
{
    Database &database = m_library->database();
    for (const QString &sql :
         {u"SELECT model, provider, count(*), favourite, rejected FROM artworks "
          "WHERE trashed_at IS NULL GROUP BY model, provider, favourite, rejected"_s,
          u"SELECT count(*) FROM artworks WHERE trashed_at IS NULL AND parameter_set = 1"_s,
          u"SELECT count(*) FROM artworks WHERE trashed_at IS NOT NULL"_s}) {
        Result<QSqlQuery> plan = database.run(u"EXPLAIN QUERY PLAN "_s + sql);
        QVERIFY(plan && plan->next());
        QVERIFY2(plan->value(3).toString().contains(u"COVERING INDEX"_s),
                 qPrintable(plan->value(3).toString()));
        QVERIFY(!plan->next()); // nothing is sorted
    }
}

QTEST_GUILESS_MAIN(TestLibraryCounts)
#include "tst_librarycounts.moc"
