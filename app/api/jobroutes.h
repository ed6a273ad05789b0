#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! `/v1/jobs`: asked for, looked at, waited for, taken back.
[[nodiscard]] ApiAnswer submitAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer jobsAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiReply tellJob(const Poll &poll);
[[nodiscard]] ApiAnswer jobAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer waitAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer cancelAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer retryAnswer(ApiContext *context, ApiCall call);

} // namespace limner
