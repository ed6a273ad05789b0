#pragma once

#include "app/application.h"
#include "app/commands/command.h"
#include "app/owner/ownerserver.h"
#include "core/base/taskscope.h"

#include <QObject>
#include <QPointer>

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
    //! Somebody started a window on this library. Whoever has one raises it and answers; whoever
    //! has none goes away, so that the other can own the library. `open` is what it shall open.
    void windowWanted(limner::RemoteClient *client, const QStringList &open);
    //! `limner serve` wants to answer for this library. Whoever has a window opens a door for it
    //! and answers; whoever has none goes away, or says why it does not.
    void doorWanted(limner::RemoteClient *client, const limner::DoorCommand &asked);
    //! Somebody imported settings, which hold already: whoever remembers others forgets them.
    void settingsReplaced(const limner::Settings &settings);

private:
    void handle(RemoteClient *client, const Json &line);
    [[nodiscard]] QCoro::Task<> serve(QPointer<RemoteClient> client, Json line, AnyCommand command);

    Application &m_application;
    OwnerServer m_server;
    TaskScope m_scope;
};

} // namespace limner
