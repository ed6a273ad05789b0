#include "app/cli/terminal.h"

#include "app/cli/printer.h"
#include "app/commands/resume.h"
#include "app/commands/run.h"
#include "app/keptsettings.h"
#include "app/launch.h"
#include "app/neededkeys.h"
#include "app/owner/librarylock.h"
#include "app/owner/owner.h"
#include "app/owner/ownerconversation.h"
#include "app/servercheck.h"
#include "app/signals.h"
#include "core/base/eitherstop.h"
#include "core/base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

//! How long a library may be held by a process that does not answer.
constexpr std::chrono::milliseconds patience = 10s;
//! Bytes of a file of settings that comes by a pipe; one more than is taken of any.
constexpr qint64 mostStandardInput = (12 << 20) + 1;

//! One call of the command line, wherever it is answered: here, or by one owner after another.
//! Lives in `runTerminal`, so its coroutines are handed it as a pointer, never null.
class Errand final : public CommandClient {
public:
    Errand(const CommandLine &line, const Launch &launch, Output &output, std::stop_token interrupt)
        : m_command{line.command}
        , m_setup{.serve = line.serve,
                  .environment = launch.environment,
                  .folders = launch.folders,
                  .library = launch.library}
        , m_printer{line, output}
        , m_interrupt{std::move(interrupt)}
    {}
    [[nodiscard]] const AnyCommand &command() const { return m_command; }
    [[nodiscard]] const std::stop_token &interrupt() const { return m_interrupt; }
    void tell(const QString &sentence) override { m_printer.tell(sentence); }
    void made(const QString &jobId) override
    {
        if (auto *asked = std::get_if<GenerateCommand>(&m_command))
            asked->made.append(jobId);
    }
    //! True while there is a next page to ask for.
    bool take(OrderedJson answer)
    {
        if (std::holds_alternative<CheckCommand>(m_command) && isServer(m_setup))
            addServerCheck(answer, m_setup);
        m_printer.print(answer);
        const std::optional<AnyCommand> next = nextPage(m_command, answer);
        if (next && !m_interrupt.stop_requested()) {
            m_command = *next;
            return true;
        }
        m_printer.finish();
        return false;
    }
    [[nodiscard]] int fail(const Error &error)
    {
        m_printer.printFailure(error);
        m_printer.finish();
        return static_cast<int>(m_printer.exitCode());
    }
    //! Interrupted between two owners, so that nobody answered.
    [[nodiscard]] int giveUp()
    {
        static_cast<void>(fail(Error{ErrorKind::Cancelled}));
        return exitCode();
    }
    [[nodiscard]] int exitCode() const
    {
        return static_cast<int>(m_interrupt.stop_requested() ? ExitCode::Interrupted
                                                             : m_printer.exitCode());
    }

private:
    AnyCommand m_command;
    const ServerSetup m_setup; //!< of a server that would be started as this command was
    Printer m_printer;
    std::stop_token m_interrupt;
};

//! Interrupted once more, the program ends at once.
QString waitingForPaid()
{
    return QCoreApplication::translate(
        "Terminal", "A paid request is under way, and its provider could not be asked about it "
                    "later: waiting for its answer, two minutes at most. Interrupt again to stop.");
}

//! Asks this process's own services; false when somebody wants the library for a window.
QCoro::Task<bool> askHere(Application *application, Errand *errand, std::stop_token abandon,
                          QStringList leftOver)
{
    const Attendance attendance{.client = *errand,
                                .interrupt = errand->interrupt(),
                                .abandon = abandon,
                                .leftOver = leftOver};
    for (bool again = true; again;) {
        const std::optional<OrderedJson> answer =
            co_await run(application, errand->command(), attendance);
        if (!answer)
            co_return false;
        again = errand->take(*answer);
    }
    co_return true;
}

//! Asks the process that owns the library; false when it goes away, or nobody listens.
QCoro::Task<bool> askOwner(Launch launch, Errand *errand)
{
    OwnerConversation owner{launch, *errand};
    for (bool again = true; again;) {
        const std::optional<OrderedJson> answer =
            co_await owner.ask(errand->command(), errand->interrupt());
        if (!answer)
            co_return false;
        again = errand->take(*answer);
    }
    co_return true;
}

