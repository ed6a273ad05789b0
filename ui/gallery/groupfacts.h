#pragma once

#include "core/library/artwork.h"
#include "core/queue/groupstand.h"
#include "ui/queue/jobtile.h"

#include <QString>

#include <vector>

namespace limner {

//! One job of a group beside the others, with what it made.
struct GroupColumnFacts {
    GroupMember member = {};
    JobTile tile = {};
    std::vector<Artwork> pictures = {}; //!< outside the trash
    bool wereTrashed = false;           //!< it made some, and all are in the trash

    //! The one that stands for all: a favourite, else the first; nullptr without one.
    [[nodiscard]] const Artwork *picture() const;
};

//! A group as it is shown.
struct GroupFacts {
    GroupStand stand = {};
    std::vector<GroupColumnFacts> columns = {};

    //! Of the columns; `preferred` where it is a favourite, else the first favourite; nullptr
    //! without one.
    [[nodiscard]] const Artwork *winner(ArtworkId preferred) const;
};

//! A value of one column.
struct GroupCell {
    QString text = {};
    QString mark = {};      //!< "fastest"
    bool isMissing = false; //!< "not offered", and the like
    bool operator==(const GroupCell &) const = default;
};
//! The same key for all columns, a cell for each.
struct GroupRow {
    QString key = {};
    std::vector<GroupCell> cells = {};
};

//! "One prompt, four models"
[[nodiscard]] QString groupTitle(const GroupStand &stand);
//! "14:02 · seed 2088123417 · $0.035 · all done in 16 s"
[[nodiscard]] QString groupWords(const GroupStand &stand);
//! Time, price, and what each model really got.
[[nodiscard]] std::vector<GroupRow> groupRows(const GroupFacts &facts);
//! "The same for all: prompt, seed. Dropped: negative prompt for 3."
[[nodiscard]] QString groupFoot(const GroupFacts &facts);
//! What doing it again is thought to cost; "" when that is not known.
[[nodiscard]] QString groupPrice(const GroupStand &stand);

} // namespace limner
