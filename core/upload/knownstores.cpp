#include "core/upload/knownstores.h"

#include "core/base/log.h"
#include "core/database/columns.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QVariant nullableBool(std::optional<bool> value)
{
    return value ? QVariant{*value ? 1 : 0} : QVariant{};
}

std::optional<bool> boolFrom(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional{value.toBool()};
}

} // namespace

std::optional<KnownStore> KnownStores::find(const QString &location)
{
    Result<QSqlQuery> row =
        m_database.run(u"SELECT now.id, now.location, now.region, now.public_url, now.public_opens,"
                       " now.signed_opens, now.link_error FROM stores AS named"
                       " JOIN stores AS now ON now.id ="
                       " coalesce((SELECT id FROM stores WHERE id = named.same_as), named.id)"
                       " WHERE named.location = ?"_s,
                       {location});
    if (!row)
        qCWarning(lcStore) << "cannot read the stores:" << row.error().message;
    if (!row || !row->next())
        return std::nullopt;
    KnownStore store;
    store.id = row->value(0).toLongLong();
    store.location = row->value(1).toString();
    store.region = row->value(2).toString();
    store.publicUrl = row->value(3).toString();
    store.publicOpens = boolFrom(row->value(4));
    store.signedOpens = boolFrom(row->value(5));
    store.linkError = errorFrom(row->value(6));
    return store;
}

QString KnownStores::nameOf(const QString &location)
{
    const std::optional<KnownStore> store = find(location);
    return store ? store->location : location;
}

Result<KnownStore> KnownStores::have(const QString &location)
{
    if (const std::optional<KnownStore> store = find(location))
        return *store;
    const Result<QSqlQuery> done =
        m_database.run(u"INSERT INTO stores (location) VALUES (?)"_s, {location});
    if (!done)
        return propagate(done);
    KnownStore made;
    made.id = done->lastInsertId().toLongLong();
    made.location = location;
    return made;
}

Result<> KnownStores::save(const KnownStore &store)
{
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE stores SET region = ?, public_url = ?, public_opens = ?,"
                       " signed_opens = ?, link_error = ? WHERE id = ?"_s,
                       {store.region, store.publicUrl, nullableBool(store.publicOpens),
                        nullableBool(store.signedOpens), errorColumn(store.linkError), store.id});
    return done ? Result<>{} : Result<>{propagate(done)};
}

Result<> KnownStores::join(const QString &older, const QString &newer)
{
    Database::Transaction transaction{m_database};
    const Result<KnownStore> from = have(older);
    const Result<KnownStore> to = have(newer);
    if (!from || !to)
        return propagate(from ? to : from);
    if (from->id == to->id)
        return transaction.commit();
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE stores SET same_as = ? WHERE id = ? OR same_as = ?"_s,
                       {to->id, from->id, from->id});
    if (!done)
        return propagate(done);
    return transaction.commit();
}

} // namespace limner
