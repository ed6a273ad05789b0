#pragma once

#include "core/base/result.h"

namespace limner {

//! What tells the names of tags, albums and searches apart: composed, without upper case.
[[nodiscard]] QString foldedName(const QString &name);

//! The name as it is kept: without spaces around it, several of them one. At most 120 characters,
//! in any script. InvalidInput, in words, for none, a longer one, and one with a control character
//! or one that turns the direction of a text.
[[nodiscard]] Result<QString> keptName(const QString &given);

} // namespace limner
