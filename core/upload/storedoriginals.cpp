#include "core/upload/storedoriginals.h"

#include "core/base/digest.h"
#include "core/base/log.h"
#include "core/base/pool.h"
#include "core/library/fileplaces.h"

#include <QCoroSignal>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

bool isHere(const QString &file)
{
    return QFileInfo{file}.isFile();
}

//! Whether the store has shown that it holds these bytes: by the hash that went along with them, or
//! by an ETag that is their MD5.
bool isSame(const ObjectInfo &object, const Artwork &artwork)
{
    if (object.bytes != artwork.bytes)
        return false;
    if (!object.sha256.isEmpty())
        return object.sha256 == artwork.sha256;
    return !object.isEncrypted && !artwork.md5.isEmpty() && object.etag == artwork.md5.toHex();
}

} // namespace

StoredOriginals::StoredOriginals(Library &library, ObjectStore &store, UploadStore &uploads,
                                 StoreInUse &here)
    : m_library{library}
    , m_store{store}
    , m_uploads{uploads}
    , m_here{here}
{}

StoredOriginals::~StoredOriginals() = default;

QCoro::Task<> StoredOriginals::shutdown()
{
    co_await m_scope.drain();
}

Result<Upload> StoredOriginals::storedUpload(ArtworkId id)
{
    const std::optional<Upload> upload = m_uploads.upload(id);
    if (!upload || upload->state != UploadState::Stored)
        return fail(ErrorKind::NotUploaded);
    if (const Result<> ready = m_store.isConfigured(); !ready)
        return propagate(ready);
    if (upload->location != m_here.name())
        return fail(ErrorKind::OtherStore, upload->location);
    return *upload;
}

Result<> StoredOriginals::note(Artwork artwork, bool isReleased)
{
    artwork.released = isReleased;
    if (Result<> done = FilePlaces{m_library.database()}.note(artwork); !done)
        return done;
    m_library.announceChanged({artwork.id});
    return {};
}

AsyncResult<> StoredOriginals::bring(ArtworkId id, std::stop_token stop)
{
    if (m_coming.contains(id))
        co_return co_await joined(id, stop);
    const std::optional<Artwork> artwork = m_library.artwork(id);
    if (!artwork)
        co_return fail(ErrorKind::NotFound);
    if (isHere(m_library.originals().absolutePath(*artwork)))
        co_return artwork->released ? note(*artwork, false) : Result<>{};
    m_coming.insert(id);
    const Result<> result = co_await fetch(*artwork, stop);
    m_coming.erase(id);
    emit ended(id, result);
    co_return result;
}

AsyncResult<> StoredOriginals::joined(ArtworkId id, std::stop_token stop)
{
    Result<> outcome = fail(ErrorKind::Cancelled);
    Sleeper wake;
    connect(this, &StoredOriginals::ended, &wake,
            [id, into = &outcome, target = &wake](ArtworkId ended, Result<> result) {
                if (ended != id)
                    return;
                *into = std::move(result);
                target->finish();
            });
    const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
    co_await qCoro(&wake, &Sleeper::done);
    co_return outcome;
}

AsyncResult<> StoredOriginals::fetch(Artwork artwork, std::stop_token stop)
{
    const Result<Upload> upload = storedUpload(artwork.id);
    if (!upload)
        co_return propagate(upload);
    FetchObject object;
    object.key = upload->objectKey;
    object.file = m_library.originals().incomingFile(artwork.uuid + u".fetched"_s);
    object.mostBytes = artwork.bytes;
    object.onProgress = [this, id = artwork.id](qint64 done, qint64 total) {
        emit progressed(id, done, total);
    };
    const QString file = object.file;
    const Result<FetchedObject> got = co_await m_store.get(std::move(object), stop);
    if (!got) {
        QFile::remove(file);
        // Longer than it was: somebody else's.
        co_return got.error().kind == ErrorKind::TooLarge
            ? Result<>{fail(ErrorKind::BadDigest, u"another object has its name"_s)}
            : Result<>{propagate(got)};
    }
    if (got->bytes != artwork.bytes || got->sha256 != artwork.sha256) {
        QFile::remove(file);
        co_return fail(ErrorKind::BadDigest, u"another object has its name"_s);
    }
    if (!m_library.artwork(artwork.id)) { // deleted for good meanwhile
        QFile::remove(file);
        co_return fail(ErrorKind::NotFound);
    }
    if (const Result<> placed = m_library.originals().putBack(file, artwork); !placed) {
        QFile::remove(file);
        co_return placed;
    }
    co_return note(artwork, false);
}

