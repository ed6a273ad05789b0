#include "core/s3/s3client.h"

#include "core/base/digest.h"
#include "core/s3/s3listing.h"
#include "core/s3/s3put.h"

#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr auto longestLink = 604'800s; // 7 days, what S3 allows
constexpr qint64 largeBody = 1 << 18;  // smaller ones are out before any answer
constexpr qint64 aboutThere = 1 << 20; // what the system's buffers take beforehand differs
constexpr int mostDrops = 3;
constexpr qint64 largestSmallObject = 1 << 20;
constexpr qint64 largestObject = 5LL << 30;

ObjectInfo infoOf(const QString &key, const HttpResponse &answer, qint64 bytes)
{
    ObjectInfo out;
    out.key = key;
    out.bytes = bytes;
    out.etag = etagOf(answer);
    out.isEncrypted = isEncrypted(answer);
    out.sha256 = QByteArray::fromHex(answer.header("x-amz-meta-limner-sha256"));
    out.contentType = answer.header("content-type");
    out.modified = QLocale::c().toDateTime(QString::fromLatin1(answer.header("last-modified")),
                                           u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    out.modified.setTimeSpec(Qt::UTC);
    return out;
}

//! Remembers how far it came, and tells as before.
ProgressFunction countingIn(std::shared_ptr<qint64> sent, ProgressFunction tell)
{
    return [sent = std::move(sent), tell = std::move(tell)](qint64 done, qint64 total) {
        *sent = done;
        if (tell)
            tell(done, total);
    };
}

} // namespace

S3Client::S3Client(HttpClient &http, Clock &clock, S3Config config)
    : m_exchange{http, clock}
    , m_target{makeTarget(std::move(config))}
{}

void S3Client::setConfig(S3Config config)
{
    m_target = makeTarget(std::move(config));
}

Result<S3TargetPtr> S3Client::ready() const
{
    const Result<> keys = m_target ? checkKeys((*m_target)->config) : Result<>{};
    return keys ? m_target : Result<S3TargetPtr>{propagate(keys)};
}

Result<> S3Client::isConfigured() const
{
    const Result<S3TargetPtr> target = ready();
    return target ? Result<>{} : Result<>{propagate(target)};
}

QString S3Client::location() const
{
    return m_target ? (*m_target)->place() : QString{};
}

QString S3Client::region() const
{
    return m_target ? m_exchange.region(**m_target) : QString{};
}

void S3Client::recallRegion(const QString &region)
{
    if (m_target)
        m_exchange.recallRegion(**m_target, region);
}

std::chrono::seconds S3Client::clockOffset() const
{
    return m_target ? m_exchange.clockOffset(**m_target) : 0s;
}

AsyncResult<ObjectInfo> S3Client::put(PutObject object, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    for (int attempt = 1;; ++attempt) {
        const Result<> same = checkLength(object);
        if (!same)
            co_return propagate(same);
        const Result<HttpResponse> answer = co_await send(object, *target, stop);
        if (!answer)
            co_return propagate(answer);
        Result<ObjectInfo> stored = readPutAnswer(*answer, object.key, object.bytes);
        if (!isProof(*stored, object.md5))
            stored = co_await confirm(*stored, object.md5, stop);
        if (stored || stored.error().kind != ErrorKind::BadDigest || attempt > 1)
            co_return stored;
        // Either the bytes were damaged on the way, or the file is not what was hashed.
        const Result<> unchanged = checkHash(object);
        if (!unchanged)
            co_return propagate(unchanged);
    }
}

