#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! Dialect D: a record at once, its pictures later.
[[nodiscard]] ApiAnswer beginRecordAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiReply tellRecord(const Poll &poll);
[[nodiscard]] ApiAnswer recordAnswer(ApiContext *context, ApiCall call);

} // namespace limner
