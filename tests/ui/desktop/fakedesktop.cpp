#include "tests/ui/desktop/fakedesktop.h"

#include "ui/desktop/notificationimage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner::test {

QImage SeenNotice::picture() const
{
    NotificationImage raw;
    const QVariant hint = hints.value(u"image-data"_s);
    if (!hint.isValid())
        return {};
    hint.value<QDBusArgument>() >> raw;
    if (raw.channels != 4 || raw.data.size() != qsizetype{raw.rowStride} * raw.height)
        return {};
    return QImage{reinterpret_cast<const uchar *>(raw.data.constData()), raw.width, raw.height,
                  raw.rowStride, QImage::Format_RGBA8888}
        .copy();
}

FakeDesktop::FakeDesktop(const QString &busAddress)
    : m_name{u"desktop-%1"_s.arg(quintptr(this))}
{
    QDBusConnection bus = QDBusConnection::connectToBus(busAddress, m_name);
    const bool isThere =
        bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals) &&
        bus.registerService(u"org.freedesktop.Notifications"_s);
    if (!isThere)
        qFatal("no place on the bus: %s", qPrintable(bus.lastError().message()));
}

FakeDesktop::~FakeDesktop()
{
    QDBusConnection::disconnectFromBus(m_name);
}

QStringList FakeDesktop::GetCapabilities()
{
    ++asked;
    if (!answers)
        setDelayedReply(true);
    return skills;
}

uint FakeDesktop::Notify(const QString &, uint replaces, const QString &, const QString &title,
                         const QString &body, const QStringList &actions, const QVariantMap &hints,
                         int)
{
    const bool isNew = std::find(m_shown.begin(), m_shown.end(), replaces) == m_shown.end();
    const uint id = isNew ? ++m_last : replaces;
    if (isNew)
        m_shown.push_back(id);
    seen.push_back({id, replaces, title, body, actions, hints});
    return id;
}

void FakeDesktop::CloseNotification(uint id)
{
    std::erase(m_shown, id);
    closed.push_back(id);
    emit NotificationClosed(id, 3);
}

void FakeDesktop::press(uint id, const QString &action, const QString &token)
{
    if (!token.isEmpty())
        emit ActivationToken(id, token);
    emit ActionInvoked(id, action);
    std::erase(m_shown, id);
    emit NotificationClosed(id, 2);
}

void FakeDesktop::dismiss(uint id)
{
    std::erase(m_shown, id);
    emit NotificationClosed(id, 2);
}

} // namespace limner::test
