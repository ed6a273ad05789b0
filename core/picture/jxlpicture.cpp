#include "core/picture/jxlpicture.h"

#include <jxl/decode.h>

#include <limits>
#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Decoder = std::unique_ptr<JxlDecoder, decltype(&JxlDecoderDestroy)>;

constexpr JxlPixelFormat pixelFormat{4, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN, 0};
constexpr size_t longestProfile = 4 << 20;
constexpr int events = JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE;

QColorSpace coloursOf(JxlDecoder *decoder)
{
    size_t size = 0;
    if (JxlDecoderGetICCProfileSize(decoder, &pixelFormat, JXL_COLOR_PROFILE_TARGET_DATA, &size) !=
            JXL_DEC_SUCCESS ||
        size == 0 || size > longestProfile)
        return {};
    QByteArray profile{static_cast<qsizetype>(size), '\0'};
    if (JxlDecoderGetColorAsICCProfile(decoder, &pixelFormat, JXL_COLOR_PROFILE_TARGET_DATA,
                                       reinterpret_cast<uchar *>(profile.data()),
                                       size) != JXL_DEC_SUCCESS)
        return {};
    return QColorSpace::fromIccProfile(profile);
}

QSize sizeOf(const JxlBasicInfo &info)
{
    constexpr auto most = static_cast<uint32_t>(std::numeric_limits<int>::max());
    return {static_cast<int>(std::min(info.xsize, most)),
            static_cast<int>(std::min(info.ysize, most))};
}

//! An image of the size that the head tells. Errors: ImageTooLarge, NotAnImage.
Result<QImage> roomFor(JxlDecoder *decoder, const ImageLimits &limits)
{
    JxlBasicInfo info;
    if (JxlDecoderGetBasicInfo(decoder, &info) != JXL_DEC_SUCCESS)
        return fail(ErrorKind::NotAnImage, u"a head without a size"_s);
    const QSize size = sizeOf(info);
    if (!isWithin(limits, size))
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(info.xsize).arg(info.ysize));
    const bool hasAlpha = info.alpha_bits > 0;
    QImage image{size, !hasAlpha                       ? QImage::Format_RGBX8888
                       : info.alpha_premultiplied != 0 ? QImage::Format_RGBA8888_Premultiplied
                                                       : QImage::Format_RGBA8888};
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    return image;
}

Decoder decoderOf(QByteArrayView bytes, int wanted)
{
    Decoder decoder{JxlDecoderCreate(nullptr), &JxlDecoderDestroy};
    if (!decoder || JxlDecoderSubscribeEvents(decoder.get(), wanted) != JXL_DEC_SUCCESS ||
        JxlDecoderSetInput(decoder.get(), reinterpret_cast<const uchar *>(bytes.data()),
                           static_cast<size_t>(bytes.size())) != JXL_DEC_SUCCESS)
        return {nullptr, &JxlDecoderDestroy};
    JxlDecoderCloseInput(decoder.get());
    return decoder;
}

} // namespace

Result<> jxlPicture(QByteArrayView bytes, PictureTarget &target)
{
    const Decoder decoder = decoderOf(bytes, events);
    if (!decoder)
        return fail(ErrorKind::Internal, u"no JPEG XL decoder"_s);
    QImage image;
    for (;;) {
        switch (JxlDecoderProcessInput(decoder.get())) {
        case JXL_DEC_BASIC_INFO: {
            const Result<QImage> room = roomFor(decoder.get(), target.limits());
            if (!room)
                return propagate(room);
            image = *room;
            break;
        }
        case JXL_DEC_COLOR_ENCODING:
            image.setColorSpace(coloursOf(decoder.get()));
            break;
        case JXL_DEC_NEED_IMAGE_OUT_BUFFER: {
            size_t size = 0;
            if (JxlDecoderImageOutBufferSize(decoder.get(), &pixelFormat, &size) !=
                    JXL_DEC_SUCCESS ||
                size != static_cast<size_t>(image.sizeInBytes()) ||
                JxlDecoderSetImageOutBuffer(decoder.get(), &pixelFormat, image.bits(), size) !=
                    JXL_DEC_SUCCESS)
                return fail(ErrorKind::NotAnImage, u"pixels of another size than the head's"_s);
            break;
        }
        case JXL_DEC_FULL_IMAGE:
        case JXL_DEC_SUCCESS:
            return target.take(image);
        case JXL_DEC_NEED_MORE_INPUT:
            return fail(ErrorKind::Truncated, u"JPEG XL without end"_s);
        default:
            return fail(ErrorKind::NotAnImage, u"a broken JPEG XL"_s);
        }
    }
}

Result<ImageFacts> jxlFacts(QByteArrayView bytes)
{
    const Decoder decoder = decoderOf(bytes, JXL_DEC_BASIC_INFO);
    if (!decoder)
        return fail(ErrorKind::Internal, u"no JPEG XL decoder"_s);
    const JxlDecoderStatus status = JxlDecoderProcessInput(decoder.get());
    if (status == JXL_DEC_NEED_MORE_INPUT)
        return fail(ErrorKind::Truncated, u"JPEG XL without end"_s);
    JxlBasicInfo info;
    if (status != JXL_DEC_BASIC_INFO ||
        JxlDecoderGetBasicInfo(decoder.get(), &info) != JXL_DEC_SUCCESS)
        return fail(ErrorKind::NotAnImage, u"a broken JPEG XL"_s);
    return ImageFacts{.mediaType = u"image/jxl"_s,
                      .extension = u"jxl"_s,
                      .size = sizeOf(info),
                      .isAnimated = info.have_animation != 0};
}

} // namespace limner
