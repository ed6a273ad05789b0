#include "core/upload/adoption.h"

#include "core/base/log.h"
#include "core/upload/uploadmachine.h"

using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr int mostPages = 100'000; // of 1,000 objects; a listing must end some day
constexpr int atOnce = 200;
constexpr int enoughRefusals = 20; // names that the store does not speak about
constexpr std::chrono::milliseconds listAgain = 30s;

//! An ETag that looks like an MD5, whatever it is.
bool looksLikeDigest(const QByteArray &etag)
{
    return etag.size() == 32;
}

//! The store does not let us list, but may answer for a single name.
bool isListingRefused(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::NotImplemented ||
           kind == ErrorKind::NotFound;
}

} // namespace

std::optional<std::chrono::milliseconds> Adoption::due() const
{
    return m_isNeeded && !m_isLooking ? m_due : std::nullopt;
}

QCoro::Task<QString> Adoption::look(std::stop_token stop)
{
    m_isLooking = true;
    m_found.clear();
    const ArtworkId last = m_wanted.last(); // what a rebuild adds meanwhile is looked for next time
    const Result<> searched = co_await search(stop);
    if (stop.stop_requested())
        co_return m_found;
    const bool isEmpty = !searched && searched.error().kind == ErrorKind::BucketMissing;
    const bool isRefused = !searched && isListingRefused(searched.error().kind);
    if (isRefused)
        co_await askForEach(stop);
    if (stop.stop_requested())
        co_return m_found;
    if (searched || isEmpty || isRefused) {
        co_await finish(last, stop);
        if (stop.stop_requested())
            co_return m_found;
        m_tools.schedule.setTrouble(std::nullopt);
        m_isNeeded = !m_wanted.isEmpty(); // a rebuild may go on
    } else if (searched.error().isTransient()) {
        // Nothing is known, so nothing is sent.
        m_tools.schedule.setTrouble(searched.error());
        m_due = m_tools.clock.elapsed() + listAgain;
    } else {
        m_tools.schedule.storeRefused(searched.error());
        m_due.reset();
    }
    m_isLooking = false;
    co_return m_found;
}

AsyncResult<> Adoption::search(std::stop_token stop)
{
    QString from;
    for (int pages = 0; pages < mostPages; ++pages) {
        Result<ObjectPage> page = co_await m_tools.store.list(QString(), from, stop);
        if (!page)
            co_return propagate(page);
        const std::vector<Match> matches = co_await match(std::move(page->objects), stop);
        if (stop.stop_requested())
            break;
        take(matches);
        from = page->next;
        if (from.isEmpty())
            break;
    }
    co_return Result<>{};
}

QCoro::Task<std::vector<Adoption::Match>> Adoption::match(std::vector<ObjectInfo> objects,
                                                          std::stop_token stop)
{
    BySize wanted;
    for (WantedObject &one : m_wanted.like(objects))
        wanted.emplace(one.bytes, std::move(one));
    std::vector<Match> out;
    for (const ObjectInfo &object : objects) {
        if (!wanted.contains(object.bytes))
            continue;
        std::vector<Match> found = fitting(object, wanted);
        // An encrypting store makes ETags that look like an MD5: only a look at the object tells.
        if (found.empty()) {
            Result<ObjectInfo> seen = co_await m_tools.store.head(object.key, stop);
            if (stop.stop_requested())
                break;
            if (seen && (seen->isEncrypted || !looksLikeDigest(seen->etag)))
                found = fitting(*seen, wanted);
        }
        out.insert(out.end(), found.begin(), found.end());
    }
    co_return out;
}

//! Those of its size that it is: the same bytes by MD5; where the ETag is none, by the hash that we
//! put into the metadata, or by our own random name.
std::vector<Adoption::Match> Adoption::fitting(const ObjectInfo &object, const BySize &wanted)
{
    std::vector<Match> out;
    const bool isOpaque = object.isEncrypted || !looksLikeDigest(object.etag);
    const auto [first, last] = wanted.equal_range(object.bytes);
    for (auto at = first; at != last; ++at) {
        const WantedObject &one = at->second;
        const bool isOurName = object.key.contains(one.uuid);
        const bool isSame =
            object.etag.toLower() == one.md5.toHex() ||
            (isOpaque && (object.sha256.isEmpty() ? isOurName : object.sha256 == one.sha256));
        if (isSame)
            out.push_back({one.id, object, isOurName});
    }
    return out;
}

