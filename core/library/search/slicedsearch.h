#pragma once

#include "core/library/searchquery.h"

namespace limner {

//! From one id to another, both among them.
struct IdSlice {
    qint64 from = 0;
    qint64 to = 0;
};

//! True when these have to be gathered from the whole library before the first picture is found:
//! words, tags, albums.
[[nodiscard]] bool gathers(const std::vector<SearchTerm> &terms);
//! As `toSql`, for pictures with these ids only: nothing is gathered beyond them.
[[nodiscard]] SqlCondition toSql(const std::vector<SearchTerm> &terms, const IdSlice &slice);

} // namespace limner
