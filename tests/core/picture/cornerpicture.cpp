#include "tests/core/picture/cornerpicture.h"

#include <QBuffer>

namespace limner::test {

QImage corners(QSize size)
{
    QImage image{size, QImage::Format_RGB32};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const bool isLeft = x < size.width() / 2;
            const bool isTop = y < size.height() / 2;
            const QRgb above = isLeft ? qRgb(255, 0, 0) : qRgb(0, 255, 0);
            const QRgb below = isLeft ? qRgb(255, 255, 255) : qRgb(0, 0, 255);
            image.setPixel(x, y, isTop ? above : below);
        }
    }
    return image;
}

QString cornersOf(const QImage &image)
{
    QString out;
    const int right = image.width() - 3;
    const int bottom = image.height() - 3;
    for (const QPoint at :
         {QPoint{2, 2}, QPoint{right, 2}, QPoint{right, bottom}, QPoint{2, bottom}}) {
        const QRgb pixel = image.pixel(at);
        const bool r = qRed(pixel) > 127;
        const bool g = qGreen(pixel) > 127;
        const bool b = qBlue(pixel) > 127;
        out += r && g && b ? u'w' : r ? u'r' : g ? u'g' : b ? u'b' : u'k';
    }
    return out;
}

QByteArray saved(const QImage &image, const char *format, int quality)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, format, quality))
        qFatal("cannot write %s", format);
    return bytes;
}

} // namespace limner::test
