#pragma once

#include "core/s3/objectstore.h"
#include "core/s3/s3exchange.h"

namespace limner {

//! One bucket of an S3 server: MinIO, AWS, Ceph, Garage and the rest. Outlives every task it hands
//! out. Corrects a wrong region and a wrong clock by itself, repeats what fails for a moment, and
//! leaves longer waiting to its caller. No error text holds a key or a secret.
class S3Client final : public ObjectStore {
public:
    S3Client(HttpClient &http, Clock &clock, S3Config config = {});

    //! Calls under way end with the settings they began with. What was learned of a place is kept.
    void setConfig(S3Config config);

    [[nodiscard]] Result<> isConfigured() const override;
    [[nodiscard]] QString location() const override;
    //! What is used for signing; the learned one once there is one.
    [[nodiscard]] QString region() const override;
    void recallRegion(const QString &region) override;
    [[nodiscard]] AsyncResult<ObjectInfo> put(PutObject object, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<FetchedObject> get(FetchObject object, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ObjectInfo> head(QString key, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<> remove(QString key, std::stop_token stop) override;
    [[nodiscard]] AsyncResult<ObjectPage> list(QString prefix, QString from,
                                               std::stop_token stop) override;
    [[nodiscard]] QByteArray publicUrl(const QString &key) const override;
    [[nodiscard]] Result<QByteArray> presignedUrl(const QString &key,
                                                  std::chrono::seconds lifetime) const override;
    [[nodiscard]] AsyncResult<bool> opens(QByteArray url, std::chrono::milliseconds patience,
                                          std::stop_token stop) override;
    [[nodiscard]] AsyncResult<OpenedPage>
    openPage(QByteArray url, std::chrono::milliseconds patience, std::stop_token stop) override;

    //! Small objects only: at most 1 MiB.
    [[nodiscard]] AsyncResult<QByteArray> getBytes(QString key, std::stop_token stop);
    [[nodiscard]] AsyncResult<ObjectInfo> putBytes(QString key, QByteArray bytes,
                                                   QByteArray contentType, std::stop_token stop);

    //! The server's clock minus ours, as adopted for signing; 0 while ours is good enough.
    [[nodiscard]] std::chrono::seconds clockOffset() const;
    //! Of the last answer.
    [[nodiscard]] const S3Facts &facts() const { return m_exchange.facts(); }

    // For S3Bucket, which speaks to the same server.
    [[nodiscard]] S3Exchange &exchange() { return m_exchange; }
    //! The address, when there are keys to use it with.
    [[nodiscard]] Result<S3TargetPtr> ready() const;

private:
    [[nodiscard]] AsyncResult<HttpResponse>
    lookAt(QByteArray url, std::chrono::milliseconds patience, std::stop_token stop);
    [[nodiscard]] AsyncResult<HttpResponse> send(PutObject object, S3TargetPtr target,
                                                 std::stop_token stop);
    [[nodiscard]] AsyncResult<HttpResponse> explain(Error dropped, PutObject object,
                                                    S3TargetPtr target, std::stop_token stop);
    [[nodiscard]] AsyncResult<ObjectInfo> confirm(ObjectInfo stored, QByteArray md5,
                                                  std::stop_token stop);

    // Presigning only fills the cache of signing keys.
    mutable S3Exchange m_exchange;
    Result<S3TargetPtr> m_target;
};

} // namespace limner
