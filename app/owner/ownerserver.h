#pragma once

#include "app/owner/remoteclient.h"
#include "core/base/result.h"

#include <QLocalServer>

namespace limner {

//! The owner's door: a local socket for this user only, named after the library folder.
class OwnerServer final : public QObject {
    Q_OBJECT
public:
    explicit OwnerServer(const QString &libraryFolder, QObject *parent = nullptr);
    //! Must own the LibraryLock, since a stale socket of a dead owner is removed.
    [[nodiscard]] Result<> listen();
    //! Nobody new is let in; who is in stays until the end.
    void close() { m_server.close(); }

signals:
    //! The client deletes itself once it is gone.
    void asked(limner::RemoteClient *client, const limner::Json &line);

private:
    void admit(QLocalSocket *socket);

    QString m_path; //!< empty when there is no place to listen
    QLocalServer m_server;
};

} // namespace limner
