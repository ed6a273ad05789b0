#pragma once

#include "core/base/json.h"
#include "core/schema/parameter.h"

namespace limner {

//! Turns command-line text into a value of the parameter's kind: `true`, `12`, `0.5`, a choice,
//! JSON for lists and objects; text that does not fit is passed on as a string, for validate() to
//! name.
[[nodiscard]] Json valueFromText(const Parameter &parameter, const QString &text);

} // namespace limner
