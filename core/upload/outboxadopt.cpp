// After a lost database: the objects are found again before anything is sent a second time.

#include "core/base/log.h"
#include "core/upload/objectkey.h"
#include "core/upload/outbox.h"
#include "core/upload/uploadmachine.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostListed = 1'000'000;
constexpr std::chrono::milliseconds listAgain = 30s;
constexpr std::chrono::milliseconds never = 24h * 365 * 100;

using Found = std::vector<ObjectInfo>;

//! The same bytes: by size and MD5, or, where the ETag is none, by size and our own random name.
bool isTheSame(const ObjectInfo &object, const Artwork &artwork)
{
    if (object.bytes != artwork.bytes)
        return false;
    const bool isDigest = object.etag.size() == 32;
    return isDigest ? object.etag.toLower() == artwork.md5.toHex()
                    : object.key.contains(artwork.uuid);
}

//! In a listing sorted by size.
std::optional<ObjectInfo> findIn(const Found &listed, const Artwork &artwork)
{
    const auto [first, last] = std::equal_range(
        listed.begin(), listed.end(), ObjectInfo{.key = {}, .bytes = artwork.bytes},
        [](const ObjectInfo &a, const ObjectInfo &b) { return a.bytes < b.bytes; });
    std::optional<ObjectInfo> best;
    for (auto object = first; object != last; ++object) {
        const bool isOurName = object->key.contains(artwork.uuid);
        if (isTheSame(*object, artwork) && (!best || isOurName))
            best = *object;
    }
    return best;
}

//! The store does not let us list, but may answer for a single name.
bool isListingRefused(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::NotImplemented ||
           kind == ErrorKind::NotFound;
}

} // namespace

void Outbox::recallAdoptions()
{
    m_toAdopt.merge(m_uploads.toAdopt());
}

void Outbox::adoptLater()
{
    if (m_toAdopt.empty() || m_adopting)
        return;
    const std::chrono::milliseconds wait = m_nextAdoption - m_clock.elapsed();
    if (wait > 0ms) {
        if (m_nextAdoption != never)
            wakeAfter(wait);
        return;
    }
    m_adopting = true;
    m_scope.spawn(adopt());
}

QCoro::Task<> Outbox::adopt()
{
    Result<Found> listed = co_await m_store.list(QString{}, mostListed, m_scope.stopToken());
    m_adopting = false;
    if (m_stopping)
        co_return;
    const bool isNothingThere = !listed && listed.error().kind == ErrorKind::BucketMissing;
    if (!listed && !isNothingThere && !isListingRefused(listed.error().kind)) {
        // Nothing is known, so nothing is sent. A new key or another address is a new chance.
        setTrouble(listed.error());
        m_nextAdoption = listed.error().isTransient() ? m_clock.elapsed() + listAgain : never;
        scheduleLater();
        co_return;
    }
    setTrouble(std::nullopt);
    if (listed)
        std::sort(listed->begin(), listed->end(),
                  [](const ObjectInfo &a, const ObjectInfo &b) { return a.bytes < b.bytes; });
    m_adopting = true;
    QString adopted;
    const std::set<ArtworkId> ids = m_toAdopt;
    for (const ArtworkId id : ids) {
        const std::optional<Artwork> artwork = m_library.artwork(id);
        std::optional<ObjectInfo> object;
        if (artwork && listed)
            object = findIn(*listed, *artwork);
        else if (artwork && !isNothingThere)
            object = co_await askFor(*artwork);
        if (m_stopping)
            co_return;
        if (object && noteAdopted(id, *object))
            adopted = object->key;
        forgetAdoption(id);
    }
    m_adopting = false;
    if (!adopted.isEmpty())
        co_await learnPublic(adopted);
    scheduleLater();
}

QCoro::Task<std::optional<ObjectInfo>> Outbox::askFor(Artwork artwork)
{
    const Result<QString> key =
        objectKey(m_config.keyTemplate.isEmpty() ? QString::fromUtf16(defaultKeyTemplate)
                                                 : m_config.keyTemplate,
                  artwork);
    if (!key)
        co_return std::nullopt;
    const Result<ObjectInfo> object = co_await m_store.head(*key, m_scope.stopToken());
    if (!object || !isTheSame(*object, artwork))
        co_return std::nullopt;
    ObjectInfo found = *object;
    found.key = *key;
    co_return found;
}

bool Outbox::noteAdopted(ArtworkId id, const ObjectInfo &object)
{
    std::optional<Upload> upload = m_uploads.upload(id);
    if (!upload || upload->state != UploadState::Pending || !upload->objectKey.isEmpty())
        return false;
    upload->state = *next(*next(upload->state, UploadEvent::Start), UploadEvent::Put);
    upload->location = m_store.location();
    upload->objectKey = object.key;
    upload->etag = object.etag;
    upload->storedAt = object.modified.isValid() ? object.modified : m_clock.now();
    if (const Result<> saved = m_uploads.save(*upload); !saved) {
        qCWarning(lcStore) << "upload" << id << "cannot be saved:" << saved.error().message;
        return false;
    }
    noteSaved(*upload);
    return true;
}

void Outbox::forgetAdoption(ArtworkId id)
{
    m_toAdopt.erase(id);
    if (const Result<> done = m_uploads.forgetAdoption(id); !done)
        qCWarning(lcStore) << "upload" << id << "will be looked for again";
}

} // namespace limner
