#include "core/s3/s3put.h"

#include "core/base/digest.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype mostMetadataBytes = 1900; // of 2 KB; the rest is for our own

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

QByteArray tokenOf(const QByteArray &name)
{
    QByteArray out = name.toLower();
    for (char &c : out) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            c = '-';
    }
    return out;
}

} // namespace

QByteArray contentDisposition(const QString &fileName)
{
    const QString clean = fileName.simplified();
    QByteArray fallback;
    for (const QChar c : clean) {
        const char16_t code = c.unicode();
        const bool isPlain =
            code >= 0x20 && code < 0x7f && code != '"' && code != '\\' && code != '%';
        fallback.append(isPlain ? static_cast<char>(code) : '_');
    }
    return "inline; filename=\"" + fallback + "\"; filename*=UTF-8''" +
           sigv4::encoded(clean.toUtf8(), sigv4::Slash::Encode);
}

HttpHeaders metadataHeaders(const HttpHeaders &metadata)
{
    HttpHeaders out;
    qsizetype total = 0;
    for (const auto &[name, value] : metadata) {
        HttpHeader header{"x-amz-meta-" + tokenOf(name), sigv4::encoded(value, sigv4::Slash::Keep)};
        total += header.first.size() + header.second.size();
        out.push_back(std::move(header));
    }
    while (total > mostMetadataBytes) {
        const auto longest =
            std::max_element(out.begin(), out.end(), [](const auto &a, const auto &b) {
                return a.second.size() < b.second.size();
            });
        total -= longest->first.size() + longest->second.size();
        out.erase(longest);
    }
    return out;
}

S3Call putCall(const PutObject &object)
{
    S3Call out;
    out.method = "PUT";
    out.key = object.key;
    out.bodyFile = object.file;
    out.payloadHash = object.sha256.toHex();
    out.onUpload = object.onProgress;
    out.headers = metadataHeaders(object.metadata);
    // What an object is can be told without its ETag, which means nothing where a store encrypts.
    out.headers.emplace_back("x-amz-meta-limner-sha256", object.sha256.toHex());
    const QByteArray type = object.contentType.trimmed();
    out.headers.emplace_back("Content-Type", type.isEmpty() ? "application/octet-stream" : type);
    // Keys are never used twice.
    out.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    if (!object.downloadName.isEmpty())
        out.headers.emplace_back("Content-Disposition", contentDisposition(object.downloadName));
    if (!object.md5.isEmpty())
        out.headers.emplace_back("Content-MD5", object.md5.toBase64());
    return out;
}

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

Result<> checkLength(const PutObject &object)
{
    const QFileInfo file{object.file};
    if (!file.isFile() || !file.isReadable())
        return fail(ErrorKind::Io, u"cannot read "_s + object.file);
    if (file.size() != object.bytes)
        return fail(ErrorKind::BadDigest, u"the file changed on this computer: "_s + object.file);
    return {};
}

Result<> checkHash(const PutObject &object)
{
    const Result<FileDigests> digests = digestFile(object.file);
    if (!digests)
        return propagate(digests);
    if (digests->sha256 != object.sha256)
        return fail(ErrorKind::BadDigest, u"the file changed on this computer: "_s + object.file);
    return {};
}

QByteArray etagOf(const HttpResponse &answer)
{
    QByteArray out = answer.header("etag").trimmed();
    if (out.startsWith("W/"))
        out.remove(0, 2);
    return out.replace('"', "").left(200);
}

bool isEncrypted(const HttpResponse &answer)
{
    return !answer.header("x-amz-server-side-encryption").isEmpty() ||
           !answer.header("x-amz-server-side-encryption-customer-algorithm").isEmpty();
}

bool isProof(const ObjectInfo &object, const QByteArray &md5)
{
    if (object.etag.isEmpty())
        return false;
    const bool isJudged =
        !md5.isEmpty() && object.etag.size() == 32 && isHex(object.etag) && !object.isEncrypted;
    return !isJudged || object.etag.toLower() == md5.toHex();
}

ObjectInfo readPutAnswer(const HttpResponse &answer, const QString &key, qint64 bytes)
{
    ObjectInfo out;
    out.key = key;
    out.bytes = bytes;
    out.etag = etagOf(answer);
    out.isEncrypted = isEncrypted(answer);
    return out;
}

} // namespace limner
