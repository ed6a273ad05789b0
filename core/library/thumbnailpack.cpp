#include "core/library/thumbnailpack.h"

#include "core/base/file.h"

#include <QDataStream>
#include <QFile>

#include <cerrno>

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

} // namespace

Result<PackPlace> ThumbnailPack::append(ArtworkId id, int edge, const QByteArray &jpeg)
{
    const QByteArray bytes = headOf(id, edge, jpeg) + jpeg;
    const QMutexLocker lock{&m_mutex};
    QFile file{m_file};
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return fail(ioError(errno, m_file));
    const PackPlace place{file.size(), bytes.size()};
    if (file.write(bytes) != bytes.size())
        return fail(ioError(errno, m_file));
    return place;
}

QByteArray ThumbnailPack::read(ArtworkId id, int edge, PackPlace place) const
{
    QFile file{m_file};
    if (place.length <= headSize || place.length > most || place.offset < 0 ||
        !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        place.offset > file.size() - place.length || !file.seek(place.offset))
        return {};
    const QByteArray bytes = file.read(place.length);
    const QByteArray jpeg = bytes.mid(headSize);
    return bytes.size() == place.length && bytes.startsWith(headOf(id, edge, jpeg)) ? jpeg
                                                                                    : QByteArray{};
}

} // namespace limner
