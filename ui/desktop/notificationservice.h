#pragma once

#include "ui/desktop/desktopnotice.h"

#include <QObject>
#include <QThreadPool>
#include <QVariantList>

#include <functional>
#include <memory>
#include <optional>

class QDBusConnection;
class QDBusMessage;

namespace limner {

class NotificationSignals;

//! The desktop's notification service (org.freedesktop.Notifications). One notice at a time: a new
//! one takes the place of the last. Never waits for the bus, and a desktop without one, or without
//! such a service, shows nothing and says nothing.
class NotificationService final : public QObject {
    Q_OBJECT
public:
    //! The session's bus, or the one at this address.
    explicit NotificationService(QObject *parent = nullptr, QString address = {});
    ~NotificationService() override;

    //! Asks what the desktop can do; `looked` follows.
    void look();
    void show(const DesktopNotice &notice);
    //! Takes the notice away, if it is still there.
    void withdraw();
    //! Unset as long as nobody has asked, or the desktop has not answered yet.
    [[nodiscard]] const std::optional<NotificationSkills> &skills() const { return m_skills; }

signals:
    void looked();
    //! One of the notice's actions; a token that lets a window come to the front is in the
    //! environment by then, should the desktop have given one.
    void chosen(const QString &action);
    //! Somebody put the notice away without choosing anything.
    void dismissed();

private:
    using Take = std::function<void(const QDBusMessage &reply)>;
    void connectBus();
    void takeBus(const QDBusConnection &bus);
    void askSkills();
    void send();
    //! `take` hears the answer, an error too.
    void call(const QString &method, const QVariantList &values, Take take);
    [[nodiscard]] QVariantMap hints(const DesktopNotice &notice) const;
    void takeSignal(const QString &sender, const QString &name, const QVariantList &values);

    QString m_address;
    QThreadPool m_pool; // opening a bus waits for it
    std::unique_ptr<QDBusConnection> m_bus;
    NotificationSignals *m_signals;
    std::optional<NotificationSkills> m_skills;
    std::optional<DesktopNotice> m_wanted; // to be shown once that can be done
    QString m_service;                     // its unique name
    uint m_shown = 0;                      // as the service calls it
    bool m_isAsking = false;
    bool m_isSending = false;
    bool m_isUnwanted = false; // withdrawn before it had a name
};

} // namespace limner
