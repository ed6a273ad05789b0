#pragma once

#include <QByteArray>
#include <QDBusArgument>
#include <QMetaType>

class QImage;

namespace limner {

//! Pixels as the hint `image-data` of org.freedesktop.Notifications has them.
struct NotificationImage {
    int width = 0;
    int height = 0;
    int rowStride = 0; //!< bytes
    bool hasAlpha = true;
    int bitsPerSample = 8;
    int channels = 4;
    QByteArray data = {};
};
[[nodiscard]] NotificationImage notificationImage(const QImage &image);

QDBusArgument &operator<<(QDBusArgument &out, const NotificationImage &image);
const QDBusArgument &operator>>(const QDBusArgument &in, NotificationImage &image);

} // namespace limner

Q_DECLARE_METATYPE(limner::NotificationImage)
