#pragma once

#include "core/base/clock.h"
#include "core/library/albums.h"
#include "core/library/artworkreader.h"
#include "core/library/inputs.h"
#include "core/library/marks.h"
#include "core/library/originals.h"
#include "core/library/recentsearches.h"
#include "core/library/savedsearches.h"
#include "core/library/tags.h"
#include "core/library/trash.h"
#include "core/library/trashemptier.h"

#include <QImage>
#include <QObject>

#include <vector>

namespace limner {

//! The artworks of one folder: `library.sqlite`, the originals, `thumbnails/`. The database is
//! written on this thread only.
class Library final : public QObject {
    Q_OBJECT
public:
    //! Creates the folder when it is missing. Removes leftovers in `incoming/`.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(const QString &folder, Clock &clock);

    [[nodiscard]] Database &database() { return *m_database; }
    [[nodiscard]] QString folder() const { return m_folder; }
    //! Files that go into models; may be copied on any thread.
    [[nodiscard]] const Inputs &inputs() const { return m_inputs; }
    [[nodiscard]] const Originals &originals() const { return m_originals; }
    [[nodiscard]] Marks &marks() { return m_marks; }
    [[nodiscard]] Trash &trash() { return m_trash; }
    [[nodiscard]] TrashEmptier &emptier() { return m_emptier; }
    [[nodiscard]] Tags &tags() { return m_tags; }
    [[nodiscard]] Albums &albums() { return m_albums; }
    [[nodiscard]] SavedSearches &searches() { return m_searches; }
    //! For those who connect to it.
    [[nodiscard]] const SavedSearches &searches() const { return m_searches; }
    [[nodiscard]] RecentSearches recentSearches() { return RecentSearches{*m_database}; }

    //! Inserts; sets `id`. Join it with the Pending upload in one Transaction, then call
    //! `announceAdded`. A second insert of the same (job, output) returns the first one's id.
    [[nodiscard]] Result<ArtworkId> insert(Artwork artwork);
    void announceAdded(ArtworkId id) { emit artworkAdded(id); }
    //! Something else is known of them.
    void announceChanged(const std::vector<ArtworkId> &ids) { emit artworksChanged(ids); }
    //! Files that were not of the library before: an import's, a rebuild's.
    void announceFound(const std::vector<ArtworkId> &ids)
    {
        emit artworksRestored(ids);
        emit artworksFound(ids);
    }
    //! Pixels that were decoded of a new picture anyway, one image for each edge of a thumbnail.
    //! Before `announceAdded`.
    void offerPixels(ArtworkId id, const std::vector<QImage> &images)
    {
        emit pixelsAtHand(id, images);
    }

    //! What is read; what of it is asked most stands below.
    [[nodiscard]] ArtworkReader &reader() { return m_reader; }
    [[nodiscard]] std::optional<Artwork> artwork(ArtworkId id) { return m_reader.artwork(id); }
    [[nodiscard]] std::vector<Artwork> artworksOfJob(const QString &jobId)
    {
        return m_reader.artworksOfJob(jobId);
    }
    [[nodiscard]] std::vector<ArtworkRow> rows(const ArtworkQuery &query)
    {
        return m_reader.rows(query);
    }

    //! How large pictures of earlier versions are as they are seen, now that somebody looked; empty
    //! = as was noted. What was made of those that were noted wrongly is forgotten; tells nobody.
    void noteSeen(const std::map<ArtworkId, QSize> &seen);
    //! Where new thumbnails are in the pack; of pictures that are gone meanwhile nothing is kept.
    void notePacked(const std::map<std::pair<ArtworkId, int>, PackPlace> &places);
    //! Where those of older packs are now; of thumbnails that were made anew meanwhile, or are
    //! gone, nothing is kept.
    void noteMoved(const std::map<std::pair<ArtworkId, int>, PackPlace> &places);
    //! How pictures look, once and for all; nothing = that cannot be seen. Of pictures that are
    //! gone meanwhile nothing is kept.
    void noteLooks(const std::map<ArtworkId, std::optional<PictureSignature>> &looks);
    //! A connection met a damaged page: noted for the next start, and told once.
    void noteDamage(const Error &error);

signals:
    void artworkAdded(limner::ArtworkId id);
    void pixelsAtHand(limner::ArtworkId id, const std::vector<QImage> &images);
    void artworksFound(const std::vector<limner::ArtworkId> &ids);
    //! Favourite, rating, rejected, tags, albums, size, or where the file is.
    void artworksChanged(const std::vector<limner::ArtworkId> &ids);
    void artworksTrashed(const std::vector<limner::ArtworkId> &ids);
    void artworksRestored(const std::vector<limner::ArtworkId> &ids);
    //! For good.
    void artworksErased(const std::vector<limner::ArtworkId> &ids);
    //! Something the artist did (favourite, rating, trash …) could not be written down.
    void writeFailed(const limner::Error &error);
    //! The database is damaged, as a query found; once. The next start checks and rebuilds it.
    void damageFound(const limner::Error &error);

private:
    Library(QString folder, std::unique_ptr<Database> database, Clock &clock);
    [[nodiscard]] Result<QString> parametersToStore(const Artwork &artwork);
    void noteFailure(const Error &error);
    void notePlaces(const QString &sql,
                    const std::map<std::pair<ArtworkId, int>, PackPlace> &places);

    QString m_folder;
    Inputs m_inputs;
    std::unique_ptr<Database> m_database;
    Clock &m_clock;
    ArtworkReader m_reader;
    Originals m_originals;
    Marks m_marks;
    Trash m_trash;
    TrashEmptier m_emptier;
    Tags m_tags;
    Albums m_albums;
    SavedSearches m_searches;
    bool m_damaged = false;
};

} // namespace limner
