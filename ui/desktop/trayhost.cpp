#include "ui/desktop/trayhost.h"

#include "core/base/stepaside.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// What both KDE's name and everybody else's panel answer to.
QString watcherName()
{
    return u"org.kde.StatusNotifierWatcher"_s;
}

QString watcherPath()
{
    return u"/StatusNotifierWatcher"_s;
}

} // namespace

TrayHost::TrayHost(QObject *parent)
    : QObject{parent}
{
    m_pool.setMaxThreadCount(1);
}

TrayHost::~TrayHost()
{
    m_pool.waitForDone();
}

void TrayHost::look()
{
    if (m_bus)
        return ask();
    if (std::exchange(m_isLooking, true))
        return;
    startAside(m_pool, [this] {
        const QDBusConnection bus = QDBusConnection::sessionBus();
        QMetaObject::invokeMethod(
            this, [this, bus] { takeBus(bus); }, Qt::QueuedConnection);
    });
}

void TrayHost::takeBus(const QDBusConnection &bus)
{
    m_isLooking = false;
    if (!bus.isConnected())
        return set(false);
    m_bus = std::make_unique<QDBusConnection>(bus);
    auto *const watcher =
        new QDBusServiceWatcher{watcherName(), bus, QDBusServiceWatcher::WatchForOwnerChange, this};
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, [this] { set(false); });
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &TrayHost::ask);
    for (const QString &name :
         {u"StatusNotifierHostRegistered"_s, u"StatusNotifierHostUnregistered"_s})
        m_bus->connect({}, watcherPath(), watcherName(), name, this, SLOT(ask()));
    ask();
}

void TrayHost::ask()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        watcherName(), watcherPath(), u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    call.setArguments({watcherName(), u"IsStatusNotifierHostRegistered"_s});
    call.setAutoStartService(false); // a tray nobody wants to see is no tray
    auto *const pending = new QDBusPendingCallWatcher{m_bus->asyncCall(call), this};
    connect(pending, &QDBusPendingCallWatcher::finished, this, [this, pending] {
        pending->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *pending;
        set(reply.isValid() && reply.value().variant().toBool());
    });
}

void TrayHost::set(bool isThere)
{
    if (m_isThere == isThere)
        return;
    m_isThere = isThere;
    emit changed();
}

} // namespace limner
