#include "ui/gallery/linkedpicture.h"

#include "core/upload/outbox.h"

namespace limner {

std::vector<LinkedPicture> linkedPictures(Outbox &outbox, const std::vector<ArtworkId> &ids)
{
    std::vector<LinkedPicture> pictures;
    for (ArtworkFacts &facts : outbox.facts(ids)) {
        const ArtworkId id = facts.artwork.id;
        pictures.push_back({.facts = std::move(facts), .link = outbox.link(id)});
    }
    return pictures;
}

} // namespace limner
