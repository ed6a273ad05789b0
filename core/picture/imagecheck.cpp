#include "core/picture/imagecheck.h"

#include "core/base/secret.h"
#include "core/picture/avifpicture.h"
#include "core/picture/heicpicture.h"
#include "core/picture/jxlpicture.h"
#include "core/picture/orientation.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;

template <typename T>
T big(Bytes bytes, qsizetype at)
{
    return qFromBigEndian<T>(bytes.data() + at);
}

template <typename T>
T little(Bytes bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

uchar byteAt(Bytes bytes, qsizetype at)
{
    return static_cast<uchar>(bytes[at]);
}

tl::unexpected<Error> truncated(const char *missing)
{
    return fail(ErrorKind::Truncated, QString::fromLatin1(missing));
}

tl::unexpected<Error> broken(const char *what)
{
    return fail(ErrorKind::NotAnImage, QString::fromLatin1(what));
}

// Hostile sizes may exceed int; the limits are far below, so they only need to stay too large.
QSize sizeOf(quint32 width, quint32 height)
{
    constexpr quint32 most = 0x7fffffff;
    return {static_cast<int>(std::min(width, most)), static_cast<int>(std::min(height, most))};
}

Result<ImageFacts> checkPng(Bytes bytes)
{
    if (bytes.size() < 33)
        return truncated("PNG ends inside its header");
    if (big<quint32>(bytes, 8) != 13 || bytes.sliced(12, 4) != "IHDR")
        return broken("PNG without header");
    ImageFacts facts{.mediaType = u"image/png"_s, .extension = u"png"_s};
    facts.size = sizeOf(big<quint32>(bytes, 16), big<quint32>(bytes, 20));
    bool hasPixels = false;
    for (qsizetype at = 8; at + 12 <= bytes.size();) {
        const qsizetype length = big<quint32>(bytes, at);
        const Bytes kind = bytes.sliced(at + 4, 4);
        facts.isAnimated = facts.isAnimated || (!hasPixels && kind == "acTL");
        hasPixels = hasPixels || kind == "IDAT";
        if (length > bytes.size() - at - 12)
            break;
        if (kind == "IEND")
            return hasPixels ? Result<ImageFacts>{facts} : broken("PNG without pixels");
        at += length + 12;
    }
    return truncated("PNG without IEND");
}

bool isFrameHeader(uchar marker) // SOF0 to SOF15 without DHT, JPG and DAC
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

Result<ImageFacts> checkJpeg(Bytes bytes)
{
    ImageFacts facts{.mediaType = u"image/jpeg"_s, .extension = u"jpg"_s};
    for (qsizetype at = 2; at + 4 <= bytes.size();) {
        if (byteAt(bytes, at) != 0xff)
            return broken("JPEG with a broken marker");
        const uchar marker = byteAt(bytes, at + 1);
        if (marker == 0xff) { // padding
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) { // markers without content
            at += 2;
            continue;
        }
        if (marker == 0xd9)
            return broken("JPEG without pixels");
        const qsizetype length = big<quint16>(bytes, at + 2);
        if (length < 2)
            return broken("JPEG with a broken segment");
        if (isFrameHeader(marker)) {
            if (at + 9 > bytes.size())
                break;
            facts.size = sizeOf(big<quint16>(bytes, at + 7), big<quint16>(bytes, at + 5));
        }
        at += 2 + length;
        if (marker != 0xda)
            continue;
        if (facts.size.isEmpty())
            return broken("JPEG without a size");
        // In the scan an EOI cannot occur by chance; before it, a preview in EXIF has its own.
        if (at < bytes.size() && bytes.sliced(at).lastIndexOf("\xff\xd9") >= 0)
            return facts;
        break;
    }
    return truncated("JPEG without end");
}

quint32 little24(Bytes bytes, qsizetype at)
{
    return byteAt(bytes, at) | quint32{byteAt(bytes, at + 1)} << 8 |
           quint32{byteAt(bytes, at + 2)} << 16;
}

// The size in the header of one chunk; nothing when it has none, empty when it is broken.
std::optional<QSize> webpSize(Bytes kind, Bytes content)
{
    if (kind == "VP8X")
        return content.size() < 10 ? QSize{}
                                   : sizeOf(little24(content, 4) + 1, little24(content, 7) + 1);
    if (kind == "VP8L") {
        if (content.size() < 5 || content[0] != '\x2f')
            return QSize{};
        const quint32 bits = little<quint32>(content, 1);
        return sizeOf((bits & 0x3fff) + 1, ((bits >> 14) & 0x3fff) + 1);
    }
    if (kind == "VP8 ") {
        if (content.size() < 10 || content.sliced(3, 3) != "\x9d\x01\x2a")
            return QSize{};
        return sizeOf(little<quint16>(content, 6) & 0x3fff, little<quint16>(content, 8) & 0x3fff);
    }
    return std::nullopt;
}

Result<ImageFacts> checkWebp(Bytes bytes)
{
    const qint64 announced = qint64{little<quint32>(bytes, 4)} + 8;
    if (announced > bytes.size())
        return truncated("WebP is shorter than it says");
    ImageFacts facts{.mediaType = u"image/webp"_s, .extension = u"webp"_s};
    bool hasPixels = false;
    for (qsizetype at = 12; at + 8 <= announced;) {
        const Bytes kind = bytes.sliced(at, 4);
        const qint64 length = little<quint32>(bytes, at + 4);
        if (length > announced - at - 8)
            return truncated("WebP chunk is shorter than it says");
        if (const std::optional<QSize> size = webpSize(kind, bytes.sliced(at + 8, length))) {
            if (size->isEmpty())
                return broken("WebP with a broken header");
            facts.size = facts.size.expandedTo(*size);
        }
        facts.isAnimated = facts.isAnimated || kind == "ANMF";
        hasPixels = hasPixels || kind == "VP8 " || kind == "VP8L" || kind == "ANMF";
        at += 8 + length + (length & 1);
    }
    return hasPixels ? Result<ImageFacts>{facts} : broken("WebP without pixels");
}

qsizetype colourTable(uchar flags) // bytes
{
    return (flags & 0x80) != 0 ? qsizetype{3} << ((flags & 7) + 1) : 0;
}

Result<ImageFacts> checkGif(Bytes bytes)
{
    if (bytes.size() < 13)
        return truncated("GIF ends inside its header");
    ImageFacts facts{.mediaType = u"image/gif"_s, .extension = u"gif"_s};
    facts.size = sizeOf(little<quint16>(bytes, 6), little<quint16>(bytes, 8));
    bool hasPixels = false;
    qsizetype at = 13 + colourTable(byteAt(bytes, 10));
    while (at < bytes.size()) {
        const uchar block = byteAt(bytes, at);
        if (block == 0x3b)
            return hasPixels ? Result<ImageFacts>{facts} : broken("GIF without pixels");
        if (block == 0x21) {
            at += 2;
        } else if (block == 0x2c) {
            if (at + 10 > bytes.size())
                break;
            at += 11 + colourTable(byteAt(bytes, at + 9)); // with the code size
            facts.isAnimated = hasPixels;
            hasPixels = true;
        } else {
            return broken("GIF with a broken block");
        }
        while (at < bytes.size() && bytes[at] != 0)
            at += 1 + byteAt(bytes, at);
        ++at;
    }
    return truncated("GIF without end");
}

Result<ImageFacts> checkBytes(Bytes bytes)
{
    const QString type = pictureTypeOf(bytes);
    if (type == u"image/png")
        return checkPng(bytes);
    if (type == u"image/jpeg")
        return checkJpeg(bytes);
    if (type == u"image/webp")
        return checkWebp(bytes);
    if (type == u"image/gif")
        return checkGif(bytes);
    if (type == u"image/avif")
        return avifFacts(bytes);
    if (type == u"image/jxl")
        return jxlFacts(bytes);
    if (type == u"image/heic")
        return heicFacts(bytes);
    return fail(ErrorKind::NotAnImage, openingOf(bytes));
}

// The container of JPEG XL (ISO/IEC 18181-2 §9.1).
constexpr Bytes jxlBox{"\0\0\0\x0cJXL \r\n\x87\n", 12};

constexpr qsizetype longestBrands = 4096;

//! By the brands of its first box (ISO/IEC 14496-12 §4.3).
QString boxedTypeOf(Bytes head)
{
    if (head.size() < 16 || head.sliced(4, 4) != "ftyp")
        return {};
    const qsizetype box = big<quint32>(head, 0);
    if (box < 16 || box > longestBrands) // a sentence, and no box
        return {};
    const qsizetype end = std::min(box, head.size());
    const Bytes major = head.sliced(8, 4);
    if (major == "avif" || major == "avis")
        return u"image/avif"_s;
    if (major.startsWith("hei") || major.startsWith("hev"))
        return u"image/heic"_s;
    if (major != "mif1" && major != "msf1")
        return {};
    // Of no kind itself: what else it may be read as tells.
    for (qsizetype at = 16; at + 4 <= end; at += 4) {
        const Bytes brand = head.sliced(at, 4);
        if (brand == "avif" || brand == "avis")
            return u"image/avif"_s;
    }
    return u"image/heic"_s;
}

} // namespace

