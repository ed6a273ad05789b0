#pragma once

#include "core/library/galleryorder.h"
#include "core/library/search/sqlcondition.h"

#include <vector>

namespace limner {

//! How an order is told to the database: a row of one table.
struct SortRule {
    SortBy sort = SortBy::Newest;
    QString index = {};    //!< that stands in this order
    QString value = {};    //!< SQL of what is sorted by; empty = the date alone
    bool isRising = false; //!< the value, or the date where there is none
    bool isName = false;   //!< the value is a `naturalKey`
};
[[nodiscard]] const SortRule &sortRule(SortBy sort);

//! `ORDER BY …`
[[nodiscard]] QString orderClause(const SortRule &rule);

//! A part of what stands behind a row, and how it is sorted there.
struct RestOfPage {
    SqlCondition where = {};
    QString order = {};
};
//! What stands behind a row, part after part: each is one look into the index.
[[nodiscard]] std::vector<RestOfPage> partsBehind(const SortRule &rule, const ArtworkRow &row);

} // namespace limner
