#include "core/s3/sigv4.h"

#include "core/base/digest.h"

#include <algorithm>

namespace limner::sigv4 {
namespace {

constexpr size_t mostKeysKept = 16;

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

//! Trims, and folds each inner run of white space to one space.
QByteArray folded(QByteArrayView value)
{
    QByteArray out;
    out.reserve(value.size());
    bool pending = false;
    for (const char c : value) {
        if (isSpace(c)) {
            pending = !out.isEmpty();
            continue;
        }
        if (pending)
            out.append(' ');
        pending = false;
        out.append(c);
    }
    return out;
}

QByteArray decoded(QByteArrayView raw)
{
    return QByteArray::fromPercentEncoding(raw.toByteArray());
}

//! Lower-case names with their folded values; repeated ones joined in their order.
std::map<QByteArray, QByteArray> collected(const HttpHeaders &headers)
{
    std::map<QByteArray, QByteArray> out;
    for (const auto &[name, value] : headers) {
        const auto [at, isNew] = out.try_emplace(name.trimmed().toLower(), folded(value));
        if (!isNew)
            at->second.append(',').append(folded(value));
    }
    return out;
}

QByteArray chainedStringToSign(QByteArrayView kind, QByteArrayView timestamp, const Scope &scope,
                               QByteArrayView previous)
{
    QByteArray out;
    out.append(kind).append('\n').append(timestamp).append('\n').append(scope.text());
    out.append('\n').append(previous).append('\n');
    return out;
}

} // namespace

QByteArray encoded(QByteArrayView utf8, Slash slash)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    QByteArray out;
    out.reserve(utf8.size() + utf8.size() / 2);
    for (const char c : utf8) {
        if (isUnreserved(c) || (c == '/' && slash == Slash::Keep)) {
            out.append(c);
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out.append('%').append(digits[byte >> 4]).append(digits[byte & 15]);
    }
    return out;
}

QByteArray canonicalPath(QByteArrayView decodedPath)
{
    return decodedPath.isEmpty() ? QByteArray{"/"} : encoded(decodedPath, Slash::Keep);
}

QByteArray canonicalPathOfRaw(QByteArrayView rawPath)
{
    return canonicalPath(decoded(rawPath));
}

QByteArray canonicalQuery(const Query &query)
{
    Query pairs;
    pairs.reserve(query.size());
    for (const auto &[name, value] : query)
        pairs.emplace_back(encoded(name, Slash::Encode), encoded(value, Slash::Encode));
    std::sort(pairs.begin(), pairs.end());
    QByteArray out;
    for (const auto &[name, value] : pairs) {
        if (!out.isEmpty())
            out.append('&');
        out.append(name).append('=').append(value);
    }
    return out;
}

Query parsedQuery(QByteArrayView rawQuery)
{
    Query out;
    for (const QByteArray &part : rawQuery.toByteArray().split('&')) {
        if (part.isEmpty())
            continue;
        const qsizetype equals = part.indexOf('=');
        const QByteArray name = equals < 0 ? part : part.left(equals);
        out.emplace_back(decoded(name), equals < 0 ? QByteArray{} : decoded(part.mid(equals + 1)));
    }
    return out;
}

QByteArray canonicalQueryOfRaw(QByteArrayView rawQuery)
{
    Query query = parsedQuery(rawQuery);
    std::erase_if(query, [](const auto &pair) { return pair.first == "X-Amz-Signature"; });
    return canonicalQuery(query);
}

QByteArray canonicalHeaders(const HttpHeaders &headers)
{
    QByteArray out;
    for (const auto &[name, value] : collected(headers))
        out.append(name).append(':').append(value).append('\n');
    return out;
}

QByteArray signedHeaders(const HttpHeaders &headers)
{
    QByteArray out;
    for (const auto &[name, value] : collected(headers)) {
        if (!out.isEmpty())
            out.append(';');
        out.append(name);
    }
    return out;
}

HttpHeaders onlySigned(const HttpHeaders &headers, QByteArrayView signedHeaders)
{
    const QList<QByteArray> names = signedHeaders.toByteArray().split(';');
    HttpHeaders out;
    for (const HttpHeader &header : headers) {
        if (names.contains(header.first.trimmed().toLower()))
            out.push_back(header);
    }
    return out;
}

QByteArray canonicalRequest(QByteArrayView method, QByteArrayView canonicalPath,
                            QByteArrayView canonicalQuery, const HttpHeaders &headers,
                            QByteArrayView payloadHash)
{
    QByteArray out;
    out.append(method).append('\n').append(canonicalPath).append('\n');
    out.append(canonicalQuery).append('\n').append(canonicalHeaders(headers)).append('\n');
    out.append(signedHeaders(headers)).append('\n').append(payloadHash);
    return out;
}

QByteArray Scope::text() const
{
    return day + '/' + region + '/' + service + "/aws4_request";
}

QByteArray timestamp(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyyMMdd'T'HHmmss'Z'").toLatin1();
}

QByteArray stringToSign(QByteArrayView timestamp, const Scope &scope,
                        QByteArrayView canonicalRequest)
{
    QByteArray out{algorithm};
    out.append('\n').append(timestamp).append('\n').append(scope.text());
    out.append('\n').append(sha256Hex(canonicalRequest));
    return out;
}

QByteArray signingKey(QByteArrayView secret, const Scope &scope)
{
    QByteArray first{"AWS4"};
    first.append(secret);
    const QByteArray day = hmacSha256(first, scope.day);
    const QByteArray region = hmacSha256(day, scope.region);
    const QByteArray service = hmacSha256(region, scope.service);
    return hmacSha256(service, "aws4_request");
}

QByteArray signature(QByteArrayView signingKey, QByteArrayView stringToSign)
{
    return hmacSha256(signingKey, stringToSign).toHex();
}

QByteArray authorization(QByteArrayView accessKey, const Scope &scope, QByteArrayView signedHeaders,
                         QByteArrayView signature)
{
    QByteArray out{algorithm};
    out.append(" Credential=").append(accessKey).append('/').append(scope.text());
    out.append(", SignedHeaders=").append(signedHeaders).append(", Signature=").append(signature);
    return out;
}

Query presignQuery(const Presign &presign, Query operation)
{
    operation.emplace_back("X-Amz-Algorithm", algorithm);
    operation.emplace_back("X-Amz-Credential", presign.accessKey + '/' + presign.scope.text());
    operation.emplace_back("X-Amz-Date", presign.timestamp);
    operation.emplace_back("X-Amz-Expires", QByteArray::number(qint64{presign.expires.count()}));
    operation.emplace_back("X-Amz-SignedHeaders", presign.signedHeaders);
    if (presign.tokenSigned && !presign.sessionToken.isEmpty())
        operation.emplace_back("X-Amz-Security-Token", presign.sessionToken);
    return operation;
}

QByteArray presignedQuery(const Presign &presign, QByteArrayView canonicalQuery,
                          QByteArrayView signature)
{
    QByteArray out = canonicalQuery.toByteArray();
    if (!presign.tokenSigned && !presign.sessionToken.isEmpty())
        out.append("&X-Amz-Security-Token=").append(encoded(presign.sessionToken, Slash::Encode));
    return out.append("&X-Amz-Signature=").append(signature);
}

QByteArray chunkStringToSign(QByteArrayView timestamp, const Scope &scope, QByteArrayView previous,
                             QByteArrayView data)
{
    return chainedStringToSign("AWS4-HMAC-SHA256-PAYLOAD", timestamp, scope, previous) +
           emptyPayload + '\n' + sha256Hex(data);
}

QByteArray trailerStringToSign(QByteArrayView timestamp, const Scope &scope,
                               QByteArrayView previous, QByteArrayView trailers)
{
    return chainedStringToSign("AWS4-HMAC-SHA256-TRAILER", timestamp, scope, previous) +
           sha256Hex(trailers);
}

QByteArray encodedChunk(QByteArrayView data, QByteArrayView signature)
{
    QByteArray out = QByteArray::number(data.size(), 16);
    out.append(";chunk-signature=").append(signature).append("\r\n");
    return out.append(data).append("\r\n");
}

QByteArray KeyCache::key(const QByteArray &secret, const Scope &scope)
{
    std::tuple id{sha256(secret), scope.day, scope.region, scope.service};
    const auto found = m_keys.find(id);
    if (found != m_keys.end())
        return found->second;
    if (m_keys.size() >= mostKeysKept)
        m_keys.clear();
    return m_keys.emplace(std::move(id), signingKey(secret, scope)).first->second;
}

} // namespace limner::sigv4
