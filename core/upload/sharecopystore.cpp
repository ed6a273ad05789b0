#include "core/upload/sharecopystore.h"

#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/upload/knownstores.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<SharedCopy> ShareCopyStore::of(ArtworkId id)
{
    Result<QSqlQuery> row = m_database.run(
        u"SELECT format, edge, quality, now.location, object_key, stored_at FROM share_copies "
        "JOIN stores AS named ON named.id = store_id JOIN stores AS now ON now.id = "
        "coalesce((SELECT id FROM stores WHERE id = named.same_as), named.id) "
        "WHERE artwork_id = ?"_s,
        {id});
    if (!row)
        qCWarning(lcStore) << "cannot read a share copy:" << row.error().message;
    if (!row || !row->next())
        return std::nullopt;
    SharedCopy copy;
    copy.artworkId = id;
    copy.wish.format = shareFormatFromString(row->value(0).toString()).value_or(copy.wish.format);
    copy.wish.edge = row->value(1).toInt();
    copy.wish.quality = row->value(2).toInt();
    copy.location = row->value(3).toString();
    copy.objectKey = row->value(4).toString();
    copy.storedAt = timeFrom(row->value(5));
    return copy;
}

Result<> ShareCopyStore::save(const SharedCopy &copy)
{
    Database::Transaction transaction{m_database};
    const Result<KnownStore> store = KnownStores{m_database}.have(copy.location);
    if (!store)
        return propagate(store);
    const Result<QSqlQuery> done = m_database.run(
        u"INSERT INTO share_copies (artwork_id, store_id, object_key, format, edge, quality, "
        "stored_at) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (artwork_id) DO UPDATE SET "
        "store_id = excluded.store_id, stored_at = excluded.stored_at "
        "WHERE object_key = excluded.object_key"_s,
        {copy.artworkId, store->id, copy.objectKey, toString(copy.wish.format), copy.wish.edge,
         copy.wish.quality, nullableTime(copy.storedAt)});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) != 1)
        return fail(ErrorKind::Conflict, u"share copy %1"_s.arg(copy.artworkId));
    return transaction.commit();
}

} // namespace limner
