#pragma once

#include "core/library/signedpicture.h"

#include <vector>

namespace limner {

//! Groups of at least two pictures that look the same, or nearly: at most 4 waves and a shade
//! apart, from one to the next. Pictures in the order given, so are the groups. A hundred thousand
//! take some milliseconds, since only those are compared that have a fifth of their waves in
//! common.
[[nodiscard]] std::vector<std::vector<ArtworkId>>
nearDuplicates(const std::vector<SignedPicture> &pictures);

} // namespace limner
