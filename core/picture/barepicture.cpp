#include "core/picture/barepicture.h"

#include "core/picture/exifcomment.h"
#include "core/picture/orientation.h"
#include "core/picture/picturechunks.h"
#include "core/picture/picturedecoder.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <initializer_list>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Format = PictureParts::Format;

bool isAmong(Bytes kind, std::initializer_list<const char *> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(),
                       [kind](const char *one) { return kind == Bytes{one}; });
}

QByteArray barePng(Bytes bytes, const PictureParts &parts, int orientation)
{
    QByteArray out = bytes.first(8).toByteArray();
    for (const PictureChunk &chunk : parts.chunks) {
        if (chunk.at == 0)
            continue;
        const Bytes kind = bytes.sliced(chunk.at + 4, 4);
        // PNG, third edition, §11; APNG among it.
        if (isAmong(kind, {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT",
                           "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "pHYs", "acTL", "fcTL", "fdAT"}))
            out += bytes.sliced(chunk.at, chunk.length);
        if (kind == "IHDR" && orientation != 1)
            out += exifChunk(Format::Png, orientationNotes(orientation));
        if (kind == "IEND")
            break; // whatever stands behind it
    }
    return out;
}

//! What a segment of a JPEG is without what it only tells; empty when that is all of it.
QByteArray bareSegment(Bytes segment)
{
    constexpr qsizetype head = 4; // marker and length
    constexpr qsizetype jfif = 14;
    const auto marker = static_cast<uchar>(segment[1]);
    const Bytes content = segment.sliced(head);
    const bool isTold = (marker >= 0xe0 && marker <= 0xef) || marker == 0xfe || marker >= 0xf0;
    if (!isTold)
        return segment.toByteArray();
    if (marker == 0xe0 && content.startsWith(Bytes{"JFIF\0", 5}) && content.size() >= jfif)
        // The last two bytes are the size of a preview.
        return QByteArray{"\xff\xe0\0\x10", 4} + content.first(jfif - 2).toByteArray() +
               QByteArray(2, '\0');
    const bool isProfile = marker == 0xe2 && content.startsWith(Bytes{"ICC_PROFILE\0", 12});
    const bool isAdobe = marker == 0xee && content.startsWith("Adobe"); // how colours are meant
    return isProfile || isAdobe ? segment.toByteArray() : QByteArray{};
}

//! The scans of the first picture, and the tables between them; previews and films may follow.
Result<QByteArray> bareScans(Bytes bytes)
{
    QByteArray out;
    out.reserve(bytes.size());
    for (qsizetype at = 0; at + 2 <= bytes.size();) {
        const auto *const from = bytes.data() + at;
        if (*from != '\xff') {
            const void *const next = memchr(from, 0xff, static_cast<size_t>(bytes.size() - at));
            const qsizetype length =
                next == nullptr ? bytes.size() - at : static_cast<const char *>(next) - from;
            out.append(from, length);
            at += length;
            continue;
        }
        const auto marker = static_cast<uchar>(from[1]);
        const bool isAlone = marker == 0 || (marker >= 0xd0 && marker <= 0xd9);
        if (isAlone || marker == 0xff) {
            const qsizetype length = isAlone ? 2 : 1;
            out.append(from, length);
            at += length;
            if (marker == 0xd9)
                return out;
            continue;
        }
        const qsizetype length = at + 4 > bytes.size() ? -1 : 2 + qFromBigEndian<quint16>(from + 2);
        if (length < 4 || length > bytes.size() - at)
            break;
        out += bareSegment(bytes.sliced(at, length));
        at += length;
    }
    return fail(ErrorKind::Truncated, u"it has no end"_s);
}

Result<QByteArray> bareJpeg(Bytes bytes, const PictureParts &parts, int orientation)
{
    QByteArray out = bytes.first(2).toByteArray();
    bool isTurned = orientation == 1; // nothing to say
    for (const PictureChunk &chunk : parts.chunks) {
        const Bytes part = bytes.sliced(chunk.at, chunk.length);
        const bool isSegment = part.size() >= 4;
        if (chunk.at == 0 || !isSegment)
            continue;
        if (!isTurned && static_cast<uchar>(part[1]) != 0xe0) {
            out += exifChunk(Format::Jpeg, orientationNotes(orientation));
            isTurned = true;
        }
        if (static_cast<uchar>(part[1]) != 0xda) {
            out += bareSegment(part);
            continue;
        }
        const Result<QByteArray> scans = bareScans(part);
        if (!scans)
            return propagate(scans);
        return out + *scans;
    }
    return fail(ErrorKind::Truncated, u"it has no picture"_s);
}

//! A frame of an animation: sixteen bytes of where and how long, then chunks.
QByteArray bareFrame(Bytes chunk)
{
    constexpr qsizetype head = 8 + 16;
    if (chunk.size() < head)
        return chunk.toByteArray();
    QByteArray out = chunk.first(head).toByteArray();
    for (qsizetype at = head; at + 8 <= chunk.size();) {
        const qint64 length = qFromLittleEndian<quint32>(chunk.data() + at + 4);
        const qint64 whole = std::min<qint64>(8 + length + (length & 1), chunk.size() - at);
        if (isAmong(chunk.sliced(at, 4), {"ALPH", "VP8 ", "VP8L"}))
            out += chunk.sliced(at, whole);
        at += whole;
    }
    qToLittleEndian(static_cast<quint32>(out.size() - 8), out.data() + 4);
    return out;
}

QByteArray bareWebp(Bytes bytes, const PictureParts &parts, int orientation)
{
    constexpr qsizetype flagsAt = 12 + 8;
    QByteArray out = bytes.first(12).toByteArray();
    for (const PictureChunk &chunk : parts.chunks) {
        const Bytes part = bytes.sliced(chunk.at, chunk.length);
        if (chunk.at != 0 && part.startsWith("ANMF"))
            out += bareFrame(part);
        else if (chunk.at != 0 &&
                 isAmong(part.first(4), {"VP8X", "ICCP", "ANIM", "ALPH", "VP8 ", "VP8L"}))
            out += part;
    }
    if (Bytes{out}.sliced(12).startsWith("VP8X") && out.size() > flagsAt) {
        int flags = static_cast<uchar>(out[flagsAt]) & ~(webpXmp | webpExif);
        if (orientation != 1) {
            flags |= webpExif;
            out += exifChunk(Format::Webp, orientationNotes(orientation));
        }
        out[flagsAt] = static_cast<char>(flags);
    }
    qToLittleEndian(static_cast<quint32>(out.size() - 8), out.data() + 4);
    return out;
}

Result<QByteArray> bare(Bytes bytes, const PictureParts &parts)
{
    const int orientation = orientationOf(bytes, parts);
    switch (parts.format) {
    case Format::Png:
        return barePng(bytes, parts, orientation);
    case Format::Jpeg:
        return bareJpeg(bytes, parts, orientation);
    case Format::Webp:
        return bareWebp(bytes, parts, orientation);
    }
    return fail(ErrorKind::NotImplemented);
}

//! Every pixel as it is stored, and how the whole is seen: upright and in its colours.
Result<DecodedPictures> lookOf(const QByteArray &bytes, const ImageLimits &limits)
{
    constexpr int seenEdge = 64;
    return decodedPictures(bytes, {.edges = {seenEdge}, .limits = limits, .wantsDigest = true});
}

} // namespace

Result<QByteArray> withoutMetadata(const QByteArray &bytes, const ImageLimits &limits)
{
    const std::optional<PictureParts> parts = takeApart(bytes);
    if (!parts)
        return fail(ErrorKind::NotImplemented, u"what this format tells cannot be told apart"_s);
    Result<QByteArray> out = bare(bytes, *parts);
    if (!out)
        return out;
    const Result<DecodedPictures> before = lookOf(bytes, limits);
    if (!before)
        return propagate(before);
    const Result<DecodedPictures> after = lookOf(*out, limits);
    if (!after || after->digest != before->digest || after->images != before->images)
        return fail(ErrorKind::NotAnImage, u"the copy shows another picture"_s);
    return out;
}

} // namespace limner
