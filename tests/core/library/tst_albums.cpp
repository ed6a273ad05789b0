#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestAlbums : public QObject {
    Q_OBJECT
private slots:
    void init();
    void picturesStandInTheOrderTheyWerePut();
    void manyGoInWithOneCommitAndOneSignal();
    void picturesAreReordered_data();
    void picturesAreReordered();
    void takingOutLeavesTheOrder();
    void anAlbumIsNeverInsideItself();
    void albumsLieSixteenDeepAtMost();
    void namesAreTheirOwnAtEachPlace();
    void theFirstPictureIsTheCoverUntilOneIsChosen();
    void aRemovedAlbumKeepsItsPicturesAndLiftsWhatIsInside();
    void aRemovedAlbumComesBackAsItWas();
    void onlyAnEmptyAlbumGoesWhereItMustBeEmpty();
    void albumsStandByNameUntilTheyAreArranged();
    void anArrangedAlbumIsNeverInsideItself();
    void whatIsReceivedJoinsTheTransaction();
    void theTrashHidesAndKeepsPlaces();
    void anAlbumWithoutItsParentStandsAtTheTop();
    void whatIsNotThereIsNotFound();
    void aFailureChangesNothing();

private:
    std::vector<ArtworkId> add(int count);
    [[nodiscard]] qint64 album(const QString &name, qint64 parent = 0);
    [[nodiscard]] QList<int> in(qint64 album);
    [[nodiscard]] QStringList tree();
    Albums &albums() { return m_library->albums(); }

    ManualClock m_clock{QDateTime{QDate{2026, 11, 22}, QTime{12, 0}}.toUTC()};
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
    int m_made = 0;
};

namespace {

QString kindOf(const auto &result)
{
    return result ? QString{} : toString(result.error().kind);
}

} // namespace

