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

struct FetchObject {
    QString key = {};
    QString file = {};    //!< created or overwritten
    qint64 mostBytes = 0; //!< a longer one ends as TooLarge
    ProgressFunction onProgress = {};
};

//! What was written to the file.
struct FetchedObject {
    qint64 bytes = 0;
    QByteArray sha256 = {}; //!< raw, of what arrived
};

struct ObjectInfo {
    QString key = {};
    qint64 bytes = 0;
    QByteArray etag = {}; //!< without quotes
    //! The ETag is no MD5, whatever it looks like: the store encrypts. Known of a HEAD and a PUT.
    bool isEncrypted = false;
    QByteArray sha256 = {}; //!< raw, as we put it into the metadata; only a HEAD tells
    QByteArray contentType = {};
    QDateTime modified = {};
};

//! Some of the objects below a prefix, in the order of their keys.
struct ObjectPage {
    std::vector<ObjectInfo> objects = {};
    QString next = {}; //!< where the next page begins; empty = this was the last
};

//! What somebody without a key gets at an address.
struct OpenedPage {
    bool opens = false;
    QByteArray contentType = {}; //!< lower case, without its parameters
    bool isDownload = false;     //!< the server wants it saved, not shown
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
    //! Names the place for people and for records: `minio.example.com/gallery`. Needs no key; empty
    //! without an endpoint or a bucket.
    [[nodiscard]] virtual QString location() const = 0;
    //! What was learned of the place and is worth keeping over a restart: its region.
    [[nodiscard]] virtual QString region() const = 0;
    virtual void recallRegion(const QString &region) = 0;

    //! Stored and checked as far as the store and the key allow (hash signed, MD5 or ETag compared,
    //! looked at again where they differ), or an error.
    [[nodiscard]] virtual AsyncResult<ObjectInfo> put(PutObject object, std::stop_token stop) = 0;
    //! The object into a file. Errors also: NotFound, TooLarge, DiskFull, Io.
    [[nodiscard]] virtual AsyncResult<FetchedObject> get(FetchObject object,
                                                         std::stop_token stop) = 0;
    [[nodiscard]] virtual AsyncResult<ObjectInfo> head(QString key, std::stop_token stop) = 0;
    //! Fine when the object was not there.
    [[nodiscard]] virtual AsyncResult<> remove(QString key, std::stop_token stop) = 0;
    //! At most 1,000 objects below the prefix. `from` is `next` of the page before; empty = the
    //! first.
    [[nodiscard]] virtual AsyncResult<ObjectPage> list(QString prefix, QString from,
                                                       std::stop_token stop) = 0;

    //! The address without a signature, for the host the recipient will use. Needs no key.
    [[nodiscard]] virtual QByteArray publicUrl(const QString &key) const = 0;
    //! A GET link that works until `now + lifetime`; 1 s to 7 days (604 800 s).
    [[nodiscard]] virtual Result<QByteArray> presignedUrl(const QString &key,
                                                          std::chrono::seconds lifetime) const = 0;
    //! Whether whoever has this address gets an object: one GET without a key, of a byte of it,
    //! that is given up after `patience`.
    [[nodiscard]] virtual AsyncResult<bool>
    opens(QByteArray url, std::chrono::milliseconds patience, std::stop_token stop) = 0;
    //! The same of a page, which is looked at and not judged.
    [[nodiscard]] virtual AsyncResult<OpenedPage>
    openPage(QByteArray url, std::chrono::milliseconds patience, std::stop_token stop) = 0;
};

} // namespace limner
