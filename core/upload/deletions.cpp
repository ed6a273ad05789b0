#include "core/upload/deletions.h"

#include "core/base/log.h"
#include "core/database/columns.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! After a rebuild two pictures with the same bytes may share an object.
const QString unused = u"NOT EXISTS (SELECT 1 FROM uploads WHERE uploads.object_key <> ''"
                       " AND uploads.object_key = deletions.object_key"
                       " AND uploads.store_id = deletions.store_id)"_s;

} // namespace

Result<> Deletions::takeOver(const std::vector<ArtworkId> &ids)
{
    Database::Transaction transaction{m_database};
    for (const ArtworkId id : ids) {
        for (const QString &table : {u"uploads"_s, u"share_copies"_s}) {
            Result<> done =
                write(u"INSERT OR IGNORE INTO deletions (store_id, object_key) SELECT store_id,"
                      " object_key FROM %1 WHERE artwork_id = ? AND object_key <> ''"
                      " AND store_id IS NOT NULL"_s.arg(table),
                      {id});
            if (!done)
                return done;
        }
    }
    return transaction.commit();
}

std::optional<Deletion> Deletions::next(const QString &location)
{
    Result<QSqlQuery> row =
        m_database.run(u"SELECT deletions.id, now.location, object_key, error FROM deletions"
                       " JOIN stores AS named ON named.id = store_id JOIN stores AS now ON now.id ="
                       " coalesce((SELECT id FROM stores WHERE id = named.same_as), named.id)"
                       " WHERE now.location = ? AND "_s +
                           unused + u" ORDER BY error IS NOT NULL, deletions.id LIMIT 1"_s,
                       {location});
    if (!row)
        qCWarning(lcStore) << "cannot read the deletions";
    if (!row || !row->next())
        return std::nullopt;
    Deletion out;
    out.id = row->value(0).toLongLong();
    out.location = row->value(1).toString();
    out.objectKey = row->value(2).toString();
    out.error = errorFrom(row->value(3));
    return out;
}

Result<> Deletions::done(const Deletion &deletion)
{
    return write(u"DELETE FROM deletions WHERE id = ?"_s, {deletion.id});
}

Result<> Deletions::noteFailure(const Deletion &deletion, const Error &error)
{
    return write(u"UPDATE deletions SET error = ? WHERE id = ?"_s,
                 {errorColumn(error), deletion.id});
}

int Deletions::count()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT count(*) FROM deletions WHERE "_s + unused);
    return row && row->next() ? row->value(0).toInt() : 0;
}

Result<> Deletions::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    return done ? Result<>{} : Result<>{propagate(done)};
}

} // namespace limner
