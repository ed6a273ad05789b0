#include "core/picture/strips.h"

#include <QColorSpace>
#include <QColorTransform>

#include <algorithm>

namespace limner {
namespace {

constexpr int mostPixels = 65'536;

int rowsOf(const QImage &image)
{
    return std::max(1, mostPixels / std::max(1, image.width()));
}

} // namespace

QImage inFormat(const QImage &image, QImage::Format format)
{
    if (image.isNull() || image.format() == format)
        return image;
    QImage out{image.size(), format};
    if (out.isNull())
        return {};
    const int rows = rowsOf(image);
    for (int y = 0; y < image.height(); y += rows) {
        const int count = std::min(rows, image.height() - y);
        QImage strip{image.constScanLine(y), image.width(), count, image.bytesPerLine(),
                     image.format()};
        strip.setColorTable(image.colorTable());
        const QImage made = strip.convertToFormat(format);
        for (int row = 0; row < count; ++row)
            std::copy_n(made.constScanLine(row), std::min(made.bytesPerLine(), out.bytesPerLine()),
                        out.scanLine(y + row));
    }
    out.setColorSpace(image.colorSpace());
    out.setDevicePixelRatio(image.devicePixelRatio());
    out.setDotsPerMeterX(image.dotsPerMeterX());
    out.setDotsPerMeterY(image.dotsPerMeterY());
    return out;
}

void makeSRgb(QImage &image)
{
    const QColorSpace sRgb{QColorSpace::SRgb};
    if (!image.colorSpace().isValid() || image.colorSpace() == sRgb)
        return;
    const QColorTransform transform = image.colorSpace().transformationToColorSpace(sRgb);
    const int rows = rowsOf(image);
    for (int y = 0; y < image.height(); y += rows) {
        QImage strip{image.scanLine(y), image.width(), std::min(rows, image.height() - y),
                     image.bytesPerLine(), image.format()};
        strip.applyColorTransform(transform);
    }
    image.setColorSpace(sRgb);
}

} // namespace limner