QString pictureTypeOf(QByteArrayView head)
{
    if (head.startsWith("\x89PNG\r\n\x1a\n"))
        return u"image/png"_s;
    if (head.startsWith("\xff\xd8\xff"))
        return u"image/jpeg"_s;
    if (head.size() >= 12 && head.startsWith("RIFF") && head.sliced(8, 4) == "WEBP")
        return u"image/webp"_s;
    if (head.startsWith("GIF87a") || head.startsWith("GIF89a"))
        return u"image/gif"_s;
    if (head.startsWith("\xff\x0a") || head.startsWith(jxlBox))
        return u"image/jxl"_s;
    return boxedTypeOf(head);
}

QString openingOf(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return u"empty"_s;
    const QByteArray head = bytes.first(std::min<qsizetype>(bytes.size(), 400)).toByteArray();
    QString text = QString::fromUtf8(head);
    const auto unprintable = std::count_if(text.cbegin(), text.cend(), [](QChar c) {
        return c == QChar::ReplacementCharacter || (!c.isPrint() && !c.isSpace());
    });
    const QByteArray numbers = head.first(std::min<qsizetype>(head.size(), 16)).toHex(' ');
    if (unprintable * 10 > text.size())
        return QString::fromLatin1(numbers);
    for (QChar &c : text) {
        if (!c.isPrint() || c == QChar::ReplacementCharacter)
            c = u' ';
    }
    text = redacted(text.simplified());
    if (text.isEmpty())
        return QString::fromLatin1(numbers);
    return text.size() > 160 ? text.left(160) + u'…' : text;
}

