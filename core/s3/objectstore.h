#pragma once

#include "core/base/result.h"
#include "core/net/http.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <stop_token>
#include <vector>

namespace limner {

struct PutObject {
    QString key = {};       //!< decoded object key
    QString file = {};      //!< streamed from disk
    QByteArray sha256 = {}; //!< raw; known before the first byte is sent
    QByteArray md5 = {};    //!< raw; empty = no Content-MD5, the ETag is then not judged
    qint64 bytes = 0;
    QByteArray contentType = {};
    QString downloadName = {}; //!< for Content-Disposition inline; empty = none
    HttpHeaders metadata =
        {}; //!< names without the `x-amz-meta-` prefix; values any text, percent-encoded
    ProgressFunction onProgress = {};
};

struct ObjectInfo {
    QString key = {};
    qint64 bytes = 0;
    QByteArray etag = {}; //!< without quotes
    QByteArray contentType = {};
    QDateTime modified = {};
};

//! Where finished pictures go. A new back end is one implementation of this. Everything here may
//! be repeated safely.
class ObjectStore {
public:
    ObjectStore() = default;
    ObjectStore(const ObjectStore &) = delete;
    ObjectStore &operator=(const ObjectStore &) = delete;
    virtual ~ObjectStore() = default;

    //! Endpoint, bucket and keys are present and well-formed; else why not.
    [[nodiscard]] virtual Result<> isConfigured() const = 0;
    //! Names the place for people and for records: `minio.example.com/gallery`.
    [[nodiscard]] virtual QString location() const = 0;

    //! Stored and checked (hash signed, MD5 or ETag compared), or an error.
    [[nodiscard]] virtual AsyncResult<ObjectInfo> put(PutObject object, std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<ObjectInfo> head(QString key, std::stop_token stop) = 0;
    //! Fine when the object was not there.
    [[nodiscard]] virtual AsyncResult<> remove(QString key, std::stop_token stop) = 0;
    //! All objects below the prefix; follows pages, at most `limit`.
    [[nodiscard]] virtual AsyncResult<std::vector<ObjectInfo>> list(QString prefix, int limit,
                                                                    std::stop_token stop) = 0;

    //! The address without a signature, for the host the recipient will use.
    [[nodiscard]] virtual QByteArray publicUrl(const QString &key) const = 0;
    //! A GET link that works until `now + lifetime`; 1 s to 7 days (604 800 s).
    [[nodiscard]] virtual Result<QByteArray> presignedUrl(const QString &key,
                                                          std::chrono::seconds lifetime) const = 0;
    //! Whether anybody can fetch the object without signing in: an anonymous GET of `publicUrl`.
    [[nodiscard]] virtual AsyncResult<bool> isPublic(QString key, std::stop_token stop) = 0;
};

} // namespace limner
