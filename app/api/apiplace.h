#pragma once

#include "app/api/apiconfig.h"

namespace limner {

//! All of `apiConfig` but the token, so that nothing is made by asking. Its errors, and the fault
//! of LIMNER_ENV_FILE.
[[nodiscard]] Result<ApiConfig> apiPlace(const ServeOptions &options,
                                         const Environment &environment);
//! Usage, with the option or variable as `code`.
[[nodiscard]] tl::unexpected<Error> apiUsage(const QString &name, const QString &message);

} // namespace limner
