#include "core/picture/pngcolours.h"

#include <QBuffer>
#include <QImageReader>

namespace limner {
namespace {

// Longer ones are no profile; the largest that are in use take 3 MB.
constexpr qsizetype longest = 4 << 20;

//! A PNG of one black pixel, cut where its colours are told.
constexpr char head[] = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de";
constexpr char tail[] = "0000000c49444154789c63606060000000040001f61738550000000049454e44ae426082";

} // namespace

// Which of four chunks counts, and when one is too odd to count, is a long story that libpng and Qt
// tell each other: they are asked, with the same chunks before a single pixel.
QColorSpace pngColours(const PngLayout &layout)
{
    QByteArray png = QByteArray::fromHex(head);
    for (const QByteArrayView chunk : layout.colours) {
        if (chunk.size() > longest)
            return {};
        png += chunk;
    }
    const bool isPlainSrgb = layout.colours.size() == 1 &&
                             layout.colours.front().sliced(4, 4) == "sRGB" &&
                             layout.colours.front().size() == 13;
    if (layout.colours.empty() || isPlainSrgb)
        return {};
    png += QByteArray::fromHex(tail);
    QBuffer buffer{&png};
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer, "png"};
    return reader.read().colorSpace();
}

} // namespace limner