//! Owns the library until the command is done, or somebody wants it for a window (then nothing).
QCoro::Task<std::optional<int>> runAsOwner(Application *application, Errand *errand)
{
    std::stop_source yield;
    OwnerService owner{*application};
    QObject::connect(&owner, &OwnerService::windowWanted, &owner,
                     [&yield](RemoteClient *) { yield.request_stop(); });
    QObject::connect(&owner, &OwnerService::doorWanted, &owner,
                     [&yield](RemoteClient *) { yield.request_stop(); });
    if (const Result<> listening = owner.listen(); !listening)
        qCWarning(lcApp) << "no other process can reach this one:" << listening.error().message;

    const EitherStop either{errand->interrupt(), yield.get_token()};
    co_await application->loadSecrets(keysFor(*application, errand->command()), either.token());
    QStringList leftOver;
    if (worksJobsOff(errand->command()) && !application->objection()) {
        leftOver = openJobs(*application);
        application->start();
    }
    const bool isAnswered = co_await askHere(application, errand, yield.get_token(), leftOver);
    if (application->jobs().uncuttable() > 0)
        errand->tell(waitingForPaid());
    co_await application->jobs().settle(std::stop_token{});
    co_await owner.shutdown();
    co_await application->shutdown();
    co_return isAnswered ? std::optional{errand->exitCode()} : std::nullopt;
}

//! Nothing = another process has the library, or took it over.
QCoro::Task<std::optional<int>> tryAsOwner(Launch launch, Errand *errand)
{
    LibraryLock lock{launch.library};
    const Result<bool> owned = lock.tryLock();
    if (owned && !*owned)
        co_return std::nullopt;
    if (!owned)
        co_return errand->fail(owned.error());
    const Result<std::unique_ptr<Application>> application = Application::open(std::move(launch));
    if (!application)
        co_return errand->fail(application.error());
    co_return co_await runAsOwner(application->get(), errand);
}

QCoro::Task<int> runSomewhere(Launch launch, Errand *errand)
{
    // Also where another process answers: what is written wrongly is said before anybody is asked.
    const Settings fromFile = keptSettings(launch.environment, launch.folders);
    if (const Result<Settings> checked = settingsFor(launch, fromFile); !checked)
        co_return errand->fail(checked.error());
    SystemClock clock;
    const std::chrono::milliseconds start = clock.elapsed();
    while (clock.elapsed() - start < patience) {
        if (const auto code = co_await tryAsOwner(launch, errand))
            co_return *code;
        // Somebody has it, or is about to; being asked for a window means going to that window.
        if (co_await askOwner(launch, errand))
            co_return errand->exitCode();
        if (errand->interrupt().stop_requested())
            co_return errand->giveUp();
        co_await clock.sleep(100ms, errand->interrupt());
    }
    Error busy;
    busy.kind = ErrorKind::LibraryBusy;
    busy.message = launch.library;
    co_return errand->fail(busy);
}

} // namespace

int runTerminal(CommandLine line)
{
    if (auto *const asked = std::get_if<GenerateCommand>(&line.command)) {
        asked->folder = QDir::currentPath(); // whoever answers stands elsewhere
        // With an id of our own, a command that starts over in another process is the same job.
        asked->idIsOwn = asked->id.isEmpty();
        if (asked->idIsOwn)
            asked->id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        for (QString *path : {&asked->from, &asked->wildcards}) {
            if (!path->isEmpty())
                *path = QFileInfo{*path}.absoluteFilePath();
        }
    }
    if (auto *const asked = std::get_if<ImportCommand>(&line.command)) {
        for (QString &path : asked->paths)
            path = QFileInfo{path}.absoluteFilePath();
    }
    if (auto *const asked = std::get_if<SettingsCommand>(&line.command)) {
        if (!asked->path.isEmpty())
            asked->path = QFileInfo{asked->path}.absoluteFilePath();
        else if (QFile in; asked->act == "import"_L1 && in.open(stdin, QIODevice::ReadOnly))
            asked->text = QString::fromUtf8(in.read(mostStandardInput));
    }
    const Launch launch = makeLaunch(line);
    const LogFile log{launch.folders.log};
    std::stop_source interrupt;
    const InterruptWatch watch{[&interrupt] { interrupt.request_stop(); }};
    Output output;
    Errand errand{line, launch, output, interrupt.get_token()};
    return QCoro::waitFor(runSomewhere(launch, &errand));
}

} // namespace limner
