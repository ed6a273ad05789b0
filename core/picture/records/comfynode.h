#pragma once

#include "core/base/json.h"

#include <QString>

namespace limner {

//! One step of a ComfyUI graph.
struct ComfyNode {
    QString kind = {};            //!< its class: "KSampler"
    Json inputs = Json::object(); //!< by name: a value, or a reference `[node, output]`

    [[nodiscard]] const Json &input(const char *name) const { return memberAt(inputs, name); }
    [[nodiscard]] bool has(const char *name) const { return inputs.contains(name); }
};

} // namespace limner
