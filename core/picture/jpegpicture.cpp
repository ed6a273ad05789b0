#include "core/picture/jpegpicture.h"

#include <turbojpeg.h>

#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Bytes = QByteArrayView;
using Decoder = std::unique_ptr<void, decltype(&tjDestroy)>;

constexpr qsizetype longestProfile = 4 << 20;
constexpr qint64 mostHeld = 50'000'000; // pixels, where fewer would do
constexpr auto pixelFormat = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? TJPF_BGRA : TJPF_ARGB;

//! The colour profile, which lies in numbered parts of at most 64 kB (ICC.1:2010 B.4).
QByteArray profileOf(Bytes bytes)
{
    constexpr Bytes mark{"ICC_PROFILE\0", 12};
    std::map<uchar, Bytes> parts;
    for (qsizetype at = 2; at + 4 <= bytes.size() && bytes[at] == '\xff';) {
        const auto marker = static_cast<uchar>(bytes[at + 1]);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        const qsizetype length =
            static_cast<uchar>(bytes[at + 2]) << 8 | static_cast<uchar>(bytes[at + 3]);
        if (marker == 0xda || length < 2 || length > bytes.size() - at - 2)
            break;
        const Bytes content = bytes.sliced(at + 4, length - 2);
        if (marker == 0xe2 && content.startsWith(mark) && content.size() > mark.size() + 2)
            parts.emplace(content[mark.size()], content.sliced(mark.size() + 2));
        at += 2 + length;
    }
    QByteArray profile;
    for (const auto &[number, part] : parts)
        profile += part;
    return profile.size() > longestProfile ? QByteArray{} : profile;
}

bool covers(QSize size, tjscalingfactor scale, QSize enough)
{
    return TJSCALED(size.width(), scale) >= enough.width() &&
           TJSCALED(size.height(), scale) >= enough.height();
}

//! The smallest that is still enough. Only these are quick.
tjscalingfactor scaleFor(QSize size, QSize enough)
{
    for (const int part : {8, 4, 2}) {
        if (covers(size, {1, part}, enough))
            return {1, part};
    }
    return {1, 1};
}

//! The smallest that does not come out smaller than wanted, in eighths: slower, but this decoder
//! holds all that it gives.
tjscalingfactor leastFor(QSize size, QSize wanted)
{
    for (int eighths = 1; eighths < 8; ++eighths) {
        if (covers(size, {eighths, 8}, wanted))
            return {eighths, 8};
    }
    return {1, 1};
}

qint64 pixelsOf(QSize size, tjscalingfactor scale)
{
    return qint64{TJSCALED(size.width(), scale)} * TJSCALED(size.height(), scale);
}

} // namespace

Result<> jpegPicture(QByteArrayView bytes, PictureTarget &target)
{
    const Decoder decoder{tjInitDecompress(), &tjDestroy};
    const auto *const data = reinterpret_cast<const uchar *>(bytes.data());
    const auto length = static_cast<unsigned long>(bytes.size());
    int width = 0;
    int height = 0;
    int sampling = 0;
    int colours = 0;
    const auto trouble = [&] {
        return fail(ErrorKind::NotAnImage, QString::fromLocal8Bit(tjGetErrorStr2(decoder.get())));
    };
    if (tjDecompressHeader3(decoder.get(), data, length, &width, &height, &sampling, &colours) != 0)
        return trouble();
    if (colours == TJCS_CMYK || colours == TJCS_YCCK)
        return fail(ErrorKind::NotImplemented, u"the colours of printing"_s);
    const QSize size{width, height};
    tjscalingfactor scale = scaleFor(size, target.enough(size));
    if (pixelsOf(size, scale) > mostHeld)
        scale = leastFor(size, target.wanted(size));
    const QSize coming{TJSCALED(width, scale), TJSCALED(height, scale)};
    if (Result<> begun =
            target.begin(size, Alpha::None, coming, QSizeF{size} * scale.num / scale.denom);
        !begun)
        return begun;
    QImage image{coming, QImage::Format_RGB32};
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    // A few hundred kilobytes may claim scans that take minutes.
    constexpr int flags = TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS;
    if (tjDecompress2(decoder.get(), data, length, image.bits(), coming.width(),
                      static_cast<int>(image.bytesPerLine()), coming.height(), pixelFormat,
                      flags) != 0 &&
        tjGetErrorCode(decoder.get()) != TJERR_WARNING)
        return trouble();
    if (const QByteArray profile = profileOf(bytes); !profile.isEmpty())
        target.setColours(QColorSpace::fromIccProfile(profile));
    for (int y = 0; y < coming.height(); ++y)
        target.add(reinterpret_cast<const QRgb *>(image.constScanLine(y)));
    return {};
}

} // namespace limner
