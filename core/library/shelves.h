#pragma once

#include "core/base/clock.h"
#include "core/library/albums.h"
#include "core/library/librarycounts.h"
#include "core/library/savedsearches.h"
#include "core/library/tags.h"

namespace limner {

//! Everything pictures are sorted into, with the numbers.
struct Shelves {
    LibraryCounts counts = {};
    std::vector<Album> albums = {};
    std::vector<Tag> tags = {};
    std::vector<SavedSearch> searches = {};

    bool operator==(const Shelves &) const = default;
};

[[nodiscard]] Result<Shelves> shelvesOf(Database &database, Clock &clock);

} // namespace limner
