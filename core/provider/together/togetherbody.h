#pragma once

#include "core/base/result.h"
#include "core/schema/request.h"

namespace limner::together {

//! The body of `POST /v1/images/generations` (providers.md §2.2): what the artist set, and no more.
//! What stands at its default is left out, but for size and steps, which the price is made from;
//! `size` becomes width and height; base64 is asked for unless the request says otherwise.
//! InvalidInput when the model takes only multiples and this is none.
[[nodiscard]] Result<Json> toBody(const Request &request);

} // namespace limner::together
