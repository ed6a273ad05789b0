// The command line of Limner on a disk with so much room left.
//
//     limner_cramped <free bytes> <limner's arguments>

#include "app/cli/commandline.h"
#include "app/cli/terminal.h"

#include <QCoreApplication>

#include <dlfcn.h>
#include <sys/statvfs.h>

using namespace limner;

namespace {

unsigned long long freeBytes = 0;

} // namespace

// It stands before the C library's own for everything in this process.
extern "C" int statvfs64(const char *path, struct statvfs64 *facts) noexcept
{
    using Function = int(const char *, struct statvfs64 *);
    static auto *const real = reinterpret_cast<Function *>(::dlsym(RTLD_NEXT, "statvfs64"));
    const int result = real(path, facts);
    if (result == 0)
        facts->f_bavail = facts->f_bfree = freeBytes / facts->f_frsize;
    return result;
}

int main(int argc, char *argv[])
{
    if (argc < 3)
        return 2;
    freeBytes = std::strtoull(argv[1], nullptr, 10);
    QCoreApplication::setApplicationName(QStringLiteral("limner"));
    QCoreApplication::setOrganizationName(QStringLiteral("limner"));
    const QCoreApplication qt{argc, argv};
    const Result<CommandLine> line = parseCommandLine(qt.arguments().mid(2));
    return line ? runTerminal(*line) : 2;
}
