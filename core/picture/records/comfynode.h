#pragma once

#include "core/base/json.h"

#include <QString>

#include <span>

namespace limner {

//! One step of a ComfyUI graph.
struct ComfyNode {
    QString kind = {};            //!< its class: "KSampler"
    Json inputs = Json::object(); //!< by name: a value, or a reference `[node, output]`

    [[nodiscard]] const Json &input(const char *name) const { return memberAt(inputs, name); }
    [[nodiscard]] bool has(const char *name) const { return inputs.contains(name); }
};

//! The name of a node, or of a place in a graph: "12:3", 12 and "12" are; "" is none.
[[nodiscard]] QString comfyId(const Json &value);

//! The sockets of a drawn node (of a `workflow`), as far as they are bounded.
[[nodiscard]] std::span<const Json> comfySockets(const Json &node);

} // namespace limner
