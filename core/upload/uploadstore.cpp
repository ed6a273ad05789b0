#include "core/upload/uploadstore.h"

#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/upload/knownstores.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! What is still to be brought away.
const QString wanted = u"state <> 'stored' AND EXISTS (SELECT 1 FROM artworks "
                       "WHERE id = artwork_id AND trashed_at IS NULL)"_s;

Upload uploadFrom(const QSqlQuery &row)
{
    Upload upload;
    upload.artworkId = row.value(0).toLongLong();
    upload.state = uploadStateFromString(row.value(1).toString());
    upload.location = row.value(2).toString();
    upload.objectKey = row.value(3).toString();
    upload.attempts = row.value(4).toInt();
    upload.retryAt = timeFrom(row.value(5));
    upload.etag = row.value(6).toString().toLatin1();
    upload.storedAt = timeFrom(row.value(7));
    upload.error = errorFrom(row.value(8));
    upload.linkUntil = timeFrom(row.value(9));
    return upload;
}

} // namespace

Result<> UploadStore::insertPending(ArtworkId id)
{
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO uploads (artwork_id, state) VALUES (?, 'pending') "
                       "ON CONFLICT (artwork_id) DO NOTHING"_s,
                       {id});
    return done ? Result<>{} : Result<>{propagate(done)};
}

Result<> UploadStore::save(const Upload &upload)
{
    const QVariant etag =
        upload.etag.isEmpty() ? QVariant{} : QVariant{QString::fromLatin1(upload.etag)};
    Database::Transaction transaction{m_database};
    Result<KnownStore> store;
    if (!upload.location.isEmpty())
        store = KnownStores{m_database}.have(upload.location);
    if (!store)
        return propagate(store);
    // A key that once reached the store stays: a second one would mean a second object.
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE uploads SET state = ?, store_id = ?, object_key = ?, attempts = ?, retry_at = ?, "
        "etag = ?, stored_at = ?, error = ? WHERE artwork_id = ? AND object_key IN ('', ?)"_s,
        {toString(upload.state), store->id == 0 ? QVariant{} : QVariant{store->id},
         upload.objectKey, upload.attempts, nullableTime(upload.retryAt), etag,
         nullableTime(upload.storedAt), errorColumn(upload.error), upload.artworkId,
         upload.objectKey});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 1)
        return transaction.commit();
    const QString which = u"upload %1"_s.arg(upload.artworkId);
    return fail(this->upload(upload.artworkId) ? ErrorKind::Conflict : ErrorKind::NotFound, which);
}

Result<> UploadStore::noteCopied(const std::vector<ArtworkId> &ids, const QDateTime &until)
{
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE uploads SET link_until = ? WHERE artwork_id IN (SELECT value FROM json_each(?))"_s,
        {nullableTime(until), idList(ids)});
    return done ? Result<>{} : Result<>{propagate(done)};
}

std::optional<Upload> UploadStore::upload(ArtworkId id)
{
    const std::vector<Upload> found = read(u"artwork_id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<Upload> UploadStore::open()
{
    return read(wanted + u" ORDER BY artwork_id"_s, {});
}

int UploadStore::openCount()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT count(*) FROM uploads WHERE "_s + wanted);
    return row && row->next() ? row->value(0).toInt() : 0;
}

std::vector<ArtworkId> UploadStore::sendable(ArtworkId after, int limit)
{
    return ids(u"SELECT artwork_id FROM uploads WHERE "_s + wanted +
                   u" AND state <> 'rejected' AND artwork_id > ? AND NOT EXISTS "
                   "(SELECT 1 FROM adoptions WHERE adoptions.artwork_id = uploads.artwork_id) "
                   "ORDER BY artwork_id LIMIT ?"_s,
               {after, limit})
        .value_or(std::vector<ArtworkId>{});
}

// Here and elsewhere `state <> 'stored'` says nothing new, but lets SQLite see that the index of
// what is not stored is enough.
std::vector<ArtworkId> UploadStore::trashedUnderWay()
{
    return ids(u"SELECT artwork_id FROM uploads WHERE state <> 'stored' AND state = 'uploading'"
               " AND EXISTS (SELECT 1 FROM artworks WHERE id = artwork_id"
               " AND trashed_at IS NOT NULL)"_s,
               {})
        .value_or(std::vector<ArtworkId>{});
}

Result<std::vector<ArtworkId>> UploadStore::makeAllPending()
{
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> changed =
        ids(u"SELECT artwork_id FROM uploads WHERE state <> 'stored'"
            " AND state IN ('waiting', 'rejected')"_s,
            {});
    if (!changed || changed->empty())
        return changed;
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE uploads SET state = 'pending', retry_at = NULL "
                       "WHERE state IN ('waiting', 'rejected')"_s);
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return changed;
}

Result<std::vector<ArtworkId>> UploadStore::ids(const QString &sql, const QVariantList &values)
{
    Result<QSqlQuery> rows = m_database.run(sql, values);
    if (!rows) {
        qCWarning(lcStore, "cannot read uploads: %s", qUtf8Printable(rows.error().message));
        return propagate(rows);
    }
    std::vector<ArtworkId> out;
    while (rows->next())
        out.push_back(rows->value(0).toLongLong());
    return out;
}

std::vector<Upload> UploadStore::read(const QString &condition, const QVariantList &values)
{
    std::vector<Upload> uploads;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT artwork_id, state, now.location, object_key, attempts, retry_at, etag, stored_at, "
        "error, link_until FROM uploads LEFT JOIN stores AS named ON named.id = store_id "
        "LEFT JOIN stores AS now ON now.id = "
        "coalesce((SELECT id FROM stores WHERE id = named.same_as), named.id) WHERE "_s +
            condition,
        values);
    if (!rows) {
        qCWarning(lcStore, "cannot read uploads: %s", qUtf8Printable(rows.error().message));
        return uploads;
    }
    while (rows->next())
        uploads.push_back(uploadFrom(*rows));
    return uploads;
}

} // namespace limner
