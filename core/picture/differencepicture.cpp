#include "core/picture/differencepicture.h"

#include "core/picture/reducer.h"

#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace limner {
namespace {

constexpr int gain = 4;      // so that a little is seen, too
constexpr int invisible = 6; // of 255: what another decoder may make of the same file
constexpr QColor ground{0x80, 0x80, 0x80};

qint64 pixelsOf(QSize size)
{
    return qint64{size.width()} * size.height();
}

QImage onGround(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB32);
    QImage out{image.size(), QImage::Format_RGB32};
    if (out.isNull())
        return out;
    out.fill(ground);
    QPainter painter{&out};
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    QImage bare = image;
    bare.setDevicePixelRatio(1);
    painter.drawImage(0, 0, bare);
    return out;
}

//! Fills `size` with the middle of it, neither stretched nor squeezed.
QImage brought(const QImage &image, QSize size)
{
    if (image.size() == size)
        return image;
    // Cut first: made to cover a shape that is quite another one, it would be enormous.
    const QSize part = size.scaled(image.size(), Qt::KeepAspectRatio).expandedTo({1, 1});
    const QPoint corner{(image.width() - part.width()) / 2, (image.height() - part.height()) / 2};
    const QImage cut = part == image.size() ? image : image.copy(QRect{corner, part});
    return reduced(cut, size).scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

//! Their shapes differ by more than rounding.
bool differInShape(QSize a, QSize b)
{
    const double shapes = double(a.width()) * b.height() - double(b.width()) * a.height();
    return std::abs(shapes) > std::max(double(a.width()) + b.height(), 1.5 * b.width());
}

//! Of a row; how many of its pixels differ visibly.
qint64 compareRow(const QRgb *a, const QRgb *b, QRgb *out, int width, int &largest)
{
    qint64 visible = 0;
    for (int x = 0; x < width; ++x) {
        const int red = std::abs(qRed(a[x]) - qRed(b[x]));
        const int green = std::abs(qGreen(a[x]) - qGreen(b[x]));
        const int blue = std::abs(qBlue(a[x]) - qBlue(b[x]));
        const int most = std::max({red, green, blue});
        visible += most > invisible ? 1 : 0;
        largest = std::max(largest, most);
        out[x] = qRgb(std::min(255, red * gain), std::min(255, green * gain),
                      std::min(255, blue * gain));
    }
    return visible;
}

} // namespace

DifferencePicture differencePicture(const QImage &a, const QImage &b)
{
    using Fitted = DifferencePicture::Fitted;
    DifferencePicture out;
    if (a.isNull() || b.isNull())
        return out;
    const QSize size = pixelsOf(a.size()) <= pixelsOf(b.size()) ? a.size() : b.size();
    out.fitted = differInShape(a.size(), b.size()) ? Fitted::Cropped
                 : a.size() != b.size()            ? Fitted::Scaled
                                                   : Fitted::AsItIs;
    const QImage first = onGround(brought(a, size));
    const QImage second = onGround(brought(b, size));
    out.image = QImage{size, QImage::Format_RGB32};
    if (first.isNull() || second.isNull() || out.image.isNull())
        return {}; // no memory for it
    qint64 visible = 0;
    for (int y = 0; y < size.height(); ++y)
        visible +=
            compareRow(reinterpret_cast<const QRgb *>(first.constScanLine(y)),
                       reinterpret_cast<const QRgb *>(second.constScanLine(y)),
                       reinterpret_cast<QRgb *>(out.image.scanLine(y)), size.width(), out.largest);
    out.share = double(visible) / double(pixelsOf(size));
    return out;
}

} // namespace limner
