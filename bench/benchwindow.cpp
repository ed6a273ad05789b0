#include "bench/benchwindow.h"

#include "app/largeblocks.h"
#include "app/launch.h"
#include "app/owner/librarylock.h"
#include "app/servicehost.h"
#include "app/watchedapplication.h"
#include "app/windowhost.h"

using namespace Qt::StringLiterals;

namespace limner {

int runBenchWindow(int argc, char *argv[], const QString &library, const BenchAct &act)
{
    keepLargeBlocksApart();
    trace::open(qEnvironmentVariable("LIMNER_TRACE"));
    WatchedApplication qt{argc, argv};
    CommandLine line;
    line.sandbox = true;
    line.library = library;
    const Launch launch = makeLaunch(line);
    LibraryLock lock{launch.library};
    if (const Result<bool> owned = lock.tryLock(); !owned || !*owned)
        qFatal("somebody else has the library");
    const Result<std::unique_ptr<ServiceHost>> services = ServiceHost::open(launch);
    if (!services)
        qFatal("%s", qUtf8Printable(services.error().message));
    Backstage &backstage = (*services)->backstage();
    WindowHost host{backstage, u"dark"_s, u"en"_s};
    std::unique_ptr<QObject> driver;
    QObject::connect(&host, &WindowHost::awake, &host,
                     [&] { driver = act(backstage.application(), host.window()); });
    host.show();
    host.window().resize(1440,
                         900); // whatever the screen is: with all three panes beside each other
    const int code = QApplication::exec();
    driver.reset();
    return code;
}

void endBench(const char *problem)
{
    trace::mark("bench", "bench.end", QString::fromLatin1(problem));
    QCoreApplication::exit(problem ? 1 : 0);
}

} // namespace limner
