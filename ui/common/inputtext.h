#pragma once

#include "core/library/inputtrouble.h"
#include "core/library/keptinput.h"

namespace limner {

//! "4000 × 3000, 6.9 MB, turned upright, GPS position removed": what is known of it, and what was
//! done.
[[nodiscard]] QString keptInputText(const KeptInput &input);
//! "turned upright"
[[nodiscard]] QString inputChangeText(InputChange change);
//! Why it cannot be an input, and what to do: one or two sentences.
[[nodiscard]] QString inputErrorText(const Error &error);

} // namespace limner
