#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! Dialect C: pictures from pictures, every answer in an envelope.
[[nodiscard]] ApiAnswer beginEnvelopeAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiReply tellEnvelope(const Poll &poll);
[[nodiscard]] ApiAnswer envelopeAnswer(ApiContext *context, ApiCall call);

} // namespace limner
