#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <optional>

namespace limner {

//! The picture with this uuid, which is what people outside of the program know; in the trash, too.
[[nodiscard]] std::optional<ArtworkId> artworkCalled(Database &database, const QString &uuid);

} // namespace limner
