#pragma once

#include "core/base/clock.h"
#include "core/database/database.h"
#include "core/library/galleryorder.h"
#include "core/library/librarycounts.h"
#include "core/library/likepictures.h"
#include "core/library/lineage.h"
#include "core/library/search/searchcompletion.h"
#include "core/library/searchquery.h"
#include "core/library/shelves.h"
#include "core/library/thumbnailpack.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace limner {

//! What the gallery asks for. Empty = everything outside the trash, newest first; is:trashed = what
//! lies in it.
struct ArtworkQuery {
    //! As typed: words (all must occur, in the prompt, what it was written as or the model),
    //! "quoted phrase", -word, red|blue, and keys, which are the table of `searchKeys()`: seed:12*,
    //! steps:20-30, model:flux|sdxl, date:"last week", rating:>=4, is:favourite … and every
    //! parameter that a picture was made with: scheduler:euler*.
    QString text = {};
    bool favouritesOnly = false;
    QString model = {};
    QDateTime since = {};
    GalleryOrder order = {};
    std::optional<ArtworkRow> after = {}; //!< only what stands behind this one
    int limit = -1;
};

//! What a thumbnail is read from, or made of.
struct PackedPicture {
    QString path = {};                    //!< relative to the library; empty = no such picture
    std::map<int, PackPlace> places = {}; //!< in the pack, by edge
    bool isUnmeasured = false;            //!< nobody looked yet how it is to be turned
};

//! Some pictures without a signature.
struct UnsignedPictures {
    std::vector<ArtworkId> ids = {};
    std::optional<ArtworkRow> last = {}; //!< where the next look begins; nothing = it was the end
};

//! Reads the artworks of a library: what each is, and which match. Over the library's own
//! connection, or over one of its own that only reads, so that it may live on another thread and
//! never waits for a writer; what was committed before it is asked, it sees.
class ArtworkReader final : public QObject {
    Q_OBJECT
public:
    //! In the order in which a row is written.
    static const QString columns;

    //! On the thread it is called on. The library has been opened before. Errors: Database, Io.
    [[nodiscard]] static Result<std::unique_ptr<ArtworkReader>> open(const QString &libraryFolder,
                                                                     Clock &clock);
    //! Over a connection that outlives it.
    ArtworkReader(Database &database, Clock &clock);

    [[nodiscard]] std::optional<Artwork> artwork(ArtworkId id);
    //! In the order asked for; those that are not there are left out.
    [[nodiscard]] std::vector<Artwork> artworks(const std::vector<ArtworkId> &ids);
    [[nodiscard]] std::vector<Artwork> artworksOfJob(const QString &jobId);
    //! In the order asked for, but for what asks what pictures look like (`likeWishOf`).
    [[nodiscard]] std::vector<ArtworkRow> rows(const ArtworkQuery &query);
    //! The same of these pictures alone.
    [[nodiscard]] std::vector<ArtworkRow> rowsAmong(const std::vector<ArtworkId> &ids,
                                                    const ArtworkQuery &query);
    //! The same with whatever lies in one stack with them, where the query asks for stacks.
    [[nodiscard]] std::vector<ArtworkRow> rowsAround(const std::vector<ArtworkId> &ids,
                                                     const ArtworkQuery &query);
    [[nodiscard]] int count();
    //! How many match.
    [[nodiscard]] int count(const ArtworkQuery &query);
    //! Models that occur, most used first.
    [[nodiscard]] QStringList models();
    //! What a key may be besides those of `searchKeys()`, as `foldedParameter`.
    [[nodiscard]] QStringList parameterNames();
    //! What may be typed next, where the cursor is.
    [[nodiscard]] SearchCompletion completion(const QString &text, qsizetype cursor);
    [[nodiscard]] LibraryCounts counts();
    [[nodiscard]] Shelves shelves();
    //! What it was made of and into, up to so many generations.
    [[nodiscard]] Lineage lineage(ArtworkId id, int generations);
    //! Where a picture's file is, and which thumbnails of it are packed.
    [[nodiscard]] PackedPicture packed(ArtworkId id);
    //! What lies in packs before this one, of so many pictures after that one, by (id, edge).
    [[nodiscard]] std::map<std::pair<ArtworkId, int>, PackPlace>
    packedBelow(int pack, ArtworkId after, int pictures);
    //! Imports of earlier versions, which did not look how they are to be turned; newest first.
    [[nodiscard]] std::vector<ArtworkId> unmeasured();
    //! Of all thumbnails that a picture has.
    [[nodiscard]] qint64 packedBytes();
    //! Of the next 500 behind this one those that nobody knows the look of.
    [[nodiscard]] UnsignedPictures unsignedAfter(const std::optional<ArtworkRow> &after);
    //! The same of these.
    [[nodiscard]] std::vector<ArtworkId> unsignedAmong(const std::vector<ArtworkId> &ids);

signals:
    //! A page of the database is damaged, as a query found.
    void damageFound(const limner::Error &error);

private:
    [[nodiscard]] std::vector<Artwork> read(const QString &condition, const QVariantList &values);
    [[nodiscard]] SearchContext contextOf(const QString &text);
    [[nodiscard]] std::vector<ArtworkRow> likeRows(const ArtworkQuery &query, const LikeWish &wish);
    [[nodiscard]] std::vector<ArtworkRow> rowsWhere(const SqlCondition &given,
                                                    const ArtworkQuery &query);
    [[nodiscard]] static std::vector<ArtworkRow> rowsOf(Result<std::vector<ArtworkRow>> found);
    [[nodiscard]] Result<QSqlQuery> readRows(const QString &sql, const QVariantList &values = {});

    std::unique_ptr<Database> m_own;
    Database &m_database;
    Clock &m_clock;
    LikePictures m_likes;
};

} // namespace limner
