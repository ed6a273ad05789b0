#pragma once

#include "core/base/result.h"
#include "core/schema/parameter.h"

namespace limner {

//! Reads a cog `openapi_schema` (providers.md §1.10): `components.schemas.Input` with every
//! property as `readProperty` understands it, missing `required`, missing `x-order` (last, by
//! name). At most 500 properties. InvalidAnswer when there is no input object at all. Sorted JSON
//! is enough, since the order is `x-order`, and safer: the ordered kind looks keys up one by one,
//! which a hostile schema turns into minutes.
[[nodiscard]] Result<ModelSchema> parseOpenApiSchema(const Json &root, const QString &model,
                                                     const QString &version);

} // namespace limner
