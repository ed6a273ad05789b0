#pragma once

#include "app/application.h"

#include <vector>

namespace limner {

//! The pictures that a call names by the `id` of `list`, in its order; in the trash, too. Usage
//! when one is not in the library: nothing is done to the others then, either.
[[nodiscard]] Result<std::vector<Artwork>> namedArtworks(Application &application,
                                                         const QStringList &ids);

} // namespace limner
