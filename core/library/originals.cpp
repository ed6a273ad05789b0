#include "core/library/originals.h"

#include "core/base/file.h"
#include "core/picture/filefacts.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr auto readySuffix = ".ready"_L1;
// Its job has long ended some other way, or the provider would not have kept it either.
constexpr qint64 longestReady = 7; // days

//! Below `originals/`, with the dot of its ending. Never absolute, not even without a date.
QString stemOf(const Artwork &artwork)
{
    const QString month = artwork.createdAt.toUTC().toString(u"yyyy/MM/"_s);
    return month + artwork.uuid + u'.';
}

} // namespace

Originals::Originals(QString folder)
    : m_folder{std::move(folder)}
{}

Result<> Originals::prepare(const QDateTime &now) const
{
    for (const QString &name : {u"/originals"_s, u"/thumbnails"_s, u"/incoming"_s}) {
        if (Result<> created = createFolder(m_folder + name); !created)
            return created;
    }
    QDir incoming{m_folder + u"/incoming"_s};
    const QStringList leftovers = incoming.entryList(QDir::Files | QDir::Hidden | QDir::System);
    for (const QString &name : leftovers) {
        const bool isReady = name.endsWith(readySuffix);
        const QDateTime made = QFileInfo{incoming.filePath(name)}.lastModified();
        if (!isReady || made.daysTo(now) > longestReady)
            incoming.remove(name);
    }
    return {};
}

QString Originals::absolutePath(const Artwork &artwork) const
{
    return isElsewhere(artwork) ? artwork.path : m_folder + u"/originals/"_s + artwork.path;
}

bool Originals::isElsewhere(const Artwork &artwork)
{
    return QDir::isAbsolutePath(artwork.path);
}

QString Originals::incomingFile(const QString &name) const
{
    return m_folder + u"/incoming/"_s + name;
}

QString Originals::readyFile(const QString &name) const
{
    return incomingFile(name) + readySuffix;
}

qint64 Originals::freeBytes() const
{
    return QStorageInfo{m_folder + u"/originals"_s}.bytesAvailable();
}

Result<> Originals::adopt(const QString &incoming, Artwork &artwork) const
{
    if (artwork.uuid.isEmpty())
        artwork.uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString originals = m_folder + u"/originals"_s;
    const QString year = artwork.createdAt.toUTC().toString(u"yyyy"_s);
    const QString month = artwork.createdAt.toUTC().toString(u"yyyy/MM"_s);
    const QString path = stemOf(artwork) + extensionFor(artwork.mediaType);

    const bool isNewMonth = !QDir{originals + u'/' + month}.exists();
    Result<> done = createFolder(originals + u'/' + month);
    if (done && isNewMonth) // the names of new folders must be durable, too
        done = syncFile(originals + u'/' + year);
    if (done && isNewMonth)
        done = syncFile(originals);
    if (done)
        done = syncFile(incoming);
    if (done)
        done = renameDurably(incoming, originals + u'/' + path);
    if (done)
        artwork.path = path;
    return done;
}

Result<> Originals::putBack(const QString &incoming, Artwork &artwork) const
{
    if (isElsewhere(artwork) || artwork.path.isEmpty())
        return adopt(incoming, artwork);
    const QString path = absolutePath(artwork);
    Result<> done = createFolder(QFileInfo{path}.path());
    if (done)
        done = syncFile(incoming);
    return done ? renameDurably(incoming, path) : done;
}

QString Originals::find(const Artwork &artwork) const
{
    const QString stem = stemOf(artwork);
    for (const QString &extension : fileExtensions()) {
        if (QFile::exists(m_folder + u"/originals/"_s + stem + extension))
            return stem + extension;
    }
    return {};
}

} // namespace limner
