#pragma once

#include "core/library/inputs.h"
#include "core/schema/roles.h"

#include <optional>

namespace limner {

//! `InputTrouble::MaskSize` when the mask of a request has another size than the picture it is for:
//! a model would fail, and its time be paid for. Nothing when they fit, when one is missing, or is
//! no kept input. Reads the heads of two files: for worker threads.
[[nodiscard]] std::optional<Error> maskTrouble(const Inputs &inputs, const Json &parameters,
                                               const Roles &roles);

} // namespace limner
