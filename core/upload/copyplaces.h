#pragma once

#include "core/upload/copyformat.h"
#include "core/upload/copypattern.h"

namespace limner {

//! Whether every token stands where an escaped value stays a text, whatever a prompt says: not in a
//! script, an attribute without quotes, an address that a prompt could begin. InvalidInput with
//! the token and the reason. Tokens are known.
[[nodiscard]] Result<> checkCopyPlaces(CopyLanguage language, const std::vector<CopyPart> &parts);

} // namespace limner
