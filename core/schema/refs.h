#pragma once

#include "core/base/json.h"

namespace limner {

//! One schema node with its references followed and its unions folded, so that it can be read flat.
struct FlatSchema {
    Json keys = Json::object(); //!< siblings of a `$ref` win over what it names
    bool nullable = false;
    bool cyclic = false; //!< the references never ended
};

//! Follows `$ref`, `allOf`, `anyOf` and `oneOf` inside `root`. Never recurses without bound: a
//! schema is hostile input.
[[nodiscard]] FlatSchema flatten(const Json &root, const Json &node);

} // namespace limner
