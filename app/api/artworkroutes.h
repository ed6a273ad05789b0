#pragma once

#include "app/api/apicontext.h"

namespace limner {

//! `/v1/artworks`: the library, its files and links, and what one thinks of them.
[[nodiscard]] ApiAnswer artworksAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer artworkAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer fileAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer thumbnailAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer linkAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer markAnswer(ApiContext *context, ApiCall call);
[[nodiscard]] ApiAnswer trashAnswer(ApiContext *context, ApiCall call);

} // namespace limner
