#pragma once

#include "core/provider/answerdigest.h"
#include "core/provider/provider.h"

//! What MiniMax's answers mean (providers.md §3.2, §3.3): pure.
namespace limner::minimax {

//! A 2xx answer. Pictures count whatever is said beside them. Without any: an error code is an
//! error, except that of withheld pictures; a success without pictures is a failed job.
[[nodiscard]] Result<RemoteJob> toRemoteJob(const AnswerDigest &answer);

//! Bare base64 becomes a data: address, an http one https; what is no picture is left out.
[[nodiscard]] QStringList picturesIn(const Json &data);

} // namespace limner::minimax
