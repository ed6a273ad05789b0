#pragma once

#include "core/base/json.h"

#include <vector>

namespace limner {

//! One schema node with its references followed and its unions folded, so that it can be read flat.
//! Points into the schema it was made from and copies nothing but short texts and numbers: many
//! references to one large node must not multiply it.
struct FlatSchema {
    Json keys = Json::object(); //!< title, format, bounds and the like; what stands nearest wins
    QString type = {};          //!< one of JSON schema's, or empty
    std::vector<const Json *> choices = {}; //!< of `enum` and `const`, also null and duplicates
    const Json *items = nullptr;
    const Json *preset = nullptr;  //!< `default`
    const Json *example = nullptr; //!< `example`, or the first of `examples`
    std::vector<const Json *> properties = {};
    std::vector<const Json *> required = {};
    bool nullable = false;
    bool cyclic = false;  //!< the references never ended
    bool unknown = false; //!< a union of unlike kinds, a reference to nothing, or no schema at all
};

//! Follows `$ref`, `allOf`, `anyOf` and `oneOf` inside `root`. Never recurses without bound: a
//! schema is hostile input.
[[nodiscard]] FlatSchema flatten(const Json &root, const Json &node);

} // namespace limner
