#include "core/picture/sharecopy.h"

#include "core/picture/picturedecoder.h"
#include "core/picture/sharewriter.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostPixels = 50'000'000;

//! The limits for the whole picture: only what is made smaller may have more than the copy.
ImageLimits limitsFor(const ShareWish &wish)
{
    ImageLimits limits;
    if (wish.edge == 0)
        limits.pixels = mostPixels;
    return limits;
}

} // namespace

QString toString(ShareFormat format)
{
    switch (format) {
    case ShareFormat::Webp:
        return u"webp"_s;
    case ShareFormat::Avif:
        return u"avif"_s;
    case ShareFormat::Jpeg:
        return u"jpeg"_s;
    case ShareFormat::Png:
        return u"png"_s;
    }
    return {};
}

std::optional<ShareFormat> shareFormatFromString(const QString &name)
{
    for (const ShareFormat format :
         {ShareFormat::Webp, ShareFormat::Avif, ShareFormat::Jpeg, ShareFormat::Png}) {
        if (name.compare(toString(format), Qt::CaseInsensitive) == 0)
            return format;
    }
    return std::nullopt;
}

QString mediaTypeOf(ShareFormat format)
{
    return u"image/"_s + toString(format);
}

QString extensionOf(ShareFormat format)
{
    return format == ShareFormat::Jpeg ? u"jpg"_s : toString(format);
}

Result<ShareCopy> shareCopy(const QString &file, const ShareWish &wish)
{
    // Never so large an edge that the picture would be held whole beyond the limit.
    if (wish.edge < 0 || qint64{wish.edge} * wish.edge > mostPixels)
        return fail(ErrorKind::ImageTooLarge, u"%1 pixels along its longest side"_s.arg(wish.edge));
    const Result<DecodedPictures> decoded =
        picturesOfFile(file, {.edges = {wish.edge}, .limits = limitsFor(wish)});
    if (!decoded)
        return propagate(decoded);
    return writtenCopy(decoded->images.front(), wish);
}

} // namespace limner
