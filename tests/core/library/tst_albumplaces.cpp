// Albums go back to where they stood.
#include "core/library/library.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestAlbumPlaces : public QObject {
    Q_OBJECT
private slots:
    void init();
    void arrangedAlbumsGoBackWhereTheyWere();
    void whatCannotGoBackStays();

private:
    [[nodiscard]] qint64 album(const QString &name, qint64 parent = 0)
    {
        return albums().add(name, parent).value_or(Album{}).id;
    }
    //! In the order in which they stand.
    [[nodiscard]] QStringList names()
    {
        QStringList out;
        for (const Album &one : m_library->reader().shelves().albums)
            out.append(one.name);
        return out;
    }
    Albums &albums() { return m_library->albums(); }

    ManualClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestAlbumPlaces::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

void TestAlbumPlaces::arrangedAlbumsGoBackWhereTheyWere()
{
    const qint64 a = album(u"a"_s);
    const qint64 b = album(u"b"_s);
    const qint64 c = album(u"c"_s);
    const std::vector<AlbumPlace> byName = *albums().places();
    QVERIFY(albums().arrange(c, 0, a));
    const std::vector<AlbumPlace> arranged = *albums().places();
    QVERIFY(albums().arrange(a, b, 0));
    int commits = 0;
    Database::setCommitHook([&commits](int) { ++commits; });
    QVERIFY(albums().putBack(arranged));
    Database::setCommitHook({});
    QCOMPARE(commits, 1);
    QCOMPARE(*albums().places(), arranged);
    QCOMPARE(names(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QVERIFY(albums().putBack(byName));
    QVERIFY(albums().rename(a, u"z"_s));
    QCOMPARE(names(), (QStringList{u"b"_s, u"c"_s, u"z"_s})); // by name again
}

void TestAlbumPlaces::whatCannotGoBackStays()
{
    const qint64 a = album(u"a"_s);
    const qint64 b = album(u"b"_s);
    const qint64 inner = album(u"inner"_s, b);
    const std::vector<AlbumPlace> before = *albums().places();
    QVERIFY(albums().move(inner, 0) && albums().move(b, inner));
    const std::vector<AlbumPlace> now = *albums().places();
    const Result<> circle =
        albums().putBack({{.album = a, .position = 7}, {.album = inner, .parent = b}});
    QVERIFY(!circle);
    QCOMPARE(toString(circle.error().kind), toString(ErrorKind::InvalidInput));
    QCOMPARE(*albums().places(), now);
    QVERIFY(albums().remove(b));
    const Result<> gone = albums().putBack(before);
    QVERIFY(!gone);
    QCOMPARE(toString(gone.error().kind), toString(ErrorKind::NotFound));
    QVERIFY(albums().putBack({before.front(), {.album = b}}));
    QCOMPARE(names(), (QStringList{u"a"_s, u"inner"_s}));
}

QTEST_GUILESS_MAIN(TestAlbumPlaces)
#include "tst_albumplaces.moc"
