#pragma once

#include "core/base/json.h"

namespace limner {

//! The values that a drawn node (of a `workflow`) shows, by the names of its inputs: what well
//! known nodes call their widgets, else what the node itself says of them. `values` stand in the
//! order of the widgets, or by their names.
[[nodiscard]] Json comfyWidgets(const Json &node, const Json &values);

} // namespace limner
