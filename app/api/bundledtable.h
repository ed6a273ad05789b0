#pragma once

#include "core/base/json.h"

#include <QString>

namespace limner {

//! The JSON object of a resource of at most 64 KiB, as `:/doors.json`; an empty one where it is
//! none.
[[nodiscard]] Json bundledTable(const QString &resource);

} // namespace limner
