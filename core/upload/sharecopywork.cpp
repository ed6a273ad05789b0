#include "core/upload/sharecopywork.h"

#include "core/base/digest.h"
#include "core/base/file.h"
#include "core/base/filesteps.h"
#include "core/base/log.h"
#include "core/base/pool.h"
#include "core/base/trace.h"
#include "core/upload/objectkey.h"
#include "core/upload/putverdict.h"

#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! A file that is gone when this is.
class PassingFile {
public:
    explicit PassingFile(QString path)
        : m_path{std::move(path)}
    {}
    PassingFile(const PassingFile &) = delete;
    PassingFile &operator=(const PassingFile &) = delete;
    ~PassingFile() { QFile::remove(m_path); }

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

bool isAboutStore(const Error &error)
{
    const PutVerdict verdict = verdictOn(error);
    return verdict == PutVerdict::RefuseStore || verdict == PutVerdict::PostponeStore;
}

struct MadeCopy {
    PutObject object = {}; //!< without a name
    QSize size = {};
};

//! On the pool.
Result<MadeCopy> made(const QString &original, const QString &file, const ShareWish &wish)
{
    const trace::Span span{"upload", "share copy"};
    const Result<ShareCopy> copy = shareCopy(original, wish);
    if (!copy)
        return propagate(copy);
    QFile out{file};
    if (!out.open(QIODevice::WriteOnly) || !writeInSteps(out, copy->bytes) || !out.flush())
        return fail(ErrorKind::Io, out.errorString());
    MadeCopy result{.size = copy->size};
    result.object.file = file;
    result.object.bytes = copy->bytes.size();
    result.object.sha256 = sha256(copy->bytes);
    result.object.md5 = md5(copy->bytes);
    result.object.contentType = mediaTypeOf(wish.format).toLatin1();
    return result;
}

} // namespace

void ShareCopyWork::setWish(std::optional<ShareWish> wish)
{
    if (wish != m_wish)
        m_without.clear();
    m_wish = wish;
}

AsyncResult<> ShareCopyWork::bring(Artwork artwork, QString keyTemplate, std::stop_token stop)
{
    // Of a text or a film there is no picture to copy.
    if (!m_wish || artwork.size.isEmpty() || m_without.contains(artwork.id))
        co_return Result<>{};
    const std::optional<SharedCopy> known = m_copies.of(artwork.id);
    if (known && known->storedAt.isValid() && known->location == m_tools.here.name())
        co_return Result<>{};
    if (artwork.animated) {
        giveUp(artwork.id, Error{.kind = ErrorKind::NotImplemented, .message = u"it moves"_s});
        co_return Result<>{};
    }
    const ShareWish wish = known ? known->wish : *m_wish;
    const PassingFile file{m_tools.library.originals().incomingFile(u"share-"_s + artwork.uuid)};
    const QString original = m_tools.library.originals().absolutePath(artwork);
    Result<MadeCopy> copy = co_await onPool(&made, original, file.path(), wish);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    Result<SharedCopy> shared =
        copy ? chosen(artwork, wish, copy->size, keyTemplate) : Result<SharedCopy>{propagate(copy)};
    if (!shared) {
        giveUp(artwork.id, shared.error());
        co_return Result<>{};
    }
    copy->object.key = shared->objectKey;
    co_return co_await send(std::move(*shared), std::move(copy->object), stop);
}

//! With the name that it has, or a new one that tells nothing of the original's.
Result<SharedCopy> ShareCopyWork::chosen(const Artwork &artwork, const ShareWish &wish, QSize size,
                                         const QString &keyTemplate)
{
    SharedCopy copy{.artworkId = artwork.id, .wish = wish};
    if (const std::optional<SharedCopy> known = m_copies.of(artwork.id)) {
        copy = *known;
    } else {
        Artwork named = artwork;
        named.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
        named.mediaType = mediaTypeOf(wish.format);
        named.size = size;
        const Result<QString> key = objectKey(keyTemplate, named);
        if (!key)
            return propagate(key);
        copy.objectKey = *key;
    }
    copy.location = m_tools.here.name();
    copy.storedAt = {};
    const Result<> saved = m_copies.save(copy);
    return saved ? Result<SharedCopy>{copy} : Result<SharedCopy>{propagate(saved)};
}

AsyncResult<> ShareCopyWork::send(SharedCopy copy, PutObject object, std::stop_token stop)
{
    const Result<ObjectInfo> info = co_await m_tools.store.put(std::move(object), stop);
    // What is about this object alone does not hold up the original.
    if (!info && (stop.stop_requested() || isAboutStore(info.error())))
        co_return propagate(info);
    Result<> done = info ? Result<>{} : Result<>{propagate(info)};
    if (done) {
        copy.storedAt = m_tools.clock.now();
        done = m_copies.save(copy);
    }
    if (!done)
        giveUp(copy.artworkId, done.error());
    co_return Result<>{};
}

Upload ShareCopyWork::linked(Upload upload)
{
    if (!m_wish)
        return upload;
    const std::optional<SharedCopy> copy = m_copies.of(upload.artworkId);
    if (copy && copy->storedAt.isValid() && copy->location == upload.location)
        upload.objectKey = copy->objectKey;
    return upload;
}

void ShareCopyWork::giveUp(ArtworkId id, const Error &error)
{
    qCInfo(lcStore) << "picture" << id << "is shared as it is, without a copy:" << error.message;
    m_without.insert(id);
    emit gaveUp(id, error);
}

} // namespace limner
