#include "core/picture/picturechunks.h"

#include <QtEndian>

#include <algorithm>
#include <array>

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Kind = PictureChunk::Kind;
using Format = PictureParts::Format;

// A real file has one for every few kilobytes.
constexpr size_t mostChunks = 200'000;
constexpr char pngKeyword[] = "XML:com.adobe.xmp";
constexpr char parametersKeyword[] = "parameters";
constexpr char exifName[] = "Exif\0"; // and the zero of the literal
constexpr char jpegName[] = "http://ns.adobe.com/xap/1.0/";
constexpr int mostSegment = 65'535;

template <typename T>
T big(Bytes bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.data() + at);
}

uchar byteAt(Bytes bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}

QByteArray bigBytes(quint32 value)
{
    QByteArray out{4, Qt::Uninitialized};
    qToBigEndian(value, out.data());
    return out;
}

QByteArray littleBytes(quint32 value)
{
    QByteArray out{4, Qt::Uninitialized};
    qToLittleEndian(value, out.data());
    return out;
}

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int bit = 0; bit < 8; ++bit)
            c = (c & 1U) != 0 ? 0xedb88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}

quint32 crc32(Bytes bytes)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    quint32 c = 0xffffffffU;
    for (const char byte : bytes)
        c = table[(c ^ static_cast<uchar>(byte)) & 0xffU] ^ (c >> 8U);
    return c ^ 0xffffffffU;
}

//! Keyword, 0, compressed or not, method, language, 0, translated keyword, 0, text.
Bytes internationalText(Bytes content)
{
    const qsizetype name = content.indexOf('\0') + 1;
    if (name == 0 || content.size() < name + 2 || content[name] != 0)
        return {};
    const qsizetype language = content.indexOf('\0', name + 2);
    const qsizetype translated = language < 0 ? -1 : content.indexOf('\0', language + 1);
    return translated < 0 ? Bytes{} : content.sliced(translated + 1);
}

PictureChunk pngText(PictureChunk chunk, Bytes kind, Bytes content)
{
    const bool isInternational = kind == "iTXt";
    const qsizetype name = sizeof pngKeyword; // with its zero
    const qsizetype other = sizeof parametersKeyword;
    if (isInternational && content.size() >= name + 2 &&
        content.first(name) == Bytes(pngKeyword, name)) {
        chunk.kind = Kind::Xmp;
        chunk.xmp = internationalText(content);
    } else if (content.size() >= other && content.first(other) == Bytes(parametersKeyword, other)) {
        chunk.kind = Kind::Parameters;
        if (isInternational)
            chunk.text = internationalText(content);
    }
    return chunk;
}

std::optional<PictureParts> takePngApart(Bytes bytes)
{
    PictureParts parts;
    parts.chunks.push_back({.kind = Kind::Leading, .at = 0, .length = 8});
    qsizetype at = 8;
    while (at + 12 <= bytes.size() && parts.chunks.size() < mostChunks) {
        const qsizetype length = big<quint32>(bytes, at);
        if (length > bytes.size() - at - 12)
            return std::nullopt;
        const Bytes kind = bytes.sliced(at + 4, 4);
        PictureChunk chunk{.kind = Kind::Plain, .at = at, .length = length + 12};
        if (kind == "IHDR")
            chunk.kind = Kind::Leading;
        else if (kind == "caBX")
            chunk.kind = Kind::Sealed;
        else if (kind == "iTXt" || kind == "tEXt" || kind == "zTXt")
            chunk = pngText(chunk, kind, bytes.sliced(at + 8, length));
        parts.chunks.push_back(chunk);
        at += length + 12;
        if (kind != "IEND")
            continue;
        if (at < bytes.size())
            parts.chunks.push_back({.kind = Kind::Plain, .at = at, .length = bytes.size() - at});
        return parts;
    }
    return std::nullopt;
}

