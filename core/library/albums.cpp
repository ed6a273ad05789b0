#include "core/library/albums.h"

#include "core/database/columns.h"
#include "core/library/foldedname.h"
#include "core/library/idcolumn.h"
#include "core/library/removedalbum.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostAlbums = 10'000;
constexpr int deepest = 16;

//! Every album with those inside it and how deep they lie; ends in a circle too, were there one.
const QString levels = u"WITH RECURSIVE above (album, level) AS (SELECT ?, 0 UNION "
                       "SELECT parent_id, level + 1 FROM albums JOIN above ON id = above.album "
                       "WHERE parent_id <> 0 AND level <= 32), "
                       "below (album, level) AS (SELECT ?, 0 UNION "
                       "SELECT id, level + 1 FROM albums JOIN below ON parent_id = below.album "
                       "WHERE level <= 32) "_s;

} // namespace

Albums::Albums(Database &database, Clock &clock, QObject *parent)
    : QObject{parent}
    , m_database{database}
    , m_clock{clock}
{}

Result<std::vector<Album>> Albums::all()
{
    return readAlbums(m_database);
}

Result<std::vector<Album>> Albums::of(ArtworkId artwork)
{
    return readAlbums(m_database,
                      u" WHERE id IN (SELECT album_id FROM album_artworks WHERE artwork_id = ?)"_s,
                      {artwork});
}

Result<std::vector<ArtworkId>> Albums::pictures(qint64 album)
{
    return idColumn(m_database,
                    u"SELECT artwork_id FROM album_artworks JOIN artworks ON artworks.id = "
                    "artwork_id WHERE album_id = ? AND trashed_at IS NULL ORDER BY position"_s,
                    {album});
}

Result<std::vector<ArtworkId>> Albums::ordered(qint64 album)
{
    return idColumn(m_database,
                    u"SELECT artwork_id FROM album_artworks WHERE album_id = ? "
                    "ORDER BY position"_s,
                    {album});
}

Result<> Albums::mustBe(qint64 album)
{
    const Result<std::vector<qint64>> found =
        idColumn(m_database, u"SELECT id FROM albums WHERE id = ?"_s, {album});
    if (!found)
        return propagate(found);
    return found->empty() ? Result<>{fail(ErrorKind::NotFound)} : Result<>{};
}

//! `album` is 0 for one that is still to be made.
Result<> Albums::mayHold(qint64 parent, qint64 album)
{
    if (parent == 0)
        return {};
    if (const Result<> there = mustBe(parent); !there)
        return propagate(there);
    const qint64 root = album == 0 ? -1 : album; // nothing lies in one that is not there
    Result<QSqlQuery> row = m_database.run(
        levels + u"SELECT EXISTS (SELECT 1 FROM above WHERE album = ?), "
                 "(SELECT max(level) FROM above) + 1 + (SELECT max(level) FROM below)"_s,
        {parent, root, root});
    if (!row)
        return propagate(row);
    if (!row->next())
        return fail(ErrorKind::Database, u"the albums cannot be read"_s);
    if (row->value(0).toBool())
        return fail(ErrorKind::InvalidInput, u"an album cannot lie inside itself"_s);
    if (row->value(1).toInt() >= deepest)
        return fail(ErrorKind::InvalidInput, u"albums lie at most %1 deep"_s.arg(deepest));
    return {};
}

Result<> Albums::changeOne(const QString &sql, const QVariantList &values)
{
    const Result<QSqlQuery> done = m_database.run(sql, values);
    if (!done)
        return propagate(done);
    if (Database::changed(*done) == 0)
        return fail(ErrorKind::NotFound);
    emit changed();
    return {};
}

Result<Album> Albums::add(const QString &name, qint64 parent)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    if (const Result<> may = mayHold(parent, 0); !may)
        return propagate(may);
    const Result<qint64> last = lastPosition(parent);
    if (!last)
        return propagate(last);
    Album album{.parent = parent, .name = *kept, .createdAt = m_clock.now()};
    const Result<QSqlQuery> added = m_database.run(
        u"INSERT INTO albums (id, parent_id, name, folded, created_at, position) SELECT "
        "1 + max((SELECT coalesce(max(id), 0) FROM albums), "
        "(SELECT coalesce(max(album_id), 0) FROM jobs WHERE album_id <> 0)), ?, ?, ?, ?, ? "
        "WHERE (SELECT count(*) FROM albums) < ?"_s,
        {parent, *kept, foldedName(*kept), album.createdAt.toMSecsSinceEpoch(), *last, mostAlbums});
    if (!added)
        return propagate(added);
    if (Database::changed(*added) == 0)
        return fail(ErrorKind::InvalidInput, u"there are %1 albums already"_s.arg(mostAlbums));
    album.id = added->lastInsertId().toLongLong();
    emit changed();
    return album;
}

