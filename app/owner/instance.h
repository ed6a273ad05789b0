#pragma once

#include "core/base/result.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QLockFile>
#include <QObject>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace limner {

//! One process owns a library. While this lives, no other process can take it.
class LibraryLock {
public:
    explicit LibraryLock(const QString &libraryFolder);
    //! False when another living process has it. ReadOnly when the folder cannot be written.
    [[nodiscard]] Result<bool> tryLock();

private:
    [[nodiscard]] bool isNobodys() const;

    QLockFile m_file;
    QString m_folder;
};

//! One command that another process asks the owner to run. The owner writes, the other prints.
class RemoteCommand final : public QObject {
    Q_OBJECT
public:
    explicit RemoteCommand(QLocalSocket *socket, QObject *parent = nullptr);

    void writeOut(const QByteArray &text);
    void writeError(const QByteArray &text);
    void finish(int exitCode);
    //! Ctrl+C over there; also when the other process went away for good.
    [[nodiscard]] std::stop_token interrupted() const { return m_interrupt.get_token(); }
    [[nodiscard]] bool isConnected() const
    {
        return m_socket->state() == QLocalSocket::ConnectedState;
    }

signals:
    //! The first line came; the arguments of the other process.
    void received(const QStringList &arguments);
    void closed();

private:
    void readLines();
    void send(const char *key, const QByteArray &text);

    QLocalSocket *m_socket;
    std::stop_source m_interrupt;
    bool m_hasArguments = false;
};

//! The owner's door: a local socket for this user only, named after the library folder.
class InstanceServer final : public QObject {
    Q_OBJECT
public:
    explicit InstanceServer(const QString &libraryFolder, QObject *parent = nullptr);
    //! Must own the LibraryLock, since a stale socket of a dead owner is removed.
    [[nodiscard]] Result<> listen();
    //! Nobody new is let in; who is in stays until the end.
    void close() { m_server.close(); }

signals:
    //! Deletes itself once closed.
    void commandReceived(limner::RemoteCommand *command, const QStringList &arguments);

private:
    QString m_name;
    QLocalServer m_server;
};

//! What printing means; the owner prints to its terminal or over the socket.
struct CommandOutput {
    std::function<void(const QByteArray &)> out = {};
    std::function<void(const QByteArray &)> err = {};
};

//! Runs a command in the owning process. Nothing = the owner went away, or nobody listens: try to
//! own the library now.
[[nodiscard]] QCoro::Task<std::optional<int>> runInOwner(QString libraryFolder,
                                                         QStringList arguments,
                                                         CommandOutput output,
                                                         std::stop_token interrupt);

//! The socket's name: short, the same for every spelling of the folder.
[[nodiscard]] QString instanceName(const QString &libraryFolder);

} // namespace limner
