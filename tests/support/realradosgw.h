#pragma once

#include "tests/support/serverprocess.h"

#include <QTemporaryDir>

namespace limner::test {

//! A real Ceph RADOS gateway on a cluster of one monitor and one store in memory, unprivileged, all
//! inside one temporary folder. It refuses wrong keys, tampered bodies and expired links, and
//! ignores regions. Buckets answer by path and as `bucket.localhost`.
class RealRadosGw {
public:
    RealRadosGw() = default;
    ~RealRadosGw() { stop(); }
    RealRadosGw(const RealRadosGw &) = delete;
    RealRadosGw &operator=(const RealRadosGw &) = delete;

    //! Starts it and waits until it answers, or fails the test program with the server's words.
    void start();
    void stop();

    [[nodiscard]] QString endpoint() const;
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString accessKey() const { return QStringLiteral("limner-test"); }
    [[nodiscard]] QString secretKey() const { return QStringLiteral("limner-test-secret"); }

private:
    void writeConfiguration();
    void startCluster();
    void tool(const QString &program, const QStringList &arguments) const;
    void daemon(ServerProcess &process, const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder = {};
    QString m_clusterId = {};
    quint16 m_monitorPort = 0;
    quint16 m_port = 0;
    ServerProcess m_monitor = {};
    ServerProcess m_store = {};
    ServerProcess m_gateway = {};
};

} // namespace limner::test
