#pragma once

#include "core/library/rebuild.h"
#include "ui/common/errortext.h"

namespace limner {

//! What happened to the database and how far the library is with finding its pictures again: for
//! the banner and for the terminal.
[[nodiscard]] ErrorText rebuildText(const RebuildProgress &progress);

} // namespace limner
