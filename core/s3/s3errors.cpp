#include "core/s3/s3errors.h"

#include "core/base/utf8.h"

#include <QRegularExpression>
#include <QUrl>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestWord = 200; // codes, regions, hosts
constexpr qsizetype longestMessage = 400;
constexpr qsizetype mostErrorBytes = 1 << 16;

struct Row {
    const char *code;
    ErrorKind kind;
    S3Reaction reaction;
};

using enum S3Reaction;

constexpr Row rows[] = {
    {"SignatureDoesNotMatch", ErrorKind::BadSignature, Tell},
    {"InvalidAccessKeyId", ErrorKind::BadAccessKey, Tell},
    {"AccessDenied", ErrorKind::Forbidden, Tell},
    {"AllAccessDisabled", ErrorKind::Forbidden, Tell},
    {"AccountProblem", ErrorKind::Forbidden, Tell},
    {"ExpiredToken", ErrorKind::Unauthorized, Tell},
    {"InvalidToken", ErrorKind::Unauthorized, Tell},
    {"InvalidTokenId", ErrorKind::Unauthorized, Tell},
    {"RequestTimeTooSkewed", ErrorKind::ClockSkew, FixClock},
    {"AuthorizationHeaderMalformed", ErrorKind::WrongRegion, FixRegion},
    {"InvalidRegion", ErrorKind::WrongRegion, FixRegion},
    {"PermanentRedirect", ErrorKind::WrongRegion, FixRegion},
    {"TemporaryRedirect", ErrorKind::WrongRegion, FixRegion},
    {"AuthorizationQueryParametersError", ErrorKind::InvalidInput, Tell},
    {"IllegalLocationConstraintException", ErrorKind::WrongRegion, FixRegion},
    {"InvalidLocationConstraint", ErrorKind::WrongRegion, FixRegion},
    {"NoSuchBucket", ErrorKind::BucketMissing, Tell},
    {"NoSuchKey", ErrorKind::NotFound, Tell},
    {"NoSuchVersion", ErrorKind::NotFound, Tell},
    {"NoSuchBucketPolicy", ErrorKind::NotFound, Tell},
    {"NoSuchUpload", ErrorKind::NotFound, Tell},
    {"InvalidPart", ErrorKind::InvalidInput, Tell},
    {"InvalidPartOrder", ErrorKind::InvalidInput, Tell},
    {"EntityTooSmall", ErrorKind::InvalidInput, Tell},
    {"EntityTooLarge", ErrorKind::TooLarge, Tell},
    {"PreconditionFailed", ErrorKind::PreconditionFailed, Tell},
    {"ConditionalRequestConflict", ErrorKind::Conflict, Retry},
    {"OperationAborted", ErrorKind::Conflict, Retry},
    {"BucketAlreadyOwnedByYou", ErrorKind::Conflict, Accept},
    {"BucketAlreadyExists", ErrorKind::BadName, Tell},
    {"InvalidBucketName", ErrorKind::BadName, Tell},
    {"KeyTooLongError", ErrorKind::BadName, Tell},
    {"InvalidObjectName", ErrorKind::BadName, Tell},
    {"XMinioInvalidObjectName", ErrorKind::BadName, Tell},
    {"XMinioInvalidResourceName", ErrorKind::BadName, Tell},
    {"BadDigest", ErrorKind::BadDigest, Rehash},
    {"InvalidDigest", ErrorKind::BadDigest, Rehash},
    {"XAmzContentSHA256Mismatch", ErrorKind::BadDigest, Rehash},
    {"XAmzContentChecksumMismatch", ErrorKind::BadDigest, Rehash},
    {"MissingContentLength", ErrorKind::Internal, Tell},
    {"MissingContentMD5", ErrorKind::Internal, Tell},
    {"MetadataTooLarge", ErrorKind::InvalidInput, Tell},
    {"AccessControlListNotSupported", ErrorKind::NotImplemented, Tell},
    {"InvalidStorageClass", ErrorKind::InvalidInput, Tell},
    {"NotImplemented", ErrorKind::NotImplemented, Tell},
    {"MethodNotAllowed", ErrorKind::NotImplemented, Tell},
    {"QuotaExceeded", ErrorKind::StoreFull, Tell},
    {"XMinioStorageFull", ErrorKind::StoreFull, Tell},
    {"XMinioAdminBucketQuotaExceeded", ErrorKind::StoreFull, Tell},
    {"SlowDown", ErrorKind::Unavailable, Retry},
    {"SlowDownRead", ErrorKind::Unavailable, Retry},
    {"SlowDownWrite", ErrorKind::Unavailable, Retry},
    {"ServiceUnavailable", ErrorKind::Unavailable, Retry},
    {"ServerBusy", ErrorKind::Unavailable, Retry},
    {"XMinioServerNotInitialized", ErrorKind::Unavailable, Retry},
    {"XMinioIAMNotInitialized", ErrorKind::Unavailable, Retry},
    {"RequestTimeout", ErrorKind::Timeout, Retry},
    {"IncompleteBody", ErrorKind::Dropped, Retry},
    {"TooManyRequests", ErrorKind::RateLimited, Retry},
    {"InternalError", ErrorKind::ServerError, Retry},
    {"XMinioInsecureClientRequest", ErrorKind::InsecureClient, Tell},
    {"UnauthorizedAccess", ErrorKind::Unauthorized, Tell},
    {"Unauthorized", ErrorKind::Unauthorized, Tell},
};

