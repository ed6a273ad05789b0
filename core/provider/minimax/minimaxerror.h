#pragma once

#include "core/base/error.h"
#include "core/base/json.h"
#include "core/net/http.h"

#include <QDateTime>

//! What MiniMax's refusals mean (providers.md §3.3): decided by status and code, never by text.
namespace limner::minimax {

//! `base_resp.status_code`, also written as text; nothing when it is missing.
[[nodiscard]] std::optional<qint64> codeOf(const Json &answer);

//! What the answer refuses: by its HTTP status first, then by its code. A status that only says
//! "refused" leaves the reason to the code. For 2xx the code must not be 0.
//!
//! `effect`: refusals did nothing; 1001, 5xx, 408 and codes nobody told us may have; of 1027 it is
//! not known whether what was withheld is billed.
[[nodiscard]] Error toError(int status, const HttpHeaders &headers, const Json &answer,
                            const QDateTime &now);

} // namespace limner::minimax
