#pragma once

#include "core/base/json.h"

#include <QString>

namespace limner {

//! The name of a node, or of a place in a graph: "12:3", 12 and "12" are; "" is none.
[[nodiscard]] QString comfyId(const Json &value);

//! The values that a drawn node (of a `workflow`) shows, by the names of its inputs: what well
//! known nodes call their widgets, else what the node itself says of them. `values` stand in the
//! order of the widgets, or by their names.
[[nodiscard]] Json comfyWidgets(const Json &node, const Json &values);

} // namespace limner
