#include "core/upload/storeinuse.h"

#include "core/base/log.h"

namespace limner {

void StoreInUse::recall()
{
    const QString location = m_store.location();
    m_known = {};
    m_known.location = location;
    if (location.isEmpty())
        return;
    if (const std::optional<KnownStore> found = m_stores.find(location))
        m_known = *found;
    if (!m_known.region.isEmpty())
        m_store.recallRegion(m_known.region);
    // Another public address opens, or does not, for reasons of its own.
    const QString base = QString::fromLatin1(m_store.publicUrl({}));
    if (!m_known.publicUrl.isEmpty() && m_known.publicUrl != base) {
        m_known.publicOpens.reset();
        m_known.signedOpens.reset();
        m_known.linkError.reset();
    }
}

void StoreInUse::keepRegion()
{
    if (m_known.region == m_store.region() || m_known.location.isEmpty())
        return;
    KnownStore learned = m_known;
    learned.region = m_store.region();
    save(std::move(learned));
}

void StoreInUse::keep(const KnownStore &seen)
{
    if (seen == m_known)
        return;
    save(seen);
}

void StoreInUse::save(KnownStore store)
{
    Result<KnownStore> row = m_stores.have(store.location);
    if (row)
        store.id = row->id;
    const Result<> saved = row ? m_stores.save(store) : Result<>{propagate(row)};
    if (!saved)
        qCWarning(lcStore) << "the store cannot be remembered:" << saved.error().message;
    m_known = std::move(store);
}

Result<> StoreInUse::join(const QString &older)
{
    Result<> joined = m_stores.join(older, m_known.location);
    recall();
    return joined;
}

} // namespace limner
