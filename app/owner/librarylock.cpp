#include "app/owner/librarylock.h"

#include "core/base/clock.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds timeToSign{5'000};

} // namespace

LibraryLock::LibraryLock(const QString &libraryFolder)
    : m_file{libraryFolder + u"/library.lock"_s}
    , m_folder{libraryFolder}
{
    m_file.setStaleLockTime(0); // only a dead process loses its lock, never a slow one
}

Result<bool> LibraryLock::tryLock()
{
    if (!QDir{}.mkpath(m_folder))
        return fail(ErrorKind::ReadOnly, m_folder);
    bool isOurs = m_file.tryLock(0);
    if (!isOurs && m_file.error() != QLockFile::LockFailedError)
        return fail(ErrorKind::ReadOnly, m_folder);
    if (!isOurs)
        isOurs = isNobodys() && m_file.removeStaleLockFile() && m_file.tryLock(0);
    if (isOurs)
        sweep();
    return isOurs;
}

// A process that dies between making the file and naming itself in it leaves one that QLockFile
// never calls stale. Whoever is just about to do so gets time; removing also asks the system's own
// lock on the file, which only the living hold.
bool LibraryLock::isNobodys() const
{
    qint64 pid = 0;
    QString host;
    QString program;
    if (m_file.getLockInfo(&pid, &host, &program))
        return false;
    const SystemClock clock;
    return QFileInfo{m_file.fileName()}.lastModified().msecsTo(clock.now()) > timeToSign.count();
}

// QLockFile locks the taking over of a dead process's lock, too; whoever dies in the middle of that
// leaves such a file. While the library is ours there is nothing to take over.
void LibraryLock::sweep() const
{
    const QDir folder{m_folder};
    for (const QString &left : folder.entryList({u"library.lock.rmlock*"_s}, QDir::Files))
        QFile::remove(folder.filePath(left));
}

} // namespace limner
