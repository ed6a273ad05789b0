#include "core/library/thumbnailpack.h"

#include "core/base/file.h"
#include "core/base/log.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr quint32 magic = 0x4c4d5431; // "LMT1"
constexpr qint64 headSize = 22;
constexpr qint64 most = 8 << 20; // no thumbnail comes near; a damaged row may say anything

QByteArray headOf(ArtworkId id, int edge, const QByteArray &jpeg)
{
    QByteArray head;
    QDataStream stream{&head, QIODevice::WriteOnly};
    stream << magic << id << qint32{edge} << static_cast<quint32>(jpeg.size())
           << qChecksum(QByteArrayView{jpeg});
    return head;
}

//! By its first entry; an empty one is one.
bool isPack(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray head = file.read(headSize);
    return head.isEmpty() ||
           (head.size() == headSize && qFromBigEndian<quint32>(head.constData()) == magic);
}

} // namespace

ThumbnailPack::ThumbnailPack(QString file)
    : m_file{std::move(file)}
{
    for (const int pack : packs()) {
        const QString path = fileOf(pack);
        if (!isPack(path)) {
            qCWarning(lcLibrary) << "thrown away, since it is no pack of thumbnails:" << path;
            QFile::remove(path);
        }
        m_current = pack;
    }
}

QString ThumbnailPack::fileOf(int pack) const
{
    return pack == 0 ? m_file : m_file + u'-' + QString::number(pack);
}

//! That are there, the oldest first.
std::vector<int> ThumbnailPack::packs() const
{
    const QFileInfo first{m_file};
    std::vector<int> out;
    if (first.isFile())
        out.push_back(0);
    const QString stem = first.fileName() + u'-';
    for (const QString &name : first.dir().entryList({stem + u'*'}, QDir::Files)) {
        bool isNumber = false;
        const int pack = QStringView{name}.mid(stem.size()).toInt(&isNumber);
        if (isNumber && pack > 0 && fileOf(pack) == first.dir().filePath(name))
            out.push_back(pack);
    }
    std::sort(out.begin(), out.end());
    return out;
}

Result<PackPlace> ThumbnailPack::append(ArtworkId id, int edge, const QByteArray &jpeg)
{
    const QByteArray bytes = headOf(id, edge, jpeg) + jpeg;
    const QMutexLocker lock{&m_mutex};
    QFile file{fileOf(m_current)};
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fail(ioError(errno, file.fileName()));
    const PackPlace place{.offset = file.size(), .length = bytes.size(), .pack = m_current};
    if (file.write(bytes) != bytes.size())
        return fail(ioError(errno, file.fileName()));
    return place;
}

QByteArray ThumbnailPack::read(ArtworkId id, int edge, PackPlace place) const
{
    QFile file{fileOf(place.pack)};
    if (place.length <= headSize || place.length > most || place.offset < 0 || place.pack < 0 ||
        !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        place.offset > file.size() - place.length || !file.seek(place.offset))
        return {};
    const QByteArray bytes = file.read(place.length);
    const QByteArray jpeg = bytes.mid(headSize);
    return bytes.size() == place.length && bytes.startsWith(headOf(id, edge, jpeg)) ? jpeg
                                                                                    : QByteArray{};
}

int ThumbnailPack::current() const
{
    const QMutexLocker lock{&m_mutex};
    return m_current;
}

void ThumbnailPack::beginNext()
{
    const QMutexLocker lock{&m_mutex};
    ++m_current;
}

std::vector<int> ThumbnailPack::older() const
{
    std::vector<int> out = packs();
    std::erase_if(out, [now = current()](int pack) { return pack >= now; });
    return out;
}

void ThumbnailPack::removeOlder()
{
    for (const int pack : older()) {
        if (!QFile::remove(fileOf(pack)))
            qCWarning(lcLibrary) << "an old pack of thumbnails stays:" << fileOf(pack);
    }
}

qint64 ThumbnailPack::size() const
{
    qint64 bytes = 0;
    for (const int pack : packs())
        bytes += QFileInfo{fileOf(pack)}.size();
    return bytes;
}

Result<> ThumbnailPack::sync() const
{
    const QString path = fileOf(current());
    return QFile::exists(path) ? syncFile(path) : Result<>{};
}

} // namespace limner
