#include "app/windowrun.h"

#include "app/cli/printer.h"
#include "app/clipboardheir.h"
#include "app/launch.h"
#include "app/owner/librarylock.h"
#include "app/owner/ownerconversation.h"
#include "app/servicehost.h"
#include "app/shot.h"
#include "app/signals.h"
#include "app/windowhost.h"
#include "core/base/log.h"
#include "ui/common/errortext.h"

#include <QApplication>
#include <QMessageBox>
#include <QProcess>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds patience = 10s;

//! The one dialog that comes before there is a window, and the terminal hears it, too.
int showFatal(const OrderedJson &answer, const QString &what, const QString &more)
{
    const CommandLine none;
    Output output;
    Printer printer{none, output};
    printer.print(answer);
    QMessageBox box{QMessageBox::Critical, u"Limner"_s, what};
    box.setInformativeText(more);
    box.show();
    QObject::connect(&box, &QDialog::finished, qApp, &QCoreApplication::quit);
    const InterruptWatch interrupted{[] { QCoreApplication::quit(); }};
    QApplication::exec();
    return static_cast<int>(printer.exitCode());
}

//! The library cannot be opened.
int showFatal(const Error &error)
{
    const ErrorText words = errorText(error, ErrorPlace::Library);
    return showFatal({{"error", errorJson(error)}}, words.what, words.why + u"\n\n"_s + words.next);
}

//! The process that has it refuses.
int showRefusal(const OrderedJson &answer)
{
    const Json error = memberAt(parseJson(toBytes(answer)).value_or(Json{}), "error");
    return showFatal(answer, textAt(error, "message"), textAt(error, "hint"));
}

class SilentClient final : public CommandClient {
public:
    void tell(const QString &) override {}
    void made(const QString &) override {}
};

//! Raises the window of the owner, or waits until a command line that owns the library lets go.
QCoro::Task<std::optional<OrderedJson>> raiseOther(Launch launch, AnyCommand show)
{
    SilentClient nobody;
    OwnerConversation owner{launch, nobody};
    co_return co_await owner.ask(show, std::stop_token{});
}

QCoro::Task<> rest(std::chrono::milliseconds duration)
{
    SystemClock clock;
    co_await clock.sleep(duration, std::stop_token{});
}

//! Until it is closed. Says whether the program starts again, and if so whether in the sandbox.
std::optional<bool> showWindow(Backstage &backstage, const CommandLine &line)
{
    std::optional<bool> restart;
    WindowHost host{backstage, line.theme, line.language};
    const InterruptWatch interrupted{[&host] { host.close(); }};
    QObject::connect(&host, &WindowHost::restartWanted, &host, [&restart, &host](bool sandbox) {
        restart = sandbox;
        host.close();
    });
    std::unique_ptr<Shot> shot;
    if (!line.shot.isEmpty())
        shot = std::make_unique<Shot>(backstage.application().jobs(), host, line.shot, line.page);
    host.show();
    if (const auto *const window = std::get_if<WindowCommand>(&line.command))
        host.open(window->open);
    QApplication::exec();
    return restart;
}

int runOwned(const Launch &launch, const CommandLine &line)
{
    Result<std::unique_ptr<ServiceHost>> services = ServiceHost::open(launch);
    if (!services)
        return showFatal(services.error());
    const std::optional<bool> restart = showWindow((*services)->backstage(), line);
    leaveClipboard();
    services->reset();
    if (restart)
        QProcess::startDetached(QCoreApplication::applicationFilePath(),
                                *restart ? QStringList{u"--sandbox"_s} : QStringList{});
    return 0;
}

} // namespace

int runWindow(const CommandLine &line)
{
    const Launch launch = makeLaunch(line);
    const LogFile log{launch.folders.log};
    SystemClock clock;
    const std::chrono::milliseconds start = clock.elapsed();
    while (clock.elapsed() - start < patience) {
        {
            LibraryLock lock{launch.library};
            const Result<bool> owned = lock.tryLock();
            if (!owned)
                return showFatal(owned.error());
            if (*owned)
                return runOwned(launch, line);
        }
        if (const std::optional<OrderedJson> answer =
                QCoro::waitFor(raiseOther(launch, line.command)))
            return answer->contains("error") ? showRefusal(*answer) : 0;
        QCoro::waitFor(rest(100ms));
    }
    Error busy;
    busy.kind = ErrorKind::LibraryBusy;
    busy.message = launch.library;
    return showFatal(busy);
}

} // namespace limner
