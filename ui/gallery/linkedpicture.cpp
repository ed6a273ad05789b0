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

std::vector<LinkedPicture> copiedPictures(Outbox &outbox, const std::vector<ArtworkId> &ids)
{
    std::vector<LinkedPicture> pictures = linkedPictures(outbox, ids);
    std::vector<ArtworkId> ending;
    QDateTime until;
    for (const LinkedPicture &one : pictures) {
        if (!one.link || !one.link->validUntil.isValid())
            continue;
        ending.push_back(one.facts.artwork.id);
        until = one.link->validUntil; // made together, they end together
    }
    if (!ending.empty() && !outbox.uploads().noteCopied(ending, until))
        ending.clear(); // the links are good all the same
    return pictures;
}

} // namespace limner
