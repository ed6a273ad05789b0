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
constexpr int largestPage = 1000;
constexpr qint64 largestSmallObject = 1 << 20;
constexpr qint64 largestObject = 5LL << 30;

ObjectInfo infoOf(const QString &key, const HttpResponse &answer, qint64 bytes)
{
    ObjectInfo out;
    out.key = key;
    out.bytes = bytes;
    out.etag = etagOf(answer);
    out.contentType = answer.header("content-type");
    out.modified = QLocale::c().toDateTime(QString::fromLatin1(answer.header("last-modified")),
                                           u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    out.modified.setTimeSpec(Qt::UTC);
    return out;
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

Result<> S3Client::isConfigured() const
{
    if (!m_target)
        return propagate(m_target);
    return {};
}

QString S3Client::location() const
{
    return m_target ? (*m_target)->place() : QString{};
}

QString S3Client::region() const
{
    return m_target ? m_exchange.region(**m_target) : QString{};
}

std::chrono::seconds S3Client::clockOffset() const
{
    return m_target ? m_exchange.clockOffset(**m_target) : 0s;
}

AsyncResult<ObjectInfo> S3Client::put(PutObject object, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    for (int attempt = 1;; ++attempt) {
        const Result<> same = checkLength(object);
        if (!same)
            co_return propagate(same);
        S3Call call = putCall(object);
        const Result<HttpResponse> answer =
            co_await m_exchange.send(std::move(call), *target, stop);
        Result<ObjectInfo> stored =
            answer ? readPutAnswer(*answer, object.key, object.bytes, object.md5)
                   : Result<ObjectInfo>{propagate(answer)};
        if (stored || stored.error().kind != ErrorKind::BadDigest || attempt > 1)
            co_return stored;
        // Either the bytes were damaged on the way, or the file is not what was hashed.
        const Result<> unchanged = checkHash(object);
        if (!unchanged)
            co_return propagate(unchanged);
    }
}

AsyncResult<ObjectInfo> S3Client::putBytes(QString key, QByteArray bytes, QByteArray contentType,
                                           std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    const QByteArray hash = md5(bytes);
    const qint64 size = bytes.size();
    S3Call call = documentCall(std::move(bytes), std::move(contentType));
    call.key = key;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return readPutAnswer(*answer, key, size, hash);
}

AsyncResult<ObjectInfo> S3Client::head(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
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

AsyncResult<QByteArray> S3Client::getBytes(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
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
    const Result<S3TargetPtr> target = m_target;
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

AsyncResult<std::vector<ObjectInfo>> S3Client::list(QString prefix, int limit, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    std::vector<ObjectInfo> out;
    QString token;
    while (static_cast<int>(out.size()) < limit) {
        const int wanted = std::min(largestPage, limit - static_cast<int>(out.size()));
        S3Call call;
        call.query = {{"list-type", "2"},
                      {"prefix", prefix.toUtf8()},
                      {"max-keys", QByteArray::number(wanted)},
                      {"encoding-type", "url"}};
        if (!token.isEmpty())
            call.query.emplace_back("continuation-token", token.toUtf8());
        const Result<HttpResponse> answer =
            co_await m_exchange.send(std::move(call), *target, stop);
        if (!answer)
            co_return propagate(answer);
        Result<S3Listing> page = parseListing(answer->body);
        if (!page)
            co_return propagate(page);
        const auto room = static_cast<size_t>(wanted);
        for (size_t i = 0; i < std::min(room, page->objects.size()); ++i)
            out.push_back(std::move(page->objects[i]));
        // A server that repeats itself would keep us here for ever.
        if (!page->isTruncated || page->nextToken.isEmpty() || page->nextToken == token)
            break;
        token = page->nextToken;
    }
    co_return out;
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
    if (!m_target)
        return propagate(m_target);
    if (lifetime < 1s || lifetime > longestLink)
        return fail(ErrorKind::InvalidInput, u"a signed link works for 1 second to 7 days"_s);
    const S3Target &target = **m_target;
    const bool isProxied =
        target.publicBase && isApiUnderAnotherName(*target.publicBase, target.config.bucket);
    const S3Address where =
        isProxied ? publicAddress(*target.publicBase, key) : m_exchange.address(target, key);
    return m_exchange.presigned(target, where, lifetime);
}

AsyncResult<bool> S3Client::isPublic(QString key, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    HttpRequest request;
    request.url = publicUrl(key);
    request.exactTarget = false;
    request.headers = {{"Range", "bytes=0-0"}}; // a server may send all of it nevertheless
    request.maxBytes = largestObject;
    request.caFile = (*target)->config.caFile;
    const Result<HttpResponse> answer = co_await m_exchange.sendAnonymous(std::move(request), stop);
    if (!answer)
        co_return propagate(answer);
    if (answer->status >= 500 || answer->status == 429)
        co_return fail(readFailure(*answer).error);
    const bool isEmptyObject = answer->status == 416;
    // A friendly log-in page comes with 200.
    co_return isEmptyObject || (answer->isSuccess() && !isWebPage(*answer));
}

} // namespace limner
