#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! The documentation, as F1 opens it: `/docs/{page}`; behind the page of this interface stands the
//! table of all its calls.
[[nodiscard]] ApiAnswer docAnswer(ApiContext *context, ApiCall call);
//! `/docs`: to its first page.
[[nodiscard]] ApiAnswer docsAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer docPictureAnswer(ApiContext *context, ApiCall call);

} // namespace limner
