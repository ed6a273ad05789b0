#include "core/picture/heicpicture.h"

#include <libheif/heif.h>

#include <algorithm>
#include <cstring>
#include <memory>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Context = std::unique_ptr<heif_context, decltype(&heif_context_free)>;
using Handle = std::unique_ptr<const heif_image_handle, decltype(&heif_image_handle_release)>;
using Pixels = std::unique_ptr<const heif_image, decltype(&heif_image_release)>;

constexpr size_t longestProfile = 4 << 20;

tl::unexpected<Error> trouble(const heif_error &error)
{
    return fail(ErrorKind::NotAnImage, QString::fromUtf8(error.message));
}

QColorSpace coloursOf(const heif_image_handle *handle)
{
    const size_t size = heif_image_handle_get_raw_color_profile_size(handle);
    if (size == 0 || size > longestProfile)
        return {};
    QByteArray profile{static_cast<qsizetype>(size), '\0'};
    const heif_error error = heif_image_handle_get_raw_color_profile(handle, profile.data());
    return error.code == heif_error_Ok ? QColorSpace::fromIccProfile(profile) : QColorSpace{};
}

//! The main picture; the context and the bytes outlive it.
Result<Handle> handleOf(heif_context *context, QByteArrayView bytes, const ImageLimits &limits)
{
    heif_context_set_maximum_image_size_limit(context, limits.edge);
    heif_error error = heif_context_read_from_memory_without_copy(
        context, bytes.data(), static_cast<size_t>(bytes.size()), nullptr);
    if (error.code != heif_error_Ok)
        return trouble(error);
    heif_image_handle *found = nullptr;
    error = heif_context_get_primary_image_handle(context, &found);
    Handle handle{found, &heif_image_handle_release};
    if (error.code != heif_error_Ok)
        return trouble(error);
    return handle;
}

QSize sizeOf(const heif_image_handle *handle)
{
    return {heif_image_handle_get_width(handle), heif_image_handle_get_height(handle)};
}

} // namespace

Result<> heicPicture(QByteArrayView bytes, PictureTarget &target)
{
    const Context context{heif_context_alloc(), &heif_context_free};
    const ImageLimits &limits = target.limits();
    const Result<Handle> handle = handleOf(context.get(), bytes, limits);
    if (!handle)
        return propagate(handle);
    const heif_image_handle *const found = handle->get();
    const QSize told = sizeOf(found);
    if (told.isEmpty() || !isWithin(limits, told))
        return fail(ErrorKind::ImageTooLarge, u"%1 × %2"_s.arg(told.width()).arg(told.height()));
    heif_image *decoded = nullptr;
    const heif_error error = heif_decode_image(found, &decoded, heif_colorspace_RGB,
                                               heif_chroma_interleaved_RGBA, nullptr);
    const Pixels pixels{decoded, &heif_image_release};
    if (error.code != heif_error_Ok)
        return trouble(error);
    const QSize size{heif_image_get_width(decoded, heif_channel_interleaved),
                     heif_image_get_height(decoded, heif_channel_interleaved)};
    int stride = 0;
    const uint8_t *const rows =
        heif_image_get_plane_readonly(decoded, heif_channel_interleaved, &stride);
    if (!rows || size.isEmpty() || !isWithin(limits, size) || stride < 4 * size.width())
        return fail(ErrorKind::NotAnImage, u"a HEIC without pixels"_s);
    const bool hasAlpha = heif_image_handle_has_alpha_channel(found) != 0;
    QImage image{rows, size.width(), size.height(), stride,
                 hasAlpha ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888};
    image.setColorSpace(coloursOf(found));
    return target.take(image);
}

Result<ImageFacts> heicFacts(QByteArrayView bytes)
{
    const Context context{heif_context_alloc(), &heif_context_free};
    const Result<Handle> handle = handleOf(context.get(), bytes, {});
    if (!handle)
        return propagate(handle);
    return ImageFacts{
        .mediaType = u"image/heic"_s, .extension = u"heic"_s, .size = sizeOf(handle->get())};
}

} // namespace limner
