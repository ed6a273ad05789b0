#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! The page that lies in front of the interface. What it is made of is the same for everybody; the
//! library is shown by calls that bring the token, or, without JavaScript, by `look`, for which a
//! browser sends the token as a password.
[[nodiscard]] ApiAnswer pageAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer lookAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer pageScriptAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer pageStyleAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer pageIconAnswer(ApiContext *context, ApiCall call);

} // namespace limner
