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

//! The same of links that go to the clipboard: when signed ones end is remembered, so that one can
//! be told when the time has come.
[[nodiscard]] std::vector<LinkedPicture> copiedPictures(Outbox &outbox,
                                                        const std::vector<ArtworkId> &ids);

} // namespace limner
