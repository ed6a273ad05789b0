#pragma once

#include "core/library/search/searchmistake.h"
#include "core/library/search/sqlcondition.h"

#include <QDateTime>

namespace limner {

struct SearchKey;

//! `512x768`, `512x?`, `>=1024x?`; `1024` alone is either side. NoSize, EmptyRange.
[[nodiscard]] Reading<SqlCondition> sizeCondition(const SearchKey &key, const QString &value,
                                                  const QDateTime &now);
//! `16:9`, `3x2`, `1.5`, within three parts in a hundred, as models round their sides; `square`,
//! `portrait`, `landscape`. NoRatio.
[[nodiscard]] Reading<SqlCondition> ratioCondition(const SearchKey &key, const QString &value,
                                                   const QDateTime &now);

} // namespace limner
