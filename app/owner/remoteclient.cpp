#include "app/owner/remoteclient.h"

namespace limner {
namespace {

constexpr qint64 longestLine = 16 << 20; // a prompt, and input pictures as data

} // namespace

RemoteClient::RemoteClient(QLocalSocket *socket, QObject *parent)
    : QObject{parent}
    , m_socket{socket}
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::readyRead, this, &RemoteClient::readLines);
    connect(m_socket, &QLocalSocket::disconnected, this, &RemoteClient::closed);
}

void RemoteClient::readLines()
{
    if (!m_socket->canReadLine() && m_socket->bytesAvailable() > longestLine)
        return m_socket->abort();
    while (m_socket->canReadLine()) {
        const Result<Json> line = parseJson(m_socket->readLine(longestLine));
        if (!line)
            return m_socket->abort();
        if (boolAt(*line, "interrupt", false))
            m_interrupt.request_stop();
        else
            emit asked(*line);
    }
}

bool RemoteClient::isThere() const
{
    return m_socket->state() == QLocalSocket::ConnectedState;
}

void RemoteClient::send(const OrderedJson &line)
{
    if (isThere())
        m_socket->write(toBytes(line) + '\n');
}

void RemoteClient::tell(const QString &sentence)
{
    send({{"tell", sentence.toStdString()}});
}

void RemoteClient::made(const QString &jobId)
{
    send({{"made", jobId.toStdString()}});
}

void RemoteClient::answer(const OrderedJson &answer)
{
    send({{"answer", answer}});
    m_socket->flush(); // whoever answers a window may go away right after
}

} // namespace limner
