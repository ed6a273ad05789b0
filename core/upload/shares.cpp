#include "core/upload/shares.h"

#include "core/base/eitherstop.h"
#include "core/base/log.h"
#include "core/library/artworkcalled.h"
#include "core/upload/objectkey.h"
#include "core/upload/pagefile.h"
#include "core/upload/putverdict.h"

#include <QRandomGenerator>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds patience = 10s; // with an address that does not answer
constexpr std::chrono::milliseconds longWait = 1h;
constexpr size_t mostPictures = 500;

//! What a browser would not show as a page; the message is what the store calls it.
std::optional<Error> doubtOf(const Result<OpenedPage> &seen)
{
    if (!seen)
        return Error{.kind = ErrorKind::LinkUnopened, .message = seen.error().message};
    if (!seen->opens)
        return Error{.kind = ErrorKind::LinkUnopened, .httpStatus = 403};
    const bool isPage = seen->contentType == "text/html" && !seen->isDownload;
    if (isPage)
        return std::nullopt;
    const QByteArray type = seen->isDownload ? QByteArray{"download"} : seen->contentType;
    return Error{.kind = ErrorKind::LinkUnopened,
                 .message = QString::fromLatin1(type),
                 .code = u"page_not_shown"_s};
}

} // namespace

Shares::Shares(Library &library, ObjectStore &store, Clock &clock, StoreInUse &here,
               UploadStore &uploads, StoreLinks &links, QObject *parent)
    : QObject{parent}
    , m_library{library}
    , m_store{store}
    , m_clock{clock}
    , m_here{here}
    , m_uploads{uploads}
    , m_links{links}
    , m_shares{library.database()}
    , m_keyTemplate{QString::fromUtf16(defaultKeyTemplate)}
{}

AsyncResult<SharedPage> Shares::publish(ShareOrder order, std::stop_token stop)
{
    const Result<Share> share = intend(order);
    if (!share)
        co_return propagate(share);
    emit changed();
    co_return co_await put(share->id, stop);
}

//! The intent, durable before anything is sent. The same once more is the same page.
Result<Share> Shares::intend(const ShareOrder &order)
{
    if (order.artworks.empty() || order.artworks.size() > mostPictures)
        return fail(ErrorKind::InvalidInput, u"a page shows 1 to %1 pictures"_s.arg(mostPictures));
    Share share;
    share.location = m_here.name();
    share.title = order.title.trimmed();
    share.options = order.options;
    share.lifetime = order.lifetime;
    for (const ArtworkId id : order.artworks) {
        const std::optional<Artwork> artwork = m_library.artwork(id);
        const Result<Link> link = m_links.of(m_uploads.upload(id).value_or(Upload{}));
        if (!artwork || !link)
            return fail(link ? Error{.kind = ErrorKind::NotFound} : link.error());
        if (!share.artworks.contains(artwork->uuid))
            share.artworks.append(artwork->uuid);
    }
    if (std::optional<Share> known = m_shares.like(share)) {
        known->lifetime = order.lifetime;
        const Result<> saved = m_shares.save(*known);
        return saved ? Result<Share>{*std::move(known)} : Result<Share>{propagate(saved)};
    }
    share.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    share.createdAt = m_clock.now();
    const Result<QString> key = newKey(share.uuid);
    if (!key)
        return propagate(key);
    share.objectKey = *key;
    return m_shares.insert(std::move(share));
}

//! As pictures are named: where the key may write them, it may write pages.
Result<QString> Shares::newKey(const QString &uuid) const
{
    Artwork page;
    page.uuid = uuid;
    page.createdAt = m_clock.now();
    page.request.model = u"page"_s;
    page.path = u"page.html"_s;
    return objectKey(m_keyTemplate, page);
}

QCoro::Task<> Shares::turn(qint64 id, std::stop_token stop)
{
    for (auto at = m_active.find(id); at != m_active.end() && !stop.stop_requested();
         at = m_active.find(id)) {
        const EitherStop either{stop, at->second.over.get_token()};
        co_await m_clock.sleep(longWait, either.token());
    }
}

