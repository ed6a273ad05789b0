#include "tests/ui/desktop/traywatcher.h"

#include <QDBusError>

using namespace Qt::StringLiterals;

namespace limner::test {

TrayWatcher::TrayWatcher(const QString &busAddress)
    : m_name{u"tray-%1"_s.arg(quintptr(this))}
{
    QDBusConnection bus = QDBusConnection::connectToBus(busAddress, m_name);
    m_leaving.setConnection(bus);
    m_leaving.setWatchMode(QDBusServiceWatcher::WatchForUnregistration);
    connect(&m_leaving, &QDBusServiceWatcher::serviceUnregistered, this,
            [this](const QString &service) {
                const std::lock_guard lock{m_guard};
                m_items.removeAll(service);
            });
    const bool isThere =
        bus.registerObject(u"/StatusNotifierWatcher"_s, this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals |
                               QDBusConnection::ExportAllProperties) &&
        bus.registerService(u"org.kde.StatusNotifierWatcher"_s);
    if (!isThere)
        qFatal("no place on the bus: %s", qPrintable(bus.lastError().message()));
}

TrayWatcher::~TrayWatcher()
{
    QDBusConnection::disconnectFromBus(m_name);
}

QStringList TrayWatcher::items() const
{
    const std::lock_guard lock{m_guard};
    return m_items;
}

int TrayWatcher::comings() const
{
    const std::lock_guard lock{m_guard};
    return m_comings;
}

void TrayWatcher::RegisterStatusNotifierItem(const QString &service)
{
    m_leaving.addWatchedService(service);
    {
        const std::lock_guard lock{m_guard};
        m_items.removeAll(service);
        m_items.append(service);
        ++m_comings;
    }
    emit StatusNotifierItemRegistered(service);
}

} // namespace limner::test
