#include "tests/core/picture/writtenpictures.h"

#include "tests/support/camerapictures.h"

#include <QColorSpace>

#include <avif/avif.h>
#include <jxl/encode.h>
#include <libheif/heif.h>
#include <webp/encode.h>
#include <webp/mux.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace limner::test {
namespace {

QImage rgba(const QImage &image)
{
    return image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_RGBA8888
                                                         : QImage::Format_RGBX8888);
}

void hope(bool isTrue, const char *what)
{
    if (!isTrue)
        qFatal("cannot write %s", what);
}

} // namespace

QByteArray avifOf(const QImage &image, int orientation, Chroma chroma)
{
    QImage plain = rgba(image);
    avifImage *const picture = avifImageCreate(plain.width(), plain.height(), 8,
                                               chroma == Chroma::Full ? AVIF_PIXEL_FORMAT_YUV444
                                                                      : AVIF_PIXEL_FORMAT_YUV420);
    const QByteArray profile = image.colorSpace().iccProfile();
    if (!profile.isEmpty())
        avifImageSetProfileICC(picture, reinterpret_cast<const uint8_t *>(profile.constData()),
                               size_t(profile.size()));
    // As camera software does it: EXIF, and the boxes that count (MIAF 7.3.6.7).
    const QByteArray notes = cameraNotes(orientation, false);
    avifImageSetMetadataExif(picture, reinterpret_cast<const uint8_t *>(notes.constData()),
                             size_t(notes.size()));
    avifRGBImage pixels;
    avifRGBImageSetDefaults(&pixels, picture);
    pixels.format = AVIF_RGB_FORMAT_RGBA;
    pixels.ignoreAlpha = image.hasAlphaChannel() ? AVIF_FALSE : AVIF_TRUE;
    pixels.pixels = plain.bits();
    pixels.rowBytes = uint32_t(plain.bytesPerLine());
    hope(avifImageRGBToYUV(picture, &pixels) == AVIF_RESULT_OK, "AVIF");
    avifEncoder *const encoder = avifEncoderCreate();
    encoder->minQuantizer = 0;
    encoder->maxQuantizer = 8;
    encoder->speed = 10;
    avifRWData out = AVIF_DATA_EMPTY;
    hope(avifEncoderWrite(encoder, picture, &out) == AVIF_RESULT_OK, "AVIF");
    const QByteArray bytes{reinterpret_cast<const char *>(out.data), qsizetype(out.size)};
    avifRWDataFree(&out);
    avifEncoderDestroy(encoder);
    avifImageDestroy(picture);
    return bytes;
}

QByteArray jxlOf(const QImage &image, int orientation)
{
    const QImage plain = rgba(image);
    const std::unique_ptr<JxlEncoder, decltype(&JxlEncoderDestroy)> encoder{
        JxlEncoderCreate(nullptr), &JxlEncoderDestroy};
    JxlBasicInfo info;
    JxlEncoderInitBasicInfo(&info);
    info.xsize = uint32_t(plain.width());
    info.ysize = uint32_t(plain.height());
    info.bits_per_sample = 8;
    info.orientation = static_cast<JxlOrientation>(orientation);
    info.uses_original_profile = JXL_TRUE;
    info.num_color_channels = 3;
    info.num_extra_channels = image.hasAlphaChannel() ? 1 : 0;
    info.alpha_bits = image.hasAlphaChannel() ? 8 : 0;
    hope(JxlEncoderSetBasicInfo(encoder.get(), &info) == JXL_ENC_SUCCESS, "JPEG XL");
    const QByteArray profile = image.colorSpace().iccProfile();
    if (profile.isEmpty()) {
        JxlColorEncoding colours;
        JxlColorEncodingSetToSRGB(&colours, JXL_FALSE);
        hope(JxlEncoderSetColorEncoding(encoder.get(), &colours) == JXL_ENC_SUCCESS, "JPEG XL");
    } else {
        hope(JxlEncoderSetICCProfile(encoder.get(),
                                     reinterpret_cast<const uint8_t *>(profile.constData()),
                                     size_t(profile.size())) == JXL_ENC_SUCCESS,
             "JPEG XL");
    }
    JxlEncoderFrameSettings *const settings = JxlEncoderFrameSettingsCreate(encoder.get(), nullptr);
    JxlEncoderSetFrameLossless(settings, JXL_TRUE);
    const uint32_t channels = image.hasAlphaChannel() ? 4 : 3;
    const QImage packed = channels == 4 ? plain : plain.convertToFormat(QImage::Format_RGB888);
    const JxlPixelFormat format{channels, JXL_TYPE_UINT8, JXL_NATIVE_ENDIAN,
                                size_t(packed.bytesPerLine()) % 64 == 0 ? size_t{0} : size_t{4}};
    hope(JxlEncoderAddImageFrame(settings, &format, packed.constBits(),
                                 size_t(packed.sizeInBytes())) == JXL_ENC_SUCCESS,
         "JPEG XL");
    JxlEncoderCloseInput(encoder.get());
    QByteArray out(1 << 20, '\0');
    auto *next = reinterpret_cast<uint8_t *>(out.data());
    auto room = size_t(out.size());
    hope(JxlEncoderProcessOutput(encoder.get(), &next, &room) == JXL_ENC_SUCCESS, "JPEG XL");
    out.resize(out.size() - qsizetype(room));
    return out;
}