AsyncResult<SharedPage> Shares::put(qint64 id, std::stop_token stop)
{
    co_await turn(id, stop);
    std::optional<Share> share = m_shares.find(id);
    if (stop.stop_requested() || !share || share->state == ShareState::Removed)
        co_return fail(stop.stop_requested() ? ErrorKind::Cancelled : ErrorKind::NotFound);
    Active active;
    m_active[id] = active;
    const int erasures = m_erasures;
    const EitherStop either{stop, active.stop.get_token()};
    Result<SharedPage> done = co_await send(*std::move(share), either.token());
    m_active.erase(id);
    active.over.request_stop();
    // Taken back meanwhile; whether it had arrived by then nobody knows.
    if (const std::optional<Share> now = m_shares.find(id);
        now && now->state == ShareState::Removed && !stop.stop_requested())
        handOver(*now);
    else if (now && erasures != m_erasures)
        makePending(*now);
    emit changed();
    co_return done;
}

void Shares::makePending(Share share)
{
    share.state = ShareState::Pending;
    if (const Result<> saved = m_shares.save(share); !saved)
        qCWarning(lcStore) << "a share cannot be saved:" << saved.error().message;
    m_hasWork = true;
    emit workLeft();
}

std::vector<SharedPicture> Shares::picturesOf(const Share &share)
{
    std::vector<SharedPicture> out;
    for (const QString &uuid : share.artworks) {
        SharedPicture picture;
        const std::optional<ArtworkId> id = artworkCalled(m_library.database(), uuid);
        if (std::optional<Artwork> artwork = id ? m_library.artwork(*id) : std::nullopt) {
            picture.artwork = *std::move(artwork);
            const Result<Link> link =
                m_links.of(m_uploads.upload(*id).value_or(Upload{}), share.lifetime);
            if (link)
                picture.link = *link;
        }
        out.push_back(std::move(picture));
    }
    return out;
}

AsyncResult<SharedPage> Shares::send(Share share, std::stop_token stop)
{
    const Result<Link> address = linkTo(share, share.lifetime);
    if (!address)
        co_return propagate(address);
    const SharePage page = pageOf(share, picturesOf(share), *address);
    Result<std::unique_ptr<PageFile>> file = PageFile::write(htmlOf(page));
    if (!file) {
        noteFailure(share, file.error());
        co_return propagate(file);
    }
    PutObject object = (*file)->object(share.objectKey);
    const Result<ObjectInfo> stored = co_await m_store.put(std::move(object), stop);
    if (!stored) {
        if (!stop.stop_requested())
            noteFailure(share, stored.error());
        co_return propagate(stored);
    }
    m_failures = 0;
    co_return co_await finish(std::move(share), page.validUntil, stop);
}

AsyncResult<SharedPage> Shares::finish(Share share, QDateTime validUntil, std::stop_token stop)
{
    const auto save = [this](Share now) {
        // Taken back while it went out.
        const std::optional<Share> before = m_shares.find(now.id);
        if (before && before->state == ShareState::Removed)
            now.state = ShareState::Removed;
        return m_shares.save(now);
    };
    share.state = ShareState::Published;
    share.publishedAt = m_clock.now();
    share.validUntil = validUntil;
    share.error.reset();
    if (const Result<> saved = save(share); !saved)
        co_return propagate(saved);
    m_here.keepRegion();
    Result<Link> address = linkTo(share, share.lifetime);
    if (!address)
        co_return propagate(address);
    const Result<OpenedPage> seen =
        co_await m_store.openPage(address->url.toLatin1(), patience, stop);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    share.error = doubtOf(seen);
    if (share.error) {
        address->doubt = share.error;
        if (const Result<> saved = save(share); !saved)
            qCWarning(lcStore) << "a share cannot be saved:" << saved.error().message;
    }
    if (share.validUntil.isValid())
        address->validUntil = share.validUntil;
    co_return SharedPage{.share = std::move(share), .link = *std::move(address)};
}

void Shares::noteFailure(Share share, const Error &error)
{
    const std::optional<Share> now = m_shares.find(share.id);
    if (!now || now->state == ShareState::Removed)
        return;
    share.state = ShareState::Pending;
    share.error = error;
    if (const Result<> saved = m_shares.save(share); !saved)
        qCWarning(lcStore) << "a share cannot be saved:" << saved.error().message;
    if (error.isTransient() && !std::exchange(m_isWaiting, true))
        m_scope.spawn(again(
            uploadBackoff(++m_failures, error, QRandomGenerator::global()->generateDouble())));
}

QCoro::Task<> Shares::again(std::chrono::milliseconds delay)
{
    const Clock::Woken woken = co_await m_clock.sleep(delay, m_scope.stopToken());
    m_isWaiting = false;
    if (woken == Clock::Woken::Stopped)
        co_return;
    m_hasWork = true;
    workOff();
}

