#pragma once

#include "core/base/result.h"
#include "core/schema/request.h"

namespace limner::minimax {

//! The body of the paid POST (providers.md §3.2): the parameters of the bundled schemas in the
//! provider's own shape, base64 asked for. Of a size that is given twice, width and height win,
//! and `aspect_ratio` stays out. InvalidInput for what would only come back refused: half a size,
//! one that is no multiple of 8, a style without its name.
[[nodiscard]] Result<Json> generationBody(const Request &request);

//! A request that the provider refuses whatever happens, unless it refuses the key before: no
//! prompt and no picture asked for. There is no account to ask for, and nothing else is free.
[[nodiscard]] Json keyCheckBody();

} // namespace limner::minimax
