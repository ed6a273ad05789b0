#include "app/cli/terminal.h"

#include "app/commands/commands.h"
#include "app/launch.h"
#include "app/owner/owner.h"
#include "app/signals.h"
#include "core/base/log.h"

#include <QUuid>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

using Command = CommandLine::Command;

CommandOutput standardOutput()
{
    const auto print = [](std::FILE *stream, const QByteArray &text) {
        std::fwrite(text.constData(), 1, static_cast<size_t>(text.size()), stream);
        std::fflush(stream);
    };
    CommandOutput output;
    output.out = [print](const QByteArray &text) { print(stdout, text); };
    output.err = [print](const QByteArray &text) { print(stderr, text); };
    return output;
}

//! How long a library may be held by a process that does not answer.
constexpr std::chrono::milliseconds patience = 10s;

//! Only these let jobs and uploads go on; a `list` must not start what it would stop a moment
//! later.
bool worksJobsOff(Command command)
{
    return command == Command::Generate || command == Command::Resume;
}

//! Owns the library until the command is done, or somebody wants it for a window (then nothing).
QCoro::Task<std::optional<int>> runAsOwner(Application &application, CommandLine line,
                                           std::stop_token interrupt)
{
    OwnerService owner{application};
    std::stop_source yield;
    QObject::connect(&owner, &OwnerService::windowWanted, &owner,
                     [yield](RemoteCommand *) mutable { yield.request_stop(); });
    if (const Result<> listening = owner.listen(); !listening)
        qCWarning(lcApp) << "no other process can reach this one:" << listening.error().message;

    co_await application.loadSecrets();
    if (worksJobsOff(line.command))
        application.start();
    CommandStops stops;
    stops.interrupt = interrupt;
    stops.abandon = yield.get_token();
    const int code = co_await runCommand(application, std::move(line), standardOutput(), stops);
    co_await owner.shutdown();
    co_await application.shutdown();
    if (yield.stop_requested())
        co_return std::nullopt;
    co_return code;
}

//! Nothing = another process has the library, or took it over.
QCoro::Task<std::optional<int>> tryAsOwner(Launch launch, CommandLine line,
                                           std::stop_token interrupt)
{
    LibraryLock lock{launch.library};
    const Result<bool> owned = lock.tryLock();
    if (owned && !*owned)
        co_return std::nullopt;
    if (!owned)
        co_return reportFailure(standardOutput(), line.json, owned.error());
    const Result<std::unique_ptr<Application>> application = Application::open(std::move(launch));
    if (!application)
        co_return reportFailure(standardOutput(), line.json, application.error());
    co_return co_await runAsOwner(**application, std::move(line), interrupt);
}

QCoro::Task<int> runSomewhere(CommandLine line, std::stop_token interrupt)
{
    const Launch launch = makeLaunch(line);
    const LogFile log{launch.folders.log};
    SystemClock clock;
    const std::chrono::milliseconds start = clock.elapsed();
    while (clock.elapsed() - start < patience) {
        if (const auto code = co_await tryAsOwner(launch, line, interrupt))
            co_return *code;
        // Somebody has it, or is about to; being asked for a window means going to that window.
        const auto code =
            co_await runInOwner(launch.library, line.toArguments(), standardOutput(), interrupt);
        if (code)
            co_return *code;
        if (interrupt.stop_requested())
            co_return static_cast<int>(ExitCode::Interrupted);
        co_await clock.sleep(100ms, interrupt);
    }
    Error busy;
    busy.kind = ErrorKind::LibraryBusy;
    busy.message = launch.library;
    co_return reportFailure(standardOutput(), line.json, busy);
}

} // namespace

int runTerminal(CommandLine line)
{
    // With an id of our own, a command that has to start over in another process is the same job.
    if (line.command == Command::Generate && line.id.isEmpty())
        line.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    std::stop_source interrupt;
    const InterruptWatch watch{[&interrupt] { interrupt.request_stop(); }};
    return QCoro::waitFor(runSomewhere(std::move(line), interrupt.get_token()));
}

} // namespace limner
