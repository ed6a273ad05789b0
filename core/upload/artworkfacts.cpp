#include "core/upload/artworkfacts.h"

#include "core/upload/outbox.h"

namespace limner {

std::vector<ArtworkFacts> factsOf(std::vector<Artwork> artworks, Outbox &outbox)
{
    std::vector<ArtworkFacts> facts;
    facts.reserve(artworks.size());
    for (Artwork &artwork : artworks) {
        const ArtworkId id = artwork.id;
        facts.push_back({.artwork = std::move(artwork),
                         .upload = outbox.upload(id).value_or(Upload{}),
                         .sent = outbox.bytesSent(id)});
    }
    return facts;
}

} // namespace limner
