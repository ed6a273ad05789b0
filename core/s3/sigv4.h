#pragma once

#include "core/net/http.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>

#include <chrono>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

//! AWS Signature Version 4 with the rules of S3 (s3.md §1 to §3). Pure functions, one for each
//! stage, so that every stage can be tested, and checked again by a server.
namespace limner::sigv4 {

inline constexpr char algorithm[] = "AWS4-HMAC-SHA256";
inline constexpr char unsignedPayload[] = "UNSIGNED-PAYLOAD";
//! SHA-256 of nothing, in hex.
inline constexpr char emptyPayload[] =
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

//! Decoded names and values (UTF-8), in any order.
using Query = std::vector<std::pair<QByteArray, QByteArray>>;

// --- Encoding -----------------------------------------------------------------------------------

enum class Slash { Keep, Encode };
//! Keeps `A-Z a-z 0-9 - . _ ~` (and `/` on request); the rest becomes `%XX` in upper case.
[[nodiscard]] QByteArray encoded(QByteArrayView utf8, Slash slash);
//! The canonical path of a decoded one: encoded once, never normalised; empty is `/`.
[[nodiscard]] QByteArray canonicalPath(QByteArrayView decodedPath);
//! The canonical form of a path as it came off the wire.
[[nodiscard]] QByteArray canonicalPathOfRaw(QByteArrayView rawPath);

//! `name=value` pairs, encoded, sorted by name and then value.
[[nodiscard]] QByteArray canonicalQuery(const Query &query);
//! Splits and decodes a query as it came off the wire (without the `?`). A plus stays a plus.
[[nodiscard]] Query parsedQuery(QByteArrayView rawQuery);
//! The canonical form of a wire query; `X-Amz-Signature` is left out.
[[nodiscard]] QByteArray canonicalQueryOfRaw(QByteArrayView rawQuery);

// --- Headers ------------------------------------------------------------------------------------

//! `name:value\n` each: lower-case sorted names, folded values, repeated ones joined with `,`.
[[nodiscard]] QByteArray canonicalHeaders(const HttpHeaders &headers);
//! `a;b;c`, lower case, sorted, each once.
[[nodiscard]] QByteArray signedHeaders(const HttpHeaders &headers);
//! Of all headers that arrived, those which `signedHeaders` (`a;b;c`) names, in their order.
[[nodiscard]] HttpHeaders onlySigned(const HttpHeaders &headers, QByteArrayView signedHeaders);

// --- The four stages ----------------------------------------------------------------------------

//! Path and query are already canonical; every header given is signed.
[[nodiscard]] QByteArray canonicalRequest(QByteArrayView method, QByteArrayView canonicalPath,
                                          QByteArrayView canonicalQuery, const HttpHeaders &headers,
                                          QByteArrayView payloadHash);

//! Where and when a signature is good.
struct Scope {
    QByteArray day = {}; //!< yyyyMMdd
    QByteArray region = {};
    QByteArray service = "s3";
    //! `day/region/service/aws4_request`
    [[nodiscard]] QByteArray text() const;
    bool operator==(const Scope &) const = default;
};

//! `yyyyMMddTHHmmssZ`; its first eight characters are the scope's day.
[[nodiscard]] QByteArray timestamp(const QDateTime &time);

[[nodiscard]] QByteArray stringToSign(QByteArrayView timestamp, const Scope &scope,
                                      QByteArrayView canonicalRequest);

//! Raw 32 bytes. The secret is used as it is, never decoded.
[[nodiscard]] QByteArray signingKey(QByteArrayView secret, const Scope &scope);

//! 64 lower-case hex digits.
[[nodiscard]] QByteArray signature(QByteArrayView signingKey, QByteArrayView stringToSign);

//! The value of the `Authorization` header.
[[nodiscard]] QByteArray authorization(QByteArrayView accessKey, const Scope &scope,
                                       QByteArrayView signedHeaders, QByteArrayView signature);

// --- Presigned addresses ------------------------------------------------------------------------

struct Presign {
    QByteArray accessKey = {};
    Scope scope = {};
    QByteArray timestamp = {};
    std::chrono::seconds expires{3600}; //!< 1 s to 7 days
    QByteArray signedHeaders = "host";
    QByteArray sessionToken = {}; //!< empty = none
    //! False adds the token after signing, as a few services want; S3 signs it.
    bool tokenSigned = true;
};

//! The operation's own parameters plus the `X-Amz-…` ones that are signed.
[[nodiscard]] Query presignQuery(const Presign &presign, Query operation);
//! The query that goes on the wire, from the canonical one and the finished signature.
[[nodiscard]] QByteArray presignedQuery(const Presign &presign, QByteArrayView canonicalQuery,
                                        QByteArrayView signature);

// --- aws-chunked bodies -------------------------------------------------------------------------

//! `previous` is the signature of the chunk before, or of the request.
[[nodiscard]] QByteArray chunkStringToSign(QByteArrayView timestamp, const Scope &scope,
                                           QByteArrayView previous, QByteArrayView data);
//! `trailers` are the canonical `name:value\n` lines.
[[nodiscard]] QByteArray trailerStringToSign(QByteArrayView timestamp, const Scope &scope,
                                             QByteArrayView previous, QByteArrayView trailers);
//! `size;chunk-signature=…\r\ndata\r\n`
[[nodiscard]] QByteArray encodedChunk(QByteArrayView data, QByteArrayView signature);

// --- Keys, kept ---------------------------------------------------------------------------------

//! Signing keys of the last few days, regions and secrets. Secrets are kept as hashes only.
class KeyCache {
public:
    [[nodiscard]] QByteArray key(const QByteArray &secret, const Scope &scope);

private:
    std::map<std::tuple<QByteArray, QByteArray, QByteArray, QByteArray>, QByteArray> m_keys;
};

} // namespace limner::sigv4
