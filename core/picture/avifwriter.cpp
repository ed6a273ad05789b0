#include "core/picture/avifwriter.h"

#include <avif/avif.h>

#include <algorithm>
#include <memory>

namespace limner {
namespace {

//! libavif counts from 0 (nothing is lost) to 63.
int quantizerOf(int quality)
{
    return ((100 - std::clamp(quality, 0, 100)) * AVIF_QUANTIZER_WORST_QUALITY + 50) / 100;
}

using Picture = std::unique_ptr<avifImage, decltype(&avifImageDestroy)>;

//! What is encoded; null when there was no memory for it.
Picture pictureOf(QImage plain, bool hasAlpha)
{
    const auto width = static_cast<uint32_t>(plain.width());
    const auto height = static_cast<uint32_t>(plain.height());
    Picture out{avifImageCreate(width, height, 8, AVIF_PIXEL_FORMAT_YUV420), &avifImageDestroy};
    if (!out)
        return out;
    out->colorPrimaries = AVIF_COLOR_PRIMARIES_BT709; // sRGB
    out->transferCharacteristics = AVIF_TRANSFER_CHARACTERISTICS_SRGB;
    out->matrixCoefficients = AVIF_MATRIX_COEFFICIENTS_BT601;
    out->yuvRange = AVIF_RANGE_FULL;
    avifRGBImage pixels;
    avifRGBImageSetDefaults(&pixels, out.get());
    pixels.format = AVIF_RGB_FORMAT_RGBA;
    pixels.ignoreAlpha = hasAlpha ? AVIF_FALSE : AVIF_TRUE;
    pixels.pixels = plain.bits();
    pixels.rowBytes = static_cast<uint32_t>(plain.bytesPerLine());
    if (avifImageRGBToYUV(out.get(), &pixels) != AVIF_RESULT_OK)
        out.reset();
    return out;
}

} // namespace

QByteArray avifOf(const QImage &image, int quality)
{
    const bool hasAlpha = image.hasAlphaChannel();
    const Picture picture = pictureOf(
        image.convertToFormat(hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888),
        hasAlpha);
    const std::unique_ptr<avifEncoder, decltype(&avifEncoderDestroy)> encoder{avifEncoderCreate(),
                                                                              &avifEncoderDestroy};
    if (!picture || !encoder)
        return {};
    encoder->maxThreads = 1; // several may give other bytes every time
    encoder->speed = 6;
    const int quantizer = quantizerOf(quality);
    encoder->minQuantizer = std::max(0, quantizer - 4);
    encoder->maxQuantizer = std::min(AVIF_QUANTIZER_WORST_QUALITY, quantizer + 4);
    encoder->minQuantizerAlpha = AVIF_QUANTIZER_LOSSLESS;
    encoder->maxQuantizerAlpha = AVIF_QUANTIZER_LOSSLESS;
    avifRWData written = AVIF_DATA_EMPTY;
    QByteArray out;
    if (avifEncoderWrite(encoder.get(), picture.get(), &written) == AVIF_RESULT_OK)
        out = QByteArray{reinterpret_cast<const char *>(written.data),
                         static_cast<qsizetype>(written.size)};
    avifRWDataFree(&written);
    return out;
}

} // namespace limner
