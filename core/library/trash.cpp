#include "core/library/trash.h"

#include "core/database/columns.h"
#include "core/library/artworkchange.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner {

Trash::Trash(Database &database, const Originals &originals, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_database{database}
    , m_originals{originals}
    , m_clock{clock}
{}

std::vector<ArtworkId> Trash::change(const std::vector<ArtworkId> &ids, const QVariant &when,
                                     const QString &condition)
{
    const Result<std::vector<ArtworkMarks>> before =
        changeArtworks(m_database, ids, u"trashed_at"_s, when, condition);
    if (before)
        return idsOf(*before);
    emit failed(before.error());
    return {};
}

std::vector<ArtworkId> Trash::put(const std::vector<ArtworkId> &ids)
{
    std::vector<ArtworkId> gone =
        change(ids, nullableTime(m_clock.now()), u"trashed_at IS NULL AND ? IS NOT NULL"_s);
    if (!gone.empty())
        emit trashed(gone);
    return gone;
}

std::vector<ArtworkId> Trash::restore(const std::vector<ArtworkId> &ids)
{
    std::vector<ArtworkId> back =
        change(ids, QVariant{}, u"trashed_at IS NOT NULL AND ? IS NULL"_s);
    if (!back.empty())
        emit restored(back);
    return back;
}

TrashStand Trash::stand(const std::vector<ArtworkId> &ids)
{
    const QString some = ids.empty() ? QString{} : u" AND id IN (SELECT value FROM json_each(?))"_s;
    Result<QSqlQuery> row = m_database.run(
        u"SELECT count(*), coalesce(sum(iif(released, 0, bytes)), 0), coalesce(sum(stored), 0) "
        "FROM artworks WHERE trashed_at IS NOT NULL"_s +
            some,
        ids.empty() ? QVariantList{} : QVariantList{idList(ids)});
    if (!row || !row->next())
        return {};
    return {.pictures = row->value(0).toInt(),
            .bytes = row->value(1).toLongLong(),
            .stored = row->value(2).toInt()};
}

Result<std::vector<ArtworkId>> Trash::trashedBefore(const QDateTime &time)
{
    Result<QSqlQuery> found =
        m_database.run(u"SELECT id FROM artworks WHERE trashed_at < ? ORDER BY trashed_at"_s,
                       {nullableTime(time)});
    if (!found)
        return propagate(found);
    std::vector<ArtworkId> ids;
    while (found->next())
        ids.push_back(found->value(0).toLongLong());
    return ids;
}

Result<int> Trash::purge(const QDateTime &before)
{
    const Result<std::vector<ArtworkId>> ids = trashedBefore(before);
    if (!ids)
        return propagate(ids);
    return erase(*ids);
}

Result<int> Trash::erase(const std::vector<ArtworkId> &ids, RemoteCopy copy)
{
    Result<QSqlQuery> found = m_database.run(
        u"SELECT id, path FROM artworks WHERE id IN (SELECT value FROM json_each(?)) AND "
        "trashed_at IS NOT NULL AND id NOT IN "
        "(SELECT artwork_id FROM uploads WHERE state <> 'stored' AND state = 'uploading')"_s,
        {idList(ids)});
    if (!found)
        return propagate(found);
    // Files first: a row without a file is erased again next time, a file without a row would be
    // found and brought back when a library is rebuilt.
    std::vector<ArtworkId> gone;
    Result<int> failure{0};
    while (found->next()) {
        Artwork artwork;
        artwork.path = found->value(1).toString();
        QFile file{m_originals.absolutePath(artwork)};
        if (Originals::isElsewhere(artwork) || !file.exists() || file.remove())
            gone.push_back(found->value(0).toLongLong());
        else
            failure = fail(ErrorKind::Io, file.fileName() + u": "_s + file.errorString());
    }
    found->finish();
    Database::Transaction transaction{m_database};
    if (m_farewell && !gone.empty()) {
        if (const Result<> done = m_farewell(gone, copy); !done)
            return propagate(done);
    }
    for (const ArtworkId id : gone) {
        if (const auto done = m_database.run(u"DELETE FROM artworks WHERE id = ?"_s, {id}); !done)
            return propagate(done);
    }
    if (Result<> done = transaction.commit(); !done)
        return propagate(done);
    if (!gone.empty())
        emit erased(gone);
    return failure ? Result<int>{static_cast<int>(gone.size())} : failure;
}

} // namespace limner
