#pragma once

#include "core/library/search/searchmistake.h"
#include "core/library/search/sqlcondition.h"

namespace limner {

//! Which numbers are meant: `7`, `4.5`, `20-30`, `20..30`, `>=4`, `<0.01`, `=5`, `-1`. Whole
//! numbers are exact up to 64 bits.
struct NumberRange {
    QVariant from = {}; //!< qlonglong or double; invalid = open
    QVariant to = {};
    bool isFromIncluded = true;
    bool isToIncluded = true;

    [[nodiscard]] bool isOne() const { return from.isValid() && from == to; }
    bool operator==(const NumberRange &) const = default;
};

//! NoNumber, EmptyRange.
[[nodiscard]] Reading<NumberRange> numberRange(QStringView text);
//! What the SQL expression, which is taken as it is, must be.
[[nodiscard]] SqlCondition within(const NumberRange &range, const QString &expression);

} // namespace limner
