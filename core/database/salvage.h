#pragma once

#include "core/database/rescue.h"

namespace limner {

//! Copies every row that SQLite can still read from `damagedFile`, a table at a time. Thumbnails
//! are left out: they are made anew.
[[nodiscard]] RescueNote salvage(Database &fresh, const QString &damagedFile);

} // namespace limner
