#include "core/library/library.h"

#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/database/columns.h"
#include "core/database/rescue.h"
#include "core/library/searchquery.h"

#include <QDir>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const QString columns = u"id, uuid, job_id, output_index, created_at, provider, model, version, "
                        "seed, parameters, path, sha256, md5, media_type, width, height, bytes, "
                        "seconds, cost, cost_estimated, currency, favourite, rating, trashed_at"_s;

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
    return art;
}

QString hex(const QByteArray &raw)
{
    return QString::fromLatin1(raw.toHex());
}

// The conditions of a query; `trashed_at IS NULL` is what lets the index of the gallery serve.
SqlCondition conditionOf(const ArtworkQuery &query, const QDateTime &now)
{
    SqlCondition all = toSql(parseSearch(query.text, now));
    all.sql = all.sql.isEmpty() ? u"trashed_at IS NULL"_s : u"trashed_at IS NULL AND "_s + all.sql;
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
    if (query.after) {
        all.sql += u" AND (created_at, id) < (?, ?)"_s;
        all.values.append({query.after->createdMs, query.after->id});
    }
    return all;
}

//! What the index gave, newest first; pictures of one moment are one job's, and stand in the order
//! they were made in.
std::vector<ArtworkRow> newestFirst(Result<QSqlQuery> &found)
{
    std::vector<ArtworkRow> rows;
    while (found && found->next())
        rows.push_back({found->value(0).toLongLong(), found->value(1).toLongLong()});
    for (auto from = rows.begin(); from != rows.end();) {
        const auto to = std::find_if(from, rows.end(), [from](const ArtworkRow &row) {
            return row.createdMs != from->createdMs;
        });
        std::reverse(from, to);
        from = to;
    }
    return rows;
}

//! In the order of `columns` without the id, then the texts that are searched.
QVariantList valuesOf(const Artwork &art)
{
    return {art.uuid,
            art.jobId,
            art.outputIndex,
            art.createdAt.toMSecsSinceEpoch(),
            art.request.provider,
            art.request.model,
            art.request.version,
            art.seed ? QVariant{*art.seed} : QVariant{},
            QString::fromUtf8(toBytes(art.request.parameters)),
            art.path,
            hex(art.sha256),
            hex(art.md5),
            art.mediaType,
            art.size.width(),
            art.size.height(),
            art.bytes,
            art.seconds < 0 ? QVariant{} : QVariant{art.seconds},
            art.cost ? QVariant{*art.cost} : QVariant{},
            art.costEstimated ? 1 : 0,
            art.currency,
            art.favourite ? 1 : 0,
            art.rating,
            nullableTime(art.trashedAt),
            art.request.prompt(),
            art.request.negativePrompt()};
}

} // namespace

Result<std::unique_ptr<Library>> Library::open(const QString &folder, Clock &clock)
{
    const QString path = QDir{folder}.absolutePath();
    if (Result<> created = createFolder(path); !created)
        return propagate(created);
    // The database first: a library from a later Limner is left exactly as it is.
    Result<std::unique_ptr<Database>> database = openOrRescue(path, clock.now());
    if (!database)
        return propagate(database);
    std::unique_ptr<Library> library{new Library{path, std::move(*database), clock}};
    if (Result<> prepared = library->originals().prepare(clock.now()); !prepared)
        return propagate(prepared);
    return library;
}

Library::Library(QString folder, std::unique_ptr<Database> database, Clock &clock)
    : m_folder{std::move(folder)}
    , m_database{std::move(database)}
    , m_clock{clock}
    , m_originals{m_folder}
    , m_marks{*m_database}
    , m_trash{*m_database, m_originals, clock}
{
    connect(&m_marks, &Marks::changed, this, &Library::artworksChanged);
    connect(&m_marks, &Marks::failed, this, &Library::noteFailure);
    connect(&m_trash, &Trash::trashed, this, &Library::artworksTrashed);
    connect(&m_trash, &Trash::restored, this, &Library::artworksRestored);
    connect(&m_trash, &Trash::failed, this, &Library::noteFailure);
    m_database->onDamage([this](const Error &error) { noteDamage(error); });
}

