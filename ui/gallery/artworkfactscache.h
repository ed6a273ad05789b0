#pragma once

#include "core/base/remote.h"
#include "core/upload/artworkfacts.h"

#include <QCache>
#include <QObject>
#include <QTimer>

#include <vector>

namespace limner {

//! The few facts of the pictures that are on the screen. Looking up never waits: what is not here,
//! or has changed since, is wanted, and the outbox is asked for it in batches, one at a time. The
//! old value stays until the new one is here.
class ArtworkFactsCache final : public QObject {
    Q_OBJECT
public:
    explicit ArtworkFactsCache(Remote<Outbox> outbox);

    //! nullptr when not here; good until the next event. It is then wanted, as is one that is
    //! stale.
    [[nodiscard]] const ArtworkFacts *find(ArtworkId id);
    //! The same without wanting it.
    [[nodiscard]] const ArtworkFacts *peek(ArtworkId id) const;
    //! Asks for it now, or right after the question that is under way.
    void refresh(ArtworkId id);
    //! Notes sent bytes without asking.
    void setSent(ArtworkId id, qint64 sent);
    //! It is asked for again when somebody looks.
    void setStale(ArtworkId id);
    void forget(ArtworkId id) { m_cache.remove(id); }
    void forgetWishes() { m_wanted.clear(); }

signals:
    //! These can be found now.
    void arrived(const std::vector<limner::ArtworkId> &ids);

private:
    struct Entry {
        ArtworkFacts facts = {};
        bool isStale = false; //!< something of it changed since it was read
    };
    void want(ArtworkId id);
    void ask();
    void take(std::vector<ArtworkFacts> facts);

    Remote<Outbox> m_outbox;
    QCache<ArtworkId, Entry> m_cache;
    std::vector<ArtworkId> m_wanted; // newest last
    std::vector<ArtworkId> m_asked;  // what the question under way is about
    QTimer m_soon;                   // not while somebody paints
};

} // namespace limner
