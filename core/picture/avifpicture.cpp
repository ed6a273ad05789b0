#include "core/picture/avifpicture.h"

#include "core/picture/orientation.h"

#include <avif/avif.h>

#include <algorithm>
#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int threads = 2;
constexpr int rowsAtOnce = 64; // even: colours may be stored for two rows at a time
//! As the pixels of Format_ARGB32 and Format_RGB32 lie in memory.
constexpr avifRGBFormat pixelFormat =
    Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? AVIF_RGB_FORMAT_BGRA : AVIF_RGB_FORMAT_ARGB;

QColorSpace coloursOf(const avifImage &image)
{
    if (image.icc.size > 0)
        return QColorSpace::fromIccProfile(
            QByteArray{reinterpret_cast<const char *>(image.icc.data),
                       static_cast<qsizetype>(image.icc.size)});
    // 12: SMPTE EG 432-1, which every "P3" on a screen is.
    return image.colorPrimaries == 12 ? QColorSpace{QColorSpace::DisplayP3} : QColorSpace{};
}

//! First turned, then mirrored (MIAF 7.3.6.7).
QImage turned(QImage image, const avifImage &from)
{
    constexpr int backwards[] = {1, 8, 3, 6}; // quarters against the clock, as EXIF numbers them
    if ((from.transformFlags & AVIF_TRANSFORM_IROT) != 0)
        image = turnedUpright(image, backwards[from.irot.angle & 3]);
    if ((from.transformFlags & AVIF_TRANSFORM_IMIR) != 0)
        image = turnedUpright(image, from.imir.mode == 1 ? 2 : 4);
    return image;
}

tl::unexpected<Error> trouble(avifResult result)
{
    return fail(ErrorKind::NotAnImage, QString::fromLatin1(avifResultToString(result)));
}

using Decoder = std::unique_ptr<avifDecoder, decltype(&avifDecoderDestroy)>;

//! It has read the head.
Result<Decoder> decoderOf(QByteArrayView bytes, const ImageLimits &limits)
{
    Decoder decoder{avifDecoderCreate(), &avifDecoderDestroy};
    if (!decoder)
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    decoder->maxThreads = threads;
    decoder->ignoreExif = AVIF_TRUE;
    decoder->ignoreXMP = AVIF_TRUE;
    decoder->strictFlags = AVIF_STRICT_DISABLED; // many are written a little wrong
    decoder->imageSizeLimit =
        static_cast<uint32_t>(std::min<qint64>(limits.pixels, AVIF_DEFAULT_IMAGE_SIZE_LIMIT));
    decoder->imageDimensionLimit = static_cast<uint32_t>(limits.edge);
    avifResult result =
        avifDecoderSetIOMemory(decoder.get(), reinterpret_cast<const uchar *>(bytes.data()),
                               static_cast<size_t>(bytes.size()));
    if (result == AVIF_RESULT_OK)
        result = avifDecoderParse(decoder.get());
    if (result != AVIF_RESULT_OK)
        return trouble(result);
    return decoder;
}

QSize sizeOf(const avifImage &image)
{
    return {static_cast<int>(image.width), static_cast<int>(image.height)};
}

QImage::Format formatOf(const avifImage &image)
{
    return image.alphaPlane ? QImage::Format_ARGB32 : QImage::Format_RGB32;
}

//! Its pixels, into an image as large.
Result<> fill(QImage &image, const avifImage &found)
{
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, &found);
    rgb.format = pixelFormat;
    rgb.depth = 8;
    rgb.pixels = image.bits();
    rgb.rowBytes = static_cast<uint32_t>(image.bytesPerLine());
    const avifResult result = avifImageYUVToRGB(&found, &rgb);
    return result == AVIF_RESULT_OK ? Result<>{} : trouble(result);
}

//! Beside what libavif holds of it, a few rows at a time. Where two strips meet, colours that were
//! stored for two rows are not blended: nobody sees it once it is smaller.
Result<> addRows(const avifImage &found, PictureTarget &target)
{
    const QSize size = sizeOf(found);
    const Alpha alpha = found.alphaPlane ? Alpha::Straight : Alpha::None;
    if (Result<> begun = target.begin(size, alpha); !begun)
        return begun;
    const std::unique_ptr<avifImage, decltype(&avifImageDestroy)> part{avifImageCreateEmpty(),
                                                                       &avifImageDestroy};
    for (int y = 0; part && y < size.height(); y += rowsAtOnce) {
        const int count = std::min(rowsAtOnce, size.height() - y);
        const avifCropRect where{0, uint32_t(y), found.width, uint32_t(count)};
        const avifResult result = avifImageSetViewRect(part.get(), &found, &where);
        if (result != AVIF_RESULT_OK)
            return trouble(result);
        QImage rows{QSize{size.width(), count}, formatOf(found)};
        if (rows.isNull())
            return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
        if (Result<> filled = fill(rows, *part); !filled)
            return filled;
        for (int row = 0; row < count; ++row)
            target.add(reinterpret_cast<const QRgb *>(rows.constScanLine(row)));
    }
    target.setColours(coloursOf(found));
    return {};
}

} // namespace

Result<> avifPicture(QByteArrayView bytes, PictureTarget &target)
{
    const ImageLimits &limits = target.limits();
    const Result<Decoder> opened = decoderOf(bytes, limits);
    if (!opened)
        return propagate(opened);
    const Decoder &decoder = *opened;
    const avifImage &found = *decoder->image;
    const QSize size = sizeOf(found);
    if (!isWithin(limits, size))
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(size.width()).arg(size.height()));
    if (const avifResult result = avifDecoderNextImage(decoder.get()); result != AVIF_RESULT_OK)
        return trouble(result);
    constexpr uint32_t turns = AVIF_TRANSFORM_IROT | AVIF_TRANSFORM_IMIR;
    if (target.isTooMuch(size) && (found.transformFlags & turns) == 0)
        return addRows(found, target);
    QImage image{size, formatOf(found)};
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    if (const Result<> filled = fill(image, found); !filled)
        return propagate(filled);
    image.setColorSpace(coloursOf(found));
    return target.take(turned(image, found));
}

Result<ImageFacts> avifFacts(QByteArrayView bytes)
{
    const Result<Decoder> opened = decoderOf(bytes, {.pixels = AVIF_DEFAULT_IMAGE_SIZE_LIMIT});
    if (!opened)
        return propagate(opened);
    const avifImage &image = *(*opened)->image;
    const bool isOnItsSide =
        (image.transformFlags & AVIF_TRANSFORM_IROT) != 0 && (image.irot.angle & 1) != 0;
    const QSize size = sizeOf(image);
    return ImageFacts{.mediaType = u"image/avif"_s,
                      .extension = u"avif"_s,
                      .size = isOnItsSide ? size.transposed() : size,
                      .isAnimated = (*opened)->imageCount > 1};
}

} // namespace limner
