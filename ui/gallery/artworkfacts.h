#pragma once

#include "core/library/artwork.h"
#include "core/upload/upload.h"

#include <QCache>

#include <optional>
#include <set>

namespace limner {

class Library;
class Outbox;

//! What a tile knows of its picture.
struct ArtworkFacts {
    Artwork artwork = {};
    Upload upload = {};
    qint64 sent = -1;   //!< bytes, while it uploads
    bool stale = false; //!< something of it changed since it was read
};

//! The few facts of the pictures that are on the screen. Looking up never reads anything: a miss is
//! noted, and `fill` reads what is missing when nobody paints.
class ArtworkFactsCache {
public:
    ArtworkFactsCache(Library &library, Outbox &outbox);

    //! nullptr when not here. It is then wanted, as is one that is stale.
    [[nodiscard]] const ArtworkFacts *find(ArtworkId id);
    //! The same without wanting it.
    [[nodiscard]] const ArtworkFacts *peek(ArtworkId id) const { return m_cache.object(id); }
    [[nodiscard]] bool hasWishes() const { return !m_wanted.empty(); }
    //! Reads at most `limit` of what is wanted, newest wishes first; returns the ids.
    [[nodiscard]] std::vector<ArtworkId> fill(int limit);
    //! Reads one now; nullptr when the library has no such picture.
    const ArtworkFacts *read(ArtworkId id);
    //! Notes sent bytes without reading.
    void setSent(ArtworkId id, qint64 sent);
    //! It is read again when somebody looks.
    void setStale(ArtworkId id);
    void forget(ArtworkId id);
    void forgetWishes() { m_wanted.clear(); }

private:
    Library &m_library;
    Outbox &m_outbox;
    QCache<ArtworkId, ArtworkFacts> m_cache;
    std::vector<ArtworkId> m_wanted;
};

} // namespace limner