S3Meaning meaningOfStatus(int status)
{
    switch (status) {
    case 301:
    case 307:
        return {ErrorKind::WrongRegion, FixRegion};
    case 401:
        return {ErrorKind::Unauthorized, Tell};
    case 403:
        return {ErrorKind::Forbidden, Tell};
    case 404:
        return {ErrorKind::NotFound, Tell};
    case 405:
    case 501:
        return {ErrorKind::NotImplemented, Tell};
    case 408:
        return {ErrorKind::Timeout, Retry};
    case 409:
        return {ErrorKind::Conflict, Retry};
    case 412:
        return {ErrorKind::PreconditionFailed, Tell};
    case 413:
        return {ErrorKind::TooLarge, Tell};
    case 429:
        return {ErrorKind::RateLimited, Retry};
    case 503:
        return {ErrorKind::Unavailable, Retry};
    case 507:
        return {ErrorKind::StoreFull, Tell};
    default:
        break;
    }
    if (status >= 500)
        return {ErrorKind::ServerError, Retry};
    if (status >= 300 && status < 400)
        return {ErrorKind::Redirected, Tell};
    return {ErrorKind::InvalidInput, Tell};
}

QString shortened(const QString &text, qsizetype limit)
{
    const QString clean = text.simplified();
    const QString cut = cutToBytes(clean, limit);
    return cut == clean ? clean : cut + u'…';
}

//! "... the region 'us-east-1' is wrong; expecting 'eu-west-1'"
QString regionOfMessage(const QString &message)
{
    static const QRegularExpression pattern{u"expecting '([A-Za-z0-9-]{1,64})'"_s};
    return pattern.match(message).captured(1);
}

//! A region goes into our next signature: only what can be one.
QString cleanRegion(const QString &text)
{
    static const QRegularExpression pattern{u"^[A-Za-z0-9-]{1,64}\\z"_s};
    return pattern.match(text.trimmed()).hasMatch() ? text.trimmed() : QString{};
}

bool startsLikeHtml(const QByteArray &body)
{
    const QByteArray head = body.left(512).trimmed().toLower();
    return head.startsWith("<!doctype html") || head.startsWith("<html");
}

//! An answer without an S3 code: a proxy's, a web console's, or that of a HEAD.
S3Meaning meaningOfBareAnswer(const HttpResponse &response)
{
    const S3Meaning byStatus = meaningOfStatus(response.status);
    if (response.status == 400 &&
        response.body.toLower().contains("http request to an https server"))
        return {ErrorKind::InsecureClient, Tell};
    // Proxies speak HTML when what is behind them is down, busy or full: that passes.
    const bool passes = response.status >= 500 || byStatus.reaction == Retry;
    if (passes || response.status == 413 || response.body.trimmed().isEmpty())
        return byStatus;
    if (response.status >= 300 && response.status < 400)
        return {ErrorKind::Redirected, Tell};
    return {ErrorKind::NotAnObjectStore, Tell};
}

QByteArray redirectTarget(const HttpResponse &response)
{
    const QByteArray location = response.header("location");
    return location.isEmpty() ? QByteArray{} : originOf(location);
}

} // namespace