//! A store that does not list may still answer for the name that each would get.
QCoro::Task<> Adoption::askForEach(std::stop_token stop)
{
    int refusals = 0;
    std::vector<WantedObject> some = m_wanted.after(0, atOnce);
    while (!some.empty()) {
        std::vector<Match> matches;
        for (const WantedObject &wanted : some) {
            const std::optional<Artwork> artwork = m_tools.library.artwork(wanted.id);
            const Result<QString> key = objectKey(m_keyTemplate, artwork.value_or(Artwork{}));
            if (!key)
                continue;
            const Result<ObjectInfo> seen = co_await m_tools.store.head(*key, stop);
            if (stop.stop_requested())
                co_return;
            refusals = !seen && seen.error().kind == ErrorKind::Forbidden ? refusals + 1 : 0;
            if (refusals == enoughRefusals)
                break;
            if (!seen || seen->bytes != wanted.bytes)
                continue;
            ObjectInfo object = *seen;
            object.key = *key;
            const bool isDigest = looksLikeDigest(seen->etag) && !seen->isEncrypted;
            if (!isDigest || seen->etag.toLower() == wanted.md5.toHex())
                matches.push_back({wanted.id, std::move(object), true});
        }
        take(matches);
        some = m_wanted.after(some.back().id, refusals < enoughRefusals ? atOnce : 0);
    }
}

//! One commit for all. What lies under our own name is settled; another name is the second choice.
void Adoption::take(const std::vector<Match> &matches)
{
    if (matches.empty())
        return;
    std::vector<Upload> settled;
    Database::Transaction transaction{m_tools.library.database()};
    bool isGood = true;
    for (const Match &match : matches) {
        if (!match.isOurName) {
            isGood = isGood && m_wanted.noteBest(match.id, match.object);
        } else if (const std::optional<Upload> upload = adopted(match.id, match.object)) {
            isGood = isGood && m_tools.uploads.save(*upload) && m_wanted.forget(match.id);
            settled.push_back(*upload);
        }
    }
    if (!isGood || !transaction.commit()) {
        qCWarning(lcStore) << "what was found in the store cannot be noted; it is sent again";
        return;
    }
    for (const Upload &upload : settled)
        m_tools.journal.announce(upload);
    if (!settled.empty())
        m_found = settled.back().objectKey;
}

//! The whole store was looked through: what is left is taken under another name, or sent.
QCoro::Task<> Adoption::finish(ArtworkId last, std::stop_token stop)
{
    std::vector<WantedObject> some = m_wanted.after(0, atOnce);
    while (!some.empty() && some.front().id <= last) {
        std::vector<Match> matches;
        for (const WantedObject &wanted : some) {
            if (!wanted.best.key.isEmpty())
                matches.push_back({wanted.id, wanted.best, true});
        }
        take(matches);
        Database::Transaction transaction{m_tools.library.database()};
        bool isGood = true;
        for (const WantedObject &wanted : some)
            isGood = isGood && (wanted.id > last || m_wanted.forget(wanted.id));
        if (!isGood || !transaction.commit()) {
            qCWarning(lcStore) << "uploads will be looked for again";
            co_return;
        }
        // Others on this thread have their turn between two pieces.
        if (co_await m_tools.clock.sleep(0ms, stop) == Clock::Woken::Stopped)
            co_return;
        some = m_wanted.after(some.back().id, atOnce);
    }
}

std::optional<Upload> Adoption::adopted(ArtworkId id, const ObjectInfo &object)
{
    std::optional<Upload> upload = m_tools.uploads.upload(id);
    if (!upload || upload->state != UploadState::Pending || !upload->objectKey.isEmpty())
        return std::nullopt;
    upload->state = *next(*next(upload->state, UploadEvent::Start), UploadEvent::Put);
    upload->location = m_tools.here.name();
    upload->objectKey = object.key;
    upload->etag = object.etag;
    upload->storedAt = object.modified.isValid() ? object.modified : m_tools.clock.now();
    return upload;
}

} // namespace limner
