#include "core/picture/sharewriter.h"

#include "core/picture/avifwriter.h"
#include "core/picture/webppicture.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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

} // namespace

Result<ShareCopy> writtenCopy(QImage image, const ShareWish &wish)
{
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
