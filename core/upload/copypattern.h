#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace limner {

//! A piece of a pattern: what stands there, or the name of a token.
struct CopyPart {
    bool isToken = false;
    QString text = {}; //!< of a token its name, without `$` and braces
    bool operator==(const CopyPart &) const = default;
};

//! `$name` is as long as letters and `_` go on, `${name}` ends at its brace, `$$` is a dollar; a
//! dollar before anything else is one, too. InvalidInput for a brace without its partner.
[[nodiscard]] Result<std::vector<CopyPart>> copyParts(const QString &pattern);

} // namespace limner
