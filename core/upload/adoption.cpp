#include "core/upload/adoption.h"

#include "core/base/log.h"
#include "core/upload/uploadmachine.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostListed = 1'000'000;
constexpr std::chrono::milliseconds listAgain = 30s;

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

bool isSmaller(const ObjectInfo &a, const ObjectInfo &b)
{
    return a.bytes < b.bytes;
}

//! In a listing sorted by size.
std::optional<ObjectInfo> findIn(const Found &listed, const Artwork &artwork)
{
    const auto [first, last] = std::equal_range(
        listed.begin(), listed.end(), ObjectInfo{.key = {}, .bytes = artwork.bytes}, isSmaller);
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

void Adoption::recall()
{
    for (const ArtworkId id : m_tools.uploads.toAdopt())
        m_tools.schedule.hold(id);
}

std::optional<std::chrono::milliseconds> Adoption::due() const
{
    return m_tools.schedule.isHolding() && !m_looking ? m_due : std::nullopt;
}

QCoro::Task<QString> Adoption::look(std::stop_token stop)
{
    m_looking = true;
    Result<Found> listed = co_await m_tools.store.list(QString{}, mostListed, stop);
    QString found;
    if (stop.stop_requested())
        co_return found;
    const bool isEmpty = !listed && listed.error().kind == ErrorKind::BucketMissing;
    if (listed || isEmpty || isListingRefused(listed.error().kind)) {
        m_tools.schedule.storeWorks(m_tools.clock.elapsed());
        found = co_await match(std::move(listed), stop);
    } else {
        // Nothing is known, so nothing is sent.
        m_tools.schedule.setTrouble(listed.error());
        m_due = listed.error().isTransient() ? std::optional{m_tools.clock.elapsed() + listAgain}
                                             : std::nullopt;
    }
    m_looking = false;
    co_return found;
}

QCoro::Task<QString> Adoption::match(Result<Found> listed, std::stop_token stop)
{
    if (listed)
        std::sort(listed->begin(), listed->end(), isSmaller);
    const bool isEmpty = !listed && listed.error().kind == ErrorKind::BucketMissing;
    QString adopted;
    const std::set<ArtworkId> ids = m_tools.schedule.held();
    for (const ArtworkId id : ids) {
        const std::optional<Artwork> artwork = m_tools.library.artwork(id);
        std::optional<ObjectInfo> object;
        if (artwork && listed)
            object = findIn(*listed, *artwork);
        else if (artwork && !isEmpty)
            object = co_await askFor(*artwork, stop);
        if (stop.stop_requested())
            break;
        if (object && adopt(id, *object))
            adopted = object->key;
        forget(id);
    }
    co_return adopted;
}

QCoro::Task<std::optional<ObjectInfo>> Adoption::askFor(Artwork artwork, std::stop_token stop)
{
    const Result<QString> key = objectKey(m_keyTemplate, artwork);
    if (!key)
        co_return std::nullopt;
    const Result<ObjectInfo> object = co_await m_tools.store.head(*key, stop);
    if (!object || !isTheSame(*object, artwork))
        co_return std::nullopt;
    ObjectInfo found = *object;
    found.key = *key;
    co_return found;
}

bool Adoption::adopt(ArtworkId id, const ObjectInfo &object)
{
    std::optional<Upload> upload = m_tools.uploads.upload(id);
    if (!upload || upload->state != UploadState::Pending || !upload->objectKey.isEmpty())
        return false;
    upload->state = *next(*next(upload->state, UploadEvent::Start), UploadEvent::Put);
    upload->location = m_tools.store.location();
    upload->objectKey = object.key;
    upload->etag = object.etag;
    upload->storedAt = object.modified.isValid() ? object.modified : m_tools.clock.now();
    if (const Result<> saved = m_tools.journal.save(*upload); !saved)
        return false;
    m_tools.journal.announce(*upload);
    return true;
}

void Adoption::forget(ArtworkId id)
{
    m_tools.schedule.release(id);
    if (const Result<> done = m_tools.uploads.forgetAdoption(id); !done)
        qCWarning(lcStore) << "upload" << id << "will be looked for again";
}

} // namespace limner
