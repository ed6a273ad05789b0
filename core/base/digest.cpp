#include "core/base/digest.h"

#include <QFile>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace limner {
namespace {

// Fetched once: an implicit fetch for each hash costs more than hashing a header.
const EVP_MD *algorithm(Digest::Kind kind)
{
    static const EVP_MD *const sha = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    static const EVP_MD *const md = EVP_MD_fetch(nullptr, "MD5", nullptr);
    return kind == Digest::Kind::Sha256 ? sha : md;
}

} // namespace

void Digest::Free::operator()(evp_md_ctx_st *context) const
{
    EVP_MD_CTX_free(context);
}

Digest::Digest(Kind kind)
    : m_context{EVP_MD_CTX_new()}
{
    EVP_DigestInit_ex2(m_context.get(), algorithm(kind), nullptr);
}

void Digest::add(QByteArrayView bytes)
{
    EVP_DigestUpdate(m_context.get(), bytes.data(), static_cast<size_t>(bytes.size()));
}

QByteArray Digest::finish()
{
    QByteArray out{EVP_MAX_MD_SIZE, Qt::Uninitialized};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(out.data()), &size);
    out.resize(static_cast<qsizetype>(size));
    return out;
}

QByteArray sha256(QByteArrayView bytes)
{
    Digest digest{Digest::Kind::Sha256};
    digest.add(bytes);
    return digest.finish();
}

QByteArray sha256Hex(QByteArrayView bytes)
{
    return sha256(bytes).toHex();
}

QByteArray md5(QByteArrayView bytes)
{
    Digest digest{Digest::Kind::Md5};
    digest.add(bytes);
    return digest.finish();
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView message)
{
    QByteArray out{32, Qt::Uninitialized};
    unsigned int size = 0;
    HMAC(algorithm(Digest::Kind::Sha256), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(message.data()),
         static_cast<size_t>(message.size()), reinterpret_cast<unsigned char *>(out.data()), &size);
    return out;
}

Result<FileDigests> digestFile(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, file.errorString());
    Digest sha{Digest::Kind::Sha256};
    Digest md{Digest::Kind::Md5};
    FileDigests out;
    QByteArray chunk{1 << 20, Qt::Uninitialized};
    for (;;) {
        const qint64 got = file.read(chunk.data(), chunk.size());
        if (got < 0)
            return fail(ErrorKind::Io, file.errorString());
        if (got == 0)
            break;
        const QByteArrayView part{chunk.constData(), got};
        sha.add(part);
        md.add(part);
        out.bytes += got;
    }
    out.sha256 = sha.finish();
    out.md5 = md.finish();
    return out;
}

} // namespace limner
