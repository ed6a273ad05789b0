#pragma once

#include "core/database/database.h"

#include <vector>

namespace limner {

//! The first column of what is found.
[[nodiscard]] Result<std::vector<qint64>> idColumn(Database &database, const QString &sql,
                                                   const QVariantList &values = {});

} // namespace limner
