#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusServer>
#include <QStringList>
#include <QTemporaryDir>

namespace limner::test {

//! What a program needs to hear from a session bus before it can ask anything on it.
class SilentBus final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.DBus")
public slots:
    QString Hello() { return QStringLiteral(":1.%1").arg(++m_guests); }
    QString GetNameOwner(const QString &) { return QStringLiteral(":1.0"); }
    bool NameHasOwner(const QString &) { return true; }
    uint StartServiceByName(const QString &, uint) { return 1; }
    void AddMatch(const QString &) {}
    void RemoveMatch(const QString &) {}

private:
    int m_guests = 0;
};

//! A wallet that is there, and never opens.
class SilentWallet final : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")
public:
    int asked = 0; //!< to open

public slots:
    bool isEnabled() { return true; }
    QString networkWallet() { return QStringLiteral("kdewallet"); }
    int open(const QString &, qlonglong, const QString &)
    {
        ++asked;
        setDelayedReply(true);
        return -1;
    }
};

//! A desktop whose keychain is found and then says nothing, as one does that waits for a password
//! nobody types. Lives in the event loop of the test.
class SilentKeychain {
public:
    SilentKeychain()
    {
        QObject::connect(&m_server, &QDBusServer::newConnection, &m_bus,
                         [this](const QDBusConnection &line) { serve(line); });
    }

    //! What a program's environment has to say to find it.
    [[nodiscard]] QString address() const { return m_server.address(); }
    [[nodiscard]] int asked() const { return m_wallet.asked; }

private:
    void serve(QDBusConnection line)
    {
        line.registerObject(QStringLiteral("/org/freedesktop/DBus"), &m_bus,
                            QDBusConnection::ExportAllSlots);
        line.registerObject(QStringLiteral("/modules/kwalletd5"), &m_wallet,
                            QDBusConnection::ExportAllSlots);
        m_lines.append(line);
    }

    QTemporaryDir m_folder;
    QDBusServer m_server{QStringLiteral("unix:path=") + m_folder.filePath(QStringLiteral("bus"))};
    SilentBus m_bus;
    SilentWallet m_wallet;
    QList<QDBusConnection> m_lines;
};

} // namespace limner::test