void StoredOriginals::want(const std::vector<ArtworkId> &ids, quint64 ticket)
{
    m_scope.spawn(bringAll(ids, ticket));
}

QCoro::Task<> StoredOriginals::bringAll(std::vector<ArtworkId> ids, quint64 ticket)
{
    Result<> result;
    for (const ArtworkId id : ids) {
        result = co_await bring(id, m_scope.stopToken());
        if (!result)
            break;
    }
    emit brought(ticket, result);
}

void StoredOriginals::release(const std::vector<ArtworkId> &ids)
{
    m_scope.spawn(releaseAll(ids));
}

QCoro::Task<> StoredOriginals::releaseAll(std::vector<ArtworkId> ids)
{
    int pictures = 0;
    std::optional<Error> last;
    for (const ArtworkId id : ids) {
        const Result<> gone = co_await releaseOne(id, m_scope.stopToken());
        if (m_scope.stopToken().stop_requested())
            break;
        if (gone)
            ++pictures;
        else
            last = gone.error();
    }
    emit released(pictures, last);
}

AsyncResult<> StoredOriginals::releaseOne(ArtworkId id, std::stop_token stop)
{
    const std::optional<Artwork> artwork = m_library.artwork(id);
    if (!artwork)
        co_return fail(ErrorKind::NotFound);
    if (Originals::isElsewhere(*artwork))
        co_return fail(ErrorKind::InvalidInput, u"the file lies outside of the library"_s);
    const QString file = m_library.originals().absolutePath(*artwork);
    if (!isHere(file)) // it got lost, and is there
        co_return artwork->released ? Result<>{} : Result<>{note(*artwork, true)};
    const Result<Upload> upload = storedUpload(id);
    if (!upload)
        co_return propagate(upload);
    const Result<FileDigests> digests = co_await onPool(&digestFile, file);
    if (!digests)
        co_return propagate(digests);
    if (digests->sha256 != artwork->sha256) // it exists nowhere else
        co_return fail(ErrorKind::BadDigest, u"the file was changed since it was stored"_s);
    // Last of all, so that what it says is of this moment.
    const Result<ObjectInfo> object = co_await m_store.head(upload->objectKey, stop);
    if (!object)
        co_return propagate(object);
    if (!isSame(*object, *artwork))
        co_return fail(ErrorKind::BadDigest, u"the store does not show that it has all of it"_s);
    const Result<Upload> still = storedUpload(id); // the settings may be others by now
    if (!still)
        co_return propagate(still);
    // Noted first: a crash in between leaves a file more, never one less than is said.
    if (const Result<> noted = note(*artwork, true); !noted)
        co_return noted;
    if (!QFile::remove(file)) {
        static_cast<void>(note(*artwork, false));
        co_return fail(ErrorKind::Io, file);
    }
    co_return Result<>{};
}

void StoredOriginals::recover()
{
    for (const Artwork &artwork : FilePlaces{m_library.database()}.released()) {
        if (!isHere(m_library.originals().absolutePath(artwork)))
            continue;
        if (const Result<> noted = note(artwork, false); !noted)
            qCWarning(lcStore) << "a file that is here cannot be noted:" << noted.error().message;
    }
}

} // namespace limner
