#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! Dialect B: equal parameters are one task, now and after every restart.
[[nodiscard]] ApiAnswer beginTaskAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer taskAnswer(ApiContext *context, ApiCall call);

} // namespace limner
