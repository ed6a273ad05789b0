#include "core/picture/exifnotes.h"

#include <QtEndian>

namespace limner {
namespace {

using Bytes = QByteArrayView;

// Tags of EXIF 2.32.
constexpr quint16 orientationTag = 0x0112;
constexpr quint16 gpsTag = 0x8825;
constexpr qsizetype entryLength = 12;

//! Numbers of a TIFF, in whatever order its bytes are.
class TiffReader {
public:
    explicit TiffReader(Bytes bytes)
        : m_bytes{bytes}
        , m_isBig{bytes.startsWith("MM")}
    {}

    [[nodiscard]] bool isTiff() const
    {
        const bool isNamed = m_bytes.startsWith("II") || m_bytes.startsWith("MM");
        return m_bytes.size() >= 8 && isNamed && short16(2) == 42;
    }
    [[nodiscard]] quint16 short16(qsizetype at) const
    {
        if (at < 0 || at + 2 > m_bytes.size())
            return 0;
        const char *const from = m_bytes.data() + at;
        return m_isBig ? qFromBigEndian<quint16>(from) : qFromLittleEndian<quint16>(from);
    }
    [[nodiscard]] quint32 long32(qsizetype at) const
    {
        if (at < 0 || at + 4 > m_bytes.size())
            return 0;
        const char *const from = m_bytes.data() + at;
        return m_isBig ? qFromBigEndian<quint32>(from) : qFromLittleEndian<quint32>(from);
    }
    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }

private:
    Bytes m_bytes;
    bool m_isBig;
};

//! A directory with nothing but the version of its own rules holds no position.
bool holdsPosition(const TiffReader &tiff, qsizetype directory)
{
    const quint16 entries = tiff.short16(directory);
    for (quint16 i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + i * entryLength;
        if (at + entryLength > tiff.size())
            return false;
        if (const quint16 tag = tiff.short16(at); tag >= 1 && tag <= 0x1f)
            return true;
    }
    return false;
}

} // namespace

CameraData exifNotes(QByteArrayView bytes)
{
    CameraData notes;
    const TiffReader tiff{bytes};
    if (!tiff.isTiff())
        return notes;
    const qsizetype first = tiff.long32(4);
    const quint16 entries = tiff.short16(first);
    for (quint16 i = 0; i < entries; ++i) {
        const qsizetype at = first + 2 + i * entryLength;
        if (at + entryLength > tiff.size())
            break;
        if (tiff.short16(at) == orientationTag) {
            const int value = tiff.short16(at + 8);
            notes.orientation = value >= 1 && value <= 8 ? value : 1;
        } else if (tiff.short16(at) == gpsTag) {
            notes.hasPosition = holdsPosition(tiff, tiff.long32(at + 8));
        }
    }
    return notes;
}

bool anywhereExifPosition(QByteArrayView bytes)
{
    const Bytes head{"Exif\0\0", 6};
    for (qsizetype at = bytes.indexOf(head); at >= 0; at = bytes.indexOf(head, at + 6)) {
        if (exifNotes(bytes.sliced(at + 6)).hasPosition)
            return true;
    }
    return false;
}

} // namespace limner
