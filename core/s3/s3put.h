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

//! What was stored, by the answer: NotAnObjectStore without an ETag, BadDigest when the ETag is an
//! MD5 and another one.
[[nodiscard]] Result<ObjectInfo> readPutAnswer(const HttpResponse &answer, const QString &key,
                                               qint64 bytes, const QByteArray &md5);

//! An ETag that is the MD5 of the bytes: 32 hex digits and no server-side key encryption.
[[nodiscard]] bool isMd5Etag(const HttpResponse &answer);
[[nodiscard]] QByteArray etagOf(const HttpResponse &answer);

} // namespace limner
