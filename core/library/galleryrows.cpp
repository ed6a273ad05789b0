#include "core/library/galleryrows.h"

#include "core/library/rowreading.h"
#include "core/library/search/searchterm.h"
#include "core/library/search/slicedsearch.h"
#include "core/library/sortrule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto outsideTrash = "trashed_at IS NULL"_L1;

constexpr int mostSlices = 4;
constexpr int firstSlice = 1'000;   // pictures
constexpr int widestSlice = 24'000; // beyond it all of them are as quickly gone through
//! Ids that lie so much wider apart than there are pictures were not made in the order of the
//! gallery, and a slice of them is no less than all.
constexpr qint64 widest = 16;
constexpr int few = 500; // ids that are looked at one by one sooner than all pictures are

struct Slice {
    IdSlice ids = {};
    int pictures = 0;
    ArtworkRow last = {};
};

//! The next pictures of which `quick` is true; none = it was the end.
Result<Slice> nextSlice(Database &database, const SqlCondition &quick,
                        const std::optional<ArtworkRow> &after, int pictures)
{
    const SortRule &newest = sortRule(SortBy::Newest);
    SqlCondition condition{outsideTrash};
    if (!quick.sql.isEmpty())
        condition = allOf({condition, quick});
    if (after)
        condition = allOf({condition, partsBehind(newest, *after).front().where});
    Result<QSqlQuery> found =
        database.run(u"SELECT min(id), max(id), count(*), min(created_at), "
                     "max(id) FILTER (WHERE created_at = oldest) FROM (SELECT id, created_at, "
                     "min(created_at) OVER () AS oldest FROM (SELECT id, created_at FROM artworks "
                     "INDEXED BY %1 WHERE %2%3 LIMIT %4))"_s
                         .arg(newest.index, condition.sql, orderClause(newest))
                         .arg(pictures),
                     condition.values);
    if (!found)
        return propagate(found);
    Slice slice;
    if (found->next())
        slice = {.ids = {found->value(0).toLongLong(), found->value(1).toLongLong()},
                 .pictures = found->value(2).toInt(),
                 .last = {found->value(4).toLongLong(), found->value(3).toLongLong()}};
    return slice;
}

//! How many pictures are probably enough for `wanted` more, when `found` of the last `before` were
//! right; 0 = a slice is worth nothing any more.
int sliceFor(int wanted, int found, int before)
{
    if (before == 0)
        return firstSlice;
    const qint64 likely = found == 0 ? widestSlice + 1 : qint64{wanted} * before / found * 5 / 4;
    return likely > widestSlice ? 0 : std::max(firstSlice, static_cast<int>(likely));
}

//! Those of the slice that the terms find.
Result<std::vector<ArtworkRow>> rowsOf(Database &database, const ArtworkQuery &query,
                                       const std::vector<SearchTerm> &terms, const Slice &slice)
{
    SqlCondition sliced = toSql(terms, slice.ids);
    // Nothing older than the slice: its ids may be, those of pictures that came in later.
    sliced.sql +=
        u" AND created_at >= %1 AND (created_at > %1 OR id <= %2)"_s.arg(slice.last.createdMs)
            .arg(slice.last.id);
    return galleryRows(database, query, sliced);
}

//! The rest of a page, when it is worth no slice any more.
Result<std::vector<ArtworkRow>> restOfPage(Database &database, const ArtworkQuery &query,
                                           const std::vector<SearchTerm> &terms,
                                           const SqlCondition &search)
{
    for (const size_t which : gatherers(terms)) {
        const SqlCondition ids = gatheredIds(terms[which]);
        Result<QSqlQuery> counted =
            database.run(u"SELECT count(*) FROM (%1 LIMIT %2)"_s.arg(ids.sql).arg(few), ids.values);
        if (!counted)
            return propagate(counted);
        if (!counted->next() || counted->value(0).toInt() >= few)
            continue;
        return readRows(database, {.order = query.order,
                                   .where = galleryCondition(query, drivenBy(terms, which)),
                                   .scan = RowSelection::Scan::Given,
                                   .after = query.after,
                                   .limit = query.limit});
    }
    return galleryRows(database, query, search);
}

} // namespace

QString galleryIndex(const QString &text)
{
    return asksForTrash(text) ? u"artworks_trashed"_s : u"artworks_newest"_s;
}

SqlCondition galleryCondition(const ArtworkQuery &query, SqlCondition search)
{
    const QString place =
        asksForTrash(query.text) ? u"trashed_at IS NOT NULL"_s : QString{outsideTrash};
    search.sql = search.sql.isEmpty() ? place : place + u" AND "_s + search.sql;
    if (query.favouritesOnly)
        search.sql += u" AND favourite = 1"_s;
    if (!query.model.isEmpty()) {
        search.sql += u" AND model = ?"_s;
        search.values.append(query.model);
    }
    if (query.since.isValid()) {
        search.sql += u" AND created_at >= ?"_s;
        search.values.append(query.since.toMSecsSinceEpoch());
    }
    return search;
}

bool walksByDate(const ArtworkQuery &query)
{
    return query.order.sort == SortBy::Newest && !RowOrder{query.order}.isGrouped() &&
           !asksForTrash(query.text);
}

Result<std::vector<ArtworkRow>> galleryRows(Database &database, const ArtworkQuery &query,
                                            const SqlCondition &search)
{
    using Scan = RowSelection::Scan;
    RowSelection selection{.order = query.order,
                           .where = galleryCondition(query, search),
                           .scan = Scan::Found,
                           .after = query.after,
                           .limit = query.limit};
    if (asksForTrash(query.text))
        selection.scan = Scan::Trash;
    else if (selection.where.sql == outsideTrash)
        selection.scan = Scan::All;
    return readRows(database, selection);
}

Result<std::vector<ArtworkRow>> galleryPage(Database &database, const ArtworkQuery &query,
                                            const std::vector<SearchTerm> &terms,
                                            const SqlCondition &search)
{
    std::vector<ArtworkRow> page;
    ArtworkQuery rest = query;
    const auto take = [&](const Result<std::vector<ArtworkRow>> &rows) {
        page.insert(page.end(), rows->begin(), rows->end());
        rest.limit = query.limit - int(page.size());
    };
    const SqlCondition quick = quickly(terms);
    int found = 0;
    int before = 0;
    for (int turn = 0; turn < mostSlices; ++turn) {
        const int pictures = sliceFor(rest.limit, found, before);
        if (pictures == 0)
            break;
        const Result<Slice> slice = nextSlice(database, quick, rest.after, pictures);
        if (!slice)
            return propagate(slice);
        if (slice->pictures == 0)
            return page;
        if (slice->ids.to - slice->ids.from > widest * pictures)
            break;
        const Result<std::vector<ArtworkRow>> rows = rowsOf(database, rest, terms, *slice);
        if (!rows)
            return propagate(rows);
        take(rows);
        found = int(rows->size());
        before = pictures;
        if (rest.limit == 0 || slice->pictures < pictures)
            return page;
        rest.after = slice->last;
    }
    const Result<std::vector<ArtworkRow>> rows = restOfPage(database, rest, terms, search);
    if (!rows)
        return propagate(rows);
    take(rows);
    return page;
}

} // namespace limner
