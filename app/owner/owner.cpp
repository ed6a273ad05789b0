#include "app/owner/owner.h"

#include <QCoroSignal>

namespace limner {
namespace {

CommandOutput outputTo(const QPointer<RemoteCommand> &command)
{
    CommandOutput output;
    output.out = [command](const QByteArray &text) {
        if (command)
            command->writeOut(text);
    };
    output.err = [command](const QByteArray &text) {
        if (command)
            command->writeError(text);
    };
    return output;
}

} // namespace

OwnerService::OwnerService(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_server{application.launch().library}
{
    connect(&m_server, &InstanceServer::commandReceived, this, &OwnerService::handle);
}

void OwnerService::handle(RemoteCommand *command, const QStringList &arguments)
{
    // Too late: the other process waits and takes the library over.
    if (m_scope.stopToken().stop_requested())
        return;
    const Result<CommandLine> line = parseCommandLine(arguments);
    if (!line) {
        command->finish(reportFailure(outputTo(command),
                                      arguments.contains(QStringLiteral("--json")), line.error()));
        return;
    }
    if (line->command == CommandLine::Command::Window) {
        emit windowWanted(command);
        return;
    }
    m_scope.spawn(run(command, *line));
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

QCoro::Task<> OwnerService::run(QPointer<RemoteCommand> command, CommandLine line)
{
    CommandStops stops;
    stops.interrupt = command->interrupted();
    stops.abandon = m_scope.stopToken();
    const std::stop_token abandon = stops.abandon;
    co_await secretsLoaded(abandon);
    if (!command || abandon.stop_requested())
        co_return;
    const int code = co_await runCommand(m_application, std::move(line), outputTo(command), stops);
    // Without an exit code the other process knows that it has to take over.
    if (command && !abandon.stop_requested())
        command->finish(code);
}

} // namespace limner
