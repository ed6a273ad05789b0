#include "core/library/givenfile.h"

#include "core/base/file.h"
#include "core/base/filesteps.h"
#include "core/library/inputtrouble.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#ifdef Q_OS_UNIX
#include <unistd.h>
#else
#include <io.h>
#endif

namespace limner {
namespace {

int openToRead(const QString &path)
{
#ifdef Q_OS_UNIX
    // Without waiting: a named pipe nobody writes to would hold this thread for ever.
    return ::open(QFile::encodeName(path).constData(),
                  O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
#else
    return ::_wopen(path.toStdWString().c_str(), O_RDONLY | O_BINARY | O_NOINHERIT);
#endif
}

//! An open file of the system, closed at the end.
class Descriptor {
public:
    explicit Descriptor(const QString &path)
        : m_file{openToRead(path)}
    {}
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    ~Descriptor()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    [[nodiscard]] int get() const { return m_file; }

private:
    int m_file;
};

Result<qint64> sizeOf(int file, const QString &path)
{
    struct stat facts = {};
    if (::fstat(file, &facts) != 0)
        return fail(ioError(errno, path));
    if (S_ISDIR(facts.st_mode))
        return fail(inputError(InputTrouble::Folder, path));
    if (!S_ISREG(facts.st_mode))
        return fail(inputError(InputTrouble::NotAFile, path));
    return qint64{facts.st_size};
}

} // namespace

Result<QByteArray> readGivenFile(const QString &path, qint64 limit,
                                 const std::function<bool()> &stopped)
{
    const Descriptor file{path};
    if (file.get() < 0) {
        const int number = errno;
        if (number == ENOENT || number == ENOTDIR)
            return fail(inputError(InputTrouble::Vanished, path));
        if (number == ENXIO || number == ENODEV)
            return fail(inputError(InputTrouble::NotAFile, path));
        return fail(ioError(number, path));
    }
    const Result<qint64> size = sizeOf(file.get(), path);
    if (!size)
        return propagate(size);
    QByteArray bytes;
    bytes.reserve(std::min(*size, limit));
    for (;;) {
        if (stopped && stopped())
            return fail(ErrorKind::Cancelled);
        const qsizetype before = bytes.size();
        // One more than may be, so that a file that grows meanwhile is found out.
        const qint64 next = std::min(fileStep, limit + 1 - before);
        if (*size > limit || next <= 0)
            return fail(inputError(InputTrouble::TooManyBytes, QString::number(limit)));
        bytes.resize(before + next);
        const ssize_t got = ::read(file.get(), bytes.data() + before, static_cast<size_t>(next));
        if (got < 0 && errno != EINTR)
            return fail(ioError(errno, path));
        bytes.resize(before + std::max<ssize_t>(got, 0));
        if (got == 0)
            break;
    }
    if (bytes.isEmpty())
        return fail(inputError(InputTrouble::Empty, path));
    return bytes;
}

} // namespace limner
