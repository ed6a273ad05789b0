#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QImage>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <vector>

namespace limner::test {

//! What was asked of the notification service.
struct SeenNotice {
    uint id = 0;
    uint replaces = 0;
    QString title = {};
    QString body = {};
    QStringList actions = {};
    QVariantMap hints = {};

    [[nodiscard]] QImage picture() const;
    [[nodiscard]] bool has(const QString &action) const { return actions.contains(action); }
};

//! The notification service of a desktop, on a real bus: it keeps what it is told, and a test does
//! what a person would.
class FakeDesktop final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    explicit FakeDesktop(const QString &busAddress);
    ~FakeDesktop() override;

    void press(uint id, const QString &action, const QString &token = {});
    //! As a person puts it away.
    void dismiss(uint id);
    //! On the screen, not closed by anybody.
    [[nodiscard]] int shown() const { return int(m_shown.size()); }

    std::vector<SeenNotice> seen;
    std::vector<uint> closed;
    QStringList skills{QStringLiteral("actions"), QStringLiteral("body"),
                       QStringLiteral("body-markup"), QStringLiteral("sound")};
    bool answers = true; //!< else it takes calls and never answers
    int asked = 0;       //!< for its skills

public slots:
    QStringList GetCapabilities();
    uint Notify(const QString &program, uint replaces, const QString &icon, const QString &title,
                const QString &body, const QStringList &actions, const QVariantMap &hints,
                int timeout);
    void CloseNotification(uint id);

signals:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &token);
    void NotificationClosed(uint id, uint reason);

private:
    QString m_name;
    std::vector<uint> m_shown;
    uint m_last = 0;
};

} // namespace limner::test
