#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! `/v1/inputs`: a file that goes into models, named `input:…` from then on.
[[nodiscard]] ApiAnswer inputAnswer(ApiContext *context, ApiCall call);

} // namespace limner
