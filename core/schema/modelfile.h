#pragma once

#include "core/base/result.h"
#include "core/schema/parameter.h"

namespace limner {

//! The form Limner ships and stores: `{"owner","name","version","openapi_schema"}`.
[[nodiscard]] Result<ModelSchema> parseModelFile(QByteArrayView text);
//! The inverse: what `parseModelFile` reads back as an equal schema.
[[nodiscard]] QByteArray toModelFile(const ModelSchema &schema);

} // namespace limner
