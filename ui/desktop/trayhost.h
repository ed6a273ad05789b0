#pragma once

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

class QDBusConnection;

namespace limner {

//! Whether the desktop shows tray icons just now (StatusNotifierItem on the session's bus). A panel
//! may begin to after the program, end, and come again. Never waits for the bus.
class TrayHost final : public QObject {
    Q_OBJECT
public:
    explicit TrayHost(QObject *parent = nullptr);
    ~TrayHost() override;

    //! Asks; from then on `changed` tells of itself.
    void look();
    //! Unset as long as nobody has answered.
    [[nodiscard]] std::optional<bool> isThere() const { return m_isThere; }

signals:
    void changed();

private slots:
    void ask();

private:
    void takeBus(const QDBusConnection &bus);
    void set(bool isThere);

    QThreadPool m_pool;
    std::unique_ptr<QDBusConnection> m_bus; // once it is connected
    bool m_isLooking = false;
    std::optional<bool> m_isThere;
};

} // namespace limner
