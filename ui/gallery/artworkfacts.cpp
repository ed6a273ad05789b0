#include "ui/gallery/artworkfacts.h"

#include "core/upload/outbox.h"

#include <algorithm>

namespace limner {

namespace {
constexpr int remembered = 2000;
constexpr size_t mostWishes = 500; // what scrolled past meanwhile is not worth reading
} // namespace

ArtworkFactsCache::ArtworkFactsCache(Library &library, Outbox &outbox)
    : m_library{library}
    , m_outbox{outbox}
    , m_cache{remembered}
{}

const ArtworkFacts *ArtworkFactsCache::find(ArtworkId id)
{
    const ArtworkFacts *facts = m_cache.object(id);
    if (facts && !facts->stale)
        return facts;
    if (std::find(m_wanted.rbegin(), m_wanted.rend(), id) == m_wanted.rend()) {
        m_wanted.push_back(id);
        if (m_wanted.size() > mostWishes)
            m_wanted.erase(m_wanted.begin(), m_wanted.begin() + mostWishes / 2);
    }
    return facts;
}

std::vector<ArtworkId> ArtworkFactsCache::fill(int limit)
{
    std::vector<ArtworkId> filled;
    while (!m_wanted.empty() && int(filled.size()) < limit) {
        const ArtworkId id = m_wanted.back();
        m_wanted.pop_back();
        if (read(id))
            filled.push_back(id);
    }
    return filled;
}

const ArtworkFacts *ArtworkFactsCache::read(ArtworkId id)
{
    std::optional<Artwork> artwork = m_library.artwork(id);
    if (!artwork) {
        m_cache.remove(id);
        return nullptr;
    }
    auto facts = std::make_unique<ArtworkFacts>();
    facts->artwork = std::move(*artwork);
    facts->upload = m_outbox.upload(id).value_or(Upload{});
    facts->sent = m_outbox.bytesSent(id);
    m_cache.insert(id, facts.release());
    return m_cache.object(id);
}

void ArtworkFactsCache::setSent(ArtworkId id, qint64 sent)
{
    if (ArtworkFacts *facts = m_cache.object(id)) {
        facts->sent = sent;
        facts->upload.state = UploadState::Uploading;
    }
}

void ArtworkFactsCache::setStale(ArtworkId id)
{
    if (ArtworkFacts *facts = m_cache.object(id))
        facts->stale = true;
}

void ArtworkFactsCache::forget(ArtworkId id)
{
    m_cache.remove(id);
}

} // namespace limner
