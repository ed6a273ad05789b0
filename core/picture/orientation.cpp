#include "core/picture/orientation.h"

#include "core/picture/exifnotes.h"

#include <QTransform>

#include <algorithm>

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Format = PictureParts::Format;

//! From here on the picture lies on its side.
constexpr int firstOnItsSide = 5;

Bytes notesOf(Bytes bytes, Format format, const PictureChunk &chunk)
{
    if (format != Format::Png)
        return chunk.exif;
    return chunkName(bytes, format, chunk) == Bytes{"eXIf"} ? chunkContent(bytes, format, chunk)
                                                            : Bytes{};
}

//! Only a WebP of the extended kind has notes (RFC 9649 §2.7); behind another they are nothing.
bool mayHaveNotes(Bytes bytes, const PictureParts &parts)
{
    return parts.format != Format::Webp ||
           (parts.chunks.size() > 1 && chunkName(bytes, parts.format, parts.chunks[1]) == "VP8X");
}

} // namespace

int orientationOf(QByteArrayView bytes)
{
    if (const std::optional<PictureParts> parts = takeApart(bytes))
        return orientationOf(bytes, *parts);
    const bool isTiff = bytes.startsWith("II*") || bytes.startsWith(Bytes{"MM\0*", 4});
    return isTiff ? exifNotes(bytes).orientation : 1;
}

int orientationOf(QByteArrayView bytes, const PictureParts &parts)
{
    if (!mayHaveNotes(bytes, parts))
        return 1;
    for (const PictureChunk &chunk : parts.chunks) {
        const Bytes notes = notesOf(bytes, parts.format, chunk);
        if (const int orientation = exifNotes(notes).orientation; orientation != 1)
            return orientation;
    }
    return 1;
}

QSize seenSize(QSize stored, int orientation)
{
    return orientation >= firstOnItsSide ? stored.transposed() : stored;
}

QImage turnedUpright(const QImage &image, int orientation)
{
    switch (orientation) {
    case 2:
        return image.mirrored(true, false);
    case 3:
        return image.mirrored(true, true);
    case 4:
        return image.mirrored(false, true);
    case 5:
        return image.transformed(QTransform{}.rotate(90)).mirrored(true, false);
    case 6:
        return image.transformed(QTransform{}.rotate(90));
    case 7:
        return image.transformed(QTransform{}.rotate(90)).mirrored(false, true);
    case 8:
        return image.transformed(QTransform{}.rotate(270));
    default:
        return image;
    }
}

} // namespace limner
