#include "ui/desktop/notificationimage.h"

#include <QImage>

namespace limner {

NotificationImage notificationImage(const QImage &image)
{
    const QImage pixels = image.convertToFormat(QImage::Format_RGBA8888);
    NotificationImage out;
    out.width = pixels.width();
    out.height = pixels.height();
    out.rowStride = static_cast<int>(pixels.bytesPerLine());
    out.data = QByteArray{reinterpret_cast<const char *>(pixels.constBits()), pixels.sizeInBytes()};
    return out;
}

QDBusArgument &operator<<(QDBusArgument &out, const NotificationImage &image)
{
    out.beginStructure();
    out << image.width << image.height << image.rowStride << image.hasAlpha << image.bitsPerSample
        << image.channels << image.data;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, NotificationImage &image)
{
    in.beginStructure();
    in >> image.width >> image.height >> image.rowStride >> image.hasAlpha >> image.bitsPerSample >>
        image.channels >> image.data;
    in.endStructure();
    return in;
}

} // namespace limner