QString toString(S3Reaction reaction)
{
    static constexpr const char *names[] = {"Tell",     "Retry",  "FixRegion",
                                            "FixClock", "Rehash", "Accept"};
    return QString::fromLatin1(names[static_cast<int>(reaction)]);
}

std::optional<S3ErrorDocument> parseS3Error(const QByteArray &body)
{
    QXmlStreamReader xml{body.left(mostErrorBytes)};
    if (!xml.readNextStartElement() || xml.name() != u"Error")
        return std::nullopt;
    S3ErrorDocument out;
    while (xml.readNextStartElement()) {
        const QString name = xml.name().toString();
        const QString text = xml.readElementText(QXmlStreamReader::SkipChildElements);
        if (name == u"Code")
            out.code = shortened(text, longestWord);
        else if (name == u"Message")
            out.message = shortened(text, longestMessage);
        else if (name == u"Region")
            out.region = cleanRegion(text);
        else if (name == u"Endpoint")
            out.endpoint = shortened(text, longestWord);
        else if (name == u"RequestId")
            out.requestId = shortened(text, longestWord);
    }
    return out;
}

S3Meaning meaningOf(const QString &code, int status)
{
    for (const Row &row : rows) {
        if (code == QLatin1StringView(row.code))
            return {row.kind, row.reaction};
    }
    return meaningOfStatus(status);
}

namespace {

//! In the body, or where MinIO repeats it because a HEAD has none.
std::optional<S3ErrorDocument> documentOf(const HttpResponse &response)
{
    std::optional<S3ErrorDocument> document = parseS3Error(response.body);
    if (document || response.header("x-minio-error-code").isEmpty())
        return document;
    document.emplace();
    document->code =
        shortened(QString::fromLatin1(response.header("x-minio-error-code")), longestWord);
    QString text = QString::fromUtf8(response.header("x-minio-error-desc"));
    document->message = shortened(text.remove(u'"'), longestMessage);
    return document;
}

//! What status and headers tell better than any words.
void correctByHeaders(S3Failure &out, const HttpResponse &response)
{
    // HEAD on a strict server: 400 and the right region, nothing else.
    if (response.status == 400 && !out.region.isEmpty() && out.error.code.isEmpty()) {
        out.error.kind = ErrorKind::WrongRegion;
        out.reaction = FixRegion;
    }
    // A plain redirect is a web server's way to say "not here": the person must correct the
    // address.
    if (out.region.isEmpty() && out.endpoint.isEmpty() && response.status >= 300 &&
        response.status < 400) {
        out.error.kind = ErrorKind::Redirected;
        out.reaction = Tell;
        if (out.error.message.isEmpty())
            out.error.message = QString::fromLatin1(redirectTarget(response));
    }
    // MinIO's web console refuses signed requests and names the right port.
    if (response.status == 400 && !response.header("location").isEmpty()) {
        out.error.kind = ErrorKind::NotAnObjectStore;
        out.reaction = Tell;
        out.error.message = QString::fromLatin1(redirectTarget(response));
    }
}

} // namespace

S3Failure readFailure(const HttpResponse &response)
{
    S3Failure out;
    out.error.httpStatus = response.status;
    out.requestId =
        shortened(QString::fromLatin1(response.header("x-amz-request-id")), longestWord);
    out.region = cleanRegion(QString::fromLatin1(response.header("x-amz-bucket-region")));

    S3Meaning meaning;
    const std::optional<S3ErrorDocument> document = documentOf(response);
    if (document) {
        out.error.code = document->code;
        out.error.message = document->message;
        out.endpoint = document->endpoint.toLatin1();
        if (out.region.isEmpty())
            out.region = document->region;
        if (out.region.isEmpty())
            out.region = cleanRegion(regionOfMessage(document->message));
        if (out.requestId.isEmpty())
            out.requestId = document->requestId;
        meaning = meaningOf(document->code, response.status);
    } else {
        meaning = meaningOfBareAnswer(response);
        if (!response.body.isEmpty() && !startsLikeHtml(response.body))
            out.error.message =
                shortened(QString::fromUtf8(response.body.left(mostErrorBytes)), longestMessage);
    }
    out.error.kind = meaning.kind;
    out.reaction = meaning.reaction;
    correctByHeaders(out, response);
    return out;
}

bool isWebPage(const HttpResponse &response)
{
    return response.header("content-type").toLower().startsWith("text/html") ||
           startsLikeHtml(response.body);
}

} // namespace limner
