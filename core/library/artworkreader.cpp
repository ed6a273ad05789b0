#include "core/library/artworkreader.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/database/columns.h"
#include "core/library/galleryrows.h"
#include "core/library/idcolumn.h"
#include "core/library/rowreading.h"
#include "core/library/search/searchterm.h"
#include "core/library/search/slicedsearch.h"
#include "core/library/sortrule.h"

#include <algorithm>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// Stored with the job; one whose job is lost with a damaged page has its words left.
const QString shared = u" iif(parameters <> '', parameters, coalesce((SELECT parameters FROM jobs "
                       "WHERE jobs.id = job_id), json_object('prompt', prompt))),"_s;

Artwork artworkFrom(const QSqlQuery &row)
{
    Artwork art;
    int at = 0;
    const auto value = [&] { return row.value(at++); };
    art.id = value().toLongLong();
    art.uuid = value().toString();
    art.jobId = value().toString();
    art.outputIndex = value().toInt();
    art.createdAt = timeFrom(value());
    art.request.provider = value().toString();
    art.request.model = value().toString();
    art.request.version = value().toString();
    const QVariant seed = value();
    art.seed = seed.isNull() ? std::nullopt : std::optional{seed.toLongLong()};
    if (Result<Json> parameters = parseJson(value().toString().toUtf8()))
        art.request.parameters = std::move(*parameters);
    art.path = value().toString();
    art.sha256 = QByteArray::fromHex(value().toString().toLatin1());
    art.md5 = QByteArray::fromHex(value().toString().toLatin1());
    art.mediaType = value().toString();
    art.size.setWidth(value().toInt());
    art.size.setHeight(value().toInt());
    art.bytes = value().toLongLong();
    const QVariant seconds = value();
    art.seconds = seconds.isNull() ? -1 : seconds.toDouble();
    const QVariant cost = value();
    art.cost = cost.isNull() ? std::nullopt : std::optional{cost.toDouble()};
    art.costEstimated = value().toBool();
    art.currency = value().toString();
    art.favourite = value().toBool();
    art.rating = value().toInt();
    art.trashedAt = timeFrom(value());
    art.promptTemplate = value().toString();
    art.rejected = value().toBool();
    art.animated = value().toBool();
    art.released = value().toBool();
    return art;
}

//! In the order of these ids, each with its place as its value.
std::vector<ArtworkRow> ranked(std::vector<ArtworkRow> rows, const std::vector<ArtworkId> &ids)
{
    std::unordered_map<ArtworkId, int> places;
    for (const ArtworkId id : ids)
        places.emplace(id, int(places.size()));
    for (ArtworkRow &row : rows)
        row.value = places[row.id];
    std::sort(rows.begin(), rows.end(),
              RowOrder{{.sort = SortBy::Likeness, .group = GroupBy::Nothing}});
    return rows;
}

} // namespace

const QString ArtworkReader::columns =
    u"id, uuid, job_id, output_index, created_at, provider, model, version, "
    "seed, parameters, path, sha256, md5, media_type, width, height, bytes, "
    "seconds, cost, cost_estimated, currency, favourite, rating, trashed_at, template, rejected, "
    "animated, released"_s;

Result<std::unique_ptr<ArtworkReader>> ArtworkReader::open(const QString &libraryFolder,
                                                           Clock &clock)
{
    Result<std::unique_ptr<Database>> database =
        Database::openForReading(libraryFolder + u"/library.sqlite"_s);
    if (!database)
        return propagate(database);
    auto reader = std::make_unique<ArtworkReader>(**database, clock);
    (*database)->onDamage(
        [reader = reader.get()](const Error &error) { emit reader->damageFound(error); });
    reader->m_own = std::move(*database);
    return reader;
}

ArtworkReader::ArtworkReader(Database &database, Clock &clock)
    : m_database{database}
    , m_clock{clock}
    , m_likes{database}
{}

