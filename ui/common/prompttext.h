#pragma once

#include "core/prompt/prompttrouble.h"

namespace limner {

//! What is wrong with a template, a wildcard, a list or a preset, and where: "Character 3: This
//! brace is never closed."
[[nodiscard]] QString promptTroubleText(const PromptTrouble &trouble);
//! The same of an Error; any other one says what it is in a sentence, too.
[[nodiscard]] QString promptErrorText(const Error &error);

} // namespace limner
