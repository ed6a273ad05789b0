#include "core/s3/s3bucket.h"

#include "core/s3/bucketpolicy.h"
#include "core/s3/s3put.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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

AsyncResult<HttpResponse> S3Bucket::look(std::chrono::milliseconds patience, std::stop_token stop)
{
    if (!m_target)
        co_return propagate(m_target);
    S3Address where = m_exchange.address(**m_target, {});
    where.path = "/minio/health/live"; // others answer with an error, which will do
    HttpRequest request;
    request.url = where.url();
    request.caFile = (*m_target)->config.caFile;
    request.idleTimeout = patience;
    co_return co_await m_exchange.sendAnonymous(std::move(request), stop);
}

AsyncResult<> S3Bucket::head(std::stop_token stop)
{
    if (!m_target)
        co_return propagate(m_target);
    S3Call call;
    call.method = "HEAD";
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *m_target, stop);
    if (answer)
        co_return Result<>{};
    Error error = answer.error();
    if (error.kind == ErrorKind::NotFound)
        error.kind = ErrorKind::BucketMissing;
    co_return fail(std::move(error));
}

AsyncResult<> S3Bucket::create(std::stop_token stop)
{
    if (!m_target)
        co_return propagate(m_target);
    const QString regionBefore = m_exchange.region(**m_target);
    S3Call call = documentCall(bucketDocument(regionBefore), "application/xml");
    Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *m_target, stop);
    // The place is named in the body too, so a learned region, or none, needs another one.
    if (!answer && answer.error().kind == ErrorKind::WrongRegion) {
        const QString learned = m_exchange.region(**m_target);
        S3Call second = documentCall(
            learned != regionBefore ? bucketDocument(learned) : QByteArray{}, "application/xml");
        answer = co_await m_exchange.send(std::move(second), *m_target, stop);
    }
    if (!answer)
        co_return propagate(answer);
    co_return Result<>{};
}

AsyncResult<QByteArray> S3Bucket::policy(std::stop_token stop)
{
    if (!m_target)
        co_return propagate(m_target);
    S3Call call;
    call.query = {{"policy", {}}};
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *m_target, stop);
    if (answer)
        co_return answer->body;
    if (answer.error().code == u"NoSuchBucketPolicy")
        co_return QByteArray{};
    co_return propagate(answer);
}

AsyncResult<> S3Bucket::makePublic(QString prefix, std::stop_token stop)
{
    const Result<QByteArray> existing = co_await policy(stop);
    if (!existing)
        co_return propagate(existing);
    const Result<QByteArray> wanted = withPublicRead(*existing, (*m_target)->config.bucket, prefix);
    if (!wanted)
        co_return propagate(wanted);
    if (*wanted == *existing)
        co_return Result<>{};
    S3Call call = documentCall(*wanted, "application/json");
    call.query = {{"policy", {}}};
    const Result<HttpResponse> answer = co_await m_exchange.send(std::move(call), *m_target, stop);
    if (!answer)
        co_return propagate(answer);
    co_return Result<>{};
}

} // namespace limner
