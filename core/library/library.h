#pragma once

#include "core/base/clock.h"
#include "core/library/artwork.h"
#include "core/database/database.h"

#include <QObject>

#include <vector>

namespace limner {

struct ArtworkRow { //!< what the grid needs of every picture, nothing more
    ArtworkId id = 0;
    qint64 createdMs = 0;
};

//! What the gallery asks for. Empty = everything outside the trash, newest first.
struct ArtworkQuery {
    QString text = {}; //!< as typed: words (all must occur), "quoted phrase", -word, seed:123,
                       //!< seed:12*, model:name, date:today|yesterday|2026-11-22, rating:>=4,
                       //!< is:favourite, is:local. A word under three characters is matched by LIKE
    bool favouritesOnly = false;
    QString model = {};
    QDateTime since = {};
    std::optional<ArtworkRow> after = {}; //!< only what stands behind this one
    int limit = -1;
};

//! One folder: `library.sqlite`, `originals/yyyy/mm/`, `thumbnails/`, `incoming/` for what is being
//! fetched. The database is written on this thread only. A trashed picture stays where it is until
//! `purge`.
class Library final : public QObject {
    Q_OBJECT
public:
    //! Creates the folder when it is missing. Removes leftovers in `incoming/`.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &folder, Clock &clock);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString absolutePath(const Artwork &artwork) const;
    //! A fresh file name in `incoming/` for a download.
    [[nodiscard]] QString incomingFile() const;
    //! Free bytes where the originals live.
    [[nodiscard]] qint64 freeBytes() const;

    //! Moves a checked file from `incoming/` to its place, durably, and fills in `path` (and `uuid`
    //! when empty). The place follows from `createdAt`, `uuid` and `mediaType`. The database does
    //! not know it yet.
    [[nodiscard]] Result<> adopt(const QString &incoming, Artwork &artwork) const;
    //! Where a file with this artwork's date and uuid lies already, below `originals/`; empty =
    //! none.
    [[nodiscard]] QString findOriginal(const Artwork &artwork) const;
    //! Inserts; sets `id`. Join it with the Pending upload in one Transaction, then call
    //! `announceAdded`. A second insert of the same (job, output) returns the first one's id.
    [[nodiscard]] Result<ArtworkId> insert(Artwork artwork);
    void announceAdded(ArtworkId id) { emit artworkAdded(id); }
    //! Pictures that a rebuild gave their rows back.
    void announceFound(const std::vector<ArtworkId> &ids) { emit artworksRestored(ids); }

    [[nodiscard]] std::optional<Artwork> artwork(ArtworkId id);
    [[nodiscard]] std::vector<Artwork> artworksOfJob(const QString &jobId);
    [[nodiscard]] std::vector<ArtworkRow> rows(const ArtworkQuery &query);
    [[nodiscard]] bool matches(ArtworkId id, const ArtworkQuery &query);
    [[nodiscard]] int count();
    //! Models that occur, most used first.
    [[nodiscard]] QStringList models();

    void setFavourite(ArtworkId id, bool favourite);
    void setRating(ArtworkId id, int rating);
    //! To the trash and back; the file stays until `purge`.
    void trash(const std::vector<ArtworkId> &ids);
    void restore(const std::vector<ArtworkId> &ids);
    //! Deletes files and rows trashed before `before`; never one whose upload is under way. Returns
    //! how many. A file that cannot be deleted keeps its row.
    [[nodiscard]] Result<int> purge(const QDateTime &before);

    [[nodiscard]] QString fact(const QString &name);
    void setFact(const QString &name, const QString &value);

signals:
    void artworkAdded(limner::ArtworkId id);
    void artworkChanged(limner::ArtworkId id);
    void artworksTrashed(const std::vector<limner::ArtworkId> &ids);
    void artworksRestored(const std::vector<limner::ArtworkId> &ids);
    //! Something the artist did (favourite, rating, trash …) could not be written down.
    void writeFailed(const limner::Error &error);
    //! The database is damaged, as a query found; once. The next start checks and rebuilds it.
    void damageFound(const limner::Error &error);

private:
    Library(QString folder, std::unique_ptr<Database> database, Clock &clock);
    void noteDamage(const Error &error);
    [[nodiscard]] std::vector<Artwork> read(const QString &condition, const QVariantList &values);
    [[nodiscard]] Result<QSqlQuery> readRows(const QString &sql, const QVariantList &values = {});
    //! Rows changed; nothing when it failed, which has been announced.
    [[nodiscard]] int write(const QString &sql, const QVariantList &values);
    [[nodiscard]] std::vector<ArtworkId> writeEach(const QString &sql, const QVariantList &values,
                                                   const std::vector<ArtworkId> &ids);

    QString m_folder;
    std::unique_ptr<Database> m_database;
    Clock &m_clock;
    bool m_damaged = false;
};

} // namespace limner