PictureChunk jpegSegment(Bytes bytes, qsizetype at, qsizetype length)
{
    PictureChunk chunk{.kind = Kind::Plain, .at = at, .length = length + 2};
    const uchar marker = byteAt(bytes, at + 1);
    const Bytes content = bytes.sliced(at + 4, length - 2);
    const Bytes name{jpegName, sizeof jpegName};
    const Bytes exif{exifName, sizeof exifName};
    if (marker == 0xe0)
        chunk.kind = Kind::Leading;
    if (marker == 0xeb) // JUMBF, which is how provenance is signed
        chunk.kind = Kind::Sealed;
    if (marker == 0xe1 && content.startsWith(exif)) {
        chunk.kind = Kind::Exif;
        chunk.exif = content.sliced(exif.size());
    }
    if (marker == 0xe1 && content.startsWith(name)) {
        chunk.kind = Kind::Xmp;
        chunk.xmp = content.sliced(name.size());
    }
    return chunk;
}

std::optional<PictureParts> takeJpegApart(Bytes bytes)
{
    PictureParts parts;
    parts.format = Format::Jpeg;
    parts.chunks.push_back({.kind = Kind::Leading, .at = 0, .length = 2});
    for (qsizetype at = 2; at + 4 <= bytes.size() && parts.chunks.size() < mostChunks;) {
        if (byteAt(bytes, at) != 0xff)
            return std::nullopt;
        const uchar marker = byteAt(bytes, at + 1);
        if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
            const qsizetype length = marker == 0xff ? 1 : 2;
            parts.chunks.push_back({.kind = Kind::Plain, .at = at, .length = length});
            at += length;
            continue;
        }
        if (marker == 0xda) { // the scan: everything from here on
            parts.chunks.push_back({.kind = Kind::Plain, .at = at, .length = bytes.size() - at});
            return parts;
        }
        const qsizetype length = big<quint16>(bytes, at + 2);
        if (length < 2 || length > bytes.size() - at - 2)
            return std::nullopt;
        parts.chunks.push_back(jpegSegment(bytes, at, length));
        at += length + 2;
    }
    return std::nullopt;
}

std::optional<PictureParts> takeWebpApart(Bytes bytes)
{
    const qint64 end = qint64{qFromLittleEndian<quint32>(bytes.data() + 4)} + 8;
    if (end > bytes.size())
        return std::nullopt;
    PictureParts parts;
    parts.format = Format::Webp;
    parts.chunks.push_back({.kind = Kind::Leading, .at = 0, .length = 12});
    qsizetype at = 12;
    while (at + 8 <= end && parts.chunks.size() < mostChunks) {
        const qint64 length = qFromLittleEndian<quint32>(bytes.data() + at + 4);
        const qint64 whole = 8 + length + (length & 1);
        if (whole > end - at)
            return std::nullopt;
        PictureChunk chunk{.kind = Kind::Plain, .at = at, .length = whole};
        const Bytes kind = bytes.sliced(at, 4);
        if (kind == "C2PA")
            chunk.kind = Kind::Sealed;
        if (kind == "XMP ") {
            chunk.kind = Kind::Xmp;
            chunk.xmp = bytes.sliced(at + 8, length);
        }
        if (kind == "EXIF") {
            chunk.kind = Kind::Exif;
            chunk.exif = bytes.sliced(at + 8, length);
            const Bytes name{exifName, sizeof exifName}; // some writers leave it there
            if (chunk.exif.startsWith(name))
                chunk.exif = chunk.exif.sliced(name.size());
        }
        parts.chunks.push_back(chunk);
        at += whole;
    }
    // What does not belong to the RIFF stays out: its size would have to be guessed at.
    return at == end && end == bytes.size() && parts.chunks.size() > 1 ? std::optional{parts}
                                                                       : std::nullopt;
}

//! Of a PNG; the body begins with its kind.
QByteArray pngChunk(const QByteArray &body)
{
    return bigBytes(static_cast<quint32>(body.size() - 4)) + body + bigBytes(crc32(body));
}

//! APP1 of a JPEG; empty when it is too long.
QByteArray appSegment(const QByteArray &body)
{
    if (body.size() + 2 > mostSegment)
        return {};
    const auto length = static_cast<quint32>(body.size() + 2);
    return QByteArray{"\xff\xe1"} + bigBytes(length).last(2) + body;
}

QByteArray webpChunk(const char *kind, const QByteArray &content)
{
    const QByteArray chunk = kind + littleBytes(static_cast<quint32>(content.size())) + content;
    return content.size() % 2 == 0 ? chunk : chunk + '\0';
}

