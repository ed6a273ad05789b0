#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"
#include "core/library/artwork.h"
#include "core/library/marks.h"
#include "core/library/originals.h"
#include "core/library/trash.h"

#include <QObject>

#include <vector>

namespace limner {

struct ArtworkRow { //!< what the grid needs of every picture, nothing more
    ArtworkId id = 0;
    qint64 createdMs = 0;

    bool operator==(const ArtworkRow &) const = default;
};
//! The order of the gallery: newest first, and pictures of one moment, which are one job's, in the
//! order they were made in.
[[nodiscard]] inline bool isNewer(const ArtworkRow &a, const ArtworkRow &b)
{
    return a.createdMs != b.createdMs ? a.createdMs > b.createdMs : a.id < b.id;
}

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

//! The artworks of one folder: `library.sqlite`, the originals, `thumbnails/`. The database is
//! written on this thread only.
class Library final : public QObject {
    Q_OBJECT
public:
    //! Creates the folder when it is missing. Removes leftovers in `incoming/`.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &folder, Clock &clock);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] const Originals &originals() const { return m_originals; }
    [[nodiscard]] Marks &marks() { return m_marks; }
    [[nodiscard]] Trash &trash() { return m_trash; }

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
    void noteFailure(const Error &error);

    QString m_folder;
    std::unique_ptr<Database> m_database;
    Clock &m_clock;
    Originals m_originals;
    Marks m_marks;
    Trash m_trash;
    bool m_damaged = false;
};

} // namespace limner
