#pragma once

#include "core/provider/answerdigest.h"
#include "core/provider/provider.h"

namespace limner::together {

//! A 2xx answer (providers.md §2.2): the pictures in the order of their `index`, by whichever of
//! `url` and `b64_json` holds something. Fewer than asked for is a success; none is Failed with
//! NoImage. Its `id` is left alone: nothing can be asked by it, and one that came twice would only
//! cost a picture. An error in place of pictures is an Error without effect; InvalidAnswer when it
//! is neither.
[[nodiscard]] Result<RemoteJob> toRemoteJob(const AnswerDigest &answer);

} // namespace limner::together
