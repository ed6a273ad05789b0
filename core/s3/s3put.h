#pragma once

#include "core/s3/objectstore.h"
#include "core/s3/s3exchange.h"

namespace limner {

//! `inline; filename="…"; filename*=UTF-8''…` (RFC 6266).
[[nodiscard]] QByteArray contentDisposition(const QString &fileName);

//! `x-amz-meta-…` headers: lower-case names, percent-encoded values; what does not fit into the
//! 2 KB that servers allow is left out, longest values first to go.
[[nodiscard]] HttpHeaders metadataHeaders(const HttpHeaders &metadata);

//! The PUT of one file, ready to be signed.
[[nodiscard]] S3Call putCall(const PutObject &object);

//! A PUT with a small body that every server wants to see checked; empty = no body.
[[nodiscard]] S3Call documentCall(QByteArray body, QByteArray contentType);

//! The file is still what was hashed, by length; Io when it cannot be read, BadDigest when it
//! changed.
[[nodiscard]] Result<> checkLength(const PutObject &object);
//! The same by its hash: reads the file.
[[nodiscard]] Result<> checkHash(const PutObject &object);

//! What was stored, as far as the answer to the put tells.
[[nodiscard]] ObjectInfo readPutAnswer(const HttpResponse &answer, const QString &key,
                                       qint64 bytes);

//! The store keeps keys of its own for the object, so its ETag is no MD5 (s3.md §8).
[[nodiscard]] bool isEncrypted(const HttpResponse &answer);
//! The ETag is that of these bytes, or means something else that cannot be judged. False when there
//! is none, or when it is another MD5.
[[nodiscard]] bool isProof(const ObjectInfo &object, const QByteArray &md5);
[[nodiscard]] QByteArray etagOf(const HttpResponse &answer);

} // namespace limner
