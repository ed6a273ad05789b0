#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! Dialect A: one call that lasts until every picture has its link.
[[nodiscard]] ApiAnswer syncLinksAnswer(ApiContext *context, ApiCall call);

} // namespace limner
