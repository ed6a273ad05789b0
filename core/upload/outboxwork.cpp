// One upload on its way: intent, put, product.

#include "core/upload/outbox.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/net/retry.h"
#include "core/upload/objectkey.h"
#include "core/upload/uploadmachine.h"

#include <QFileInfo>
#include <QRandomGenerator>

#include <limits>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr Backoff putBackoff{
    .first = 500ms, .longest = 60s, .attempts = std::numeric_limits<int>::max()};
constexpr std::chrono::milliseconds localRetry = 15s;
// Somebody makes room on the server, where nobody thinks of pressing a button here.
constexpr std::chrono::milliseconds fullRetry = 5min;

std::chrono::milliseconds backoff(int attempt, const Error &error)
{
    return retryDelay(putBackoff, attempt, error, QRandomGenerator::global()->generateDouble());
}

//! About this object or file only; everything else is about the store as a whole.
bool isAboutOneObject(ErrorKind kind)
{
    return kind == ErrorKind::Io || kind == ErrorKind::BadName || kind == ErrorKind::BadDigest ||
           kind == ErrorKind::InvalidInput || kind == ErrorKind::TooLarge ||
           kind == ErrorKind::PreconditionFailed || kind == ErrorKind::Conflict;
}

Result<> checkFile(const QString &path, const Artwork &artwork)
{
    const QFileInfo info{path};
    if (!info.isFile())
        return fail(ErrorKind::Io, u"%1 is missing"_s.arg(path));
    if (info.size() != artwork.bytes)
        return fail(ErrorKind::Io, u"%1 was changed"_s.arg(path));
    return {};
}

} // namespace

QCoro::Task<> Outbox::work(ArtworkId id)
{
    const std::optional<Upload> upload = m_uploads.upload(id);
    std::optional<Artwork> artwork = m_library.artwork(id);
    if (m_preferred == id)
        m_preferred.reset();
    if (!upload || !artwork || upload->state == UploadState::Stored)
        m_open.erase(id); // purged meanwhile
    else
        co_await put(*upload, std::move(*artwork));
    m_active.erase(id);
    if (m_stopping)
        co_return;
    if (const std::optional<Upload> now = m_uploads.upload(id);
        now && now->state == UploadState::Stored) {
        trace::mark("job", "link.ready", m_library.artwork(id).value_or(Artwork{}).jobId);
        emit linkReady(id);
    } else if (now && now->state == UploadState::Rejected) {
        emit uploadChanged(id);
    }
    scheduleLater();
}

QCoro::Task<> Outbox::put(Upload upload, Artwork artwork)
{
    const QString file = m_library.absolutePath(artwork);
    if (const Result<> usable = checkFile(file, artwork); !usable) {
        refuse(std::move(upload), usable.error());
        co_return;
    }
    if (const Result<> begun = begin(upload, artwork); !begun)
        co_return;

    PutObject object;
    object.key = upload.objectKey;
    object.file = file;
    object.sha256 = artwork.sha256;
    object.md5 = artwork.md5;
    object.bytes = artwork.bytes;
    object.contentType = artwork.mediaType.toLatin1();
    object.onProgress = [this, id = upload.artworkId](qint64 sent, qint64 total) {
        if (const auto active = m_active.find(id); active != m_active.end()) {
            active->second = sent;
            emit uploadProgress(id, sent, total);
        }
    };
    std::optional<trace::Span> span{std::in_place, "upload", "put", upload.objectKey};
    const Result<ObjectInfo> info = co_await m_store.put(std::move(object), m_scope.stopToken());
    span.reset();
    if (info) {
        QByteArray etag = info->etag;
        co_await stored(std::move(upload), std::move(etag));
    } else if (!m_scope.stopToken().stop_requested()) {
        failed(std::move(upload), artwork, info.error());
    }
}

