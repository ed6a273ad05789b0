#include "ui/desktop/notificationservice.h"

#include "core/base/stepaside.h"
#include "ui/desktop/notificationimage.h"
#include "ui/desktop/notificationsignals.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int patienceMs = 10'000;
constexpr uint closedByPerson = 2; // reason of NotificationClosed
constexpr int asTheDesktopDoes = -1;

QString serviceName()
{
    return u"org.freedesktop.Notifications"_s;
}

} // namespace

NotificationService::NotificationService(QObject *parent, QString address)
    : QObject{parent}
    , m_address{std::move(address)}
    , m_signals{new NotificationSignals{this}}
{
    qDBusRegisterMetaType<NotificationImage>();
    m_pool.setMaxThreadCount(1);
    connect(m_signals, &NotificationSignals::heard, this, &NotificationService::takeSignal);
}

NotificationService::~NotificationService()
{
    m_pool.waitForDone();
    const QString name = m_bus && !m_address.isEmpty() ? m_bus->name() : QString{};
    m_bus.reset();
    if (!name.isEmpty())
        QDBusConnection::disconnectFromBus(name);
}

void NotificationService::look()
{
    if (m_isAsking)
        return;
    m_isAsking = true;
    if (m_bus && m_bus->isConnected())
        askSkills();
    else
        connectBus();
}

void NotificationService::connectBus()
{
    const QString name = u"notifications-%1"_s.arg(quintptr(this));
    startAside(m_pool, [this, name, address = m_address] {
        const QDBusConnection bus = address.isEmpty()
                                        ? QDBusConnection::sessionBus()
                                        : QDBusConnection::connectToBus(address, name);
        QMetaObject::invokeMethod(
            this, [this, bus] { takeBus(bus); }, Qt::QueuedConnection);
    });
}

void NotificationService::takeBus(const QDBusConnection &bus)
{
    if (!bus.isConnected()) {
        m_isAsking = false;
        m_skills = NotificationSkills{};
        m_wanted.reset();
        emit looked();
        return;
    }
    m_bus = std::make_unique<QDBusConnection>(bus);
    m_signals->listen(*m_bus);
    askSkills();
}

// A desktop may begin to have such a service, or get another one, at any time.
void NotificationService::askSkills()
{
    call(u"GetCapabilities"_s, {}, [this](const QDBusMessage &reply) {
        m_isAsking = false;
        NotificationSkills skills;
        if (reply.type() == QDBusMessage::ReplyMessage) {
            const QStringList words = reply.arguments().value(0).toStringList();
            skills = {.isThere = true,
                      .hasActions = words.contains(u"actions"_s),
                      .hasMarkup = words.contains(u"body-markup"_s),
                      .hasSound = words.contains(u"sound"_s)};
        }
        m_skills = skills;
        emit looked();
        if (!skills.isThere)
            m_wanted.reset();
        send();
    });
}

void NotificationService::show(const DesktopNotice &notice)
{
    m_wanted = notice;
    m_isUnwanted = false;
    if (m_skills && m_skills->isThere)
        send();
    else
        look();
}

void NotificationService::call(const QString &method, const QVariantList &values, Take take)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(serviceName(), u"/org/freedesktop/Notifications"_s,
                                       u"org.freedesktop.Notifications"_s, method);
    message.setArguments(values);
    auto *const watcher = new QDBusPendingCallWatcher{m_bus->asyncCall(message, patienceMs), this};
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, watcher, take = std::move(take)] {
                watcher->deleteLater();
                const QDBusMessage reply = watcher->reply();
                if (reply.type() == QDBusMessage::ReplyMessage)
                    m_service = reply.service();
                take(reply);
            });
}

QVariantMap NotificationService::hints(const DesktopNotice &notice) const
{
    QVariantMap out{{u"urgency"_s, QVariant::fromValue(uchar{1})}};
    if (const QString entry = QGuiApplication::desktopFileName(); !entry.isEmpty())
        out.insert(u"desktop-entry"_s, entry);
    if (!notice.picture.isNull())
        out.insert(u"image-data"_s, QVariant::fromValue(notificationImage(notice.picture)));
    if (!notice.sound.isEmpty())
        out.insert(u"sound-name"_s, notice.sound);
    return out;
}

// One after the other: only the answer tells what the next one is to replace.
void NotificationService::send()
{
    if (m_isSending || !m_wanted || !m_bus)
        return;
    m_isSending = true;
    const DesktopNotice notice = *std::exchange(m_wanted, std::nullopt);
    QStringList actions;
    if (m_skills->hasActions) {
        for (const DesktopNotice::Action &one : notice.actions)
            actions << one.id << one.label;
    }
    const QString body = m_skills->hasMarkup ? notice.body.toHtmlEscaped() : notice.body;
    call(u"Notify"_s,
         {u"Limner"_s, m_shown, u"limner"_s, notice.title, body, actions, hints(notice),
          asTheDesktopDoes},
         [this](const QDBusMessage &reply) {
             m_isSending = false;
             if (reply.type() != QDBusMessage::ReplyMessage) {
                 m_shown = 0;
                 m_skills.reset(); // whoever comes next says what it can do
                 return;
             }
             m_shown = reply.arguments().value(0).toUInt();
             if (std::exchange(m_isUnwanted, false))
                 withdraw();
             else
                 send();
         });
}

void NotificationService::withdraw()
{
    m_wanted.reset();
    m_isUnwanted = m_isSending;
    if (m_isSending || m_shown == 0)
        return;
    call(u"CloseNotification"_s, {std::exchange(m_shown, 0)}, [](const QDBusMessage &) {});
}

void NotificationService::takeSignal(const QString &sender, const QString &name,
                                     const QVariantList &values)
{
    if (sender != m_service || m_shown == 0 || values.value(0).toUInt() != m_shown)
        return;
    if (name == "ActivationToken"_L1) {
        qputenv("XDG_ACTIVATION_TOKEN", values.value(1).toString().toUtf8());
    } else if (name == "ActionInvoked"_L1) {
        emit chosen(values.value(1).toString());
    } else if (name == "NotificationClosed"_L1) {
        m_shown = 0;
        if (values.value(1).toUInt() == closedByPerson)
            emit dismissed();
    }
}

} // namespace limner
