// Pages in every order: nothing twice, nothing left out, and as the order says itself.
#include "core/base/clock.h"
#include "core/library/library.h"
#include "core/library/sortrule.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {
constexpr std::array sorts{SortBy::Newest, SortBy::Oldest, SortBy::Rating,
                           SortBy::Cost,   SortBy::Pixels, SortBy::Name};
constexpr std::array groups{GroupBy::Nothing, GroupBy::Day,   GroupBy::Week,    GroupBy::Month,
                            GroupBy::Model,   GroupBy::Album, GroupBy::Provider};
const QDateTime monday{QDate{2026, 11, 23}, QTime{12, 0}};
} // namespace

class TestGalleryOrder : public QObject {
    Q_OBJECT
private slots:
    void init();
    void pagesShowEveryPictureOnce_data();
    void pagesShowEveryPictureOnce();
    void aSearchHasTheSameOrder_data() { pagesShowEveryPictureOnce_data(); }
    void aSearchHasTheSameOrder();
    void eachOrderSortsByWhatItSays();
    void anIndexAnswersEachFirstPage();
    void headingsAreByTimeAndByName();
    void aPictureStandsBelowItsFirstAlbum();
    void namesAreThePromptOrTheFile();
    void ordersHaveLastingNames();

private:
    ArtworkId add(int number, const QString &prompt, const QString &model = u"a/one"_s);
    std::set<ArtworkId> addMany();
    [[nodiscard]] QStringList headings(GroupBy group);

