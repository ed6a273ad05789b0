#include "core/library/shelves.h"

namespace limner {

Result<Shelves> shelvesOf(Database &database, Clock &clock)
{
    Result<LibraryCounts> counts = libraryCounts(database);
    if (!counts)
        return propagate(counts);
    Result<std::vector<Album>> albums = Albums{database, clock}.all();
    if (!albums)
        return propagate(albums);
    Result<std::vector<Tag>> tags = Tags{database}.all();
    if (!tags)
        return propagate(tags);
    Result<std::vector<SavedSearch>> searches = SavedSearches{database, clock}.all();
    if (!searches)
        return propagate(searches);
    return Shelves{.counts = std::move(*counts),
                   .albums = std::move(*albums),
                   .tags = std::move(*tags),
                   .searches = std::move(*searches)};
}

} // namespace limner
