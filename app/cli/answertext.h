#pragma once

#include "app/commands/command.h"

namespace limner {

//! An answer, or one page of it, in words: what stdout gets without `--json`. Lines end with a line
//! break.
[[nodiscard]] QString answerText(const AnyCommand &command, const Json &answer);
//! The sentence of an `error` member: what, why, what next.
[[nodiscard]] QString errorSentence(const Json &error);

} // namespace limner
