#pragma once

#include "core/sandbox/httpparser.h"

#include <QTcpSocket>
#include <QTimer>

namespace limner {

//! One client line: reads requests one after the other and writes their answers, with the faults
//! that the answer asks for. Deletes itself when the line is gone.
class FakeHttpServer::Connection final : public QObject {
public:
    Connection(FakeHttpServer &server, QTcpSocket *socket);

private:
    void read();
    void serveNext();
    void begin(ServedReply reply);
    void refuse(ServedReply reply);
    [[nodiscard]] bool isTurnedAway();
    void send();
    void sendSome();
    void sendSource();
    [[nodiscard]] bool isChunked() const;
    [[nodiscard]] QByteArray framed(const QByteArray &piece) const;
    void bodyWritten();
    void finishWhenWritten();
    void close();
    void lost();
    [[nodiscard]] QByteArray head() const;
    [[nodiscard]] bool hasBody() const;
    [[nodiscard]] bool closesAfterwards() const;

    FakeHttpServer &m_server;
    QTcpSocket *m_socket = nullptr;
    QTimer m_timer;
    HttpParser m_parser;
    ServedReply m_reply;
    QByteArray m_method;
    QByteArray m_out;        //!< body bytes that will go on the wire
    qsizetype m_sent = 0;    //!< of m_out, handed to the socket
    qint64 m_sourceLeft = 0; //!< bytes of the reply's source that still go on the wire
    bool m_isSourcing = false;
    bool m_answering = false;
    bool m_allQueued = false;
    bool m_closing = false;
};

} // namespace limner
