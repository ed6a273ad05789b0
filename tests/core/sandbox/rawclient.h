#pragma once

#include "core/sandbox/fakehttpserver.h"

#include <QTcpSocket>

namespace limner::test {

//! A client that only knows bytes, so that the tests see what is really on the wire.
class RawClient {
public:
    explicit RawClient(const FakeHttpServer &server)
    {
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            received += m_socket.readAll();
            ++pieces;
        });
        m_socket.connectToHost(QHostAddress{QHostAddress::LocalHost}, server.port());
    }
    void send(const QByteArray &bytes) { m_socket.write(bytes); }
    void abort() { m_socket.abort(); }
    void hangUp() { m_socket.disconnectFromHost(); }
    [[nodiscard]] bool isClosed() const
    {
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    [[nodiscard]] QByteArray body() const
    {
        const qsizetype end = received.indexOf("\r\n\r\n");
        return end < 0 ? QByteArray{} : received.mid(end + 4);
    }
    [[nodiscard]] qsizetype answers() const { return received.count("HTTP/1.1 2"); }

    QByteArray received;
    int pieces = 0;

private:
    QTcpSocket m_socket;
};

inline const QByteArray getA = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";

} // namespace limner::test
