#include "core/s3/s3client.h"

#include "core/base/digest.h"
#include "core/s3/bucketpolicy.h"
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

//! A call with a small body that every server wants to see checked.
S3Call documentCall(QByteArray body, QByteArray contentType)
{
    S3Call out;
    out.method = "PUT";
    if (!body.isEmpty()) {
        out.headers.emplace_back("Content-MD5", md5(body).toBase64());
        out.headers.emplace_back("Content-Type", std::move(contentType));
    }
    out.body = std::move(body);
    return out;
}

QByteArray bucketDocument(const QString &region)
{
    // AWS wants none for its first region, and "auto" is no place.
    if (region == u"us-east-1" || region == u"auto")
        return {};
    return "<CreateBucketConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">"
           "<LocationConstraint>" +
           region.toUtf8() + "</LocationConstraint></CreateBucketConfiguration>";
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

AsyncResult<ObjectInfo> S3Client::get(QString key, QString file, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.key = key;
    call.saveTo = file;
    call.maxBytes = largestObject;
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (!answer)
        co_return propagate(answer);
    if (isMd5Etag(*answer) && etagOf(*answer).toLower() != answer->md5.toHex())
        co_return fail(ErrorKind::BadDigest, u"the object arrived changed"_s);
    co_return infoOf(key, *answer, answer->bytes);
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

AsyncResult<HttpResponse> S3Client::look(std::chrono::milliseconds patience, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    S3Address where = m_exchange.address(**target, {});
    where.path = "/minio/health/live"; // others answer with an error, which will do
    HttpRequest request;
    request.url = where.url();
    request.caFile = (*target)->config.caFile;
    request.idleTimeout = patience;
    co_return co_await m_exchange.sendAnonymous(std::move(request), stop);
}

AsyncResult<> S3Client::headBucket(std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    S3Call call;
    call.method = "HEAD";
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    if (answer)
        co_return Result<>{};
    Error error = answer.error();
    if (error.kind == ErrorKind::NotFound)
        error.kind = ErrorKind::BucketMissing;
    co_return fail(std::move(error));
}

AsyncResult<> S3Client::createBucket(std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    const QString regionBefore = m_exchange.region(**target);
    S3Call call = documentCall(bucketDocument(regionBefore), "application/xml");
    Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *target, stop);
    // The place is named in the body too, so a learned region, or none, needs another one.
    if (!answer && answer.error().kind == ErrorKind::WrongRegion) {
        const QString learned = m_exchange.region(**target);
        S3Call second = documentCall(
            learned != regionBefore ? bucketDocument(learned) : QByteArray{}, "application/xml");
        answer = co_await m_exchange.send(std::move(second), *target, stop);
    }
    if (!answer)
        co_return propagate(answer);
    co_return Result<>{};
}

AsyncResult<QByteArray> S3Client::policy(std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    co_return co_await readPolicy(*target, stop);
}

AsyncResult<QByteArray> S3Client::readPolicy(S3TargetPtr target, std::stop_token stop)
{
    S3Call call;
    call.query = {{"policy", {}}};
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), target, stop);
    if (answer)
        co_return answer->body;
    if (answer.error().code == u"NoSuchBucketPolicy")
        co_return QByteArray{};
    co_return propagate(answer);
}

AsyncResult<> S3Client::makePublic(QString prefix, std::stop_token stop)
{
    const Result<S3TargetPtr> target = m_target;
    if (!target)
        co_return propagate(target);
    const Result<QByteArray> existing = co_await readPolicy(*target, stop);
    if (!existing)
        co_return propagate(existing);
    const Result<QByteArray> wanted = withPublicRead(*existing, (*target)->config.bucket, prefix);
    if (!wanted)
        co_return propagate(wanted);
    if (*wanted == *existing)
        co_return Result<>{};
    co_return co_await sendPolicy(*target, *wanted, stop);
}

AsyncResult<> S3Client::sendPolicy(S3TargetPtr target, QByteArray policy, std::stop_token stop)
{
    S3Call call = documentCall(std::move(policy), "application/json");
    call.query = {{"policy", {}}};
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return Result<>{};
}

} // namespace limner
