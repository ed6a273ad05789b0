#include "core/picture/pnglayout.h"

#include <QtEndian>

#include <algorithm>
#include <array>

#ifdef LIMNER_HAS_ISAL
#include <isa-l/crc.h>
#else
#include <libdeflate.h>
#endif

namespace limner {
namespace {

using Bytes = QByteArrayView;

constexpr qsizetype frame = 12; // length, kind, checksum
constexpr quint32 longest = 0x7fffffff;
constexpr quint32 widest = 1'000'000; // what libpng takes

quint32 numberAt(Bytes bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

quint32 checksum(Bytes bytes)
{
    const auto size = static_cast<size_t>(bytes.size());
#ifdef LIMNER_HAS_ISAL
    return crc32_gzip_refl(0, reinterpret_cast<const uchar *>(bytes.data()), size);
#else
    return libdeflate_crc32(0, bytes.data(), size);
#endif
}

bool readHeader(Bytes content, PngLayout &layout)
{
    if (content.size() != 13)
        return false;
    const quint32 width = numberAt(content, 0);
    const quint32 height = numberAt(content, 4);
    if (width == 0 || height == 0 || width > widest || height > widest)
        return false;
    const char depth = content[8];
    const char kind = content[9];
    const bool isPlain =
        depth == 8 && (kind == 2 || kind == 6) && content.sliced(10) == Bytes{"\0\0\0", 3};
    layout.size = {static_cast<int>(width), static_cast<int>(height)};
    layout.channels = kind == 6 ? 4 : 3;
    return isPlain;
}

bool isAncillary(Bytes kind)
{
    return (kind[0] & 0x20) != 0;
}

bool isColour(Bytes kind)
{
    constexpr std::array names{"iCCP", "sRGB", "gAMA", "cHRM"};
    return std::any_of(names.begin(), names.end(), [&](const char *name) { return kind == name; });
}

} // namespace

std::optional<PngLayout> pngLayout(QByteArrayView bytes)
{
    if (!bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return std::nullopt;
    PngLayout layout;
    bool isBehindPixels = false;
    for (qsizetype at = 8; at + frame <= bytes.size();) {
        const quint32 length = numberAt(bytes, at);
        if (length > longest || length > bytes.size() - at - frame)
            return std::nullopt;
        const Bytes kind = bytes.sliced(at + 4, 4);
        const Bytes content = bytes.sliced(at + 8, length);
        layout.all.push_back(bytes.sliced(at, length + frame));
        at += length + frame;
        const bool isFirst = layout.all.size() == 1;
        if (isFirst != (kind == "IHDR") || (isFirst && !readHeader(content, layout)))
            return std::nullopt;
        if (kind == "IDAT") {
            if (isBehindPixels)
                return std::nullopt;
            layout.pixels.push_back(content);
            continue;
        }
        isBehindPixels = !layout.pixels.empty();
        if (kind == "IEND")
            return length == 0 && isBehindPixels ? std::optional{layout} : std::nullopt;
        if (kind == "tRNS" || (!isFirst && !isAncillary(kind)))
            return std::nullopt;
        if (isColour(kind) && !isBehindPixels)
            layout.colours.push_back(layout.all.back());
    }
    return std::nullopt;
}

bool areSound(const PngLayout &layout)
{
    return std::all_of(layout.all.begin(), layout.all.end(), [](Bytes chunk) {
        return checksum(chunk.sliced(4, chunk.size() - 8)) == numberAt(chunk, chunk.size() - 4);
    });
}

} // namespace limner
