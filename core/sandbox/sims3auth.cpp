#include "core/sandbox/sims3auth.h"

#include "core/base/digest.h"
#include "core/s3/sigv4.h"

namespace limner {

using namespace Qt::StringLiterals;

namespace {

using Check = std::optional<S3Error>;

constexpr qint64 allowedSkew = 15 * 60; // seconds
constexpr qint64 longestLink = 7 * 24 * 3600;

//! What a request says about its own signature, whichever form it has.
struct Claim {
    QByteArray accessKey = {};
    sigv4::Scope scope = {};
    QByteArray timestamp = {};
    QByteArray signedHeaders = {};
    QByteArray signature = {};
    QByteArray payloadHash = {};
    std::optional<qint64> expires = {}; //!< seconds; only presigned
};

QByteArray queryOf(const ServedRequest &request)
{
    const qsizetype mark = request.target.indexOf('?');
    return mark < 0 ? QByteArray{} : request.target.mid(mark + 1);
}

QDateTime timeOf(const QByteArray &timestamp)
{
    QDateTime time =
        QDateTime::fromString(QString::fromLatin1(timestamp), u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

bool setCredential(Claim &claim, const QByteArray &credential)
{
    // The access key may hold slashes in theory; the scope's four parts never do.
    const QList<QByteArray> parts = credential.split('/');
    const qsizetype count = parts.size();
    if (count < 5 || parts[count - 1] != "aws4_request")
        return false;
    claim.scope = {
        .day = parts[count - 4], .region = parts[count - 3], .service = parts[count - 2]};
    claim.accessKey = parts.first(count - 4).join('/');
    return true;
}

tl::expected<Claim, S3Error> claimOfHeader(const ServedRequest &request)
{
    const S3Error malformed{400, "AuthorizationHeaderMalformed",
                            "The authorization header is malformed."};
    const QByteArray header = request.header("Authorization");
    if (!header.startsWith("AWS4-HMAC-SHA256 "))
        return tl::unexpected{malformed};
    Claim claim{.timestamp = request.header("x-amz-date"),
                .payloadHash = request.header("x-amz-content-sha256")};
    bool hasCredential = false;
    for (const QByteArray &part : header.mid(17).split(',')) {
        const QByteArray field = part.trimmed();
        const QByteArray value = field.mid(field.indexOf('=') + 1);
        if (field.startsWith("Credential="))
            hasCredential = setCredential(claim, value);
        else if (field.startsWith("SignedHeaders="))
            claim.signedHeaders = value;
        else if (field.startsWith("Signature="))
            claim.signature = value;
    }
    if (!hasCredential || claim.signedHeaders.isEmpty() || claim.signature.isEmpty())
        return tl::unexpected{malformed};
    if (claim.payloadHash.isEmpty())
        return tl::unexpected{
            S3Error{400, "InvalidRequest", "Missing required header: x-amz-content-sha256"}};
    return claim;
}

tl::expected<Claim, S3Error> claimOfQuery(const sigv4::Query &query)
{
    const auto value = [&query](QByteArrayView name) -> QByteArray {
        for (const auto &[key, text] : query) {
            if (key == name)
                return text;
        }
        return {};
    };
    const auto bad = [](const char *message) {
        return tl::unexpected{S3Error{400, "AuthorizationQueryParametersError", message}};
    };
    Claim claim{.timestamp = value("X-Amz-Date"),
                .signedHeaders = value("X-Amz-SignedHeaders"),
                .signature = value("X-Amz-Signature"),
                .payloadHash = sigv4::unsignedPayload};
    if (value("X-Amz-Algorithm") != sigv4::algorithm ||
        !setCredential(claim, value("X-Amz-Credential")) || claim.signedHeaders.isEmpty())
        return bad("Query-string authentication needs algorithm, credential and signed headers.");
    bool isNumber = false;
    const qint64 expires = value("X-Amz-Expires").toLongLong(&isNumber);
    if (!isNumber || expires < 1)
        return bad("X-Amz-Expires must be a positive number.");
    if (expires > longestLink)
        return bad("X-Amz-Expires must be less than a week (in seconds).");
    claim.expires = expires;
    return claim;
}

Check checkTime(const Claim &claim, const QDateTime &now)
{
    const QDateTime time = timeOf(claim.timestamp);
    if (!time.isValid() || claim.timestamp.left(8) != claim.scope.day)
        return S3Error{403, "AccessDenied", "A valid date that fits the credential is required."};
    const qint64 age = time.secsTo(now);
    const QByteArray server = now.toString(Qt::ISODate).toUtf8();
    if (claim.expires) {
        if (age < -allowedSkew)
            return S3Error{403, "AccessDenied", "Request is not valid yet"};
        if (age > *claim.expires)
            return S3Error{
                403,
                "AccessDenied",
                "Request has expired",
                {{"Expires", time.addSecs(*claim.expires).toString(Qt::ISODate).toUtf8()},
                 {"ServerTime", server}}};
        return std::nullopt;
    }
    if (std::abs(age) <= allowedSkew)
        return std::nullopt;
    return S3Error{403,
                   "RequestTimeTooSkewed",
                   "The difference between the request time and the current time is too large.",
                   {{"RequestTime", claim.timestamp},
                    {"ServerTime", server},
                    {"MaxAllowedSkewMilliseconds", "900000"}}};
}

//! Everything that changes the meaning must be under the signature.
Check checkCoverage(const ServedRequest &request, const Claim &claim)
{
    const QList<QByteArray> names = claim.signedHeaders.split(';');
    if (!names.contains("host"))
        return S3Error{403, "AccessDenied", "The host header must be signed."};
    for (const auto &[name, value] : request.headers) {
        const QByteArray lower = name.toLower();
        const bool isHash = lower == "x-amz-content-sha256" && claim.expires;
        if (lower.startsWith("x-amz-") && !isHash && !names.contains(lower))
            return S3Error{403,
                           "AccessDenied",
                           "There were headers present in the request which were not signed",
                           {{"HeadersNotSigned", lower}}};
    }
    return std::nullopt;
}

Check checkSignature(const ServedRequest &request, const Claim &claim, const QByteArray &secret)
{
    const HttpHeaders headers = sigv4::onlySigned(request.headers, claim.signedHeaders);
    const QByteArray canonical = sigv4::canonicalRequest(
        request.method, sigv4::canonicalPathOfRaw(request.path()),
        sigv4::canonicalQueryOfRaw(queryOf(request)), headers, claim.payloadHash);
    const QByteArray text = sigv4::stringToSign(claim.timestamp, claim.scope, canonical);
    if (sigv4::signature(sigv4::signingKey(secret, claim.scope), text) == claim.signature)
        return std::nullopt;
    return S3Error{403,
                   "SignatureDoesNotMatch",
                   "The request signature we calculated does not match the signature you provided.",
                   {{"StringToSign", text}, {"CanonicalRequest", canonical}}};
}

Check checkBody(const ServedRequest &request, const Claim &claim)
{
    if (claim.payloadHash == sigv4::unsignedPayload)
        return std::nullopt;
    if (claim.payloadHash.startsWith("STREAMING-"))
        return S3Error{501, "NotImplemented", "Streaming signatures are not implemented here."};
    if (claim.payloadHash == sha256Hex(request.body))
        return std::nullopt;
    return S3Error{400, "XAmzContentSHA256Mismatch",
                   "The provided 'x-amz-content-sha256' header does not match what was computed."};
}

} // namespace

tl::expected<S3Caller, S3Error> authenticate(const ServedRequest &request,
                                             const S3Credentials &credentials, const QDateTime &now)
{
    const sigv4::Query query = sigv4::parsedQuery(queryOf(request));
    const bool isPresigned = std::any_of(query.begin(), query.end(), [](const auto &pair) {
        return pair.first == "X-Amz-Signature";
    });
    if (!isPresigned && request.header("Authorization").isEmpty())
        return S3Caller::Anonymous;
    const auto claim = isPresigned ? claimOfQuery(query) : claimOfHeader(request);
    if (!claim)
        return tl::unexpected{claim.error()};
    if (claim->accessKey != credentials.accessKey)
        return tl::unexpected{
            S3Error{403, "InvalidAccessKeyId", "The access key ID you provided does not exist."}};
    if (!credentials.region.isEmpty() && claim->scope.region != credentials.region)
        return tl::unexpected{S3Error{400,
                                      "AuthorizationHeaderMalformed",
                                      "The region '" + claim->scope.region +
                                          "' is wrong; expecting '" + credentials.region + "'",
                                      {{"Region", credentials.region}}}};
    if (Check wrong = checkTime(*claim, now))
        return tl::unexpected{*std::move(wrong)};
    if (Check wrong = checkCoverage(request, *claim))
        return tl::unexpected{*std::move(wrong)};
    if (Check wrong = checkSignature(request, *claim, credentials.secretKey))
        return tl::unexpected{*std::move(wrong)};
    if (Check wrong = checkBody(request, *claim))
        return tl::unexpected{*std::move(wrong)};
    return S3Caller::Owner;
}

} // namespace limner
