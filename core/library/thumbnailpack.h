#pragma once

#include "core/base/result.h"
#include "core/library/artwork.h"

#include <QByteArray>
#include <QMutex>

namespace limner {

//! Where one thumbnail lies in the pack, as the `thumbnails` table remembers it.
struct PackPlace {
    qint64 offset = 0;
    qint64 length = 0; //!< with its head
};

//! One append-only file of pictures (JPEG, WebP, of earlier days PNG), each behind a head that says
//! whose it is: after a crash the table may point at bytes that were never written, or at another
//! picture's. May be used by several threads at once. No entry is ever synced; a lost one is simply
//! made again.
class ThumbnailPack {
public:
    explicit ThumbnailPack(QString file)
        : m_file{std::move(file)}
    {}

    [[nodiscard]] Result<PackPlace> append(ArtworkId id, int edge, const QByteArray &picture);
    //! The file; empty when the place does not hold what it should.
    [[nodiscard]] QByteArray read(ArtworkId id, int edge, PackPlace place) const;

private:
    QString m_file;
    QMutex m_mutex; //!< appending
};

} // namespace limner
