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
    //! The same of these pictures alone.
    [[nodiscard]] std::vector<ArtworkRow> rowsAmong(const std::vector<ArtworkId> &ids,
                                                    const ArtworkQuery &query);
    [[nodiscard]] int count();
    //! Models that occur, most used first.
    [[nodiscard]] QStringList models();

    //! What is done to many pictures is one commit and one signal. Those that it changed come back,
    //! as they were before, so that it can be undone.
    std::vector<ArtworkMarks> setFavourite(const std::vector<ArtworkId> &ids, bool favourite);
    std::vector<ArtworkMarks> setRating(const std::vector<ArtworkId> &ids, int rating);
    void setMarks(const std::vector<ArtworkMarks> &marks);
    //! To the trash and back; the file stays until `purge`.
    std::vector<ArtworkId> trash(const std::vector<ArtworkId> &ids);
    std::vector<ArtworkId> restore(const std::vector<ArtworkId> &ids);
    //! Deletes files and rows trashed before `before`; never one whose upload is under way. Returns
    //! how many. A file that cannot be deleted keeps its row. Before the rows go, and in the same
    //! transaction, whoever has something of these pictures elsewhere takes it over.
    [[nodiscard]] Result<int> purge(const QDateTime &before);

    using Farewell = std::function<Result<>(const std::vector<ArtworkId> &ids)>;
    void setFarewell(Farewell farewell) { m_farewell = std::move(farewell); }

    [[nodiscard]] QString fact(const QString &name);
    void setFact(const QString &name, const QString &value);

signals:
    void artworkAdded(limner::ArtworkId id);
    //! Favourite or rating.
    void artworksChanged(const std::vector<limner::ArtworkId> &ids);
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
    //! False when it failed, which has been announced.
    template <typename T>
    [[nodiscard]] bool isWritten(const Result<T> &done);
    [[nodiscard]] std::vector<ArtworkMarks> change(const std::vector<ArtworkId> &ids,
                                                   const QString &column, const QVariant &value,
                                                   const QString &condition);
    [[nodiscard]] std::vector<ArtworkMarks> mark(const std::vector<ArtworkId> &ids,
                                                 const QString &column, int value);

    QString m_folder;
    std::unique_ptr<Database> m_database;
    Clock &m_clock;
    Farewell m_farewell;
    bool m_damaged = false;
};

} // namespace limner
