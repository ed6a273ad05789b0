#include "core/picture/exifcomment.h"

#include "core/picture/tiffreader.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace limner {
namespace {

using Bytes = QByteArrayView;

// Tags and types of EXIF 2.32.
constexpr quint16 exifDirectoryTag = 0x8769;
constexpr quint16 commentTag = 0x9286;
constexpr quint16 longType = 4;
constexpr quint16 undefinedType = 7;
constexpr qsizetype encodingLength = 8;
constexpr char unicode[] = "UNICODE"; // and the zero of the literal

//! Numbers in the order of the notes they go into.
class TiffWriter {
public:
    explicit TiffWriter(bool isBig)
        : m_isBig{isBig}
    {}

    [[nodiscard]] QByteArray short16(quint16 value) const { return number(value); }
    [[nodiscard]] QByteArray long32(quint32 value) const { return number(value); }
    [[nodiscard]] QByteArray entry(quint16 tag, quint16 type, quint32 count, quint32 value) const
    {
        return short16(tag) + short16(type) + long32(count) + long32(value);
    }

private:
    template <typename T>
    [[nodiscard]] QByteArray number(T value) const
    {
        QByteArray out{qsizetype{sizeof value}, Qt::Uninitialized};
        if (m_isBig)
            qToBigEndian(value, out.data());
        else
            qToLittleEndian(value, out.data());
        return out;
    }
    bool m_isBig;
};

qsizetype exifDirectory(const TiffReader &tiff)
{
    const qsizetype entry = tiff.entryOf(tiff.long32(4), exifDirectoryTag);
    return entry < 0 ? -1 : qsizetype{tiff.long32(entry + 8)};
}

//! A directory as it was, with this entry in its place among the tags.
QByteArray directoryWith(Bytes bytes, const TiffReader &tiff, qsizetype directory, quint16 tag,
                         const QByteArray &entry)
{
    const TiffWriter write{tiff.isBigEndian()};
    QByteArray entries;
    quint16 count = 1;
    bool isThere = false;
    const quint16 before = directory < 0 ? quint16{0} : tiff.short16(directory);
    for (quint16 i = 0; i < before; ++i) {
        const qsizetype at = directory + 2 + i * TiffReader::entryLength;
        if (tiff.short16(at) == tag)
            continue;
        if (!isThere && tiff.short16(at) > tag) {
            entries += entry;
            isThere = true;
        }
        entries += bytes.sliced(at, TiffReader::entryLength);
        ++count;
    }
    if (!isThere)
        entries += entry;
    const quint32 next =
        directory < 0 ? 0 : tiff.long32(directory + 2 + before * TiffReader::entryLength);
    return write.short16(count) + entries + write.long32(next);
}

//! What takes its place should not be told any more.
void blank(QByteArray &bytes, Bytes whole, Bytes part)
{
    if (part.isEmpty())
        return;
    const qsizetype at = part.data() - whole.data();
    std::fill_n(bytes.begin() + at, part.size(), '\0');
}

void padEven(QByteArray &bytes)
{
    if (bytes.size() % 2 != 0)
        bytes += '\0';
}

//! Appends it, and gives where it is.
quint32 appended(QByteArray &bytes, const QByteArray &part)
{
    padEven(bytes);
    const auto at = static_cast<quint32>(bytes.size());
    bytes += part;
    return at;
}

QByteArray newNotes(const QByteArray &comment)
{
    constexpr quint32 exifAt = 8 + 2 + 12 + 4;
    constexpr quint32 commentAt = exifAt + 2 + 2 * 12 + 4;
    const TiffWriter write{true};
    return QByteArray{"MM\0*\0\0\0\x08", 8} + write.short16(1) +
           write.entry(exifDirectoryTag, longType, 1, exifAt) + write.long32(0) + write.short16(2) +
           write.entry(0x9000, undefinedType, 4, 0x30323332) + // "0232"
           write.entry(commentTag, undefinedType, static_cast<quint32>(comment.size()), commentAt) +
           write.long32(0) + comment;
}

} // namespace

QByteArrayView userComment(QByteArrayView bytes)
{
    const TiffReader tiff{bytes};
    const qsizetype directory = tiff.isTiff() ? exifDirectory(tiff) : -1;
    const qsizetype entry = directory < 8 ? -1 : tiff.entryOf(directory, commentTag);
    if (entry < 0)
        return {};
    const qsizetype count = tiff.long32(entry + 4);
    const qsizetype at = count <= 4 ? entry + 8 : qsizetype{tiff.long32(entry + 8)};
    if (at > bytes.size() || count > bytes.size() - at)
        return {};
    return bytes.sliced(at, count);
}

QByteArray unicodeComment(const QString &text)
{
    QByteArray out{unicode, encodingLength};
    out.reserve(encodingLength + 2 * text.size());
    for (const QChar c : text) {
        out += static_cast<char>(c.unicode() >> 8);
        out += static_cast<char>(c.unicode() & 0xff);
    }
    return out;
}

QString textOfComment(QByteArrayView comment)
{
    if (!comment.startsWith(Bytes{unicode, encodingLength}))
        return {};
    QString text;
    for (qsizetype at = encodingLength; at + 2 <= comment.size(); at += 2)
        text += QChar{qFromBigEndian<quint16>(comment.data() + at)};
    return text;
}

bool isBlankComment(QByteArrayView comment)
{
    const Bytes text = comment.sliced(std::min(encodingLength, comment.size()));
    return std::all_of(text.begin(), text.end(), [](char c) { return c == '\0' || c == ' '; });
}

std::optional<QByteArray> withUserComment(QByteArrayView bytes, const QByteArray &comment)
{
    if (bytes.isEmpty())
        return newNotes(comment);
    const TiffReader tiff{bytes};
    const qsizetype first = tiff.isTiff() ? qsizetype{tiff.long32(4)} : -1;
    const qsizetype exif = tiff.isTiff() ? exifDirectory(tiff) : -1;
    if (!tiff.holdsDirectory(first) || (exif >= 0 && !tiff.holdsDirectory(exif)) ||
        bytes.size() > std::numeric_limits<qint32>::max() - comment.size())
        return std::nullopt;
    const TiffWriter write{tiff.isBigEndian()};
    QByteArray out = bytes.toByteArray();
    if (const Bytes old = userComment(bytes); !isBlankComment(old))
        blank(out, bytes, old);
    const quint32 commentAt = appended(out, comment);
    const QByteArray entry =
        write.entry(commentTag, undefinedType, static_cast<quint32>(comment.size()), commentAt);
    const quint32 exifAt = appended(out, directoryWith(bytes, tiff, exif, commentTag, entry));
    if (exif >= 0) {
        out.replace(tiff.entryOf(first, exifDirectoryTag) + 8, 4, write.long32(exifAt));
        return out;
    }
    const QByteArray pointer = write.entry(exifDirectoryTag, longType, 1, exifAt);
    const quint32 firstAt =
        appended(out, directoryWith(bytes, tiff, first, exifDirectoryTag, pointer));
    out.replace(4, 4, write.long32(firstAt));
    return out;
}

QByteArray orientationNotes(int orientation)
{
    const TiffWriter write{true};
    return QByteArray{"MM\0*\0\0\0\x08", 8} + write.short16(1) + // a short stands at the left
           write.entry(0x0112, 3, 1, static_cast<quint32>(orientation) << 16U) + write.long32(0);
}

} // namespace limner
