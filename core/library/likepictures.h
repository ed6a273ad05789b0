#pragma once

#include "core/database/database.h"
#include "core/library/search/likewish.h"
#include "core/library/search/sqlcondition.h"
#include "core/library/signedpicture.h"

#include <vector>

namespace limner {

//! Which pictures look like which: their signatures, 24 bytes each, kept in memory from the first
//! question on. Those that came since are read with the next question, so the answer is that of the
//! library as it is.
class LikePictures {
public:
    explicit LikePictures(Database &database)
        : m_database{database}
    {}

    //! At most 500, the likest first; the picture itself is the first, signed or not. Empty when
    //! there is no such picture.
    [[nodiscard]] std::vector<ArtworkId> similarTo(const QString &picture);
    //! Outside the trash: groups of at least two, the one with the newest picture first, and in
    //! each the newest first.
    [[nodiscard]] std::vector<ArtworkId> duplicates();
    //! Whichever of both.
    [[nodiscard]] std::vector<ArtworkId> alike(const LikeWish &wish);
    //! Every wish among the values becomes the list of its ids.
    void resolve(SqlCondition &condition);

private:
    void refresh();
    [[nodiscard]] bool readNew();
    [[nodiscard]] ArtworkId idOf(const QString &picture);
    [[nodiscard]] std::vector<ArtworkId> newestFirst(const std::vector<ArtworkId> &ids);

    Database &m_database;
    std::vector<SignedPicture> m_known;
    qint64 m_last = 0; //!< number of the newest record that was read
    qint64 m_read = 0; //!< records that were read, empty ones among them
};

} // namespace limner
