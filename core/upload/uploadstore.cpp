#include "core/upload/uploadstore.h"

#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/database/rescue.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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
    // A key that once reached the store stays: a second one would mean a second object.
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE uploads SET state = ?, location = ?, object_key = ?, attempts = ?, retry_at = ?, "
        "etag = ?, stored_at = ?, error = ? WHERE artwork_id = ? AND object_key IN ('', ?)"_s,
        {toString(upload.state), upload.location, upload.objectKey, upload.attempts,
         nullableTime(upload.retryAt), etag, nullableTime(upload.storedAt),
         errorColumn(upload.error), upload.artworkId, upload.objectKey});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 1)
        return {};
    const QString which = u"upload %1"_s.arg(upload.artworkId);
    return fail(this->upload(upload.artworkId) ? ErrorKind::Conflict : ErrorKind::NotFound, which);
}

std::optional<Upload> UploadStore::upload(ArtworkId id)
{
    const std::vector<Upload> found = read(u"artwork_id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<Upload> UploadStore::open()
{
    return read(u"state <> 'stored' ORDER BY artwork_id"_s, {});
}

std::vector<Upload> UploadStore::openAfter(ArtworkId last)
{
    return read(u"state <> 'stored' AND artwork_id > ? ORDER BY artwork_id"_s, {last});
}

std::set<ArtworkId> UploadStore::toAdopt()
{
    std::set<ArtworkId> out;
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT name FROM facts WHERE name >= 'adopt:' AND name < 'adopt;'"_s);
    while (rows && rows->next())
        out.insert(rows->value(0).toString().section(u':', 1).toLongLong());
    return out;
}

Result<> UploadStore::forgetAdoption(ArtworkId id)
{
    const Result<QSqlQuery> done =
        m_database.run(u"DELETE FROM facts WHERE name = ?"_s, {adoptFact(id)});
    return done ? Result<>{} : Result<>{propagate(done)};
}

std::vector<Upload> UploadStore::read(const QString &condition, const QVariantList &values)
{
    std::vector<Upload> uploads;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT artwork_id, state, location, object_key, attempts, retry_at, etag, stored_at, "
        "error FROM uploads WHERE "_s +
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
