#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! `/metrics`: how the service does, for Prometheus.
[[nodiscard]] ApiAnswer metricsAnswer(ApiContext *context, ApiCall call);

} // namespace limner
