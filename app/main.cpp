#include "app/cli/commandline.h"
#include "app/cli/printer.h"
#include "app/cli/settingsline.h"
#include "app/cli/terminal.h"
#include "app/cli/usage.h"
#include "app/clipboardheir.h"
#include "app/largeblocks.h"
#include "app/serve.h"
#include "app/shippedparts.h"
#include "app/watchedapplication.h"
#include "app/windowrun.h"
#include "core/base/trace.h"

#include <QApplication>

#include <cstring>

using namespace limner;

namespace {

void describeProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("limner"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIMNER_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("limner"));
}

//! Nobody could tell what was wanted.
int refuse(const QStringList &words, const Error &error)
{
    CommandLine line;
    line.json = words.contains(QStringLiteral("--json"));
    Output output;
    Printer printer{line, output};
    printer.printFailure(error);
    return static_cast<int>(printer.exitCode());
}

int runWithoutDisplay(int argc, char *argv[], const QStringList &words,
                      const Result<CommandLine> &line)
{
    const QCoreApplication qt{argc, argv};
    if (!line)
        return refuse(words, line.error());
    Output output;
    switch (line->mode) {
    case CommandLine::Mode::Help:
        output.text(usageText());
        return output.isBroken() ? 1 : 0;
    case CommandLine::Mode::Version:
        output.text(versionText(programFacts()));
        return output.isBroken() ? 1 : 0;
    case CommandLine::Mode::Serve:
        return runServe(*line);
    case CommandLine::Mode::Run:
        break;
    }
    return runTerminal(*line);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc == 3 && std::strcmp(argv[1], keepOption) == 0)
        return keepClipboard(argc, argv);
    keepLargeBlocksApart();
    trace::open(qEnvironmentVariable("LIMNER_TRACE"));
    describeProgram();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const std::optional<Result<CommandLine>> ofSettings = settingsLine(words);
    const Result<CommandLine> line = ofSettings ? *ofSettings : parseCommandLine(words);
    if (!line || !line->isWindow())
        return runWithoutDisplay(argc, argv, words, line);

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    const WatchedApplication qt{argc, argv};
    QGuiApplication::setDesktopFileName(QStringLiteral("org.limner.Limner"));
    return runWindow(*line);
}
