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
//! What the terms ask that nothing has to be gathered for; empty when there is no such term.
[[nodiscard]] SqlCondition quickly(const std::vector<SearchTerm> &terms);
//! As `toSql`, for pictures with these ids only: nothing is gathered beyond them.
[[nodiscard]] SqlCondition toSql(const std::vector<SearchTerm> &terms, const IdSlice &slice);
//! The places in `terms` of those that alone gather what may be found; for `gatheredIds` and
//! `drivenBy`.
[[nodiscard]] std::vector<size_t> gatherers(const std::vector<SearchTerm> &terms);
//! A SELECT of all ids that the term gathers.
[[nodiscard]] SqlCondition gatheredIds(const SearchTerm &term);
//! As `toSql`, where what one term gathers is so little that it is looked at id by id.
[[nodiscard]] SqlCondition drivenBy(std::vector<SearchTerm> terms, size_t which);

} // namespace limner
