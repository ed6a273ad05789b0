#include "core/picture/smallerpicture.h"

#include "core/picture/imagecheck.h"
#include "core/picture/orientation.h"
#include "core/picture/picturedecoder.h"
#include "core/picture/picturesize.h"
#include "core/picture/rasters.h"
#include "core/picture/reducer.h"
#include "core/picture/strips.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// More than any photograph whose JPEG fits into ten megabytes; above it, decoding would only cost
// memory.
constexpr double mostPixels = 50e6;
// What goes into a model is scaled while it is decoded, so that more can be read than is shown.
constexpr qint64 mostRead = 200'000'000;
constexpr int qualities[] = {92,
                             85}; // below, a face suffers more from blocks than from fewer pixels
constexpr int mostRounds = 20;

//! The size with so many times the pixels, never empty.
QSize scaledBy(QSize size, double pixels)
{
    const double edge = std::sqrt(pixels);
    return {std::max(1, static_cast<int>(size.width() * edge)),
            std::max(1, static_cast<int>(size.height() * edge))};
}

Result<QImage> decoded(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader{&buffer};
    reader.setAutoTransform(false);
    // What Qt reads keeps its own colours, which the JPEG can carry; the rest is sRGB by then.
    if (!reader.canRead() || !isRaster(reader.format()))
        return decodedPicture(bytes);
    const QSize size = reader.size();
    if (size.isValid() && !isWithin(ImageLimits{.pixels = mostRead, .edge = 65'535}, size))
        return fail(ErrorKind::ImageTooLarge, u"%1 x %2"_s.arg(size.width()).arg(size.height()));
    const double pixels = double(size.width()) * size.height();
    if (size.isValid() && pixels > mostPixels)
        reader.setScaledSize(scaledBy(size, mostPixels / pixels));
    const QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorKind::NotAnImage, reader.errorString());
    return turnedUpright(image, orientationOf(bytes));
}

//! As a JPEG can hold it.
QImage flattened(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return inFormat(image, QImage::Format_RGB32);
    QImage flat{image.size(), QImage::Format_RGB32};
    flat.fill(Qt::white);
    flat.setColorSpace(image.colorSpace());
    QPainter painter{&flat};
    painter.drawImage(0, 0, image);
    return flat;
}

QByteArray written(const QImage &image, int quality)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, "jpeg"};
    writer.setQuality(quality);
    return writer.write(image) ? bytes : QByteArray{};
}

} // namespace

Result<SmallerPicture> smallerPicture(const QByteArray &bytes, qint64 most)
{
    const Result<QImage> image = decoded(bytes);
    if (!image)
        return propagate(image);
    const QImage whole = flattened(*image);
    SmallerPicture out{.before = pictureSize(bytes), .bytesBefore = bytes.size()};
    if (!out.before.isValid())
        out.before = whole.size();
    double share = 1; // of the pixels
    for (int round = 0; round < mostRounds; ++round) {
        const QSize size = scaledBy(whole.size(), share);
        const QImage fitting = share < 1 ? reduced(whole, size) : whole;
        for (const int quality : qualities) {
            out.jpeg = written(fitting, quality);
            out.size = fitting.size();
            if (out.jpeg.isEmpty())
                return fail(ErrorKind::Internal, u"a JPEG could not be written"_s);
            if (out.jpeg.size() <= most)
                return out;
        }
        if (size == QSize{1, 1})
            break;
        // Bytes grow a little slower than pixels, so this lands just below, or is done once more.
        share *= std::clamp(0.97 * static_cast<double>(most) / static_cast<double>(out.jpeg.size()),
                            0.05, 0.97);
    }
    return fail(ErrorKind::ImageTooLarge, u"%1 bytes"_s.arg(out.jpeg.size()));
}

} // namespace limner
