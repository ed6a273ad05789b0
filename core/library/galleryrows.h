#pragma once

#include "core/library/artworkreader.h"

namespace limner {

//! The index that holds what a search asks for in the gallery's order.
[[nodiscard]] QString galleryIndex(const QString &text);
//! What a query asks of the table beside the search, which is `search`. Its trash clause is what
//! lets the index of the gallery serve.
[[nodiscard]] SqlCondition galleryCondition(const ArtworkQuery &query, SqlCondition search);

//! Whether its pictures follow each other by their dates alone, newest first.
[[nodiscard]] bool walksByDate(const ArtworkQuery &query);

//! In the query's order, as far as the limit goes.
[[nodiscard]] Result<std::vector<ArtworkRow>>
galleryRows(Database &database, const ArtworkQuery &query, const SqlCondition &search);

//! The same of one page, likely sooner, where it `walksByDate`: the newest pictures are looked at
//! by themselves, before what is searched for is gathered from the whole library. What many
//! pictures have is found among the first thousand; what few have is gathered fast.
[[nodiscard]] Result<std::vector<ArtworkRow>> galleryPage(Database &database,
                                                          const ArtworkQuery &query,
                                                          const std::vector<SearchTerm> &terms,
                                                          const SqlCondition &search);

} // namespace limner
