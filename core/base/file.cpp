#include "core/base/file.h"

#include "core/base/filesteps.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <filesystem>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace limner {
namespace {

Result<> syncPath(const QString &path)
{
#ifdef Q_OS_UNIX
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return fail(ioError(errno, path));
    const int failed = ::fsync(handle) == 0 ? 0 : errno;
    ::close(handle);
    // Some file systems cannot sync a folder; that is not our failure.
    if (failed != 0 && failed != EINVAL)
        return fail(ioError(failed, path));
#else
    Q_UNUSED(path);
#endif
    return {};
}

} // namespace

Error ioError(int errorNumber, const QString &what)
{
    Error error;
    switch (errorNumber) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        error.kind = ErrorKind::DiskFull;
        break;
    case EROFS:
    case EACCES:
    case EPERM:
        error.kind = ErrorKind::ReadOnly;
        break;
    default:
        error.kind = ErrorKind::Io;
    }
    error.message =
        what + QStringLiteral(": ") + QString::fromLocal8Bit(std::strerror(errorNumber));
    return error;
}

Result<> syncFile(const QString &path)
{
    return syncPath(path);
}

Result<> renameDurably(const QString &from, const QString &to)
{
    std::error_code problem;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), problem);
    if (problem)
        return fail(ioError(problem.value(), to));
    return syncPath(QFileInfo{to}.absolutePath());
}

Result<> writeFileDurably(const QString &path, QByteArrayView bytes)
{
    const QString temporary = path + QStringLiteral(".part");
    QFile file{temporary};
    errno = 0;
    const bool written = file.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                         writeInSteps(file, bytes) && file.flush();
    if (!written) {
        const int number = errno != 0 ? errno : EIO;
        file.close();
        QFile::remove(temporary);
        return fail(ioError(number, path));
    }
    file.close();
    if (Result<> synced = syncFile(temporary); !synced)
        return synced;
    return renameDurably(temporary, path);
}

Result<QByteArray> readFile(const QString &path, qint64 limit)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, path + QStringLiteral(": ") + file.errorString());
    if (file.size() > limit)
        return fail(ErrorKind::TooLarge, path);
    // What a system makes as it is read has no size.
    QByteArray bytes = file.size() > 0 ? readInSteps(file, limit) : file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorKind::Io, path + QStringLiteral(": ") + file.errorString());
    return bytes;
}

Result<> createFolder(const QString &path)
{
    std::error_code problem;
    std::filesystem::create_directories(path.toStdU16String(), problem);
    if (problem)
        return fail(ioError(problem.value(), path));
    return {};
}

} // namespace limner
