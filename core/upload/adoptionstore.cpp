#include "core/upload/adoptionstore.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/database/columns.h"

#include <set>

using namespace Qt::StringLiterals;

namespace limner {

bool AdoptionStore::isEmpty()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT 1 FROM adoptions LIMIT 1"_s);
    return row && !row->next();
}

ArtworkId AdoptionStore::last()
{
    Result<QSqlQuery> row = m_database.run(u"SELECT max(artwork_id) FROM adoptions"_s);
    return row && row->next() ? row->value(0).toLongLong() : 0;
}

std::vector<WantedObject> AdoptionStore::like(const std::vector<ObjectInfo> &objects)
{
    std::set<qint64> sizes;
    for (const ObjectInfo &object : objects)
        sizes.insert(object.bytes);
    return read(u"adoptions.bytes IN (SELECT value FROM json_each(?))"_s,
                {QString::fromUtf8(toBytes(Json(sizes)))});
}

std::vector<WantedObject> AdoptionStore::after(ArtworkId last, int limit)
{
    return read(u"artwork_id > ? ORDER BY artwork_id LIMIT ?"_s, {last, limit});
}

Result<> AdoptionStore::noteBest(ArtworkId id, const ObjectInfo &object)
{
    return write(u"UPDATE adoptions SET object_key = ?, etag = ?, modified_at = ?"
                 " WHERE artwork_id = ? AND object_key IS NULL"_s,
                 {object.key, QString::fromLatin1(object.etag), nullableTime(object.modified), id});
}

Result<> AdoptionStore::forget(ArtworkId id)
{
    return write(u"DELETE FROM adoptions WHERE artwork_id = ?"_s, {id});
}

std::vector<WantedObject> AdoptionStore::read(const QString &condition, const QVariantList &values)
{
    std::vector<WantedObject> out;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT artwork_id, adoptions.bytes, md5, sha256, uuid, object_key, etag, modified_at"
        " FROM adoptions JOIN artworks ON artworks.id = artwork_id WHERE "_s +
            condition,
        values);
    if (!rows)
        qCWarning(lcStore) << "cannot read adoptions:" << rows.error().message;
    while (rows && rows->next()) {
        WantedObject one;
        one.id = rows->value(0).toLongLong();
        one.bytes = rows->value(1).toLongLong();
        one.md5 = QByteArray::fromHex(rows->value(2).toString().toLatin1());
        one.sha256 = QByteArray::fromHex(rows->value(3).toString().toLatin1());
        one.uuid = rows->value(4).toString();
        one.best.key = rows->value(5).toString();
        one.best.etag = rows->value(6).toString().toLatin1();
        one.best.modified = timeFrom(rows->value(7));
        out.push_back(std::move(one));
    }
    return out;
}

Result<> AdoptionStore::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    return done ? Result<>{} : Result<>{propagate(done)};
}

} // namespace limner
