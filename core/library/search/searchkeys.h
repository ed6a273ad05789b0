#pragma once

#include "core/library/search/searchmistake.h"
#include "core/library/search/sqlcondition.h"

#include <QDateTime>
#include <QStringList>

#include <vector>

namespace limner {

//! What may stand before a colon. Each is one row of a table: a new one is one row more.
struct SearchKey {
    QString name = {};
    using Read = Reading<SqlCondition> (*)(const SearchKey &key, const QString &value,
                                           const QDateTime &now);
    Read read = nullptr;
    QStringList values = {}; //!< that are the same in every library, to be offered
    QString held = {};       //!< SQL of what this library holds: text, how many pictures, colour
    QStringList parameters = {}; //!< folded names, for a key that stands for several of them
};

[[nodiscard]] const std::vector<SearchKey> &searchKeys();
//! Null for none.
[[nodiscard]] const SearchKey *searchKey(const QString &name);

} // namespace limner
