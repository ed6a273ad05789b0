#include "core/picture/exifnotes.h"

#include "core/picture/tiffreader.h"

namespace limner {
namespace {

using Bytes = QByteArrayView;

// Tags of EXIF 2.32.
constexpr quint16 orientationTag = 0x0112;
constexpr quint16 gpsTag = 0x8825;

//! A directory with nothing but the version of its own rules holds no position.
bool holdsPosition(const TiffReader &tiff, qsizetype directory)
{
    const quint16 entries = tiff.short16(directory);
    for (quint16 i = 0; i < entries; ++i) {
        const qsizetype at = directory + 2 + i * TiffReader::entryLength;
        if (at + TiffReader::entryLength > tiff.size())
            return false;
        if (const quint16 tag = tiff.short16(at); tag >= 1 && tag <= 0x1f)
            return true;
    }
    return false;
}

//! Some write it as a long.
int orientationIn(const TiffReader &tiff, qsizetype entry)
{
    constexpr quint16 asShort = 3;
    constexpr quint16 asLong = 4;
    const quint16 type = tiff.short16(entry + 2);
    const quint32 value = type == asShort  ? tiff.short16(entry + 8)
                          : type == asLong ? tiff.long32(entry + 8)
                                           : 1;
    return value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
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
        const qsizetype at = first + 2 + i * TiffReader::entryLength;
        if (at + TiffReader::entryLength > tiff.size())
            break;
        if (tiff.short16(at) == orientationTag) {
            notes.orientation = orientationIn(tiff, at);
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
