#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QObject>

namespace limner {

struct SimS3Options {
    QString folder = {}; //!< objects are files in here, so they survive the program
    QString bucket = QStringLiteral("limner-sandbox");
    QByteArray accessKey = "limner-sandbox";
    QByteArray secretKey = "limner-sandbox-secret";
    QByteArray region = {}; //!< empty = any is accepted, like MinIO
    bool publicRead = true;
    std::chrono::seconds clockOffset{0}; //!< the server's clock minus the real one
};

//! A small S3 endpoint that keeps objects on disk and checks SigV4 for real, header and query:
//! PUT, GET, HEAD, DELETE object, HEAD/PUT bucket, ListObjectsV2, policy. Path style.
class SimS3 final : public QObject {
    Q_OBJECT
public:
    explicit SimS3(SimS3Options options, QObject *parent = nullptr);

    [[nodiscard]] FakeHttpServer &server() { return m_server; }
    [[nodiscard]] QByteArray endpoint() const { return m_server.origin(); }
    SimS3Options options;

private:
    [[nodiscard]] ServedReply handle(const ServedRequest &request);
    FakeHttpServer m_server;
};

} // namespace limner
