#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <optional>

namespace limner {

//! The picture whose file has this SHA-256 (raw); in the trash, too.
[[nodiscard]] std::optional<ArtworkId> artworkWith(Database &database, const QByteArray &sha256);

} // namespace limner