Result<QSqlQuery> ArtworkReader::readRows(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery> rows = m_database.run(sql, values);
    if (!rows)
        qCWarning(lcLibrary, "cannot read: %s", qUtf8Printable(rows.error().message));
    return rows;
}

std::vector<Artwork> ArtworkReader::read(const QString &condition, const QVariantList &values)
{
    static const QString wanted = QString{columns}.replace(u" parameters,"_s, shared);
    std::vector<Artwork> artworks;
    Result<QSqlQuery> found =
        readRows(u"SELECT %1 FROM artworks WHERE %2"_s.arg(wanted, condition), values);
    while (found && found->next())
        artworks.push_back(artworkFrom(*found));
    return artworks;
}

std::optional<Artwork> ArtworkReader::artwork(ArtworkId id)
{
    std::vector<Artwork> found = read(u"id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Artwork> ArtworkReader::artworks(const std::vector<ArtworkId> &ids)
{
    std::map<ArtworkId, Artwork> found;
    for (Artwork &artwork : read(u"id IN (SELECT value FROM json_each(?))"_s, {idList(ids)}))
        found.emplace(artwork.id, std::move(artwork));
    std::vector<Artwork> artworks;
    for (const ArtworkId id : ids) {
        if (const auto one = found.find(id); one != found.end())
            artworks.push_back(one->second);
    }
    return artworks;
}

std::vector<Artwork> ArtworkReader::artworksOfJob(const QString &jobId)
{
    return read(u"job_id = ? ORDER BY output_index"_s, {jobId});
}

// A name after the other: there are few, each in as many rows as there are different sets.
QStringList ArtworkReader::parameterNames()
{
    QStringList names;
    Result<QSqlQuery> found = readRows(
        u"WITH RECURSIVE names (name) AS (SELECT min(folded) FROM parameter_values UNION ALL "
        "SELECT (SELECT min(folded) FROM parameter_values WHERE folded > names.name) FROM names "
        "WHERE names.name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL"_s);
    while (found && found->next())
        names.append(found->value(0).toString());
    return names;
}

SearchContext ArtworkReader::contextOf(const QString &text)
{
    return {.now = m_clock.now(),
            .parameters = text.contains(u':') ? parameterNames() : QStringList{}};
}

std::vector<ArtworkRow> ArtworkReader::rowsOf(Result<std::vector<ArtworkRow>> found)
{
    if (found)
        return std::move(*found);
    qCWarning(lcLibrary, "cannot read: %s", qUtf8Printable(found.error().message));
    return {};
}

std::vector<ArtworkRow> ArtworkReader::rows(const ArtworkQuery &query)
{
    const trace::Span span{"database", "rows"};
    std::vector<SearchTerm> terms = parseSearch(query.text, contextOf(query.text)).terms;
    if (const auto wish = likeWishOf(terms))
        return likeRows(query, *wish);
    for (SearchTerm &term : terms) {
        for (SearchCondition &one : term.any)
            m_likes.resolve(one.sql);
    }
    const SqlCondition condition = toSql(terms);
    const bool isPage = query.limit >= 0 && gathers(terms) && walksByDate(query);
    return rowsOf(isPage ? galleryPage(m_database, query, terms, condition)
                         : galleryRows(m_database, query, condition));
}

std::vector<ArtworkRow> ArtworkReader::rowsWhere(const SqlCondition &given,
                                                 const ArtworkQuery &query)
{
    const std::vector<SearchTerm> terms = parseSearch(query.text, contextOf(query.text)).terms;
    SqlCondition search = toSql(terms);
    m_likes.resolve(search);
    RowSelection selection{.order = query.order,
                           .where = allOf({given, galleryCondition(query, search)}),
                           .scan = RowSelection::Scan::Given};
    const auto wish = likeWishOf(terms);
    if (wish)
        selection.order = {SortBy::Newest, GroupBy::Nothing};
    std::vector<ArtworkRow> rows = rowsOf(limner::readRows(m_database, selection));
    return wish ? ranked(std::move(rows), m_likes.alike(*wish)) : rows;
}

std::vector<ArtworkRow> ArtworkReader::rowsAmong(const std::vector<ArtworkId> &ids,
                                                 const ArtworkQuery &query)
{
    return rowsWhere({u"id IN (SELECT value FROM json_each(?))"_s, {idList(ids)}}, query);
}

std::vector<ArtworkRow> ArtworkReader::rowsAround(const std::vector<ArtworkId> &ids,
                                                  const ArtworkQuery &query)
{
    if (!query.order.hasStacks)
        return rowsAmong(ids, query);
    const QString list = idList(ids);
    return rowsWhere({u"(id IN (SELECT value FROM json_each(?)) OR stack IN (SELECT one.stack FROM "
                      "artworks AS one WHERE one.id IN (SELECT value FROM json_each(?))))"_s,
                      {list, list}},
                     query);
}

// Few look like one: they are looked up, and nothing is walked through.
std::vector<ArtworkRow> ArtworkReader::likeRows(const ArtworkQuery &query, const LikeWish &wish)
{
    std::vector<ArtworkRow> rows = rowsAmong(m_likes.alike(wish), query);
    if (query.after) {
        const auto last = std::find(rows.begin(), rows.end(), *query.after);
        rows.erase(rows.begin(), last == rows.end() ? rows.begin() : last + 1);
    }
    if (query.limit >= 0)
        rows.resize(std::min(rows.size(), size_t(query.limit)));
    return rows;
}

int ArtworkReader::count()
{
    Result<QSqlQuery> found = readRows(u"SELECT count(*) FROM artworks WHERE trashed_at IS NULL"_s);
    return found && found->next() ? found->value(0).toInt() : 0;
}

int ArtworkReader::count(const ArtworkQuery &query)
{
    SqlCondition condition =
        galleryCondition(query, toSql(parseSearch(query.text, contextOf(query.text)).terms));
    m_likes.resolve(condition);
    Result<QSqlQuery> found =
        readRows(u"SELECT count(*) FROM artworks INDEXED BY %1 WHERE %2"_s.arg(
                     galleryIndex(query.text), condition.sql),
                 condition.values);
    return found && found->next() ? found->value(0).toInt() : 0;
}

QStringList ArtworkReader::models()
{
    QStringList models;
    Result<QSqlQuery> found =
        readRows(u"SELECT model FROM artworks WHERE trashed_at IS NULL GROUP BY model "
                 "ORDER BY count(*) DESC, model"_s);
    while (found && found->next())
        models.append(found->value(0).toString());
    return models;
}

LibraryCounts ArtworkReader::counts()
{
    Result<LibraryCounts> counts = libraryCounts(m_database);
    if (counts)
        return *counts;
    qCWarning(lcLibrary, "cannot count: %s", qUtf8Printable(counts.error().message));
    return {};
}

Shelves ArtworkReader::shelves()
{
    Result<Shelves> shelves = shelvesOf(m_database, m_clock);
    if (shelves)
        return std::move(*shelves);
    qCWarning(lcLibrary, "cannot read shelves: %s", qUtf8Printable(shelves.error().message));
    return {};
}

SearchCompletion ArtworkReader::completion(const QString &text, qsizetype cursor)
{
    Result<SearchCompletion> found = searchCompletion(m_database, text, cursor);
    if (found)
        return *found;
    qCWarning(lcLibrary, "cannot complete: %s", qUtf8Printable(found.error().message));
    return {};
}

Lineage ArtworkReader::lineage(ArtworkId id, int generations)
{
    return lineageOf(m_database, id, generations);
}

// One query a picture: a screenful asks for hundreds at once.
PackedPicture ArtworkReader::packed(ArtworkId id)
{
    PackedPicture picture;
    Result<QSqlQuery> found = readRows(
        u"SELECT path, edge, offset, length, pack, id IN (SELECT artwork_id FROM unmeasured) "
        "FROM artworks LEFT JOIN thumbnails ON artwork_id = id WHERE id = ?"_s,
        {id});
    while (found && found->next()) {
        picture.path = found->value(0).toString();
        picture.isUnmeasured = found->value(5).toBool();
        if (!found->value(1).isNull())
            picture.places[found->value(1).toInt()] = {.offset = found->value(2).toLongLong(),
                                                       .length = found->value(3).toLongLong(),
                                                       .pack = found->value(4).toInt()};
    }
    return picture;
}

std::vector<ArtworkId> ArtworkReader::unmeasured()
{
    std::vector<ArtworkId> ids;
    Result<QSqlQuery> found =
        readRows(u"SELECT artwork_id FROM unmeasured ORDER BY artwork_id DESC"_s);
    while (found && found->next())
        ids.push_back(found->value(0).toLongLong());
    return ids;
}

std::map<std::pair<ArtworkId, int>, PackPlace> ArtworkReader::packedBelow(int pack, ArtworkId after,
                                                                          int pictures)
{
    std::map<std::pair<ArtworkId, int>, PackPlace> places;
    Result<QSqlQuery> found = readRows(
        u"SELECT artwork_id, edge, offset, length, pack FROM thumbnails WHERE pack < ? AND "
        "artwork_id IN (SELECT DISTINCT artwork_id FROM thumbnails WHERE artwork_id > ? AND "
        "pack < ? ORDER BY artwork_id LIMIT ?)"_s,
        {pack, after, pack, pictures});
    while (found && found->next())
        places[{found->value(0).toLongLong(), found->value(1).toInt()}] = {
            .offset = found->value(2).toLongLong(),
            .length = found->value(3).toLongLong(),
            .pack = found->value(4).toInt()};
    return places;
}

qint64 ArtworkReader::packedBytes()
{
    Result<QSqlQuery> sum = readRows(u"SELECT total(length) FROM thumbnails"_s);
    return sum && sum->next() ? static_cast<qint64>(sum->value(0).toDouble()) : 0;
}

UnsignedPictures ArtworkReader::unsignedAfter(const std::optional<ArtworkRow> &after)
{
    constexpr int looked = 500; // so few that nobody waits behind it
    constexpr size_t most = 64; // so few that little is lost when it is stopped
    const SortRule &newest = sortRule(SortBy::Newest);
    SqlCondition condition{u"trashed_at IS NULL"_s};
    if (after)
        condition = allOf({condition, partsBehind(newest, *after).front().where});
    Result<QSqlQuery> found = readRows(
        u"SELECT id, created_at, media_type LIKE 'image/%' AND NOT EXISTS (SELECT 1 FROM "
        "artwork_signatures WHERE artwork_id = id) FROM artworks INDEXED BY %1 WHERE "_s.arg(
            newest.index) +
            condition.sql + orderClause(newest) + u" LIMIT %1"_s.arg(looked),
        condition.values);
    UnsignedPictures out;
    while (found && out.ids.size() < most && found->next()) {
        out.last = {found->value(0).toLongLong(), found->value(1).toLongLong()};
        if (found->value(2).toBool())
            out.ids.push_back(out.last->id);
    }
    return out;
}

std::vector<ArtworkId> ArtworkReader::unsignedAmong(const std::vector<ArtworkId> &ids)
{
    const Result<std::vector<qint64>> found = idColumn(
        m_database,
        u"SELECT id FROM artworks WHERE id IN (SELECT value FROM json_each(?)) AND media_type "
        "LIKE 'image/%' AND NOT EXISTS (SELECT 1 FROM artwork_signatures WHERE artwork_id = id)"_s,
        {idList(ids)});
    return found ? *found : std::vector<ArtworkId>{};
}

} // namespace limner
