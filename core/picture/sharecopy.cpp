#include "core/picture/sharecopy.h"

#include "core/picture/avifwriter.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/webppicture.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qint64 mostPixels = 50'000'000;

//! What the files of a format can be wide and high.
int longestSide(ShareFormat format)
{
    return format == ShareFormat::Webp ? 16'383 : 65'535;
}

//! JPEG has no alpha channel.
QImage onWhite(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image;
    QImage flat{image.size(), QImage::Format_RGB32};
    flat.fill(Qt::white);
    QPainter painter{&flat};
    painter.drawImage(0, 0, image);
    return flat;
}

QByteArray writtenByQt(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, format};
    writer.setQuality(quality);
    writer.setOptimizedWrite(true);
    writer.setProgressiveScanWrite(true); // a slow line shows something at once
    return writer.write(image) ? bytes : QByteArray{};
}

QByteArray written(const QImage &image, const ShareWish &wish)
{
    constexpr int smallestPng = 0; // all that zlib can do
    const int quality = std::clamp(wish.quality, 1, 100);
    switch (wish.format) {
    case ShareFormat::Webp:
        return webpOf(image, static_cast<float>(quality));
    case ShareFormat::Avif:
        return avifOf(image, quality);
    case ShareFormat::Jpeg:
        return writtenByQt(onWhite(image), "jpeg", quality);
    case ShareFormat::Png:
        return writtenByQt(image, "png", smallestPng);
    }
    return {};
}

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
    QImage image = decoded->images.front();
    image.setColorSpace({}); // sRGB is what is taken for granted
    ShareCopy out{.size = image.size()};
    if (std::max(out.size.width(), out.size.height()) > longestSide(wish.format))
        return fail(ErrorKind::ImageTooLarge,
                    u"%1 x %2"_s.arg(out.size.width()).arg(out.size.height()));
    out.bytes = written(image, wish);
    if (out.bytes.isEmpty())
        return fail(ErrorKind::Internal,
                    u"a copy could not be written as %1"_s.arg(toString(wish.format)));
    return out;
}

} // namespace limner
