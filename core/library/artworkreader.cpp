#include "core/library/artworkreader.h"

#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/database/columns.h"
#include "core/library/rowreading.h"
#include "core/library/searchquery.h"

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
    return art;
}

const QString everything = u"trashed_at IS NULL"_s;

// The conditions of a query; `trashed_at IS NULL` is what lets the index of the gallery serve.
SqlCondition conditionOf(const ArtworkQuery &query, const SearchContext &context)
{
    SqlCondition all = toSql(parseSearch(query.text, context).terms);
    all.sql = all.sql.isEmpty() ? everything : everything + u" AND "_s + all.sql;
    if (query.favouritesOnly)
        all.sql += u" AND favourite = 1"_s;
    if (!query.model.isEmpty()) {
        all.sql += u" AND model = ?"_s;
        all.values.append(query.model);
    }
    if (query.since.isValid()) {
        all.sql += u" AND created_at >= ?"_s;
        all.values.append(query.since.toMSecsSinceEpoch());
    }
    return all;
}

} // namespace

const QString ArtworkReader::columns =
    u"id, uuid, job_id, output_index, created_at, provider, model, version, "
    "seed, parameters, path, sha256, md5, media_type, width, height, bytes, "
    "seconds, cost, cost_estimated, currency, favourite, rating, trashed_at, template, rejected"_s;

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

std::vector<ArtworkRow> ArtworkReader::rowsOf(const RowSelection &selection)
{
    Result<std::vector<ArtworkRow>> rows = limner::readRows(m_database, selection);
    if (rows)
        return std::move(*rows);
    qCWarning(lcLibrary, "cannot read: %s", qUtf8Printable(rows.error().message));
    return {};
}

std::vector<ArtworkRow> ArtworkReader::rows(const ArtworkQuery &query)
{
    const trace::Span span{"database", "rows"};
    const SqlCondition condition = conditionOf(query, contextOf(query.text));
    return rowsOf(
        {.order = query.order,
         .where = condition,
         .scan = condition.sql == everything ? RowSelection::Scan::All : RowSelection::Scan::Found,
         .after = query.after,
         .limit = query.limit});
}

std::vector<ArtworkRow> ArtworkReader::rowsWhere(const SqlCondition &given,
                                                 const ArtworkQuery &query)
{
    return rowsOf({.order = query.order,
                   .where = allOf({given, conditionOf(query, contextOf(query.text))}),
                   .scan = RowSelection::Scan::Given});
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

int ArtworkReader::count()
{
    Result<QSqlQuery> found = readRows(u"SELECT count(*) FROM artworks WHERE trashed_at IS NULL"_s);
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
    Result<QSqlQuery> found = readRows(u"SELECT path, edge, offset, length FROM artworks "
                                       "LEFT JOIN thumbnails ON artwork_id = id WHERE id = ?"_s,
                                       {id});
    while (found && found->next()) {
        picture.path = found->value(0).toString();
        if (!found->value(1).isNull())
            picture.places[found->value(1).toInt()] = {found->value(2).toLongLong(),
                                                       found->value(3).toLongLong()};
    }
    return picture;
}

} // namespace limner
