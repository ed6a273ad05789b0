#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

struct evp_md_ctx_st;

namespace limner {

//! An incremental OpenSSL hash (QCryptographicHash is eight times slower; DESIGN §6).
class Digest {
public:
    enum class Kind { Sha256, Md5 };

    explicit Digest(Kind kind);
    Digest(Digest &&) noexcept = default;
    Digest &operator=(Digest &&) noexcept = default;

    void add(QByteArrayView bytes);
    //! The raw hash; the object may not be used afterwards.
    [[nodiscard]] QByteArray finish();

private:
    struct Free {
        void operator()(evp_md_ctx_st *context) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_context;
};

//! Raw 32 bytes.
[[nodiscard]] QByteArray sha256(QByteArrayView bytes);
//! 64 lower-case hex digits.
[[nodiscard]] QByteArray sha256Hex(QByteArrayView bytes);
//! Raw 16 bytes.
[[nodiscard]] QByteArray md5(QByteArrayView bytes);
//! Raw 32 bytes of HMAC-SHA256.
[[nodiscard]] QByteArray hmacSha256(QByteArrayView key, QByteArrayView message);

//! What an upload needs to know of a file; both raw.
struct FileDigests {
    qint64 bytes = 0;
    QByteArray sha256 = {};
    QByteArray md5 = {};
};
//! Reads the file once.
[[nodiscard]] Result<FileDigests> digestFile(const QString &path);

} // namespace limner