Result<> Albums::rename(qint64 album, const QString &name)
{
    const Result<QString> kept = keptName(name);
    if (!kept)
        return propagate(kept);
    return changeOne(u"UPDATE albums SET name = ?, folded = ? WHERE id = ?"_s,
                     {*kept, foldedName(*kept), album});
}

Result<> Albums::move(qint64 album, qint64 parent)
{
    if (const Result<> may = mayHold(parent, album); !may)
        return propagate(may);
    const Result<qint64> last = lastPosition(parent);
    if (!last)
        return propagate(last);
    return changeOne(u"UPDATE albums SET parent_id = ?, position = ? WHERE id = ?"_s,
                     {parent, *last, album});
}

//! Where one that comes to others stands; 0 = by name, as long as nobody arranged them.
Result<qint64> Albums::lastPosition(qint64 parent)
{
    Result<QSqlQuery> row = m_database.run(
        u"SELECT coalesce(max(position) + (max(position) > 0), 0) FROM albums WHERE parent_id = ?"_s,
        {parent});
    if (!row)
        return propagate(row);
    return row->next() ? row->value(0).toLongLong() : 0;
}

Result<> Albums::arrange(qint64 album, qint64 parent, qint64 next)
{
    if (const Result<> may = mayHold(parent, album); !may)
        return propagate(may);
    if (const Result<> there = mustBe(album); !there)
        return propagate(there);
    Database::Transaction transaction{m_database};
    const Result<std::vector<Album>> beside =
        readAlbums(m_database, u" WHERE parent_id = ?"_s, {parent});
    if (!beside)
        return propagate(beside);
    std::vector<qint64> order;
    bool isPlaced = false;
    for (const Album &one : *beside) {
        if (one.id == next) {
            order.push_back(album);
            isPlaced = true;
        }
        if (one.id != album)
            order.push_back(one.id);
    }
    if (!isPlaced)
        order.push_back(album);
    const Result<QSqlQuery> done = m_database.run(
        u"UPDATE albums SET parent_id = ?, position = place.key + 1 FROM json_each(?) AS place "
        "WHERE albums.id = place.value"_s,
        {parent, idList(order)});
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit changed();
    return {};
}

Result<std::vector<AlbumPlace>> Albums::places()
{
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT id, parent_id, position FROM albums ORDER BY id"_s);
    if (!rows)
        return propagate(rows);
    std::vector<AlbumPlace> out;
    while (rows->next())
        out.push_back({.album = rows->value(0).toLongLong(),
                       .parent = rows->value(1).toLongLong(),
                       .position = rows->value(2).toLongLong()});
    return out;
}

Result<> Albums::putBack(const std::vector<AlbumPlace> &places)
{
    Database::Transaction transaction{m_database};
    for (const AlbumPlace &place : places) {
        // Meanwhile its parent may have gone, or come to lie in it.
        if (const Result<> may = mayHold(place.parent, place.album); !may)
            return propagate(may);
        const Result<QSqlQuery> done =
            m_database.run(u"UPDATE albums SET parent_id = ?, position = ? WHERE id = ?"_s,
                           {place.parent, place.position, place.album});
        if (!done)
            return propagate(done);
    }
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit changed();
    return {};
}

Result<> Albums::setCover(qint64 album, ArtworkId artwork)
{
    return changeOne(u"UPDATE albums SET cover = nullif(?, 0) WHERE id = ? AND (? = 0 OR EXISTS "
                     "(SELECT 1 FROM album_artworks WHERE album_id = ? AND artwork_id = ?))"_s,
                     {artwork, album, artwork, album, artwork});
}

Result<RemovedAlbum> Albums::remove(qint64 album)
{
    Result<RemovedAlbum> removed = removeAlbum(m_database, album);
    if (!removed)
        return removed;
    emit changed();
    if (!removed->pictures.empty())
        emit picturesChanged(removed->pictures);
    return removed;
}

