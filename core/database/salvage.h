#pragma once

#include "core/database/rescue.h"

namespace limner {

//! Copies every row that SQLite can still read from `damagedFile`, a table at a time. Thumbnails
//! are left out: they are made anew. Nothing is forgotten for want of room: what cannot be written
//! here (DiskFull, Io) ends it, and `fresh` is to be thrown away.
[[nodiscard]] Result<RescueNote> salvage(Database &fresh, const QString &damagedFile);

} // namespace limner
