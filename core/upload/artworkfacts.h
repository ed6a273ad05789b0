#pragma once

#include "core/library/artwork.h"
#include "core/upload/upload.h"

#include <vector>

namespace limner {

class Database;
class Outbox;

//! What a tile knows of its picture.
struct ArtworkFacts {
    Artwork artwork = {};
    Upload upload = {}; //!< as `Outbox::upload` tells it
    qint64 sent = -1;   //!< bytes, while it uploads
    QString group = {}; //!< of its job, where that is one of several models; else empty
    int models = 0;     //!< in that group
};

//! Of these pictures, in their order.
[[nodiscard]] std::vector<ArtworkFacts> factsOf(std::vector<Artwork> artworks, Outbox &outbox);
//! The same with the groups of several models they belong to.
[[nodiscard]] std::vector<ArtworkFacts> withGroups(std::vector<ArtworkFacts> facts,
                                                   Database &database);

} // namespace limner