Result<ImageFacts> checkImageBytes(QByteArrayView bytes)
{
    Result<ImageFacts> facts = checkBytes(bytes);
    if (facts && facts->size.isEmpty())
        return broken("no size");
    if (facts)
        facts->size = seenSize(facts->size, orientationOf(bytes));
    return facts;
}

Result<ImageFacts> readImageHeader(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, path + u": "_s + file.errorString());
    if (file.size() == 0)
        return fail(ErrorKind::NotAnImage, openingOf({}));
    const uchar *mapped = file.map(0, file.size());
    if (mapped == nullptr)
        return fail(ErrorKind::Io, path + u": "_s + file.errorString());
    return checkImageBytes(Bytes{mapped, file.size()});
}

bool isWithin(const ImageLimits &limits, QSize size)
{
    return std::max(size.width(), size.height()) <= limits.edge &&
           qint64{size.width()} * size.height() <= limits.pixels;
}

Result<ImageFacts> checkImage(const QString &path, const ImageLimits &limits)
{
    if (const qint64 bytes = QFileInfo{path}.size(); bytes > limits.bytes)
        return fail(ErrorKind::ImageTooLarge, u"%1 bytes"_s.arg(bytes));
    Result<ImageFacts> facts = readImageHeader(path);
    if (facts && !isWithin(limits, facts->size))
        return fail(ErrorKind::ImageTooLarge,
                    u"%1 × %2"_s.arg(facts->size.width()).arg(facts->size.height()));
    return facts;
}

} // namespace limner
