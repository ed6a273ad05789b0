#pragma once

#include "core/library/albums.h"

namespace limner {

//! The rows of albums, and how one goes and comes back; nobody is told. Errors as those of Albums.

//! In the order in which they stand. `where` is SQL with its own WHERE.
[[nodiscard]] Result<std::vector<Album>> readAlbums(Database &database, const QString &where = {},
                                                    const QVariantList &values = {});
//! One commit.
[[nodiscard]] Result<RemovedAlbum> removeAlbum(Database &database, qint64 album);
//! One commit; that its parent may hold it has been asked.
[[nodiscard]] Result<> restoreAlbum(Database &database, const RemovedAlbum &removed);
//! Behind those that are there; nothing where the album is gone.
[[nodiscard]] Result<> receiveInto(Database &database, qint64 album,
                                   const std::vector<ArtworkId> &ids);

} // namespace limner
