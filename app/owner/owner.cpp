#include "app/owner/owner.h"

#include "app/commands/run.h"

#include <QCoroSignal>

namespace limner {
namespace {

//! May outlive the connection.
class FarClient final : public CommandClient {
public:
    explicit FarClient(QPointer<RemoteClient> remote)
        : m_remote{std::move(remote)}
    {}
    void tell(const QString &sentence) override
    {
        if (m_remote)
            m_remote->tell(sentence);
    }

private:
    QPointer<RemoteClient> m_remote;
};

} // namespace

OwnerService::OwnerService(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_server{application.launch().library}
{
    connect(&m_server, &OwnerServer::asked, this, &OwnerService::handle);
}

void OwnerService::handle(RemoteClient *client, const Json &line)
{
    // Too late: the other process waits and takes the library over.
    if (m_scope.stopToken().stop_requested())
        return;
    const Result<AnyCommand> command = commandFromJson(memberAt(line, "command"));
    if (!command)
        client->answer({{"error", errorJson(command.error())}});
    else if (std::holds_alternative<WindowCommand>(*command))
        emit windowWanted(client);
    else
        m_scope.spawn(serve(client, *command));
}

QCoro::Task<> OwnerService::shutdown()
{
    m_server.close();
    return m_scope.drain();
}

// The door is open before the keychain has answered; who comes early must not hear that there is no
// key.
QCoro::Task<> OwnerService::secretsLoaded(std::stop_token stop)
{
    while (!m_application.hasLoadedSecrets() && !stop.stop_requested()) {
        Sleeper wake;
        connect(&m_application, &Application::reconfigured, &wake, &Sleeper::finish);
        const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
        co_await qCoro(&wake, &Sleeper::done);
    }
}

QCoro::Task<> OwnerService::serve(QPointer<RemoteClient> client, AnyCommand command)
{
    FarClient far{client};
    const Attendance attendance{
        .client = far, .interrupt = client->interrupted(), .abandon = m_scope.stopToken()};
    co_await secretsLoaded(attendance.abandon);
    if (!client || attendance.abandon.stop_requested())
        co_return;
    const std::optional<OrderedJson> answer =
        co_await run(m_application, std::move(command), attendance);
    // Without an answer the other process knows that it has to take over.
    if (client && answer)
        client->answer(*answer);
}

} // namespace limner
