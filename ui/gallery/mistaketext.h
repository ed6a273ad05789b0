#pragma once

#include "core/library/search/searchmistake.h"

#include <QString>

namespace limner {

//! What is said of a mistake, and where in it the mistaken words stand.
struct MistakeText {
    QString text = {};
    qsizetype from = 0;
    qsizetype length = 0;

    bool operator==(const MistakeText &) const = default;
};

//! One sentence: what is wrong and what becomes of it. `typed` is the whole search.
[[nodiscard]] MistakeText mistakeText(const SearchMistake &mistake, const QString &typed);

} // namespace limner
