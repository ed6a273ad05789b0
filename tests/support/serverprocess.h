#pragma once

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QString>
#include <QStringList>

#include <functional>

namespace limner::test {

//! A TCP port of 127.0.0.1 that was free a moment ago.
[[nodiscard]] quint16 freePort();

//! Runs a program to its end and gives back what it printed; fails the test program when it did not
//! end well, since nothing that follows could mean anything.
QByteArray runTool(const QString &program, const QStringList &arguments,
                   const QHash<QString, QString> &environment = {});

//! A server that lives no longer than its object, nor than a test that crashes: the kernel kills it
//! with its parent. It sees only the environment it is given, and PATH.
class ServerProcess {
public:
    ServerProcess() = default;
    ServerProcess(const ServerProcess &) = delete;
    ServerProcess &operator=(const ServerProcess &) = delete;
    ~ServerProcess();

    void start(const QString &program, const QStringList &arguments,
               const QHash<QString, QString> &environment, const QString &logFile);
    //! Runs the event loop until `isReady`; false after 120 s, or at once when the server has
    //! ended.
    [[nodiscard]] bool waitUntil(const std::function<bool()> &isReady);
    //! Asks it to end and kills it when it does not.
    void stop();
    //! Ends it at once, as a power cut would.
    void kill();

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    //! The end of what it printed, to explain a failure.
    [[nodiscard]] QByteArray log() const;

private:
    QProcess m_process;
    QString m_logFile = {};
};

//! Status of an anonymous GET; 0 when there was no answer. `caFile` is trusted in addition.
[[nodiscard]] int httpStatus(const QString &url, const QString &caFile = {});

} // namespace limner::test