//! The content of VP8X.
QByteArray canvas(quint32 width, quint32 height, int flags)
{
    QByteArray out{1, static_cast<char>(flags)};
    out.append(3, '\0');
    for (const quint32 edge : {width - 1, height - 1})
        out.append(littleBytes(edge).first(3));
    return out;
}

} // namespace

std::optional<PictureParts> takeApart(QByteArrayView bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return takePngApart(bytes);
    if (bytes.startsWith("\xff\xd8\xff"))
        return takeJpegApart(bytes);
    if (bytes.size() >= 20 && bytes.startsWith("RIFF") && bytes.sliced(8, 4) == "WEBP")
        return takeWebpApart(bytes);
    return std::nullopt;
}

QByteArrayView chunkName(QByteArrayView bytes, PictureParts::Format format,
                         const PictureChunk &chunk)
{
    if (format == Format::Jpeg)
        return bytes.sliced(chunk.at, std::min<qsizetype>(2, chunk.length));
    if (chunk.length < 12)
        return {};
    return bytes.sliced(format == Format::Png ? chunk.at + 4 : chunk.at, 4);
}

QByteArrayView chunkContent(QByteArrayView bytes, PictureParts::Format format,
                            const PictureChunk &chunk)
{
    const qsizetype head = format == Format::Jpeg ? 4 : 8;
    const qsizetype tail = format == Format::Png ? 4 : 0;
    if (chunk.length < head + tail)
        return {};
    return bytes.sliced(chunk.at + head, chunk.length - head - tail);
}

QByteArray xmpChunk(PictureParts::Format format, const QByteArray &packet)
{
    switch (format) {
    case Format::Png:
        return pngChunk("iTXt" + QByteArray{pngKeyword, sizeof pngKeyword} + QByteArray(4, '\0') +
                        packet);
    case Format::Jpeg:
        return appSegment(QByteArray{jpegName, sizeof jpegName} + packet);
    case Format::Webp:
        return webpChunk("XMP ", packet);
    }
    return {};
}

QByteArray exifChunk(PictureParts::Format format, const QByteArray &notes)
{
    switch (format) {
    case Format::Png:
        return pngChunk("eXIf" + notes);
    case Format::Jpeg:
        return appSegment(QByteArray{exifName, sizeof exifName} + notes);
    case Format::Webp:
        return webpChunk("EXIF", notes);
    }
    return {};
}

QByteArray parametersChunk(const QString &text)
{
    return pngChunk("iTXt" + QByteArray{parametersKeyword, sizeof parametersKeyword} +
                    QByteArray(4, '\0') + text.toUtf8());
}

QByteArray webpHead(QByteArrayView firstChunk, quint32 riffSize, int announced)
{
    constexpr int announcesAlpha = 0x10;
    QByteArray out = "RIFF" + littleBytes(riffSize) + "WEBPVP8X" + littleBytes(10);
    const Bytes kind = firstChunk.first(std::min<qsizetype>(4, firstChunk.size()));
    if (kind == "VP8X" && firstChunk.size() == 18) {
        out += firstChunk.sliced(8).toByteArray();
        out[20] = static_cast<char>(static_cast<uchar>(out[20]) | announced);
    } else if (kind == "VP8L" && firstChunk.size() >= 13 && firstChunk[8] == '\x2f') {
        const quint32 bits = qFromLittleEndian<quint32>(firstChunk.data() + 9);
        const bool hasAlpha = (bits & (1U << 28U)) != 0;
        out += canvas((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1,
                      hasAlpha ? announced | announcesAlpha : announced);
    } else if (kind == "VP8 " && firstChunk.size() >= 18 &&
               firstChunk.sliced(11, 3) == "\x9d\x01\x2a") {
        const quint32 width = qFromLittleEndian<quint16>(firstChunk.data() + 14) & 0x3fff;
        const quint32 height = qFromLittleEndian<quint16>(firstChunk.data() + 16) & 0x3fff;
        if (width == 0 || height == 0)
            return {};
        out += canvas(width, height, announced);
    } else {
        return {};
    }
    return out;
}

} // namespace limner
