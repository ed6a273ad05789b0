#include "core/upload/uploadwork.h"

#include "core/picture/filefacts.h"
#include "core/base/digest.h"
#include "core/base/eitherstop.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/upload/putverdict.h"
#include "core/upload/uploadmachine.h"

#include <QFileInfo>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds localRetry = 15s;
constexpr int mostDamaged = 3;

Result<> checkFile(const QString &path, const Artwork &artwork)
{
    const QFileInfo info{path};
    if (!info.isFile())
        return fail(ErrorKind::Io, u"%1 is missing"_s.arg(path));
    if (info.size() != artwork.bytes)
        return fail(ErrorKind::Io, u"%1 was changed"_s.arg(path));
    return {};
}

double dice()
{
    return QRandomGenerator::global()->generateDouble();
}

} // namespace

QCoro::Task<> UploadWork::run(ArtworkId id, std::stop_token stop)
{
    const std::optional<Upload> upload = m_tools.uploads.upload(id);
    std::optional<Artwork> artwork = m_tools.library.artwork(id);
    if (!upload || !artwork || upload->state == UploadState::Stored ||
        artwork->trashedAt.isValid()) {
        m_tools.schedule.forget(id); // purged meanwhile, or in the trash
        co_return;
    }
    const std::stop_source own = m_active[id].stop;
    const EitherStop either{stop, own.get_token()};
    co_await put(*upload, std::move(*artwork), either.token());
    m_active.erase(id);
    if (own.stop_requested() && !stop.stop_requested())
        takeBack(id);
}

void UploadWork::giveUp(ArtworkId id)
{
    if (!m_tools.schedule.isActive(id))
        return takeBack(id);
    if (const auto active = m_active.find(id); active != m_active.end())
        active->second.stop.request_stop();
}

void UploadWork::takeBack(ArtworkId id)
{
    std::optional<Upload> upload = m_tools.uploads.upload(id);
    if (upload && upload->state == UploadState::Uploading) {
        upload->state = *next(upload->state, UploadEvent::Interrupted);
        m_tools.journal.record(*upload);
    }
    m_tools.schedule.forget(id);
}

qint64 UploadWork::bytesSent(ArtworkId id) const
{
    const auto active = m_active.find(id);
    return active == m_active.end() ? -1 : active->second.sent;
}

QCoro::Task<> UploadWork::put(Upload upload, Artwork artwork, std::stop_token stop)
{
    const Result<> usable = checkFile(m_tools.library.originals().absolutePath(artwork), artwork);
    if (!usable) {
        refuse(std::move(upload), usable.error());
        co_return;
    }
    if (const Result<> begun = begin(upload, artwork); !begun)
        co_return;
    if (const Result<> copied = co_await m_copies.bring(artwork, m_keyTemplate, stop); !copied) {
        if (!stop.stop_requested())
            failed(std::move(upload), artwork, copied.error());
        co_return;
    }
    PutObject object = objectOf(upload, artwork);
    std::optional<trace::Span> span{std::in_place, "upload", "put", upload.objectKey};
    const Result<ObjectInfo> info = co_await m_tools.store.put(std::move(object), stop);
    span.reset();
    if (info) {
        QByteArray etag = info->etag;
        co_await stored(std::move(upload), std::move(etag), stop);
    } else if (!stop.stop_requested()) {
        failed(std::move(upload), artwork, info.error());
    }
}

PutObject UploadWork::objectOf(const Upload &upload, const Artwork &artwork)
{
    PutObject object;
    object.key = upload.objectKey;
    object.file = m_tools.library.originals().absolutePath(artwork);
    object.sha256 = artwork.sha256;
    object.md5 = artwork.md5;
    object.bytes = artwork.bytes;
    object.contentType = contentTypeFor(artwork.mediaType).toLatin1();
    object.onProgress = [this, id = upload.artworkId](qint64 sent, qint64 total) {
        if (const auto active = m_active.find(id); active != m_active.end()) {
            active->second.sent = sent;
            emit progressed(id, sent, total);
        }
    };
    return object;
}