    SystemClock m_clock;
    std::optional<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestGalleryOrder::init()
{
    m_library.reset();
    m_folder.emplace();
    auto library = Library::open(m_folder->path(), m_clock);
    QVERIFY(library);
    m_library = std::move(*library);
}

// Few different values, so that most are ties.
ArtworkId TestGalleryOrder::add(int number, const QString &prompt, const QString &model)
{
    Artwork artwork;
    artwork.jobId = u"job %1"_s.arg(number / 3);
    artwork.outputIndex = number;
    artwork.createdAt = monday.addSecs(-3600LL * 40 * (number / 5));
    artwork.request.provider = model.section(u'/', 0, 0);
    artwork.request.model = model;
    artwork.request.parameters = {{"prompt", prompt.toStdString()}, {"seed", number}};
    artwork.path = u"2026/11/file %1.png"_s.arg(number);
    artwork.mediaType = u"image/png"_s;
    artwork.rating = number % 3;
    artwork.size = {64 * (1 + number % 4), 64};
    if (number % 4 != 0)
        artwork.cost = 0.01 * (number % 3);
    const Result<ArtworkId> id = m_library->insert(std::move(artwork));
    return id ? *id : 0;
}

std::set<ArtworkId> TestGalleryOrder::addMany()
{
    std::set<ArtworkId> made;
    Database::Transaction transaction{m_library->database()};
    for (int i = 0; i < 24; ++i)
        made.insert(add(i, u"prompt %1"_s.arg(i % 4), i % 2 == 0 ? u"b/Two"_s : u"a/one"_s));
    if (!transaction.commit())
        made.clear();
    return made;
}

void TestGalleryOrder::pagesShowEveryPictureOnce_data()
{
    QTest::addColumn<SortBy>("sort");
    QTest::addColumn<GroupBy>("group");
    for (const SortBy sort : sorts)
        for (const GroupBy group : groups)
            QTest::addRow("%s by %s", qPrintable(toString(sort)), qPrintable(toString(group)))
                << sort << group;
}

void TestGalleryOrder::pagesShowEveryPictureOnce()
{
    QFETCH(SortBy, sort);
    QFETCH(GroupBy, group);
    const std::set<ArtworkId> made = addMany();
    const auto album = m_library->albums().add(u"Boats"_s);
    QVERIFY(album && m_library->albums().put(album->id, {*made.begin(), *made.rbegin()}));
    const GalleryOrder order{.sort = sort, .group = group};
    for (const int size : {1, 2, 5, 24, 30}) {
        std::vector<ArtworkRow> read;
        std::vector<ArtworkRow> page = m_library->rows({.order = order, .limit = size});
        while (!page.empty() && read.size() < 30) {
            QVERIFY(int(page.size()) <= size);
            read.insert(read.end(), page.begin(), page.end());
            page = m_library->rows({.order = order, .after = read.back(), .limit = size});
        }
        QCOMPARE(read.size(), made.size());
        std::set<ArtworkId> seen;
        for (const ArtworkRow &row : read)
            seen.insert(row.id);
        QVERIFY(seen == made);
        QVERIFY(std::is_sorted(read.begin(), read.end(), RowOrder{order}));
        QVERIFY(read == m_library->rows({.order = order}));
    }
}

void TestGalleryOrder::aSearchHasTheSameOrder()
{
    QFETCH(SortBy, sort);
    QFETCH(GroupBy, group);
    addMany();
    const GalleryOrder order{.sort = sort, .group = group};
    std::vector<ArtworkId> wanted;
    for (const ArtworkRow &row : m_library->rows({.order = order}))
        if ((row.id - 1) % 4 == 1 && (row.id - 1) % 3 > 0)
            wanted.push_back(row.id);
    std::vector<ArtworkId> found;
    for (const ArtworkRow &row :
         m_library->rows({.text = u"\"prompt 1\" rating:>=1"_s, .order = order}))
        found.push_back(row.id);
    QCOMPARE(found, wanted);
    QVERIFY(!found.empty());
}

void TestGalleryOrder::eachOrderSortsByWhatItSays()
{
    const ArtworkId first = add(4, u"boat 10"_s); // rating 1, no cost, 64 x 64, newest
    const ArtworkId second = add(5, u"Boat 2"_s); // rating 2, 0.02, 128 x 64, older
    const ArtworkId third = add(10, u"anchor"_s); // rating 1, 0.01, 192 x 64, oldest
    const auto order = [this](SortBy sort) {
        std::vector<ArtworkId> ids;
        for (const ArtworkRow &row : m_library->rows({.order = {.sort = sort}}))
            ids.push_back(row.id);
        return ids;
    };
    using Ids = std::vector<ArtworkId>;
    QCOMPARE(order(SortBy::Newest), (Ids{first, second, third}));
    QCOMPARE(order(SortBy::Oldest), (Ids{third, second, first}));
    QCOMPARE(m_library->rows({.order = {SortBy::Rating, GroupBy::Nothing}}).front().id, second);
    const auto ungrouped = [this](SortBy sort) {
        Ids ids;
        for (const ArtworkRow &row : m_library->rows({.order = {sort, GroupBy::Nothing}}))
            ids.push_back(row.id);
        return ids;
    };
    QCOMPARE(ungrouped(SortBy::Rating), (Ids{second, first, third})); // the newer of equal ones
    QCOMPARE(ungrouped(SortBy::Cost), (Ids{second, third, first}));   // unknown comes last
    QCOMPARE(ungrouped(SortBy::Pixels), (Ids{third, second, first}));
    QCOMPARE(ungrouped(SortBy::Name), (Ids{third, second, first}));
}

// Reading on, too: else a page far down would be as slow as all before it.
void TestGalleryOrder::anIndexAnswersEachFirstPage()
{
    const auto plan = [this](const QString &rest) {
        QString text;
        Result<QSqlQuery> rows = m_library->database().run(
            u"EXPLAIN QUERY PLAN SELECT id, created_at, coalesce(stack, id) FROM artworks"_s +
            rest);
        while (rows && rows->next())
            text += rows->value(3).toString() + u'\n';
        return text;
    };
    for (const SortBy sort : sorts) {
        const SortRule &rule = sortRule(sort);
        const QString from = u" INDEXED BY %1 WHERE trashed_at IS NULL"_s.arg(rule.index);
        const QString first = plan(from + orderClause(rule) + u" LIMIT 100"_s);
        QVERIFY2(first.contains(u"COVERING INDEX "_s + rule.index), qPrintable(first));
        QVERIFY2(!first.contains(u"TEMP B-TREE"), qPrintable(first));
        for (const RestOfPage &part : partsBehind(rule, {.id = 5, .createdMs = 5, .value = 1})) {
            QString condition = part.where.sql;
            for (const QVariant &value : part.where.values)
                condition.replace(condition.indexOf(u'?'), 1,
                                  rule.isName ? u"'x'"_s : value.toString());
            const QString next = plan(from + u" AND "_s + condition + part.order + u" LIMIT 100"_s);
            QVERIFY2(next.contains(u"SEARCH"), qPrintable(next));
            QVERIFY2(!next.contains(u"TEMP B-TREE"), qPrintable(next));
        }
    }
}

QStringList TestGalleryOrder::headings(GroupBy group)
{
    QStringList all;
    std::optional<qint64> last;
    for (const ArtworkRow &row : m_library->rows({.order = {.group = group}})) {
        if (std::exchange(last, row.group) == row.group)
            continue;
        all.append(isPeriod(group) ? QDate::fromJulianDay(row.group).toString(Qt::ISODate)
                   : row.words     ? row.words->heading
                                   : u"-"_s);
    }
    return all;
}

void TestGalleryOrder::headingsAreByTimeAndByName()
{
    const auto at = [this](int number, const QDate &date, const QString &model) {
        const ArtworkId id = add(number, u"x"_s, model);
        QVERIFY(m_library->database().run(u"UPDATE artworks SET created_at = ? WHERE id = ?"_s,
                                          {QDateTime{date, QTime{12, 0}}.toMSecsSinceEpoch(), id}));
    };
    at(1, {2026, 11, 29}, u"b/Two"_s); // a Sunday
    at(2, {2026, 11, 23}, u"A/one"_s); // the Monday before
    at(3, {2026, 11, 22}, u""_s);
    at(4, {2026, 10, 31}, u"b/Two"_s);
    QCOMPARE(headings(GroupBy::Day),
             (QStringList{u"2026-11-29"_s, u"2026-11-23"_s, u"2026-11-22"_s, u"2026-10-31"_s}));
    QCOMPARE(headings(GroupBy::Week),
             (QStringList{u"2026-11-23"_s, u"2026-11-16"_s, u"2026-10-26"_s}));
    QCOMPARE(headings(GroupBy::Month), (QStringList{u"2026-11-01"_s, u"2026-10-01"_s}));
    QCOMPARE(headings(GroupBy::Model), (QStringList{u"A/one"_s, u"b/Two"_s, u"-"_s}));
    QCOMPARE(headings(GroupBy::Provider), (QStringList{u"A"_s, u"b"_s, u"-"_s}));
    QCOMPARE(headings(GroupBy::Nothing), QStringList{u"-"_s});
}

void TestGalleryOrder::aPictureStandsBelowItsFirstAlbum()
{
    Albums &albums = m_library->albums();
    const auto zoo = albums.add(u"Zoo"_s);
    const auto anchors = albums.add(u"anchors"_s);
    const auto inner = albums.add(u"Zoo"_s, anchors->id); // of the same name
    const ArtworkId a = add(1, u"a"_s);
    const ArtworkId b = add(2, u"b"_s);
    const ArtworkId c = add(3, u"c"_s);
    const ArtworkId d = add(4, u"d"_s);
    QVERIFY(albums.put(anchors->id, {a, b}));
    QVERIFY(albums.put(zoo->id, {b, a})); // b stands foremost here
    QVERIFY(albums.put(inner->id, {c}));
    QCOMPARE(headings(GroupBy::Album), (QStringList{u"anchors"_s, u"Zoo"_s, u"Zoo"_s, u"-"_s}));
    std::vector<ArtworkId> ids;
    for (const ArtworkRow &row : m_library->rows({.order = {.group = GroupBy::Album}}))
        ids.push_back(row.id);
    QCOMPARE(ids, (std::vector<ArtworkId>{a, b, c, d}));
}

void TestGalleryOrder::namesAreThePromptOrTheFile()
{
    const ArtworkId file = add(7, u""_s); // "file 7"
    const ArtworkId before = add(1, u"feather"_s);
    const ArtworkId behind = add(2, u"Fir"_s);
    std::vector<ArtworkId> ids;
    for (const ArtworkRow &row : m_library->rows({.order = {SortBy::Name, GroupBy::Nothing}}))
        ids.push_back(row.id);
    QCOMPARE(ids, (std::vector<ArtworkId>{before, file, behind}));
}

void TestGalleryOrder::ordersHaveLastingNames()
{
    for (const SortBy sort : sorts)
        QVERIFY(sortFromString(toString(sort)) == sort);
    for (const GroupBy group : groups)
        QVERIFY(groupFromString(toString(group)) == group);
    QVERIFY(sortFromString(u"of a later version"_s) == SortBy::Newest);
    QVERIFY(groupFromString({}) == GroupBy::Day);
}

QTEST_GUILESS_MAIN(TestGalleryOrder)
#include "tst_galleryorder.moc"
