#include "core/library/removedalbum.h"

#include "core/database/columns.h"
#include "core/library/foldedname.h"
#include "core/library/idcolumn.h"

#include <set>

using namespace Qt::StringLiterals;

namespace limner {

Result<std::vector<Album>> readAlbums(Database &database, const QString &where,
                                      const QVariantList &values)
{
    Result<QSqlQuery> rows = database.run(
        u"SELECT id, iif(parent_id IN (SELECT id FROM albums), parent_id, 0), name, cover IS NOT "
        u"NULL, "
        "coalesce(cover, (SELECT artwork_id FROM album_artworks JOIN artworks "
        "ON artworks.id = artwork_id WHERE album_id = albums.id AND trashed_at IS NULL "
        "ORDER BY position LIMIT 1), 0), created_at FROM albums"_s +
            where + u" ORDER BY position, folded, id"_s,
        values);
    if (!rows)
        return propagate(rows);
    std::vector<Album> albums;
    while (rows->next())
        albums.push_back({.id = rows->value(0).toLongLong(),
                          .parent = rows->value(1).toLongLong(),
                          .name = rows->value(2).toString(),
                          .cover = rows->value(4).toLongLong(),
                          .isCoverChosen = rows->value(3).toBool(),
                          .createdAt = timeFrom(rows->value(5))});
    return albums;
}

namespace {

//! Out of one that goes, to where it lies.
Result<> liftInner(Database &database, const Album &gone)
{
    const Result<std::vector<Album>> albums = readAlbums(database);
    if (!albums)
        return propagate(albums);
    std::set<QString> taken;
    for (const Album &one : *albums) {
        if (one.parent == gone.parent && one.id != gone.id)
            taken.insert(foldedName(one.name));
    }
    for (const Album &one : *albums) {
        if (one.parent != gone.id)
            continue;
        QString name = one.name;
        for (int number = 2; !taken.insert(foldedName(name)).second; ++number)
            name = u"%1 %2"_s.arg(one.name).arg(number);
        const Result<QSqlQuery> done =
            database.run(u"UPDATE albums SET parent_id = ?, name = ?, folded = ? WHERE id = ?"_s,
                         {gone.parent, name, foldedName(name), one.id});
        if (!done)
            return propagate(done);
    }
    return {};
}

//! Those that still lie where `liftInner` put them.
Result<> lowerInner(Database &database, const RemovedAlbum &removed)
{
    for (const Album &one : removed.inner) {
        const Result<QSqlQuery> done = database.run(
            u"UPDATE albums SET parent_id = ?, name = ?, folded = ? "
            "WHERE id = ? AND parent_id = ?"_s,
            {removed.album.id, one.name, foldedName(one.name), one.id, removed.album.parent});
        if (!done)
            return propagate(done);
    }
    return {};
}

} // namespace

Result<RemovedAlbum> removeAlbum(Database &database, qint64 id)
{
    Database::Transaction transaction{database};
    const Result<std::vector<Album>> found = readAlbums(database, u" WHERE id = ?"_s, {id});
    if (!found)
        return propagate(found);
    if (found->empty())
        return fail(ErrorKind::NotFound);
    Result<std::vector<ArtworkId>> pictures = idColumn(
        database, u"SELECT artwork_id FROM album_artworks WHERE album_id = ? ORDER BY position"_s,
        {id});
    if (!pictures)
        return propagate(pictures);
    Result<std::vector<Album>> inner = readAlbums(database, u" WHERE parent_id = ?"_s, {id});
    const Result<std::vector<qint64>> position =
        idColumn(database, u"SELECT position FROM albums WHERE id = ?"_s, {id});
    if (!inner || !position)
        return inner ? Result<RemovedAlbum>{propagate(position)} : propagate(inner);
    if (const Result<> lifted = liftInner(database, found->front()); !lifted)
        return propagate(lifted);
    if (const auto gone = database.run(u"DELETE FROM albums WHERE id = ?"_s, {id}); !gone)
        return propagate(gone);
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return RemovedAlbum{.album = found->front(),
                        .position = position->front(),
                        .pictures = std::move(*pictures),
                        .inner = std::move(*inner)};
}

Result<> receiveInto(Database &database, qint64 album, const std::vector<ArtworkId> &ids)
{
    if (album == 0 || ids.empty())
        return {};
    const Result<QSqlQuery> done = database.run(
        u"INSERT INTO album_artworks (album_id, artwork_id, position) "
        "SELECT albums.id, artworks.id, given.key + "
        "(SELECT coalesce(max(position) + 1, 0) FROM album_artworks WHERE album_id = ?) "
        "FROM json_each(?) AS given JOIN artworks ON artworks.id = given.value "
        "JOIN albums ON albums.id = ? WHERE true ON CONFLICT DO NOTHING"_s,
        {album, idList(ids), album});
    return done ? Result<>{} : propagate(done);
}

Result<> restoreAlbum(Database &database, const RemovedAlbum &removed)
{
    const Album &album = removed.album;
    Database::Transaction transaction{database};
    // Its number, too: jobs under way name it.
    const Result<QSqlQuery> added =
        database.run(u"INSERT INTO albums (id, parent_id, name, folded, created_at, position) "
                     "VALUES (?, ?, ?, ?, ?, ?)"_s,
                     {album.id, album.parent, album.name, foldedName(album.name),
                      album.createdAt.toMSecsSinceEpoch(), removed.position});
    if (!added)
        return propagate(added);
    if (Result<> put = receiveInto(database, album.id, removed.pictures); !put)
        return put;
    if (Result<> lowered = lowerInner(database, removed); !lowered)
        return lowered;
    if (album.isCoverChosen) {
        const Result<QSqlQuery> chosen =
            database.run(u"UPDATE albums SET cover = ? WHERE id = ? AND EXISTS "
                         "(SELECT 1 FROM artworks WHERE id = ?)"_s,
                         {album.cover, album.id, album.cover});
        if (!chosen)
            return propagate(chosen);
    }
    return transaction.commit();
}

} // namespace limner