Result<> Outbox::begin(Upload &upload, const Artwork &artwork)
{
    // Interrupted with its intent on record: nothing to write before it goes on.
    if (upload.state == UploadState::Uploading && upload.location == m_store.location()) {
        noteSaved(upload);
        return {};
    }
    if (upload.state == UploadState::Uploading)
        upload.state = *next(upload.state, UploadEvent::Interrupted);
    else if (upload.state != UploadState::Pending)
        upload.state = *next(upload.state, UploadEvent::RetryDue);
    Upload intent = upload;
    if (intent.objectKey.isEmpty()) {
        const QString pattern = m_config.keyTemplate.isEmpty()
                                    ? QString::fromUtf16(defaultKeyTemplate)
                                    : m_config.keyTemplate;
        const Result<QString> key = objectKey(pattern, artwork);
        if (!key) {
            refuse(upload, key.error());
            return propagate(key);
        }
        intent.objectKey = *key;
    }
    intent.location = m_store.location();
    intent.state = *next(intent.state, UploadEvent::Start);
    intent.attempts += 1;
    intent.retryAt = {};
    intent.error.reset();
    // Without a durable key nothing may be sent, or a crash would lead to a second one.
    if (const Result<> saved = m_uploads.save(intent); !saved) {
        qCWarning(lcStore) << "upload" << upload.artworkId
                           << "cannot be saved:" << saved.error().message;
        Open &open = m_open[upload.artworkId];
        open.state = UploadState::Waiting;
        open.due = m_clock.elapsed() + localRetry;
        return saved;
    }
    upload = intent;
    noteSaved(upload);
    return {};
}

QCoro::Task<> Outbox::stored(Upload upload, QByteArray etag)
{
    upload.state = *next(upload.state, UploadEvent::Put);
    upload.etag = std::move(etag);
    upload.storedAt = m_clock.now();
    for (;;) {
        const Result<> saved = m_uploads.save(upload);
        if (saved)
            break;
        qCWarning(lcStore) << "upload" << upload.artworkId
                           << "cannot be saved:" << saved.error().message;
        if (saved.error().kind == ErrorKind::NotFound)
            break; // its picture was purged while it went out
        if (co_await m_clock.sleep(localRetry, m_scope.stopToken()) == Clock::Woken::Stopped)
            co_return;
    }
    noteSaved(upload);
    setTrouble(std::nullopt);
    co_await learnPublic(upload.objectKey);
}

void Outbox::failed(Upload upload, const Artwork &artwork, Error error)
{
    if (error.kind == ErrorKind::BadDigest) {
        // Either the bytes changed on the way, or they are no longer the picture we know.
        const Result<FileDigests> now = digestFile(m_library.absolutePath(artwork));
        if (!now || now->sha256 != artwork.sha256) {
            error.kind = ErrorKind::Io;
            refuse(std::move(upload), error);
        } else {
            const std::chrono::milliseconds delay = backoff(upload.attempts, error);
            postpone(std::move(upload), error, delay);
        }
        return;
    }
    const bool isStoreWide = !isAboutOneObject(error.kind);
    const bool isFull = error.kind == ErrorKind::StoreFull;
    if (!error.isTransient() && !isFull) {
        if (isStoreWide) {
            setTrouble(error);
            m_nextProbe = m_clock.elapsed();
        }
        const ArtworkId id = upload.artworkId;
        refuse(std::move(upload), error);
        if (isStoreWide)
            m_open[id].isForStore = true;
        return;
    }
    if (!isStoreWide) {
        const std::chrono::milliseconds delay = backoff(upload.attempts, error);
        postpone(std::move(upload), error, delay);
        return;
    }
    // Several that fail together are one failure of the store.
    if (!m_trouble || m_clock.elapsed() >= m_nextProbe) {
        ++m_failures;
        const std::chrono::milliseconds delay = isFull ? fullRetry : backoff(m_failures, error);
        m_nextProbe = m_clock.elapsed() + delay;
    }
    setTrouble(error);
    postpone(std::move(upload), error, m_nextProbe - m_clock.elapsed());
}

void Outbox::refuse(Upload upload, const Error &error)
{
    if (upload.state != UploadState::Uploading) {
        if (upload.state != UploadState::Pending)
            upload.state = *next(upload.state, UploadEvent::RetryDue);
        upload.state = *next(upload.state, UploadEvent::Start);
    }
    upload.state = *next(upload.state, UploadEvent::Refused);
    upload.error = error;
    upload.retryAt = {};
    if (const Result<> saved = m_uploads.save(upload); !saved)
        qCWarning(lcStore) << "upload" << upload.artworkId
                           << "cannot be saved:" << saved.error().message;
    noteSaved(upload);
}

void Outbox::postpone(Upload upload, const Error &error, std::chrono::milliseconds delay)
{
    upload.state = *next(upload.state, UploadEvent::FailedOnce);
    upload.error = error;
    upload.retryAt = m_clock.now().addMSecs(delay.count());
    if (const Result<> saved = m_uploads.save(upload); !saved)
        qCWarning(lcStore) << "upload" << upload.artworkId
                           << "cannot be saved:" << saved.error().message;
    noteSaved(upload);
}

} // namespace limner
