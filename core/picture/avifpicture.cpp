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
    avifResult result = avifDecoderNextImage(decoder.get());
    if (result != AVIF_RESULT_OK)
        return trouble(result);
    const bool hasAlpha = found.alphaPlane != nullptr;
    QImage image{size, hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888};
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    avifRGBImage rgb;
    avifRGBImageSetDefaults(&rgb, &found);
    rgb.format = AVIF_RGB_FORMAT_RGBA;
    rgb.depth = 8;
    rgb.pixels = image.bits();
    rgb.rowBytes = static_cast<uint32_t>(image.bytesPerLine());
    result = avifImageYUVToRGB(&found, &rgb);
    if (result != AVIF_RESULT_OK)
        return trouble(result);
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
