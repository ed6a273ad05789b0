#pragma once

#include "core/sandbox/fakehttpserver.h"
#include "core/sandbox/sims3auth.h"
#include "core/sandbox/sims3store.h"

#include <QObject>

#include <memory>

class QTemporaryDir;

namespace limner {

struct SimS3Options {
    QString folder =
        {}; //!< objects are files in here, so they survive the program; empty = a temporary one
    QString bucket = QStringLiteral("limner-sandbox");
    QByteArray accessKey = "limner-sandbox";
    QByteArray secretKey = "limner-sandbox-secret";
    QByteArray region = {}; //!< empty = any is accepted, like MinIO
    bool publicRead = true;
    bool bucketExists = true;            //!< else PUT bucket makes it
    bool isFull = false;                 //!< every PUT object answers 507 XMinioStorageFull
    std::chrono::seconds clockOffset{0}; //!< the server's clock minus the real one
};

//! A small S3 endpoint that keeps objects on disk and checks SigV4 for real, header and query:
//! PUT, GET, HEAD, DELETE object, HEAD/PUT bucket, ListObjectsV2, policy. Path style.
class SimS3 final : public QObject {
    Q_OBJECT
public:
    explicit SimS3(SimS3Options options, QObject *parent = nullptr);
    ~SimS3() override;

    [[nodiscard]] FakeHttpServer &server() { return m_server; }
    [[nodiscard]] QByteArray endpoint() const { return m_server.origin(); }
    SimS3Options options;

private:
    using Query = std::vector<std::pair<QByteArray, QByteArray>>;

    [[nodiscard]] ServedReply handle(const ServedRequest &request);
    [[nodiscard]] ServedReply dispatch(const ServedRequest &request);
    [[nodiscard]] ServedReply bucket(const ServedRequest &request, const Query &query);
    [[nodiscard]] ServedReply policy(const ServedRequest &request);
    [[nodiscard]] ServedReply putObject(const ServedRequest &request, const QByteArray &key);
    [[nodiscard]] ServedReply getObject(const ServedRequest &request, const QByteArray &key,
                                        const Query &query, S3Caller caller) const;
    [[nodiscard]] ServedReply errorReply(const ServedRequest &request, const S3Error &error) const;
    [[nodiscard]] QDateTime now() const;
    //! Whether anybody may read the key: the option, or a policy that grants its prefix.
    [[nodiscard]] bool isPublic(const QByteArray &key) const;

    FakeHttpServer m_server;
    std::unique_ptr<QTemporaryDir> m_temporary;
    SimS3Store m_store;
};

} // namespace limner
