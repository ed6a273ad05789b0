#include "app/serve.h"

#include "app/api/apidoor.h"
#include "app/api/servicelog.h"
#include "app/cli/printer.h"
#include "app/commands/answerjson.h"
#include "app/guestdoors.h"
#include "app/hangupwatch.h"
#include "app/launch.h"
#include "app/neededkeys.h"
#include "app/owner/librarylock.h"
#include "app/owner/owner.h"
#include "app/owner/ownerconversation.h"
#include "app/signals.h"
#include "core/base/file.h"
#include "core/base/journal.h"
#include "core/base/log.h"

#include <QCoroSignal>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds patience = 10s;

//! What the coroutines of one `limner serve` share; outlives them.
struct Serving {
    const CommandLine &line;
    Launch launch;
    ApiConfig config = {}; //!< as it was read last; the place stays
    Output output = {};
    std::stop_source stop = {};
    Application *application = nullptr; //!< while it is there
    ApiDoor *door = nullptr;            //!< while it answers
    OwnerConversation *owner = nullptr; //!< while another process answers for this one
    std::optional<int> code = {};       //!< it is over, with this

    [[nodiscard]] int fail(const OrderedJson &answer)
    {
        Printer printer{line, output};
        printer.print(answer);
        return static_cast<int>(printer.exitCode());
    }
    [[nodiscard]] int fail(const Error &error)
    {
        return fail(OrderedJson{{"error", errorJson(error)}});
    }
};

//! What the owner of the library has to say to this process.
class Listener final : public CommandClient {
public:
    explicit Listener(Output &output)
        : m_output{output}
    {}
    void tell(const QString &sentence) override { m_output.err(u"limner: "_s + sentence); }
    void made(const QString &) override {}

private:
    Output &m_output;
};

QCoro::Task<> untilStopped(std::stop_token stop)
{
    Sleeper wait;
    const std::stop_callback onStop{stop, [target = &wait] { target->finish(); }};
    if (!stop.stop_requested())
        co_await qCoro(&wait, &Sleeper::done);
}

Error refusal(const QString &message)
{
    Error error;
    error.kind = ErrorKind::Usage;
    error.code = u"serve"_s;
    error.message = message;
    return error;
}

void refuse(RemoteClient *client, const QString &message)
{
    client->answer({{"error", errorJson(refusal(message))}});
}

Error taken(const QString &library)
{
    return refusal(
        u"another Limner has the library %1 open and does not answer; close it, or serve another "
        "library (--library)"_s.arg(library));
}

//! Somebody else wants to serve this library, too.
void refuseDoor(RemoteClient *client)
{
    refuse(client, u"another limner serve has this library open; stop it, or serve another "
                   "library (--library)"_s);
}

//! Somebody starts a window on this library: it has to hear why there is none.
void refuseWindow(RemoteClient *client)
{
    refuse(client, u"limner serve has this library open; stop it, then open the window"_s);
}

Result<> announce(Serving &serving, const QString &address)
{
    const QString ready = serving.line.serve.readyFile;
    if (!ready.isEmpty()) {
        if (const Result<> written = writeFileDurably(ready, address.toUtf8() + '\n'); !written)
            return propagate(written);
    }
    serving.output.text(u"Listening on %1\n"_s.arg(address));
    qCInfo(lcApp).noquote() << "listening on" << address;
    return {};
}

//! SIGHUP: settings, keys, token, limits and invited pages as a start would find them. Calls and
//! jobs that are under way go on; what cannot be read changes nothing.
void readAgain(Serving &serving)
{
    Launch launch = makeLaunch(serving.line);
    QStringList told;
    Result<ApiConfig> config =
        apiConfig(serving.line.serve, launch.environment, launch.folders, told);
    Result<> read = config ? Result<>{} : propagate(config);
    if (read && serving.application)
        read = serving.application->readAgain(launch.environment);
    if (!read) {
        qCWarning(lcApp).noquote() << "settings stay as they were:" << read.error().message;
        return;
    }
    config->host = serving.config.host;
    config->port = serving.config.port;
    serving.config = std::move(*config);
    serving.launch = std::move(launch);
    if (serving.owner) // which says whether it agrees; the other settings are its own
        return serving.owner->send(doorCommand(serving.config, serving.launch.environment),
                                   serving.launch);
    if (serving.door)
        serving.door->setConfig(serving.config);
    qCInfo(lcApp) << "settings were read again";
}

