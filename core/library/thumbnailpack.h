#pragma once

#include "core/base/result.h"
#include "core/library/artwork.h"

#include <QByteArray>
#include <QMutex>

#include <vector>

namespace limner {

//! Where one thumbnail lies in the pack, as the `thumbnails` table remembers it.
struct PackPlace {
    qint64 offset = 0;
    qint64 length = 0; //!< with its head
    int pack = 0;      //!< which of the files

    bool operator==(const PackPlace &) const = default;
};

//! An append-only file of pictures (JPEG, WebP, of earlier days PNG), each behind a head that says
//! whose it is: after a crash the table may point at bytes that were never written, or at another
//! picture's. While it is compacted there are two: what is new goes into the newer one, and both
//! are read. May be used by several threads at once. No entry is synced when it is made; a lost one
//! is simply made again.
class ThumbnailPack {
public:
    //! The name of the first one; later ones have a number behind it. What is there and no pack is
    //! thrown away.
    explicit ThumbnailPack(QString file);

    [[nodiscard]] Result<PackPlace> append(ArtworkId id, int edge, const QByteArray &picture);
    //! The file; empty when the place does not hold what it should.
    [[nodiscard]] QByteArray read(ArtworkId id, int edge, PackPlace place) const;

    //! The number of the one that grows.
    [[nodiscard]] int current() const;
    //! What is new goes into another file from now on.
    void beginNext();
    //! Those that do not grow any more.
    [[nodiscard]] std::vector<int> older() const;
    //! For good: whoever still points there finds nothing.
    void removeOlder();
    //! Of all of them, bytes.
    [[nodiscard]] qint64 size() const;
    //! What was appended so far is on the disk.
    [[nodiscard]] Result<> sync() const;

private:
    [[nodiscard]] QString fileOf(int pack) const;
    [[nodiscard]] std::vector<int> packs() const;

    QString m_file;
    mutable QMutex m_mutex; //!< appending, and where
    int m_current = 0;
};

} // namespace limner
