#include "core/upload/sharestore.h"

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/database/columns.h"
#include "core/upload/knownstores.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString listToText(const QStringList &uuids)
{
    Json out = Json::array();
    for (const QString &one : uuids)
        out.push_back(one.toStdString());
    return QString::fromUtf8(toBytes(out));
}

QStringList listFromText(const QString &text)
{
    QStringList out;
    const Json read = parseJson(text.toUtf8()).value_or(Json{});
    for (const Json &one : read.is_array() ? read : Json::array())
        out.append(toText(one));
    return out;
}

QVariant lifetimeColumn(const Share &share)
{
    return share.lifetime ? QVariant{qlonglong{share.lifetime->count()}} : QVariant{};
}

Share shareFrom(const QSqlQuery &row)
{
    Share share;
    share.id = row.value(0).toLongLong();
    share.uuid = row.value(1).toString();
    const QString state = row.value(2).toString();
    share.state = state == u"published" ? ShareState::Published
                  : state == u"removed" ? ShareState::Removed
                                        : ShareState::Pending;
    share.location = row.value(3).toString();
    share.objectKey = row.value(4).toString();
    share.createdAt = timeFrom(row.value(5));
    share.publishedAt = timeFrom(row.value(6));
    share.validUntil = timeFrom(row.value(7));
    if (!row.value(8).isNull())
        share.lifetime = std::chrono::seconds{row.value(8).toLongLong()};
    share.title = row.value(9).toString();
    share.artworks = listFromText(row.value(10).toString());
    share.options = shareOptionsFromText(row.value(11).toString());
    share.error = errorFrom(row.value(12));
    return share;
}

} // namespace

Result<Share> ShareStore::insert(Share share)
{
    Database::Transaction transaction{m_database};
    const Result<KnownStore> store = KnownStores{m_database}.have(share.location);
    if (!store)
        return propagate(store);
    const Result<QSqlQuery> done = m_database.run(
        u"INSERT INTO shares (uuid, state, store_id, object_key, created_at, lifetime, title,"
        " artworks, options) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {share.uuid, toString(share.state), store->id, share.objectKey,
         nullableTime(share.createdAt), lifetimeColumn(share), textColumn(share.title),
         listToText(share.artworks), shareOptionsToText(share.options)});
    if (!done)
        return propagate(done);
    share.id = done->lastInsertId().toLongLong();
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return share;
}

Result<> ShareStore::save(const Share &share)
{
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE shares SET state = ?, published_at = ?, valid_until = ?,"
        " lifetime = ?, error = ? WHERE id = ?"_s,
        {toString(share.state), nullableTime(share.publishedAt), nullableTime(share.validUntil),
         lifetimeColumn(share), errorColumn(share.error), share.id});
    if (!done)
        return propagate(done);
    if (Database::changed(*done) != 1)
        return fail(ErrorKind::NotFound, u"share %1"_s.arg(share.uuid));
    return {};
}

Result<> ShareStore::handOver(const Share &share)
{
    Database::Transaction transaction{m_database};
    Result<> done = write(u"INSERT OR IGNORE INTO deletions (store_id, object_key)"
                          " SELECT store_id, object_key FROM shares WHERE id = ?"_s,
                          {share.id});
    if (done)
        done = forget(share);
    return done ? transaction.commit() : done;
}

Result<> ShareStore::forget(const Share &share)
{
    return write(u"DELETE FROM shares WHERE id = ?"_s, {share.id});
}

std::optional<Share> ShareStore::find(qint64 id)
{
    const std::vector<Share> found = read(u"shares.id = ?"_s, {id});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::optional<Share> ShareStore::find(const QString &uuid)
{
    const std::vector<Share> found = read(u"uuid = ?"_s, {textColumn(uuid)});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::optional<Share> ShareStore::like(const Share &share)
{
    const std::vector<Share> found = read(
        u"state <> 'removed' AND title = ? AND artworks = ? AND options = ? AND now.location = ?"
        " ORDER BY shares.id DESC LIMIT 1"_s,
        {textColumn(share.title), listToText(share.artworks), shareOptionsToText(share.options),
         share.location});
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::vector<Share> ShareStore::all()
{
    return read(u"state <> 'removed' ORDER BY shares.id DESC"_s, {});
}

std::vector<Share> ShareStore::in(ShareState state)
{
    return read(u"state = ? ORDER BY shares.id"_s, {toString(state)});
}

Result<bool> ShareStore::noteErased(const std::vector<ArtworkId> &ids)
{
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE shares SET state = 'pending' WHERE state = 'published' AND EXISTS"
        " (SELECT 1 FROM json_each(shares.artworks) AS shown JOIN artworks"
        " ON artworks.uuid = shown.value WHERE artworks.id IN (SELECT value FROM json_each(?)))"_s,
        {idList(ids)});
    if (!done)
        return propagate(done);
    return Database::changed(*done) > 0;
}

std::vector<Share> ShareStore::read(const QString &condition, const QVariantList &values)
{
    std::vector<Share> shares;
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT shares.id, uuid, state, now.location, object_key, created_at, published_at,"
        " valid_until, lifetime, title, artworks, options, error FROM shares"
        " JOIN stores AS named ON named.id = store_id JOIN stores AS now ON now.id ="
        " coalesce((SELECT id FROM stores WHERE id = named.same_as), named.id) WHERE "_s +
            condition,
        values);
    if (!rows) {
        qCWarning(lcStore, "cannot read shares: %s", qUtf8Printable(rows.error().message));
        return shares;
    }
    while (rows->next())
        shares.push_back(shareFrom(*rows));
    return shares;
}

Result<> ShareStore::write(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    return done ? Result<>{} : Result<>{propagate(done)};
}

} // namespace limner
