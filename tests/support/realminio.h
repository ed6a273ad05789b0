#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace limner::test {

struct MinioOptions {
    QString region = {}; //!< set: the server refuses every other region
    QString domain = {}; //!< `localhost`: buckets answer as `bucket.localhost` too
    bool tls = false;    //!< a certificate of a private authority, see caFile()
    QHash<QString, QString> environment = {}; //!< more of the server's own variables
};

//! A real MinIO server with its own empty data folder on a free loopback port.
class RealMinio {
public:
    explicit RealMinio(MinioOptions options = {})
        : m_options{std::move(options)}
    {}

    //! Starts it and waits until it answers, or fails the test program with the server's words.
    void start();
    //! Takes it away, as a dead machine would; start() brings it back with its data, on the same
    //! port.
    void stop() { m_server.stop(); }
    //! The same without a word of warning, in the middle of whatever it does.
    void kill() { m_server.kill(); }

    //! `http://127.0.0.1:port`, with TLS `https://127.0.0.1:port`, with a domain
    //! `http://domain:port`.
    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    //! The web console's port: a common mistake for an endpoint.
    [[nodiscard]] quint16 consolePort() const { return m_consolePort; }
    [[nodiscard]] QString accessKey() const { return QStringLiteral("limner-test"); }
    [[nodiscard]] QString secretKey() const { return QStringLiteral("limner-test-secret"); }
    //! PEM of the private authority; empty without TLS.
    [[nodiscard]] QString caFile() const;
    [[nodiscard]] qint64 pid() const { return m_server.pid(); }

    //! Where the program is: LIMNER_MINIO, else the user's cache, where `./dev test` puts it.
    [[nodiscard]] static QString program();

private:
    void makeCertificates() const;

    MinioOptions m_options;
    QTemporaryDir m_folder = {};
    quint16 m_port = 0;
    quint16 m_consolePort = 0;
    ServerProcess m_server = {}; // last: ends before its folder goes
};

} // namespace limner::test
