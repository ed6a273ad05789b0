#pragma once

#include <QDBusConnection>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QStringList>

#include <mutex>

namespace limner::test {

//! The watcher of a desktop's tray on a real bus, as a panel has it, with a host that shows icons.
class TrayWatcher final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ version)
public:
    explicit TrayWatcher(const QString &busAddress);
    ~TrayWatcher() override;

    //! Who has an icon here, as they are called on the bus. On any thread.
    [[nodiscard]] QStringList items() const;
    //! How often somebody came. On any thread.
    [[nodiscard]] int comings() const;
    [[nodiscard]] bool hasHost() const { return true; }
    [[nodiscard]] int version() const { return 0; }

public slots:
    void RegisterStatusNotifierItem(const QString &service);
    void RegisterStatusNotifierHost(const QString &) {}

signals:
    void StatusNotifierItemRegistered(const QString &service);

private:
    QString m_name;
    QDBusServiceWatcher m_leaving;
    mutable std::mutex m_guard;
    QStringList m_items;
    int m_comings = 0;
};

} // namespace limner::test
