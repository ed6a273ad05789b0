#include "app/owner/ownersocket.h"

#include "core/base/digest.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {

QString ownerSocket(const QString &libraryFolder)
{
    QDir{}.mkpath(libraryFolder);
    const QString canonical = QFileInfo{libraryFolder}.canonicalFilePath();
    return u"limner-"_s + QString::fromLatin1(sha256Hex(canonical.toUtf8()).left(24));
}

} // namespace limner
