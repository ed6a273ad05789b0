#pragma once

#include "core/base/error.h"

namespace limner {

//! What an HTTP status that is no success means, as far as providers agree: other refusals are
//! InvalidInput, other faults ServerError.
[[nodiscard]] ErrorKind kindOfStatus(int status);

} // namespace limner
