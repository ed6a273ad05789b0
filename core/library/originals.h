#pragma once

#include "core/base/result.h"
#include "core/library/artwork.h"

namespace limner {

//! The files of a library: `originals/yyyy/mm/`, and `incoming/` for what is being fetched. Knows
//! nothing of the database and may be copied to and used on any thread.
class Originals {
public:
    explicit Originals(QString folder); //!< absolute

    //! Creates the folders, and removes what an earlier run left in `incoming/` unfinished.
    [[nodiscard]] Result<> prepare(const QDateTime &now) const;
    [[nodiscard]] QString absolutePath(const Artwork &artwork) const;
    //! Its file was imported by reference and is not the library's to delete.
    [[nodiscard]] static bool isElsewhere(const Artwork &artwork);
    //! Where a download of this name is written, in `incoming/`.
    [[nodiscard]] QString incomingFile(const QString &name) const;
    //! Where it lies once it is whole and judged, until it has its place: survives a restart.
    [[nodiscard]] QString readyFile(const QString &name) const;
    //! Free bytes where the originals live.
    [[nodiscard]] qint64 freeBytes() const;
    //! Moves a checked file from `incoming/` to its place, durably, and fills in `path` (and `uuid`
    //! when empty). The place follows from `createdAt`, `uuid` and `mediaType`. The database does
    //! not know it yet.
    [[nodiscard]] Result<> adopt(const QString &incoming, Artwork &artwork) const;
    //! Moves a checked file from `incoming/` to where this artwork's file was, durably; where that
    //! was outside of the library, to a place inside, and fills in `path`.
    [[nodiscard]] Result<> putBack(const QString &incoming, Artwork &artwork) const;
    //! Where a file with this artwork's date and uuid lies already, below `originals/`; empty =
    //! none.
    [[nodiscard]] QString find(const Artwork &artwork) const;

private:
    QString m_folder;
};

} // namespace limner
