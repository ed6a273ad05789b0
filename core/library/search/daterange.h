#pragma once

#include "core/library/search/searchmistake.h"

#include <QDateTime>

#include <optional>

namespace limner {

//! Milliseconds since 1970; nothing = open.
struct DateRange {
    std::optional<qint64> from = {};
    std::optional<qint64> before = {};

    bool operator==(const DateRange &) const = default;
};

//! In days of the artist's time zone: `today`, `yesterday`, `this|last week|month|year`,
//! `last 7 days`, `2026`, `2026-11`, `2026-11-22`, and of these `since …`, `after …`, `before …`,
//! `until …`, `from … to …`, `… to …`, `…..…`, `>=…` and its kin. Weeks begin on Monday.
//! NoDate, EmptyRange.
[[nodiscard]] Reading<DateRange> dateRange(const QString &text, const QDateTime &now);

} // namespace limner
