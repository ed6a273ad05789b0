#pragma once

#include "core/schema/carryover.h"

#include <QString>

namespace limner {

//! What became of the artist's values on the way to another model, in words.

//! In one line: "2 values carried over, 1 dropped: scheduler"; "" when there is nothing to tell.
//! Within one model (another version of it) it says what that calls things now.
[[nodiscard]] QString carrySummary(const ModelSchema &from, const ModelSchema &to,
                                   const CarryOver &carried);
//! A line for each change: what it was, what it is now, and why; "" when there is none.
[[nodiscard]] QString carryDetails(const ModelSchema &from, const ModelSchema &to,
                                   const CarryOver &carried);

} // namespace limner
