#pragma once

#include "core/sandbox/fakehttpserver.h"
#include "core/sandbox/sims3store.h"

namespace limner {

//! One page of ListObjectsV2 as `query` (decoded) asks for it: prefix, delimiter, max-keys,
//! start-after, continuation-token, encoding-type.
[[nodiscard]] ServedReply listReply(const SimS3Store &store, const QByteArray &bucket,
                                    const std::vector<std::pair<QByteArray, QByteArray>> &query);

} // namespace limner
