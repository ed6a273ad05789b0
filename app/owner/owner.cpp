#include "app/owner/owner.h"

#include "app/commands/run.h"
#include "app/neededkeys.h"
#include "app/owner/carriedenvironment.h"

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
    void made(const QString &jobId) override
    {
        if (m_remote)
            m_remote->made(jobId);
    }

private:
    QPointer<RemoteClient> m_remote;
};

bool isImport(const AnyCommand &command)
{
    const auto *const asked = std::get_if<SettingsCommand>(&command);
    return asked && asked->act == QLatin1StringView{"import"} && !asked->dryRun;
}

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
    if (command)
        m_scope.spawn(serve(client, line, *command));
    else
        client->answer({{"error", errorJson(command.error())}});
}

QCoro::Task<> OwnerService::shutdown()
{
    m_server.close();
    return m_scope.drain();
}

QCoro::Task<> OwnerService::serve(QPointer<RemoteClient> client, Json line, AnyCommand command)
{
    FarClient far{client};
    const Attendance attendance{
        .client = far, .interrupt = client->interrupted(), .abandon = m_scope.stopToken()};
    // Who comes before the keychain has answered must not hear that there is no key.
    co_await m_application.loadSecrets(keysFor(m_application, command), attendance.abandon);
    if (!client || attendance.abandon.stop_requested())
        co_return;
    const Json carried = memberAt(line, "environment");
    if (const std::optional<Error> refused = disagreement(m_application, carried, command)) {
        client->answer({{"error", errorJson(*refused)}});
        co_return;
    }
    if (const auto *const window = std::get_if<WindowCommand>(&command)) {
        emit windowWanted(client, window->open);
        co_return;
    }
    if (const auto *const door = std::get_if<DoorCommand>(&command)) {
        emit doorWanted(client, *door);
        co_return;
    }
    const bool imports = isImport(command);
    const std::optional<OrderedJson> answer =
        co_await run(&m_application, std::move(command), attendance);
    if (imports && answer && !answer->contains("error"))
        emit settingsReplaced(m_application.fileSettings());
    // Without an answer the other process knows that it has to take over.
    if (client && answer)
        client->answer(*answer);
}

} // namespace limner
