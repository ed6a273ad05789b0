#pragma once

#include "core/base/error.h"
#include "core/net/http.h"

#include <QDateTime>

//! What Replicate's refusals and failures mean (providers.md §1.5, §1.15, §1.16).
namespace limner::replicate {

//! Any status outside 2xx. Rate-limit answers carry `retryAfter` in each of the four forms.
[[nodiscard]] Error toError(int status, const HttpHeaders &headers, const QByteArray &body,
                            const QDateTime &now);

//! The text in `error` of a failed prediction.
[[nodiscard]] Error failureFrom(const QString &text);

} // namespace limner::replicate
