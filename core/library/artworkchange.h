#pragma once

#include "core/database/database.h"
#include "core/library/artwork.h"

#include <vector>

namespace limner {

//! Sets the column of those of the pictures that the condition, which names the value, holds for;
//! one commit. They come back as they were before.
[[nodiscard]] Result<std::vector<ArtworkMarks>>
changeArtworks(Database &database, const std::vector<ArtworkId> &ids, const QString &column,
               const QVariant &value, const QString &condition);
[[nodiscard]] std::vector<ArtworkId> idsOf(const std::vector<ArtworkMarks> &marks);

} // namespace limner
