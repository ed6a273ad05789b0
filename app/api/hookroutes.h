#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! A provider says that a job has ended: the signature is its token.
[[nodiscard]] ApiAnswer webhookAnswer(ApiContext *context, ApiCall call);

} // namespace limner