//! A server that refuses a large body before all of it came closes the line, and its answer is lost
//! with the line. Twice at the same place is no accident; at other places the reason is asked for,
//! too.
AsyncResult<HttpResponse> S3Client::send(PutObject object, S3TargetPtr target, std::stop_token stop)
{
    qint64 lastEnd = 0;
    for (int attempt = 1;; ++attempt) {
        const auto sent = std::make_shared<qint64>(0);
        S3Call call = putCall(object);
        call.drops = S3Call::Drops::Report;
        call.onUpload = countingIn(sent, object.onProgress);
        Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), target, stop);
        if (answer || answer.error().kind != ErrorKind::Dropped)
            co_return answer;
        const bool isMidway = object.bytes >= largeBody && *sent < object.bytes;
        const bool isSamePlace = lastEnd > 0 && std::abs(*sent - lastEnd) <= aboutThere;
        if (attempt == mostDrops && !isMidway)
            co_return answer;
        if (isMidway && (isSamePlace || attempt == mostDrops)) {
            const Result<HttpResponse> why = co_await explain(answer.error(), object, target, stop);
            // That an empty one passes proves nothing about the size where the places differ.
            const bool isLine = !why && why.error().kind == ErrorKind::TooLarge && !isSamePlace;
            co_return isLine ? answer : why;
        }
        lastEnd = *sent;
    }
}

//! Asks with an empty body, whose answer cannot be lost.
AsyncResult<HttpResponse> S3Client::explain(Error dropped, PutObject object, S3TargetPtr target,
                                            std::stop_token stop)
{
    S3Call small = documentCall({}, {});
    small.key = object.key;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(small), target, stop);
    if (!answer && answer.error().isTransient())
        co_return fail(std::move(dropped));
    if (!answer)
        co_return answer;
    // It is the size, then. Nothing empty stays behind.
    static_cast<void>(co_await remove(object.key, stop));
    dropped.kind = ErrorKind::TooLarge;
    dropped.message =
        u"the connection ends in the middle of %1 bytes; an empty object passes"_s.arg(
            object.bytes);
    co_return fail(std::move(dropped));
}

//! The ETag of an encrypting store may look like an MD5 and be none; a key that may only write
//! cannot look again. What was stored is wrong only if a second look says so, too.
AsyncResult<ObjectInfo> S3Client::confirm(ObjectInfo stored, QByteArray md5, std::stop_token stop)
{
    const Result<ObjectInfo> seen = co_await head(stored.key, stop);
    if (!seen && seen.error().isTransient())
        co_return seen;
    if (stored.etag.isEmpty() && (!seen || seen->bytes != stored.bytes))
        co_return fail(ErrorKind::NotAnObjectStore, u"the answer to an upload has no ETag"_s);
    // The hash that was signed and sent along has been checked over there.
    const bool isHidden = !seen && seen.error().kind != ErrorKind::NotFound;
    const bool isThere = seen && seen->bytes == stored.bytes && isProof(*seen, md5);
    if (!isHidden && !isThere)
        co_return fail(ErrorKind::BadDigest, u"the server stored other bytes"_s);
    co_return stored;
}

AsyncResult<ObjectInfo> S3Client::putBytes(QString key, QByteArray bytes, QByteArray contentType,
                                           std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    const QByteArray hash = md5(bytes);
    const qint64 size = bytes.size();
    S3Call call = documentCall(std::move(bytes), std::move(contentType));
    call.key = key;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    ObjectInfo stored = readPutAnswer(*answer, key, size);
    if (isProof(stored, hash))
        co_return stored;
    co_return co_await confirm(std::move(stored), hash, stop);
}

AsyncResult<ObjectInfo> S3Client::head(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.method = "HEAD";
    call.key = key;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return infoOf(key, *answer, answer->header("content-length").toLongLong());
}

AsyncResult<FetchedObject> S3Client::get(FetchObject object, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.key = object.key;
    call.saveTo = object.file;
    call.maxBytes = object.mostBytes;
    call.onDownload = std::move(object.onProgress);
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return FetchedObject{.bytes = answer->bytes, .sha256 = answer->sha256};
}

AsyncResult<QByteArray> S3Client::getBytes(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.key = key;
    call.maxBytes = largestSmallObject;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return answer->body;
}

