// The lines of the sidebar, from what the library tells.

#include "ui/sidebar/shelfmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

Shelves usual()
{
    Shelves shelves;
    shelves.counts.all = 12;
    shelves.counts.favourites = 3;
    shelves.counts.trash = 1;
    shelves.albums = {{.id = 1, .name = u"Book"_s, .cover = 7},
                      {.id = 2, .parent = 1, .name = u"Cover art"_s},
                      {.id = 3, .name = u"Prints"_s}};
    shelves.counts.albums = {{1, 8}, {2, 5}, {3, 0}};
    return shelves;
}

QStringList shown(const std::vector<ShelfRow> &rows)
{
    QStringList out;
    for (const ShelfRow &row : rows)
        out << QString(row.depth, u'>') + row.text +
                   (row.count < 0 ? QString{} : u" %1"_s.arg(row.count));
    return out;
}

} // namespace

class TestShelfRow : public QObject {
    Q_OBJECT
private slots:
    void albumsLieInEachOtherWhereTheyAreOpen();
    void rejectedPicturesHaveALineWhereThereAreAny();
    void theMostUsedTagsAreSeenFirst();
    void aSavedSearchTellsWhatItFinds();
    void whatLiesInsideIsFoundAlsoInACircle();
    void otherNumbersMoveNoLine();
};

void TestShelfRow::albumsLieInEachOtherWhereTheyAreOpen()
{
    const Shelves shelves = usual();
    const QStringList whole{u"All 12"_s, u"Favourites 3"_s, u"Trash 1"_s, u"Albums"_s};
    QCOMPARE(shown(shelfRows(shelves, {}, {})), whole + QStringList({u"Book 8"_s, u"Prints 0"_s}));
    const auto rows = shelfRows(shelves, {}, {.open = {1}});
    QCOMPARE(shown(rows), whole + QStringList({u"Book 8"_s, u">Cover art 5"_s, u"Prints 0"_s}));
    QVERIFY(rows[4].hasInner && rows[4].isOpen && rows[4].cover == 7);
    QCOMPARE(rows[5].query, u"album:\"Cover art\""_s);
    QVERIFY(!rows[6].hasInner);
}

void TestShelfRow::rejectedPicturesHaveALineWhereThereAreAny()
{
    Shelves shelves;
    shelves.counts.rejected = 4;
    const auto rows = shelfRows(shelves, {}, {});
    QCOMPARE(shown(rows), QStringList({u"All 0"_s, u"Favourites 0"_s, u"Rejected 4"_s, u"Trash 0"_s,
                                       u"Albums"_s}));
    QCOMPARE(rows[2].query, u"is:rejected"_s);
}

void TestShelfRow::theMostUsedTagsAreSeenFirst()
{
    Shelves shelves;
    for (int i = 0; i < 11; ++i) {
        shelves.tags.push_back({.id = i + 1, .name = u"tag%1"_s.arg(i, 2, 10, QLatin1Char{'0'})});
        shelves.counts.tags[i + 1] = i;
    }
    const auto few = shelfRows(shelves, {}, {});
    QCOMPARE(shown(few).mid(4).first(3), QStringList({u"Tags"_s, u"tag03 3"_s, u"tag04 4"_s}));
    QCOMPARE(shown(few).last(), u"3 more"_s);
    const auto all = shelfRows(shelves, {}, {.isEveryTagSeen = true});
    QCOMPARE(shown(all).mid(5).first(2), QStringList({u"tag00 0"_s, u"tag01 1"_s}));
    QCOMPARE(shown(all).last(), u"Fewer"_s);
}

void TestShelfRow::aSavedSearchTellsWhatItFinds()
{
    Shelves shelves;
    shelves.searches = {{.id = 5, .name = u"Best"_s, .text = u"rating:5"_s},
                        {.id = 6, .name = u"Other"_s, .text = u"fox"_s}};
    const auto rows = shelfRows(shelves, {{5, 17}}, {});
    QCOMPARE(shown(rows).mid(4), QStringList({u"Saved searches"_s, u"Best 17"_s, u"Other"_s}));
    QCOMPARE(rows.back().query, u"fox"_s);
}

void TestShelfRow::whatLiesInsideIsFoundAlsoInACircle()
{
    std::vector<Album> albums = usual().albums;
    QCOMPARE(albumsInside(albums, 1), (std::set<qint64>{1, 2}));
    albums[0].parent = 2;
    QCOMPARE(albumsInside(albums, 1), (std::set<qint64>{1, 2}));
    Shelves circle;
    circle.albums = albums;
    QCOMPARE(shown(shelfRows(circle, {}, {.open = {1, 2}})).last(), u"Prints"_s);
}

void TestShelfRow::otherNumbersMoveNoLine()
{
    ShelfModel model;
    const QAbstractItemModelTester tester{&model};
    model.setRows(shelfRows(usual(), {}, {}));
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    Shelves more = usual();
    more.counts.albums[1] = 9;
    model.setRows(shelfRows(more, {}, {}));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(changed.size(), 1);
    model.setRows(shelfRows(more, {}, {}));
    QCOMPARE(changed.size(), 1);
    model.setRows(shelfRows(more, {}, {.open = {1}}));
    QCOMPARE(reset.size(), 1);
}

QTEST_MAIN(TestShelfRow)
#include "tst_shelfrow.moc"
