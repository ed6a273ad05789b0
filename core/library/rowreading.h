#pragma once

#include "core/database/database.h"
#include "core/library/galleryorder.h"
#include "core/library/search/sqlcondition.h"

#include <optional>
#include <vector>

namespace limner {

//! Which rows of `artworks`, and how they follow each other.
struct RowSelection {
    enum class Scan {
        All,   //!< the order's own index, from its beginning on
        Found, //!< what a search may ask is in the gallery's index
        Trash, //!< what lies there has one of its own
        Given  //!< a few by their ids
    };
    GalleryOrder order = {};
    SqlCondition where = {};
    Scan scan = Scan::All;
    std::optional<ArtworkRow> after = {}; //!< only what stands behind this one
    int limit = -1;
};

//! In that order. Where rows are grouped by something else than the date they are sorted by, all of
//! them are read for any page.
[[nodiscard]] Result<std::vector<ArtworkRow>> readRows(Database &database,
                                                       const RowSelection &selection);

} // namespace limner