AsyncResult<> S3Client::remove(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    if (key.isEmpty()) // would be the bucket
        co_return fail(ErrorKind::InvalidInput, u"no object key"_s);
    S3Call call;
    call.method = "DELETE";
    call.key = key;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer && answer.error().kind != ErrorKind::NotFound)
        co_return propagate(answer);
    co_return Result<>{};
}

AsyncResult<ObjectPage> S3Client::list(QString prefix, QString from, std::stop_token stop)
{
    const Result<S3TargetPtr> target = ready();
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.query = {{"list-type", "2"},
                  {"prefix", prefix.toUtf8()},
                  {"max-keys", "1000"},
                  {"encoding-type", "url"}};
    if (!from.isEmpty())
        call.query.emplace_back("continuation-token", from.toUtf8());
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    Result<ObjectPage> page = parseListing(answer->body);
    // A server that repeats itself would keep us here for ever.
    if (page && page->next == from)
        page->next.clear();
    co_return page;
}

QByteArray S3Client::publicUrl(const QString &key) const
{
    if (!m_target)
        return {};
    const S3Target &target = **m_target;
    return target.publicBase ? publicAddress(*target.publicBase, key).url()
                             : m_exchange.address(target, key).url();
}

Result<QByteArray> S3Client::presignedUrl(const QString &key, std::chrono::seconds lifetime) const
{
    const Result<S3TargetPtr> ready = this->ready();
    if (!ready)
        return propagate(ready);
    if (lifetime < 1s || lifetime > longestLink)
        return fail(ErrorKind::InvalidInput, u"a signed link works for 1 second to 7 days"_s);
    const S3Target &target = **ready;
    const bool isProxied =
        target.publicBase && isApiUnderAnotherName(*target.publicBase, target.config.bucket);
    const S3Address where =
        isProxied ? publicAddress(*target.publicBase, key) : m_exchange.address(target, key);
    return m_exchange.presigned(target, where, lifetime);
}

AsyncResult<HttpResponse> S3Client::lookAt(QByteArray url, std::chrono::milliseconds patience,
                                           std::stop_token stop)
{
    if (!m_target)
        co_return propagate(m_target);
    HttpRequest request;
    request.url = std::move(url);
    request.exactTarget = false;
    request.headers = {{"Range", "bytes=0-0"}}; // a server may send all of it nevertheless
    request.maxBytes = largestObject;
    request.caFile = (*m_target)->config.caFile;
    request.idleTimeout = patience;
    request.totalTimeout = patience;
    const Result<HttpResponse> answer = co_await m_exchange.sendAnonymous(std::move(request), stop);
    if (answer && (answer->status >= 500 || answer->status == 429))
        co_return fail(readFailure(*answer).error);
    co_return answer;
}

AsyncResult<bool> S3Client::opens(QByteArray url, std::chrono::milliseconds patience,
                                  std::stop_token stop)
{
    const Result<HttpResponse> answer = co_await lookAt(std::move(url), patience, stop);
    if (!answer)
        co_return propagate(answer);
    const bool isEmptyObject = answer->status == 416;
    // A friendly log-in page comes with 200.
    co_return isEmptyObject || (answer->isSuccess() && !isWebPage(*answer));
}

AsyncResult<OpenedPage> S3Client::openPage(QByteArray url, std::chrono::milliseconds patience,
                                           std::stop_token stop)
{
    const Result<HttpResponse> answer = co_await lookAt(std::move(url), patience, stop);
    if (!answer)
        co_return propagate(answer);
    const QByteArray type = answer->header("content-type").toLower();
    OpenedPage page;
    page.opens = answer->isSuccess();
    page.contentType = type.left(type.indexOf(';')).trimmed();
    page.isDownload =
        answer->header("content-disposition").toLower().trimmed().startsWith("attachment");
    co_return page;
}

} // namespace limner
