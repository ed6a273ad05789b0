#pragma once

#include "app/application.h"
#include "app/commands/commands.h"
#include "app/owner/instance.h"
#include "core/base/taskscope.h"

#include <QObject>

namespace limner {

//! Answers other processes that want something of the library this process owns.
class OwnerService final : public QObject {
    Q_OBJECT
public:
    explicit OwnerService(Application &application, QObject *parent = nullptr);

    [[nodiscard]] Result<> listen() { return m_server.listen(); }
    //! Leaves the commands of others where they are: their processes take over.
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    //! Somebody started a window on this library. Whoever has one raises it and calls
    //! `command->finish(0)`; whoever has none goes away, so that the other can own the library.
    void windowWanted(limner::RemoteCommand *command);

private:
    void handle(RemoteCommand *command, const QStringList &arguments);
    [[nodiscard]] QCoro::Task<> run(QPointer<RemoteCommand> command, CommandLine line);
    [[nodiscard]] QCoro::Task<> secretsLoaded(std::stop_token stop);

    Application &m_application;
    InstanceServer m_server;
    TaskScope m_scope;
};

} // namespace limner
