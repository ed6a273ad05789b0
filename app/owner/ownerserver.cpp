#include "app/owner/ownerserver.h"

#include "app/owner/ownersocket.h"

namespace limner {

OwnerServer::OwnerServer(const QString &libraryFolder, QObject *parent)
    : QObject{parent}
    , m_name{ownerSocket(libraryFolder)}
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            admit(socket);
    });
}

Result<> OwnerServer::listen()
{
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        return fail(ErrorKind::Io, m_server.errorString());
    return {};
}

void OwnerServer::admit(QLocalSocket *socket)
{
    auto *const client = new RemoteClient{socket, this};
    connect(client, &RemoteClient::asked, this,
            [this, client](const Json &line) { emit asked(client, line); });
    connect(client, &RemoteClient::closed, client, &QObject::deleteLater);
}

} // namespace limner
