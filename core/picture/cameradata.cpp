#include "core/picture/cameradata.h"

#include "core/picture/exifnotes.h"
#include "core/picture/orientation.h"
#include "core/picture/picturechunks.h"
#include "core/picture/records/inflated.h"

#include <QtEndian>

#include <algorithm>

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Format = PictureParts::Format;

// What a keyword of PNG and a profile in it may unpack to; a camera's notes are far below.
constexpr qsizetype mostProfile = 8 << 20;
constexpr char exifHead[] = "Exif\0"; // and the zero of the literal

//! EXIF and XMP as ImageMagick writes them into a PNG: packed, in hexadecimal.
QByteArray rawProfile(Bytes content)
{
    const qsizetype end = content.indexOf('\0');
    if (end < 0 || end + 2 > content.size() || !content.startsWith("Raw profile type "))
        return {};
    const Bytes packed = content.sliced(end + 2);
    const QByteArray text = inflated(packed, mostProfile).value_or(QByteArray{});
    // "\nexif\n    1234\n4578…"
    const qsizetype length = text.indexOf('\n', 1);
    const qsizetype digits = length < 0 ? -1 : text.indexOf('\n', length + 1);
    return digits < 0 ? QByteArray{} : QByteArray::fromHex(text.mid(digits));
}

bool saysPosition(Bytes packet)
{
    for (const char *word : {"GPSLatitude", "GPSLongitude", "GPSPosition", "LocationShown"}) {
        if (packet.contains(word))
            return true;
    }
    return false;
}

//! What one chunk notes.
CameraData notesIn(Bytes bytes, Format format, const PictureChunk &chunk)
{
    CameraData notes;
    if (chunk.kind == PictureChunk::Kind::Xmp) {
        // A packed one cannot be looked at here: it is taken for one that tells.
        notes.hasPosition = chunk.xmp.isEmpty() || saysPosition(chunk.xmp);
        return notes;
    }
    const Bytes kind = chunkName(bytes, format, chunk);
    const Bytes content = chunkContent(bytes, format, chunk);
    if (format == Format::Jpeg && kind == Bytes{"\xff\xe1"}) {
        const Bytes head{exifHead, sizeof exifHead};
        if (content.startsWith(head))
            return exifNotes(content.sliced(head.size()));
        notes.hasPosition = saysPosition(content); // XMP that did not fit into one segment
    } else if (format == Format::Png && kind == Bytes{"eXIf"}) {
        return exifNotes(content);
    } else if (format == Format::Png && (kind == Bytes{"zTXt"} || kind == Bytes{"tEXt"})) {
        const QByteArray profile = kind == Bytes{"zTXt"} ? rawProfile(content) : QByteArray{};
        notes.hasPosition = anywhereExifPosition(profile) || saysPosition(profile) ||
                            (kind == Bytes{"tEXt"} && saysPosition(content));
    } else if (format == Format::Webp && kind == Bytes{"EXIF"}) {
        const Bytes head{exifHead, sizeof exifHead}; // some writers leave it there
        return exifNotes(content.startsWith(head) ? content.sliced(head.size()) : content);
    }
    return notes;
}

//! Where the first picture of a JPEG ends: previews and films may follow, with notes of their own.
qsizetype endOfJpeg(Bytes bytes, qsizetype scan)
{
    for (qsizetype at = scan; at + 2 <= bytes.size();) {
        if (bytes[at] != '\xff') {
            const void *const next =
                memchr(bytes.data() + at, 0xff, static_cast<size_t>(bytes.size() - at));
            if (next == nullptr)
                return bytes.size();
            at = static_cast<const char *>(next) - bytes.data();
            continue;
        }
        const auto marker = static_cast<uchar>(bytes[at + 1]);
        if (marker == 0xd9)
            return at + 2;
        const bool isAlone = marker == 0 || marker == 0xff || (marker >= 0xd0 && marker <= 0xd7);
        if (isAlone) {
            at += marker == 0xff ? 1 : 2;
        } else {
            if (at + 4 > bytes.size())
                return bytes.size();
            at += 2 + qFromBigEndian<quint16>(bytes.data() + at + 2);
        }
    }
    return bytes.size();
}

bool tailTells(Bytes tail)
{
    return anywhereExifPosition(tail) || tail.contains("\xa9xyz") || saysPosition(tail);
}

Bytes tailOf(Bytes bytes, const PictureParts &parts)
{
    if (parts.format != Format::Jpeg || parts.chunks.empty())
        return {};
    const qsizetype end = endOfJpeg(bytes, parts.chunks.back().at);
    return bytes.sliced(std::min(end, bytes.size()));
}

//! A WebP says in its head how long it is, and what is in it.
void mendWebp(QByteArray &bytes)
{
    qToLittleEndian(static_cast<quint32>(bytes.size() - 8), bytes.data() + 4);
    constexpr uchar announcesExif = 0x08;
    constexpr uchar announcesXmp = 0x04;
    if (bytes.size() > 20 && Bytes{bytes}.sliced(12, 4) == Bytes{"VP8X"}) {
        const bool hasExif = bytes.contains("EXIF"); // at worst it stays announced
        uchar flags = static_cast<uchar>(bytes[20]);
        if (!hasExif)
            flags &= static_cast<uchar>(~announcesExif);
        if (!bytes.contains("XMP "))
            flags &= static_cast<uchar>(~announcesXmp);
        bytes[20] = static_cast<char>(flags);
    }
}

} // namespace

CameraData cameraDataOf(QByteArrayView bytes)
{
    const std::optional<PictureParts> parts = takeApart(bytes);
    CameraData all;
    if (!parts) {
        const bool isTiff = bytes.startsWith("II*") || bytes.startsWith(Bytes{"MM\0*", 4});
        if (isTiff)
            return exifNotes(bytes);
        all.hasPosition = anywhereExifPosition(bytes);
        return all;
    }
    all.orientation = orientationOf(bytes, *parts);
    for (const PictureChunk &chunk : parts->chunks)
        all.hasPosition = all.hasPosition || notesIn(bytes, parts->format, chunk).hasPosition;
    all.hasPosition = all.hasPosition || tailTells(tailOf(bytes, *parts));
    return all;
}

std::optional<QByteArray> withoutPosition(const QByteArray &bytes)
{
    const std::optional<PictureParts> parts = takeApart(bytes);
    if (!parts)
        return std::nullopt;
    QByteArray out;
    out.reserve(bytes.size());
    for (const PictureChunk &chunk : parts->chunks) {
        if (!notesIn(bytes, parts->format, chunk).hasPosition)
            out.append(Bytes{bytes}.sliced(chunk.at, chunk.length));
    }
    if (const Bytes tail = tailOf(bytes, *parts); tailTells(tail))
        out.chop(tail.size());
    if (parts->format == Format::Webp)
        mendWebp(out);
    if (cameraDataOf(out).hasPosition)
        return std::nullopt;
    return out;
}

} // namespace limner
