#include "core/picture/webppicture.h"

#include "core/picture/strips.h"

#include <webp/decode.h>
#include <webp/demux.h>
#include <webp/encode.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr size_t longestProfile = 4 << 20;

QColorSpace coloursOf(QByteArrayView bytes)
{
    const WebPData data{reinterpret_cast<const uchar *>(bytes.data()), size_t(bytes.size())};
    const std::unique_ptr<WebPDemuxer, decltype(&WebPDemuxDelete)> parts{WebPDemux(&data),
                                                                         &WebPDemuxDelete};
    WebPChunkIterator chunk{};
    if (!parts || WebPDemuxGetChunk(parts.get(), "ICCP", 1, &chunk) == 0)
        return {};
    QColorSpace colours;
    if (chunk.chunk.size <= longestProfile)
        colours = QColorSpace::fromIccProfile(
            QByteArray{reinterpret_cast<const char *>(chunk.chunk.bytes),
                       static_cast<qsizetype>(chunk.chunk.size)});
    WebPDemuxReleaseChunkIterator(&chunk);
    return colours;
}

tl::unexpected<Error> trouble(VP8StatusCode code)
{
    const bool isCut = code == VP8_STATUS_NOT_ENOUGH_DATA || code == VP8_STATUS_SUSPENDED;
    return fail(isCut                              ? ErrorKind::Truncated
                : code == VP8_STATUS_OUT_OF_MEMORY ? ErrorKind::ImageTooLarge
                                                   : ErrorKind::NotAnImage,
                u"WebP status %1"_s.arg(int(code)));
}

} // namespace

Result<> webpPicture(QByteArrayView bytes, PictureTarget &target)
{
    const auto *const data = reinterpret_cast<const uchar *>(bytes.data());
    const auto length = static_cast<size_t>(bytes.size());
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0)
        return fail(ErrorKind::Internal, u"another libwebp"_s);
    if (const VP8StatusCode code = WebPGetFeatures(data, length, &config.input);
        code != VP8_STATUS_OK)
        return trouble(code);
    if (config.input.has_animation != 0)
        return fail(ErrorKind::NotImplemented, u"animated"_s);
    const QSize size{config.input.width, config.input.height};
    const bool hasAlpha = config.input.has_alpha != 0;
    const QSize coming = target.isTooMuch(size) ? target.enough(size) : size;
    if (Result<> begun = target.begin(size, hasAlpha ? Alpha::Straight : Alpha::None, coming);
        !begun)
        return begun;
    QImage image{coming, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32};
    if (image.isNull())
        return fail(ErrorKind::ImageTooLarge, u"no memory for it"_s);
    config.output.colorspace = Q_BYTE_ORDER == Q_LITTLE_ENDIAN ? MODE_BGRA : MODE_ARGB;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = image.bits();
    config.output.u.RGBA.stride = static_cast<int>(image.bytesPerLine());
    config.output.u.RGBA.size = static_cast<size_t>(image.sizeInBytes());
    config.options.use_scaling = coming == size ? 0 : 1;
    config.options.scaled_width = coming.width();
    config.options.scaled_height = coming.height();
    const VP8StatusCode code = WebPDecode(data, length, &config);
    WebPFreeDecBuffer(&config.output);
    if (code != VP8_STATUS_OK)
        return trouble(code);
    target.setColours(coloursOf(bytes));
    for (int y = 0; y < coming.height(); ++y)
        target.add(reinterpret_cast<const QRgb *>(image.constScanLine(y)));
    return {};
}

QByteArray webpOf(const QImage &image, float quality)
{
    const QImage plain = inFormat(image, QImage::Format_RGBA8888);
    uint8_t *written = nullptr;
    const size_t size = WebPEncodeRGBA(plain.constBits(), plain.width(), plain.height(),
                                       static_cast<int>(plain.bytesPerLine()), quality, &written);
    const std::unique_ptr<uint8_t, decltype(&WebPFree)> owner{written, &WebPFree};
    return {reinterpret_cast<const char *>(written), static_cast<qsizetype>(size)};
}

} // namespace limner
