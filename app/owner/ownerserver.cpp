#include "app/owner/ownerserver.h"

#include "app/owner/ownersocket.h"

namespace limner {

OwnerServer::OwnerServer(const QString &libraryFolder, QObject *parent)
    : QObject{parent}
    , m_path{ownerSockets(libraryFolder).value(0)}
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            admit(socket);
    });
}

Result<> OwnerServer::listen()
{
    if (m_path.isEmpty())
        return fail(ErrorKind::Io,
                    QStringLiteral("there is no folder that only this user can enter"));
    QLocalServer::removeServer(m_path);
    if (!m_server.listen(m_path))
        return fail(ErrorKind::Io, m_server.errorString());
    return {};
}

void OwnerServer::admit(QLocalSocket *socket)
{
    if (!isSameUser(*socket)) {
        socket->abort();
        return socket->deleteLater();
    }
    auto *const client = new RemoteClient{socket, this};
    connect(client, &RemoteClient::asked, this,
            [this, client](const Json &line) { emit asked(client, line); });
    connect(client, &RemoteClient::closed, client, &QObject::deleteLater);
}

} // namespace limner
