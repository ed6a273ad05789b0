#include "app/owner/instance.h"

#include "app/owner/ownerconversation.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/json.h"

#include <QCoroLocalSocket>
#include <QCoroSignal>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds timeToSign{5'000};

QStringList stringsAt(const Json &object, const char *key)
{
    QStringList out;
    const Json &list = memberAt(object, key);
    for (const Json &entry : list.is_array() ? list : Json::array())
        out.append(toText(entry));
    return out;
}

} // namespace

QString instanceName(const QString &libraryFolder)
{
    QDir{}.mkpath(libraryFolder);
    const QString canonical = QFileInfo{libraryFolder}.canonicalFilePath();
    return u"limner-"_s + QString::fromLatin1(sha256Hex(canonical.toUtf8()).left(24));
}

LibraryLock::LibraryLock(const QString &libraryFolder)
    : m_file{libraryFolder + u"/library.lock"_s}
    , m_folder{libraryFolder}
{
    m_file.setStaleLockTime(0); // only a dead process loses its lock, never a slow one
}

Result<bool> LibraryLock::tryLock()
{
    if (!QDir{}.mkpath(m_folder))
        return fail(ErrorKind::ReadOnly, m_folder);
    if (m_file.tryLock(0))
        return true;
    if (m_file.error() == QLockFile::LockFailedError)
        return isNobodys() && m_file.removeStaleLockFile() && m_file.tryLock(0);
    return fail(ErrorKind::ReadOnly, m_folder);
}

// A process that dies between making the file and naming itself in it leaves one that QLockFile
// never calls stale. Whoever is just about to do so gets time; removing also asks the system's own
// lock on the file, which only the living hold.
bool LibraryLock::isNobodys() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (m_file.getLockInfo(&pid, &host, &program))
        return false;
    const SystemClock clock;
    return QFileInfo{m_file.fileName()}.lastModified().msecsTo(clock.now()) > timeToSign.count();
}

RemoteCommand::RemoteCommand(QLocalSocket *socket, QObject *parent)
    : QObject{parent}
    , m_socket{socket}
{
    m_socket->setParent(this);
    connect(m_socket, &QLocalSocket::readyRead, this, &RemoteCommand::readLines);
    connect(m_socket, &QLocalSocket::disconnected, this, &RemoteCommand::closed);
}

void RemoteCommand::readLines()
{
    while (m_socket->canReadLine()) {
        const Result<Json> line = parseJson(m_socket->readLine(1 << 20));
        if (!line)
            return m_socket->abort();
        if (boolAt(*line, "interrupt", false))
            m_interrupt.request_stop();
        else if (!std::exchange(m_hasArguments, true))
            emit received(stringsAt(*line, "arguments"));
    }
}

void RemoteCommand::send(const char *key, const QByteArray &text)
{
    if (!isConnected())
        return;
    const OrderedJson line{{key, text.toStdString()}};
    m_socket->write(toBytes(line) + '\n');
}

void RemoteCommand::writeOut(const QByteArray &text)
{
    send("out", text);
}

void RemoteCommand::writeError(const QByteArray &text)
{
    send("err", text);
}

void RemoteCommand::finish(int exitCode)
{
    if (!isConnected())
        return;
    const OrderedJson line{{"exit", exitCode}};
    m_socket->write(toBytes(line) + '\n');
    m_socket->flush();
    m_socket->disconnectFromServer();
}

InstanceServer::InstanceServer(const QString &libraryFolder, QObject *parent)
    : QObject{parent}
    , m_name{instanceName(libraryFolder)}
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            auto *command = new RemoteCommand{socket, this};
            connect(command, &RemoteCommand::received, this,
                    [this, command](const QStringList &arguments) {
                        emit commandReceived(command, arguments);
                    });
            connect(command, &RemoteCommand::closed, command, &QObject::deleteLater);
        }
    });
}

Result<> InstanceServer::listen()
{
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        return fail(ErrorKind::Io, m_server.errorString());
    return {};
}

QCoro::Task<std::optional<int>> runInOwner(QString libraryFolder, QStringList arguments,
                                           CommandOutput output, std::stop_token interrupt)
{
    QLocalSocket socket;
    OwnerConversation conversation{socket, std::move(output)};
    socket.connectToServer(instanceName(libraryFolder));
    if (socket.state() != QLocalSocket::ConnectedState)
        co_return std::nullopt; // local sockets connect, or fail, at once
    OrderedJson hello;
    hello["arguments"] = OrderedJson::array();
    for (const QString &word : arguments)
        hello["arguments"].push_back(word.toStdString());
    socket.write(toBytes(hello) + '\n');

    const std::stop_callback onInterrupt{
        interrupt, [target = &socket] {
            QMetaObject::invokeMethod(
                target, [target] { target->write("{\"interrupt\":true}\n"); },
                Qt::QueuedConnection);
        }};
    if (socket.state() == QLocalSocket::ConnectedState)
        co_await qCoro(&conversation, &OwnerConversation::ended);
    conversation.readLines(); // the last words may arrive together with the end
    co_return conversation.exitCode();
}

} // namespace limner
