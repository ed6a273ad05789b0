#include "ui/desktop/notificationsignals.h"

#include <QDBusConnection>
#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace limner {

void NotificationSignals::listen(QDBusConnection &bus)
{
    // With the service's name Qt would ask the bus who that is, and wait for the answer.
    for (const QString &name : {u"ActionInvoked"_s, u"NotificationClosed"_s, u"ActivationToken"_s})
        bus.connect({}, u"/org/freedesktop/Notifications"_s, u"org.freedesktop.Notifications"_s,
                    name, this, SLOT(take(QDBusMessage)));
}

void NotificationSignals::take(const QDBusMessage &message)
{
    emit heard(message.service(), message.member(), message.arguments());
}

} // namespace limner
