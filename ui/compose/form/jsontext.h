#pragma once

#include "core/schema/parameter.h"

namespace limner {

//! Text that a person writes for a list, an object or any other JSON value.

//! Whether the parameter is a list that may be written one entry a line: of texts or numbers, or of
//! what the schema does not tell.
[[nodiscard]] bool isLineList(const Parameter &parameter);
//! The value that the text means: JSON, else the lines of such a list. Null when it means nothing.
[[nodiscard]] Json valueOfText(const Parameter &parameter, const QString &text);
//! The inverse: lines where they say it all, else JSON that can be read.
[[nodiscard]] QString textOfValue(const Parameter &parameter, const Json &value);
//! What is wrong with the text, with line and column, in words; "" = nothing.
[[nodiscard]] QString jsonTrouble(const Parameter &parameter, const QString &text);

} // namespace limner