void Library::noteFailure(const Error &error)
{
    qCWarning(lcLibrary, "cannot write: %s", qUtf8Printable(error.message));
    emit writeFailed(error);
}

void Library::noteDamage(const Error &error)
{
    if (std::exchange(m_damaged, true))
        return;
    qCWarning(lcLibrary) << "the database is damaged:" << error.message;
    askForCheck(m_folder + u"/library.sqlite"_s);
    // Posted: the query that met it is still under way.
    QMetaObject::invokeMethod(
        this, [this, error] { emit damageFound(error); }, Qt::QueuedConnection);
}

Result<ArtworkId> Library::insert(Artwork art)
{
    if (art.uuid.isEmpty())
        art.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QVariantList values = valuesOf(art);
    QString marks = u"?"_s;
    for (qsizetype i = 1; i < values.size(); ++i)
        marks += u", ?"_s;
    const Result<QSqlQuery> done = m_database->run(
        u"INSERT INTO artworks (%1, prompt, negative_prompt) VALUES (%2) "
        "ON CONFLICT (job_id, output_index) DO NOTHING"_s.arg(columns.mid(4), marks),
        values);
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 1)
        return done->lastInsertId().toLongLong();
    Result<QSqlQuery> first =
        m_database->run(u"SELECT id FROM artworks WHERE job_id = ? AND output_index = ?"_s,
                        {art.jobId, art.outputIndex});
    if (!first)
        return propagate(first);
    if (!first->next())
        return fail(ErrorKind::Database, u"artwork vanished"_s);
    return first->value(0).toLongLong();
}

Result<QSqlQuery> Library::readRows(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery> rows = m_database->run(sql, values);
    if (!rows)
        qCWarning(lcLibrary, "cannot read: %s", qUtf8Printable(rows.error().message));
    return rows;
}

std::vector<Artwork> Library::read(const QString &condition, const QVariantList &values)
{
    std::vector<Artwork> artworks;
    Result<QSqlQuery> found =
        readRows(u"SELECT %1 FROM artworks WHERE %2"_s.arg(columns, condition), values);
    while (found && found->next())
        artworks.push_back(artworkFrom(*found));
    return artworks;
}

std::optional<Artwork> Library::artwork(ArtworkId id)
{
    std::vector<Artwork> found = read(u"id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<Artwork> Library::artworksOfJob(const QString &jobId)
{
    return read(u"job_id = ? ORDER BY output_index"_s, {jobId});
}

std::vector<ArtworkRow> Library::rows(const ArtworkQuery &query)
{
    const trace::Span span{"database", "rows"};
    SqlCondition condition = conditionOf(query, m_clock.now());
    condition.values.append(query.limit);
    Result<QSqlQuery> found =
        readRows(u"SELECT id, created_at FROM artworks INDEXED BY artworks_newest WHERE "_s +
                     condition.sql + u" ORDER BY created_at DESC, id DESC LIMIT ?"_s,
                 condition.values);
    return newestFirst(found);
}

std::vector<ArtworkRow> Library::rowsAmong(const std::vector<ArtworkId> &ids,
                                           const ArtworkQuery &query)
{
    SqlCondition condition = conditionOf(query, m_clock.now());
    condition.values.prepend(idList(ids));
    Result<QSqlQuery> found = readRows(u"SELECT id, created_at FROM artworks WHERE id IN "
                                       "(SELECT value FROM json_each(?)) AND "_s +
                                           condition.sql + u" ORDER BY created_at DESC, id DESC"_s,
                                       condition.values);
    return newestFirst(found);
}

int Library::count()
{
    Result<QSqlQuery> found = readRows(u"SELECT count(*) FROM artworks WHERE trashed_at IS NULL"_s);
    return found && found->next() ? found->value(0).toInt() : 0;
}

QStringList Library::models()
{
    QStringList models;
    Result<QSqlQuery> found =
        readRows(u"SELECT model FROM artworks WHERE trashed_at IS NULL GROUP BY model "
                 "ORDER BY count(*) DESC, model"_s);
    while (found && found->next())
        models.append(found->value(0).toString());
    return models;
}

} // namespace limner
