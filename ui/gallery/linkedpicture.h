#pragma once

#include "core/upload/artworkfacts.h"
#include "core/upload/links.h"

namespace limner {

//! A picture with its link, or why it has none.
struct LinkedPicture {
    ArtworkFacts facts = {};
    Result<Link> link = {};
};

//! In the order asked for; those that are gone are left out. On the outbox's thread.
[[nodiscard]] std::vector<LinkedPicture> linkedPictures(Outbox &outbox,
                                                        const std::vector<ArtworkId> &ids);

} // namespace limner
