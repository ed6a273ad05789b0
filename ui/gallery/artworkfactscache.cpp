#include "ui/gallery/artworkfactscache.h"

#include "core/upload/outbox.h"

#include <algorithm>
#include <utility>

namespace limner {

namespace {
constexpr int remembered = 2000;
constexpr size_t mostAsked = 64;
constexpr size_t mostWishes = 500; // what scrolled past meanwhile is not worth reading

bool contains(const std::vector<ArtworkId> &ids, ArtworkId id)
{
    return std::find(ids.rbegin(), ids.rend(), id) != ids.rend();
}
} // namespace

ArtworkFactsCache::ArtworkFactsCache(Remote<Outbox> outbox)
    : m_outbox{outbox}
    , m_cache{remembered}
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &ArtworkFactsCache::ask);
}

const ArtworkFacts *ArtworkFactsCache::find(ArtworkId id)
{
    const Entry *const entry = m_cache.object(id);
    if (!entry || entry->isStale) {
        want(id);
        if (m_asked.empty() && !m_soon.isActive())
            m_soon.start();
    }
    return entry ? &entry->facts : nullptr;
}

const ArtworkFacts *ArtworkFactsCache::peek(ArtworkId id) const
{
    const Entry *const entry = m_cache.object(id);
    return entry ? &entry->facts : nullptr;
}

void ArtworkFactsCache::refresh(ArtworkId id)
{
    setStale(id);
    want(id);
    ask();
}

// One that is asked for already comes as new as anything that was heard of it: changes and answers
// come from one thread, in their order.
void ArtworkFactsCache::want(ArtworkId id)
{
    if (contains(m_asked, id) || contains(m_wanted, id))
        return;
    m_wanted.push_back(id);
    if (m_wanted.size() > mostWishes)
        m_wanted.erase(m_wanted.begin(), m_wanted.begin() + mostWishes / 2);
}

void ArtworkFactsCache::ask()
{
    if (!m_asked.empty() || m_wanted.empty())
        return;
    const auto from = m_wanted.end() - qsizetype(std::min(m_wanted.size(), mostAsked));
    m_asked.assign(from, m_wanted.end());
    m_wanted.erase(from, m_wanted.end());
    m_outbox.ask([ids = m_asked](Outbox &outbox) { return outbox.facts(ids); }, this,
                 [this](std::vector<ArtworkFacts> facts) { take(std::move(facts)); });
}

void ArtworkFactsCache::take(std::vector<ArtworkFacts> facts)
{
    for (const ArtworkId id : std::exchange(m_asked, {}))
        m_cache.remove(id); // unless it comes, it is gone
    std::vector<ArtworkId> ids;
    for (ArtworkFacts &one : facts) {
        const ArtworkId id = one.artwork.id;
        ids.push_back(id);
        m_cache.insert(id, new Entry{.facts = std::move(one)}); // the cache owns it
    }
    if (!m_wanted.empty())
        m_soon.start();
    emit arrived(ids);
}

void ArtworkFactsCache::setSent(ArtworkId id, qint64 sent)
{
    if (Entry *const entry = m_cache.object(id)) {
        entry->facts.sent = sent;
        entry->facts.upload.state = UploadState::Uploading;
    }
}

void ArtworkFactsCache::setStale(ArtworkId id)
{
    if (Entry *const entry = m_cache.object(id))
        entry->isStale = true;
}

} // namespace limner