QCoro::Task<int> serveOwned(Application *application, Serving *serving)
{
    OwnerService owner{*application};
    QObject::connect(&owner, &OwnerService::windowWanted, &owner, &refuseWindow);
    QObject::connect(&owner, &OwnerService::doorWanted, &owner, &refuseDoor);
    if (const Result<> listening = owner.listen(); !listening)
        qCWarning(lcApp) << "no other process can reach this one:" << listening.error().message;
    co_await application->loadSecrets(keysOfWork(*application), serving->stop.get_token());
    if (!application->objection())
        application->start();
    ApiDoor door{*application, serving->config, application->clock()};
    const ServiceLog log{*application};
    serving->application = application;
    serving->door = &door;
    std::optional<Error> trouble;
    if (const Result<QString> address = door.listen(); !address)
        trouble = address.error();
    else if (const Result<> announced = announce(*serving, *address); !announced)
        trouble = announced.error();
    else
        co_await untilStopped(serving->stop.get_token());
    serving->door = nullptr;
    const std::chrono::milliseconds last = trouble ? 0s : patience;
    co_await door.shutdown(last);
    co_await application->jobs().settle(std::stop_token());
    co_await owner.shutdown();
    co_await application->shutdown();
    co_return trouble ? serving->fail(*trouble) : 0;
}

//! Nothing = another process has the library.
QCoro::Task<std::optional<int>> serveAsOwner(Serving *serving)
{
    LibraryLock lock{serving->launch.library};
    const Result<bool> owned = lock.tryLock();
    if (owned && !*owned)
        co_return std::nullopt;
    if (!owned)
        co_return serving->fail(owned.error());
    const Result<std::unique_ptr<Application>> application = Application::open(serving->launch);
    if (!application)
        co_return serving->fail(application.error());
    co_return co_await serveOwned(application->get(), serving);
}

//! The first answer of the owner: its address, or why it opens no door.
void welcome(Serving &serving, const OrderedJson &answer)
{
    const auto given = answer.find("address");
    if (given == answer.end() || !given->is_string()) {
        serving.code = serving.fail(answer);
        return;
    }
    const QString address = QString::fromStdString(given->get<std::string>());
    serving.config.port = QUrl{address}.port(serving.config.port);
    if (const Result<> announced = announce(serving, address); !announced)
        serving.code = serving.fail(announced.error());
}

//! To what was read again.
void noteAnswer(const OrderedJson &answer)
{
    const Json error = memberAt(parseJson(toBytes(answer)).value_or(Json{}), "error");
    if (error.is_object())
        qCWarning(lcApp).noquote() << "the window does not agree:" << textAt(error, "message");
    else
        qCInfo(lcApp) << "settings were read again";
}

//! The window that has the library answers while both processes are there, on the port that was
//! chosen once. True when somebody was there, who is gone now.
QCoro::Task<bool> serveThroughOwner(Serving *serving)
{
    Listener listener{serving->output};
    OwnerConversation owner{serving->launch, listener};
    const std::stop_callback onStop{serving->stop.get_token(), [there = &owner] {
                                        QMetaObject::invokeMethod(there, &OwnerConversation::hangUp,
                                                                  Qt::QueuedConnection);
                                    }};
    if (!owner.isConnected())
        co_return false;
    owner.send(doorCommand(serving->config, serving->launch.environment), serving->launch);
    std::optional<OrderedJson> answer = co_await owner.next();
    if (answer && !serving->stop.stop_requested())
        welcome(*serving, *answer);
    serving->owner = &owner;
    while (answer && !serving->code) {
        answer = co_await owner.next();
        if (answer)
            noteAnswer(*answer);
    }
    serving->owner = nullptr;
    co_return true;
}

QCoro::Task<int> serve(Serving *serving)
{
    QStringList told;
    Result<ApiConfig> config =
        apiConfig(serving->line.serve, serving->launch.environment, serving->launch.folders, told);
    if (!config)
        co_return serving->fail(config.error());
    serving->config = std::move(*config);
    for (const QString &sentence : told)
        serving->output.err(u"limner: "_s + sentence);
    SystemClock clock;
    std::chrono::milliseconds since = clock.elapsed();
    while (clock.elapsed() - since < patience) {
        if (const std::optional<int> code = co_await serveAsOwner(serving))
            co_return *code;
        if (co_await serveThroughOwner(serving))
            since = clock.elapsed();
        if (serving->code || serving->stop.stop_requested())
            co_return serving->code.value_or(0);
        co_await clock.sleep(100ms, serving->stop.get_token());
    }
    co_return serving->fail(taken(serving->launch.library));
}

} // namespace

int runServe(const CommandLine &line)
{
    Serving serving{.line = line, .launch = makeLaunch(line)};
    tellJournalEverything();
    const LogFile log{serving.launch.folders.log};
    const auto stop = [&serving] { serving.stop.request_stop(); };
    const InterruptWatch watch{stop};
    const HangupWatch hangup{
        {.onReload = [&serving] { readAgain(serving); }, .onTerminalGone = stop}};
    return QCoro::waitFor(serve(&serving));
}

} // namespace limner
