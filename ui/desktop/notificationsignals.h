#pragma once

#include <QObject>
#include <QVariantList>

class QDBusConnection;
class QDBusMessage;

namespace limner {

//! Hears what the notification service says unasked: it forwards, and says who spoke, since
//! anybody on the bus can.
class NotificationSignals final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void listen(QDBusConnection &bus);

signals:
    void heard(const QString &sender, const QString &name, const QVariantList &values);

private slots:
    void take(const QDBusMessage &message);
};

} // namespace limner
