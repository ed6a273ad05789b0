#include "app/owner/ownersocket.h"

#include "core/base/digest.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString nameFor(const QString &libraryFolder)
{
    QDir{}.mkpath(libraryFolder);
    const QString canonical = QFileInfo{libraryFolder}.canonicalFilePath();
    return u"limner-"_s + QString::fromLatin1(sha256Hex(canonical.toUtf8()).left(24));
}

#ifdef Q_OS_UNIX
// A folder, no link, ours, and closed to everybody else.
bool isPrivate(const QString &folder)
{
    struct stat facts = {};
    return !folder.isEmpty() && ::lstat(QFile::encodeName(folder).constData(), &facts) == 0 &&
           S_ISDIR(facts.st_mode) && facts.st_uid == ::geteuid() && (facts.st_mode & 0077) == 0;
}

QStringList privateFolders()
{
    const QString user = QString::number(::geteuid());
    const QString own = QDir::tempPath() + u"/limner-"_s + user;
    ::mkdir(QFile::encodeName(own).constData(), 0700); // that it is ours is looked at below
    QStringList folders;
    for (const QString &folder :
         {qEnvironmentVariable("XDG_RUNTIME_DIR"), u"/run/user/"_s + user, own}) {
        if (isPrivate(folder) && !folders.contains(folder))
            folders.append(folder);
    }
    return folders;
}
#endif

} // namespace

QStringList ownerSockets(const QString &libraryFolder)
{
    const QString name = nameFor(libraryFolder);
#ifdef Q_OS_UNIX
    constexpr qsizetype longestPath = sizeof(sockaddr_un::sun_path) - 1;
    QStringList paths;
    for (const QString &folder : privateFolders()) {
        const QString path = folder + u'/' + name;
        if (QFile::encodeName(path).size() <= longestPath)
            paths.append(path);
    }
    return paths;
#else
    return {name};
#endif
}

bool isSameUser([[maybe_unused]] const QLocalSocket &socket)
{
#ifdef Q_OS_LINUX
    ucred peer = {};
    socklen_t size = sizeof peer;
    const int handle = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(handle, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 &&
           peer.uid == ::geteuid();
#else
    return true;
#endif
}

} // namespace limner