QByteArray heicOf(const QImage &image, int orientation)
{
    const QImage plain = rgba(image);
    const bool hasAlpha = image.hasAlphaChannel();
    heif_context *const context = heif_context_alloc();
    heif_encoder *encoder = nullptr;
    hope(heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder).code ==
             heif_error_Ok,
         "HEIC");
    heif_encoder_set_lossy_quality(encoder, 95);
    heif_image *picture = nullptr;
    heif_image_create(plain.width(), plain.height(), heif_colorspace_RGB,
                      hasAlpha ? heif_chroma_interleaved_RGBA : heif_chroma_interleaved_RGB,
                      &picture);
    heif_image_add_plane(picture, heif_channel_interleaved, plain.width(), plain.height(), 8);
    int stride = 0;
    uint8_t *const rows = heif_image_get_plane(picture, heif_channel_interleaved, &stride);
    const QImage packed = hasAlpha ? plain : plain.convertToFormat(QImage::Format_RGB888);
    for (int y = 0; y < packed.height(); ++y)
        std::memcpy(rows + qsizetype{y} * stride, packed.constScanLine(y),
                    size_t(packed.width()) * (hasAlpha ? 4 : 3));
    const QByteArray profile = image.colorSpace().iccProfile();
    if (!profile.isEmpty())
        heif_image_set_raw_color_profile(picture, "prof", profile.constData(),
                                         size_t(profile.size()));
    heif_encoding_options *const options = heif_encoding_options_alloc();
    options->image_orientation = static_cast<heif_orientation>(orientation);
    hope(heif_context_encode_image(context, picture, encoder, options, nullptr).code ==
             heif_error_Ok,
         "HEIC");
    heif_encoding_options_free(options);
    QByteArray out;
    heif_writer writer{};
    writer.writer_api_version = 1;
    writer.write = [](heif_context *, const void *data, size_t size, void *to) {
        static_cast<QByteArray *>(to)->append(static_cast<const char *>(data), qsizetype(size));
        return heif_error{heif_error_Ok, heif_suberror_Unspecified, ""};
    };
    hope(heif_context_write(context, &writer, &out).code == heif_error_Ok, "HEIC");
    heif_image_release(picture);
    heif_encoder_release(encoder);
    heif_context_free(context);
    return out;
}

QByteArray plainWebp(QSize size, Loss loss)
{
    WebPConfig config;
    WebPConfigInit(&config);
    config.method = 0;
    config.lossless = loss == Loss::None ? 1 : 0;
    WebPPicture picture;
    WebPPictureInit(&picture);
    picture.use_argb = config.lossless;
    picture.width = size.width();
    picture.height = size.height();
    hope(WebPPictureAlloc(&picture) != 0, "WebP");
    if (loss == Loss::None) {
        std::fill_n(picture.argb, size_t(picture.argb_stride) * size_t(size.height()), 0xff3366aa);
    } else {
        std::memset(picture.y, 120, size_t(picture.y_stride) * size_t(size.height()));
        const size_t half = size_t(picture.uv_stride) * size_t((size.height() + 1) / 2);
        std::memset(picture.u, 90, half);
        std::memset(picture.v, 160, half);
    }
    WebPMemoryWriter out;
    WebPMemoryWriterInit(&out);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &out;
    hope(WebPEncode(&config, &picture) != 0, "WebP");
    WebPPictureFree(&picture);
    const QByteArray bytes{reinterpret_cast<const char *>(out.mem), qsizetype(out.size)};
    WebPMemoryWriterClear(&out);
    return bytes;
}

QByteArray animatedWebp(const std::vector<QImage> &frames)
{
    WebPAnimEncoderOptions options;
    WebPAnimEncoderOptionsInit(&options);
    WebPAnimEncoder *const encoder =
        WebPAnimEncoderNew(frames.front().width(), frames.front().height(), &options);
    WebPConfig config;
    WebPConfigInit(&config);
    config.lossless = 1;
    int time = 0;
    for (const QImage &frame : frames) {
        const QImage plain = rgba(frame);
        WebPPicture picture;
        WebPPictureInit(&picture);
        picture.use_argb = 1;
        picture.width = plain.width();
        picture.height = plain.height();
        hope(WebPPictureImportRGBX(&picture, plain.constBits(), int(plain.bytesPerLine())) != 0,
             "WebP");
        hope(WebPAnimEncoderAdd(encoder, &picture, time, &config) != 0, "WebP");
        WebPPictureFree(&picture);
        time += 100;
    }
    WebPAnimEncoderAdd(encoder, nullptr, time, nullptr);
    WebPData data;
    WebPDataInit(&data);
    hope(WebPAnimEncoderAssemble(encoder, &data) != 0, "WebP");
    const QByteArray out{reinterpret_cast<const char *>(data.bytes), qsizetype(data.size)};
    WebPDataClear(&data);
    WebPAnimEncoderDelete(encoder);
    return out;
}

} // namespace limner::test
