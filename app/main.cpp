#include "app/cli/commandline.h"
#include "app/commands/commands.h"
#include "app/commands/report.h"
#include "app/cli/terminal.h"
#include "app/windowrun.h"
#include "core/base/trace.h"

#include <QApplication>

#include <cstdio>

using namespace limner;

namespace {

void describeProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("limner"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LIMNER_VERSION));
    QCoreApplication::setOrganizationName(QStringLiteral("limner"));
}

void print(std::FILE *stream, const QByteArray &text)
{
    std::fputs(text.constData(), stream);
}

int runWithoutDisplay(int argc, char *argv[], const Result<CommandLine> &line, bool json)
{
    const QCoreApplication qt{argc, argv};
    if (!line) {
        CommandOutput output;
        output.out = [](const QByteArray &text) { print(stdout, text); };
        output.err = [](const QByteArray &text) { print(stderr, text); };
        return reportFailure(output, json, line.error());
    }
    if (line->command == CommandLine::Command::Help) {
        print(stdout, usageText().toUtf8());
        return 0;
    }
    if (line->command == CommandLine::Command::Version) {
        print(stdout, "limner " LIMNER_VERSION "\n");
        return 0;
    }
    return runTerminal(*line);
}

} // namespace

int main(int argc, char *argv[])
{
    trace::open(qEnvironmentVariable("LIMNER_TRACE"));
    describeProgram();
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words.append(QString::fromLocal8Bit(argv[i]));
    const Result<CommandLine> line = parseCommandLine(words);
    if (!line || line->command != CommandLine::Command::Window)
        return runWithoutDisplay(argc, argv, line, words.contains(QStringLiteral("--json")));

    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(
        Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication qt{argc, argv};
    QGuiApplication::setDesktopFileName(QStringLiteral("org.limner.Limner"));
    return runWindow(*line);
}
