#pragma once

#include "core/base/result.h"
#include "core/schema/parameter.h"

namespace limner {

//! Reads a cog `openapi_schema` (providers.md §1.10): `components.schemas.Input`,
//! choices by `allOf`/`anyOf`/`oneOf` reference or inline, float-written integer bounds, missing
//! `required`, missing `x-order` (last, by name), cyclic or dangling references (an Object / plain
//! String then). Defaults and bounds that contradict themselves are dropped. InvalidAnswer when
//! there is no input object at all. Sorted JSON is enough, since the order is `x-order`, and safer:
//! the ordered kind looks keys up one by one, which a hostile schema turns into minutes.
[[nodiscard]] Result<ModelSchema> parseOpenApiSchema(const Json &root, const QString &model,
                                                     const QString &version);

} // namespace limner