Result<> UploadWork::begin(Upload &upload, const Artwork &artwork)
{
    const QString here = m_tools.here.name();
    // Interrupted with its intent on record: nothing to write before it goes on.
    if (upload.state == UploadState::Uploading && upload.location == here) {
        m_tools.journal.announce(upload);
        return {};
    }
    if (upload.state == UploadState::Uploading)
        upload.state = *next(upload.state, UploadEvent::Interrupted);
    else if (upload.state != UploadState::Pending)
        upload.state = *next(upload.state, UploadEvent::RetryDue);
    Upload intent = upload;
    if (intent.objectKey.isEmpty()) {
        const Result<QString> key = objectKey(m_keyTemplate, artwork);
        if (!key) {
            refuse(upload, key.error());
            return propagate(key);
        }
        intent.objectKey = *key;
    }
    intent.location = here;
    intent.state = *next(intent.state, UploadEvent::Start);
    intent.attempts += 1;
    intent.retryAt = {};
    intent.error.reset();
    // Without a durable key nothing may be sent, or a crash would lead to a second one.
    if (Result<> saved = m_tools.journal.save(intent); !saved) {
        m_tools.schedule.note(upload.artworkId, UploadState::Waiting,
                              m_tools.clock.elapsed() + localRetry);
        return saved;
    }
    upload = intent;
    m_tools.journal.announce(upload);
    return {};
}

QCoro::Task<> UploadWork::stored(Upload upload, QByteArray etag, std::stop_token stop)
{
    upload.state = *next(upload.state, UploadEvent::Put);
    upload.etag = std::move(etag);
    upload.storedAt = m_tools.clock.now();
    for (;;) {
        const Result<> saved = m_tools.journal.save(upload);
        if (saved || saved.error().kind == ErrorKind::NotFound)
            break; // or its picture was purged while it went out
        if (co_await m_tools.clock.sleep(localRetry, stop) == Clock::Woken::Stopped)
            co_return;
    }
    m_damaged.erase(upload.artworkId);
    m_tools.here.keepRegion();
    m_tools.schedule.storeWorks(m_tools.clock.elapsed());
    m_tools.journal.announce(upload);
}

void UploadWork::failed(Upload upload, const Artwork &artwork, Error error)
{
    if (error.kind == ErrorKind::BadDigest) {
        // Either the bytes changed on the way, or they are no longer the picture we know.
        const Result<FileDigests> now =
            digestFile(m_tools.library.originals().absolutePath(artwork));
        if (!now || now->sha256 != artwork.sha256)
            error.kind = ErrorKind::Io;
        else if (isDamagedAgain(upload.artworkId))
            return refuse(std::move(upload), error);
    }
    const ArtworkId id = upload.artworkId;
    const int attempts = upload.attempts;
    switch (verdictOn(error)) {
    case PutVerdict::RefuseOne:
        return refuse(std::move(upload), error);
    case PutVerdict::PostponeOne:
        return postpone(std::move(upload), error, uploadBackoff(attempts, error, dice()));
    case PutVerdict::PostponeStore: {
        const auto delay = m_tools.schedule.storeFailed(error, m_tools.clock.elapsed(), dice());
        return postpone(std::move(upload), error, delay);
    }
    case PutVerdict::RefuseStore:
        refuse(std::move(upload), error);
        m_tools.schedule.storeRefused(error, id);
    }
}

//! What changes each picture's bytes on their way is no accident, and each try sends them all.
bool UploadWork::isDamagedAgain(ArtworkId id)
{
    return ++m_damaged[id] >= mostDamaged;
}

void UploadWork::refuse(Upload upload, const Error &error)
{
    if (upload.state != UploadState::Uploading) {
        if (upload.state != UploadState::Pending)
            upload.state = *next(upload.state, UploadEvent::RetryDue);
        upload.state = *next(upload.state, UploadEvent::Start);
    }
    upload.state = *next(upload.state, UploadEvent::Refused);
    upload.error = error;
    upload.retryAt = {};
    m_tools.journal.record(upload);
}

void UploadWork::postpone(Upload upload, const Error &error, std::chrono::milliseconds delay)
{
    upload.state = *next(upload.state, UploadEvent::FailedOnce);
    upload.error = error;
    upload.retryAt = m_tools.clock.now().addMSecs(delay.count());
    m_tools.journal.record(upload);
}

} // namespace limner