Result<bool> Albums::removeIfEmpty(qint64 album)
{
    const Result<QSqlQuery> done = m_database.run(
        u"DELETE FROM albums WHERE id = ? "
        "AND NOT EXISTS (SELECT 1 FROM album_artworks WHERE album_id = albums.id) "
        "AND NOT EXISTS (SELECT 1 FROM albums AS one WHERE one.parent_id = albums.id)"_s,
        {album});
    if (!done)
        return propagate(done);
    const bool isGone = Database::changed(*done) != 0;
    if (isGone)
        emit changed();
    return isGone;
}

Result<> Albums::restore(const RemovedAlbum &removed)
{
    if (const Result<> may = mayHold(removed.album.parent, 0); !may)
        return propagate(may);
    if (const Result<> restored = restoreAlbum(m_database, removed); !restored)
        return propagate(restored);
    emit changed();
    if (!removed.pictures.empty())
        emit picturesChanged(removed.pictures);
    return {};
}

Result<> Albums::receive(qint64 album, const std::vector<ArtworkId> &ids)
{
    return receiveInto(m_database, album, ids);
}

Result<std::vector<ArtworkId>> Albums::put(qint64 album, const std::vector<ArtworkId> &ids)
{
    if (const Result<> there = mustBe(album); !there)
        return propagate(there);
    Database::Transaction transaction{m_database};
    // Given twice, one takes its first place.
    Result<std::vector<ArtworkId>> fresh = idColumn(
        m_database,
        u"SELECT given.value FROM json_each(?) AS given JOIN artworks ON artworks.id = given.value "
        "WHERE given.value NOT IN (SELECT artwork_id FROM album_artworks WHERE album_id = ?) "
        "GROUP BY given.value ORDER BY min(given.key)"_s,
        {idList(ids), album});
    if (!fresh || fresh->empty())
        return fresh;
    const Result<QSqlQuery> done = m_database.run(
        u"INSERT INTO album_artworks (album_id, artwork_id, position) SELECT ?, value, key + "
        "(SELECT coalesce(max(position) + 1, 0) FROM album_artworks WHERE album_id = ?) "
        "FROM json_each(?)"_s,
        {album, album, idList(*fresh)});
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit picturesChanged(*fresh);
    return fresh;
}

Result<std::vector<ArtworkId>> Albums::take(qint64 album, const std::vector<ArtworkId> &ids)
{
    const QString which =
        u" FROM album_artworks WHERE album_id = ? AND artwork_id IN (SELECT value FROM "
        "json_each(?))"_s;
    Database::Transaction transaction{m_database};
    Result<std::vector<ArtworkId>> there =
        idColumn(m_database, u"SELECT artwork_id"_s + which, {album, idList(ids)});
    if (!there || there->empty())
        return there;
    const QString list = idList(*there);
    for (const auto &[sql, values] :
         {std::pair{u"DELETE"_s + which, QVariantList{album, list}},
          std::pair{u"UPDATE albums SET cover = NULL WHERE id = ? AND cover IN "
                    "(SELECT value FROM json_each(?))"_s,
                    QVariantList{album, list}}}) {
        if (const Result<QSqlQuery> done = m_database.run(sql, values); !done)
            return propagate(done);
    }
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit picturesChanged(*there);
    return there;
}

Result<> Albums::place(qint64 album, const std::vector<ArtworkId> &ids, ArtworkId next)
{
    Database::Transaction transaction{m_database};
    const Result<std::vector<ArtworkId>> there = ordered(album);
    if (!there)
        return propagate(there);
    const std::set<ArtworkId> known{there->begin(), there->end()};
    std::set<ArtworkId> moved;
    std::vector<ArtworkId> block;
    for (const ArtworkId id : ids) {
        if (known.contains(id) && moved.insert(id).second)
            block.push_back(id);
    }
    // What they shall stand before may be one of them: then it is the next that stays.
    auto at = std::find(there->begin(), there->end(), next);
    at = std::find_if(at, there->end(), [&moved](ArtworkId id) { return !moved.contains(id); });
    std::vector<ArtworkId> order;
    const auto keep = [&order, &moved](auto from, auto to) {
        std::copy_if(from, to, std::back_inserter(order),
                     [&moved](ArtworkId id) { return !moved.contains(id); });
    };
    keep(there->begin(), at);
    order.insert(order.end(), block.begin(), block.end());
    keep(at, there->end());
    if (order == *there)
        return {};
    const Result<QSqlQuery> done =
        m_database.run(u"UPDATE album_artworks SET position = place.key FROM json_each(?) AS place "
                       "WHERE album_id = ? AND artwork_id = place.value"_s,
                       {idList(order), album});
    if (!done)
        return propagate(done);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    emit orderChanged(album);
    return {};
}

} // namespace limner