void TestAlbums::init()
{
    m_library.reset();
    m_folder.emplace();
    m_made = 0;
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

std::vector<ArtworkId> TestAlbums::add(int count)
{
    std::vector<ArtworkId> ids;
    Database::Transaction transaction{m_library->database()};
    for (int i = 0; i < count; ++i) {
        Artwork artwork;
        artwork.jobId = u"job-%1"_s.arg(++m_made);
        artwork.createdAt = m_clock.now();
        artwork.path = u"2026/11/%1.png"_s.arg(m_made);
        ids.push_back(m_library->insert(artwork).value_or(0));
    }
    return transaction.commit() ? ids : std::vector<ArtworkId>{};
}

qint64 TestAlbums::album(const QString &name, qint64 parent)
{
    const Result<Album> made = albums().add(name, parent);
    return made ? made->id : 0;
}

QList<int> TestAlbums::in(qint64 album)
{
    QList<int> ids;
    for (const ArtworkId id : albums().pictures(album).value_or(std::vector<ArtworkId>{}))
        ids.append(static_cast<int>(id));
    return ids;
}

//! `name` at the top, `name<parent` inside another.
QStringList TestAlbums::tree()
{
    QStringList out;
    const std::vector<Album> all = albums().all().value_or(std::vector<Album>{});
    for (const Album &one : all) {
        QString shown = one.name;
        for (const Album &parent : all) {
            if (parent.id == one.parent)
                shown += u'<' + parent.name;
        }
        out.append(shown);
    }
    return out;
}

void TestAlbums::picturesStandInTheOrderTheyWerePut()
{
    add(5);
    const qint64 trip = album(u"Trip"_s);
    QCOMPARE(*albums().put(trip, {4, 2, 4}), (std::vector<ArtworkId>{4, 2}));
    QCOMPARE(*albums().put(trip, {1, 2, 77, 5}), (std::vector<ArtworkId>{1, 5}));
    QCOMPARE(in(trip), (QList<int>{4, 2, 1, 5}));
    QCOMPARE(albums().of(2)->front().name, u"Trip"_s);
    QVERIFY(albums().of(3)->empty());
}

void TestAlbums::manyGoInWithOneCommitAndOneSignal()
{
    const std::vector<ArtworkId> ids = add(500);
    const qint64 trip = album(u"Trip"_s);
    QSignalSpy told{m_library.get(), &Library::artworksChanged};
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    QCOMPARE(albums().put(trip, ids)->size(), std::size_t{500});
    QVERIFY(albums().place(trip, {ids[499], ids[250]}, ids[0]));
    QCOMPARE(albums().take(trip, ids)->size(), std::size_t{500});
    Database::setCommitHook({});
    QCOMPARE(commits, 3);
    QCOMPARE(told.size(), 2);
}

void TestAlbums::picturesAreReordered_data()
{
    QTest::addColumn<QList<int>>("moved");
    QTest::addColumn<int>("next");
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("to the front") << QList<int>{4} << 1 << QList<int>{4, 1, 2, 3, 5};
    QTest::newRow("to the end") << QList<int>{2} << 0 << QList<int>{1, 3, 4, 5, 2};
    QTest::newRow("several, together") << QList<int>{5, 1} << 3 << QList<int>{2, 5, 1, 3, 4};
    QTest::newRow("before one of them") << QList<int>{2, 3} << 2 << QList<int>{1, 2, 3, 4, 5};
    QTest::newRow("before one of them, turned")
        << QList<int>{3, 2} << 3 << QList<int>{1, 3, 2, 4, 5};
    QTest::newRow("not in it") << QList<int>{77, 2, 2} << 1 << QList<int>{2, 1, 3, 4, 5};
    QTest::newRow("before none") << QList<int>{1} << 88 << QList<int>{2, 3, 4, 5, 1};
    QTest::newRow("nothing") << QList<int>{} << 1 << QList<int>{1, 2, 3, 4, 5};
}

void TestAlbums::picturesAreReordered()
{
    QFETCH(QList<int>, moved);
    QFETCH(int, next);
    QFETCH(QList<int>, order);
    const qint64 trip = album(u"Trip"_s);
    QVERIFY(albums().put(trip, add(5)));
    QSignalSpy changed{&albums(), &Albums::orderChanged};
    QVERIFY(albums().place(trip, {moved.begin(), moved.end()}, next));
    QCOMPARE(in(trip), order);
    const QList<int> before{1, 2, 3, 4, 5};
    QCOMPARE(changed.size(), order == before ? 0 : 1);
}

void TestAlbums::takingOutLeavesTheOrder()
{
    const qint64 trip = album(u"Trip"_s);
    QVERIFY(albums().put(trip, add(4)));
    QCOMPARE(*albums().take(trip, {2, 99}), std::vector<ArtworkId>{2});
    QCOMPARE(in(trip), (QList<int>{1, 3, 4}));
    QVERIFY(albums().put(trip, {2}));
    QCOMPARE(in(trip), (QList<int>{1, 3, 4, 2}));
    QVERIFY(m_library->artwork(2));
}

void TestAlbums::anAlbumIsNeverInsideItself()
{
    const qint64 a = album(u"a"_s);
    const qint64 b = album(u"b"_s, a);
    const qint64 c = album(u"c"_s, b);
    for (const qint64 into : {a, b, c}) {
        const Result<> moved = albums().move(a, into);
        QCOMPARE(kindOf(moved), toString(ErrorKind::InvalidInput));
        QVERIFY(moved.error().message.contains(u"itself"_s));
    }
    QVERIFY(albums().move(c, a));
    QVERIFY(albums().move(b, c));
    QCOMPARE(tree(), (QStringList{u"a"_s, u"b<c"_s, u"c<a"_s}));
    QVERIFY(albums().move(b, 0));
    QCOMPARE(tree(), (QStringList{u"a"_s, u"b"_s, u"c<a"_s}));
}

void TestAlbums::albumsLieSixteenDeepAtMost()
{
    qint64 parent = 0;
    for (int i = 0; i < 16; ++i) {
        parent = album(u"deep"_s, parent);
        QVERIFY(parent > 0);
    }
    QCOMPARE(kindOf(albums().add(u"deep"_s, parent)), toString(ErrorKind::InvalidInput));
    const qint64 pair = album(u"pair"_s);
    QVERIFY(album(u"inner"_s, pair) > 0);
    const std::vector<Album> all = *albums().all();
    const auto fifteenth = std::find_if(all.begin(), all.end(),
                                        [parent](const Album &one) { return one.id == parent; });
    QCOMPARE(kindOf(albums().move(pair, fifteenth->parent)), toString(ErrorKind::InvalidInput));
}

void TestAlbums::namesAreTheirOwnAtEachPlace()
{
    const qint64 trip = album(u"Reise"_s);
    QCOMPARE(kindOf(albums().add(u"REISE"_s)), toString(ErrorKind::Conflict));
    const qint64 inner = album(u"reise"_s, trip);
    QVERIFY(inner > 0);
    QCOMPARE(kindOf(albums().move(inner, 0)), toString(ErrorKind::Conflict));
    QVERIFY(albums().rename(inner, u"  夜景 \u00a0 2 "_s));
    QVERIFY(albums().move(inner, 0));
    QCOMPARE(tree(), (QStringList{u"Reise"_s, u"夜景 2"_s}));
    QCOMPARE(kindOf(albums().rename(inner, u"a\tb"_s)), toString(ErrorKind::InvalidInput));
    QCOMPARE(kindOf(albums().add(QString(121, u'x'))), toString(ErrorKind::InvalidInput));
}

void TestAlbums::theFirstPictureIsTheCoverUntilOneIsChosen()
{
    add(4);
    const qint64 trip = album(u"Trip"_s);
    QCOMPARE(albums().all()->front().cover, 0);
    QVERIFY(albums().put(trip, {3, 2}));
    QCOMPARE(albums().all()->front().cover, 3);
    QVERIFY(!albums().all()->front().isCoverChosen);
    QVERIFY(albums().setCover(trip, 2));
    QCOMPARE(albums().all()->front().cover, 2);
    QVERIFY(albums().all()->front().isCoverChosen);
    QCOMPARE(kindOf(albums().setCover(trip, 1)), toString(ErrorKind::NotFound));
    QVERIFY(albums().take(trip, {2}));
    QCOMPARE(albums().all()->front().cover, 3);
    QVERIFY(albums().put(trip, {2}) && albums().setCover(trip, 2) && albums().setCover(trip, 0));
    QCOMPARE(albums().all()->front().cover, 3);
}

void TestAlbums::aRemovedAlbumKeepsItsPicturesAndLiftsWhatIsInside()
{
    const std::vector<ArtworkId> ids = add(2);
    const qint64 outer = album(u"outer"_s);
    const qint64 trip = album(u"Trip"_s, outer);
    const qint64 inner = album(u"Night"_s, trip);
    QVERIFY(album(u"night"_s, outer) > 0);
    QVERIFY(albums().put(trip, ids) && albums().put(inner, ids));
    QSignalSpy pictures{&albums(), &Albums::picturesChanged};
    QVERIFY(albums().remove(trip));
    QCOMPARE(pictures.size(), 1);
    QCOMPARE(tree(), (QStringList{u"night<outer"_s, u"Night 2<outer"_s, u"outer"_s}));
    QCOMPARE(in(inner), (QList<int>{1, 2}));
    QVERIFY(in(trip).isEmpty());
    QVERIFY(m_library->artwork(ids[0]));
}

void TestAlbums::aRemovedAlbumComesBackAsItWas()
{
    add(3);
    const qint64 trip = album(u"Trip"_s);
    const qint64 night = album(u"Night"_s, trip);
    const qint64 other = album(u"Night"_s);
    QVERIFY(albums().put(trip, {3, 1, 2}) && albums().setCover(trip, 2));
    const std::vector<Album> before = *albums().all();
    const Result<RemovedAlbum> removed = albums().remove(trip);
    QVERIFY(removed);
    QCOMPARE(tree(), (QStringList{u"Night"_s, u"Night 2"_s}));
    QVERIFY(albums().remove(other));
    QSignalSpy pictures{&albums(), &Albums::picturesChanged};
    QVERIFY(albums().restore(*removed));
    QCOMPARE(pictures.size(), 1);
    QCOMPARE(in(trip), (QList<int>{3, 1, 2}));
    QCOMPARE(tree(), (QStringList{u"Night<Trip"_s, u"Trip"_s}));
    const std::vector<Album> after = *albums().all();
    QCOMPARE(after.front().id, night);
    QCOMPARE(after.back(), before.back());
    QCOMPARE(kindOf(albums().restore(*removed)), toString(ErrorKind::Conflict));
}

void TestAlbums::onlyAnEmptyAlbumGoesWhereItMustBeEmpty()
{
    const qint64 trip = album(u"Trip"_s);
    const qint64 night = album(u"Night"_s, trip);
    QVERIFY(albums().put(night, add(1)));
    m_library->trash().put({1}); // it may come back
    for (const qint64 one : {trip, night})
        QVERIFY(!albums().removeIfEmpty(one).value_or(true));
    QVERIFY(albums().take(night, {1}) && *albums().removeIfEmpty(night));
    QCOMPARE(tree(), QStringList{u"Trip"_s});
}

void TestAlbums::albumsStandByNameUntilTheyAreArranged()
{
    const qint64 c = album(u"c"_s);
    const qint64 a = album(u"a"_s);
    const qint64 b = album(u"b"_s);
    QCOMPARE(tree(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    QVERIFY(albums().arrange(c, 0, b));
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(tree(), (QStringList{u"a"_s, u"c"_s, u"b"_s}));
    QVERIFY(albums().arrange(a, 0, 0));
    QVERIFY(album(u"aa"_s) > 0); // behind those that were arranged
    QCOMPARE(tree(), (QStringList{u"c"_s, u"b"_s, u"a"_s, u"aa"_s}));
    QVERIFY(albums().arrange(a, b, 0));
    QCOMPARE(tree(), (QStringList{u"a<b"_s, u"c"_s, u"b"_s, u"aa"_s}));
    QVERIFY(albums().move(a, 0));
    QCOMPARE(tree().last(), u"a"_s);
}

void TestAlbums::anArrangedAlbumIsNeverInsideItself()
{
    const qint64 outer = album(u"outer"_s);
    const qint64 inner = album(u"inner"_s, outer);
    QCOMPARE(kindOf(albums().arrange(outer, inner, 0)), toString(ErrorKind::InvalidInput));
    QCOMPARE(kindOf(albums().arrange(outer, outer, 0)), toString(ErrorKind::InvalidInput));
    QCOMPARE(kindOf(albums().arrange(99, 0, 0)), toString(ErrorKind::NotFound));
    const qint64 same = album(u"inner"_s);
    QCOMPARE(kindOf(albums().arrange(same, outer, inner)), toString(ErrorKind::Conflict));
    QCOMPARE(tree(), (QStringList{u"inner<outer"_s, u"inner"_s, u"outer"_s}));
}

void TestAlbums::whatIsReceivedJoinsTheTransaction()
{
    add(3);
    const qint64 trip = album(u"Trip"_s);
    {
        const Database::Transaction transaction{m_library->database()};
        QVERIFY(albums().receive(trip, {1}));
    }
    QVERIFY(in(trip).isEmpty());
    QVERIFY(albums().put(trip, {2}));
    QVERIFY(albums().receive(trip, {3, 2, 77, 1}));
    QCOMPARE(in(trip), (QList<int>{2, 3, 1}));
    QVERIFY(albums().receive(99, {1})); // gone: no album, no error
    QVERIFY(albums().receive(0, {1}));
}

void TestAlbums::theTrashHidesAndKeepsPlaces()
{
    const qint64 trip = album(u"Trip"_s);
    QVERIFY(albums().put(trip, add(3)));
    m_library->trash().put({1, 2});
    QCOMPARE(in(trip), QList<int>{3});
    QCOMPARE(albums().all()->front().cover, 3);
    m_library->trash().restore({2});
    QCOMPARE(in(trip), (QList<int>{2, 3}));
    QCOMPARE(*m_library->trash().purge(m_clock.now().addSecs(1)), 1);
    QVERIFY(albums().place(trip, {3}, 2));
    QCOMPARE(in(trip), (QList<int>{3, 2}));
}

void TestAlbums::anAlbumWithoutItsParentStandsAtTheTop()
{
    const qint64 inner = album(u"inner"_s, album(u"outer"_s));
    QVERIFY(m_library->database().run(u"DELETE FROM albums WHERE name = 'outer'"_s));
    QCOMPARE(tree(), QStringList{u"inner"_s});
    // A circle, as no Limner writes one, is no endless way.
    const qint64 other = album(u"other"_s, inner);
    QVERIFY(m_library->database().run(u"UPDATE albums SET parent_id = ? WHERE id = ?"_s,
                                      {other, inner}));
    QVERIFY(!albums().move(album(u"third"_s), inner));
    QCOMPARE(m_library->rows({.text = u"album:inner"_s}).size(), std::size_t{0});
    QVERIFY(albums().move(inner, 0));
    QCOMPARE(tree(), (QStringList{u"inner"_s, u"other<inner"_s, u"third"_s}));
}

void TestAlbums::whatIsNotThereIsNotFound()
{
    const std::vector<ArtworkId> ids = add(1);
    const QString missing = toString(ErrorKind::NotFound);
    QCOMPARE(kindOf(albums().add(u"x"_s, 99)), missing);
    QCOMPARE(kindOf(albums().put(99, ids)), missing);
    QCOMPARE(kindOf(albums().rename(99, u"x"_s)), missing);
    QCOMPARE(kindOf(albums().move(99, 0)), missing);
    QCOMPARE(kindOf(albums().remove(99)), missing);
    QVERIFY(albums().take(99, ids)->empty());
    QVERIFY(albums().pictures(99)->empty());
    QVERIFY(albums().place(99, ids, 0));
}

void TestAlbums::aFailureChangesNothing()
{
    const std::vector<ArtworkId> ids = add(1);
    const qint64 trip = album(u"Trip"_s);
    QVERIFY(m_library->database().run(u"PRAGMA query_only = ON"_s));
    QSignalSpy changed{&albums(), &Albums::changed};
    QSignalSpy pictures{&albums(), &Albums::picturesChanged};
    QCOMPARE(kindOf(albums().put(trip, ids)), toString(ErrorKind::ReadOnly));
    QVERIFY(!albums().add(u"x"_s));
    QVERIFY(!albums().remove(trip));
    QCOMPARE(changed.size() + pictures.size(), 0);
    QVERIFY(m_library->database().run(u"PRAGMA query_only = OFF"_s));
    QCOMPARE(tree(), QStringList{u"Trip"_s});
}

QTEST_GUILESS_MAIN(TestAlbums)
#include "tst_albums.moc"
