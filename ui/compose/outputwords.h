#pragma once

#include "core/schema/parameter.h"

namespace limner {

//! What comes out, where that is no picture; "" where it is.
[[nodiscard]] QString outputText(OutputShape output);

} // namespace limner
