#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/net/http.h"

#include <QDateTime>

namespace limner::together {

//! The one place that tells what a refusal means (providers.md §2.4). The status decides; the body,
//! which may be text or HTML, gives words and code. `effect` says whether it may have been paid
//! for: a refusal did nothing, what broke after the request was sent may have. `now` is for a
//! `Retry-After` that is a date.
[[nodiscard]] Error toError(const HttpResponse &response, const QDateTime &now);

//! An answer with status 200 that carries an error in place of pictures.
[[nodiscard]] bool hasError(const Json &answer);
[[nodiscard]] Error errorIn(const Json &answer);

} // namespace limner::together
