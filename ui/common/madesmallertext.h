#pragma once

#include "core/jobs/madesmaller.h"

namespace limner {

//! "face.png is too large for the model and goes in smaller: 2000 × 1500, 6.9 MB."
[[nodiscard]] QString madeSmallerText(const MadeSmaller &done);

} // namespace limner
