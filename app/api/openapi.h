#pragma once

#include "app/api/apicontext.h"
#include "core/base/json.h"

namespace limner {

//! The interface as OpenAPI 3.1 tells it, made from the table of routes. `server` is where it is;
//! empty = where the document was found.
[[nodiscard]] OrderedJson openApiDocument(const QByteArray &server);
[[nodiscard]] ApiAnswer documentAnswer(ApiContext *context, ApiCall call);

} // namespace limner
