#include "tests/support/pictures.h"

#include <QBuffer>
#include <QFile>
#include <QImageWriter>

namespace limner::test {

QImage picture(QSize size, int variety)
{
    QImage image{size, QImage::Format_RGB32};
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(
                x, y, qRgb(x * 255 / size.width(), y * 255 / size.height(), variety * 37 % 256));
    }
    return image;
}

QByteArray pictureBytes(QSize size, const char *format, int variety)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer{&buffer, format};
    if (!writer.write(picture(size, variety)))
        qFatal("cannot write %s: %s", format, qUtf8Printable(writer.errorString()));
    return bytes;
}

QByteArray gifBytes()
{
    return QByteArray::fromHex("474946383961"          // GIF89a
                               "0100010080"            // 1 × 1, two colours
                               "0000ff0000000000"      // background, aspect, the colours
                               "2c0000000001000100000" // the frame
                               "2024401003b");         // its one pixel, the end
}

QByteArray turnedJpeg(QSize size, int orientation)
{
    QByteArray tiff = QByteArray::fromHex("4d4d002a00000008" // big-endian TIFF, one directory
                                          "0001"
                                          "0112000300000001"); // orientation, one short
    tiff += '\0';
    tiff += static_cast<char>(orientation);
    tiff += QByteArray(6, '\0');
    const QByteArray content = QByteArray("Exif\0\0", 6) + tiff;
    const qsizetype length = content.size() + 2;
    QByteArray segment = QByteArray::fromHex("ffe1");
    segment += static_cast<char>(length >> 8);
    segment += static_cast<char>(length & 0xff);
    return pictureBytes(size, "jpg").insert(2, segment + content);
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qUtf8Printable(path));
}

} // namespace limner::test