Result<Link> Shares::linkTo(const Share &share, std::optional<std::chrono::seconds> lifetime) const
{
    Upload upload;
    upload.state = UploadState::Stored;
    upload.location = share.location;
    upload.objectKey = share.objectKey;
    return m_links.of(upload, lifetime);
}

Result<Link> Shares::link(const Share &share) const
{
    if (!share.publishedAt.isValid())
        return fail(ErrorKind::NotUploaded);
    if (!share.validUntil.isValid())
        return linkTo(share, share.lifetime);
    const qint64 left = m_clock.now().secsTo(share.validUntil);
    if (left < 1)
        return fail(ErrorKind::LinkUnopened, share.validUntil.toString(Qt::ISODate));
    Result<Link> link = linkTo(share, std::chrono::seconds{std::min<qint64>(left, 604'800)});
    if (link) {
        link->validUntil = share.validUntil;
        link->doubt = share.error;
    }
    return link;
}

AsyncResult<TakenBack> Shares::takeBack(QString uuid, std::stop_token stop)
{
    std::optional<Share> share = m_shares.find(uuid);
    if (!share || share->state == ShareState::Removed)
        co_return fail(ErrorKind::NotFound, uuid);
    share->state = ShareState::Removed;
    if (const Result<> saved = m_shares.save(*share); !saved)
        co_return propagate(saved);
    emit changed();
    if (const auto active = m_active.find(share->id); active != m_active.end()) {
        active->second.stop.request_stop();
        co_return TakenBack::Later; // its put hands it over at its end
    }
    const bool isHere = share->location == m_here.name();
    Result<> removed;
    if (isHere)
        removed = co_await m_store.remove(share->objectKey, stop);
    if (!isHere || !removed) {
        handOver(*share);
        co_return TakenBack::Later;
    }
    if (const Result<> gone = m_shares.forget(*share); !gone)
        co_return propagate(gone);
    co_return TakenBack::Gone;
}

void Shares::handOver(const Share &share)
{
    if (const Result<> done = m_shares.handOver(share); !done)
        qCWarning(lcStore) << "a share cannot be handed over:" << done.error().message;
    emit workLeft();
}

void Shares::publishSoon(const ShareOrder &order)
{
    m_scope.spawn(publishAndTell(order));
}

void Shares::takeBackSoon(const QString &uuid)
{
    m_scope.spawn(takeBackAndTell(uuid));
}

QCoro::Task<> Shares::publishAndTell(ShareOrder order)
{
    const Result<SharedPage> done = co_await publish(std::move(order), m_scope.stopToken());
    if (!m_scope.stopToken().stop_requested())
        emit published(done);
}

QCoro::Task<> Shares::takeBackAndTell(QString uuid)
{
    const Result<TakenBack> done = co_await takeBack(uuid, m_scope.stopToken());
    if (!m_scope.stopToken().stop_requested())
        emit takenBack(uuid, done);
}

void Shares::retry()
{
    m_failures = 0;
    m_hasWork = true;
}

void Shares::workOff()
{
    if (!std::exchange(m_hasWork, false))
        return;
    for (const Share &share : m_shares.in(ShareState::Removed)) {
        if (!m_active.contains(share.id))
            handOver(share);
    }
    std::vector<qint64> ids;
    for (const Share &share : m_shares.in(ShareState::Pending)) {
        if (!m_active.contains(share.id) && share.location == m_here.name())
            ids.push_back(share.id);
    }
    if (!ids.empty())
        m_scope.spawn(workOffAll(std::move(ids)));
}

QCoro::Task<> Shares::workOffAll(std::vector<qint64> ids)
{
    for (const qint64 id : ids) {
        const Result<SharedPage> done = co_await put(id, m_scope.stopToken());
        if (m_scope.stopToken().stop_requested())
            co_return;
        if (!done)
            qCInfo(lcStore) << "a share page waits:" << done.error().message;
    }
}

Result<> Shares::noteErased(const std::vector<ArtworkId> &ids)
{
    const Result<bool> some = m_shares.noteErased(ids);
    if (!some)
        return propagate(some);
    m_hasWork = m_hasWork || *some;
    ++m_erasures;
    return {};
}

QCoro::Task<> Shares::shutdown()
{
    co_await m_scope.drain();
}

} // namespace limner
