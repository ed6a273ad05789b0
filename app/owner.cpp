#include "app/owner.h"

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

QCoro::Task<> OwnerService::run(QPointer<RemoteCommand> command, CommandLine line)
{
    CommandStops stops;
    stops.interrupt = command->interrupted();
    stops.abandon = m_scope.stopToken();
    const std::stop_token abandon = stops.abandon;
    const int code = co_await runCommand(m_application, std::move(line), outputTo(command), stops);
    // Without an exit code the other process knows that it has to take over.
    if (command && !abandon.stop_requested())
        command->finish(code);
}

} // namespace limner
