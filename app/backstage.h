#pragma once

#include "app/application.h"
#include "app/guestdoors.h"
#include "app/owner/owner.h"
#include "app/settingstrunk.h"
#include "app/windowdoor.h"
#include "core/base/taskscope.h"
#include "core/upload/storecheck.h"

#include <QObject>

#include <map>
#include <set>

namespace limner {

//! What a window has to know of settings and keys, by value.
struct ServiceStand {
    Settings fromFile = {};
    Settings effective = {};           //!< environment over file, or the sandbox's own
    S3Config store = {};               //!< in use
    std::set<SecretName> secrets = {}; //!< those that are there
    std::optional<Error> keychainError = {};
    bool isConnected = false; //!< the provider in use can be asked
};

//! What works behind a window, on the application's thread: wakes the services, answers other
//! processes, checks accounts and stores, keeps settings. A window tells it, asks it and hears it.
class Backstage final : public QObject {
    Q_OBJECT
public:
    explicit Backstage(Application &application, QObject *parent = nullptr);

    // These never change, and may be looked at from any thread.
    [[nodiscard]] const Launch &launch() const { return m_application.launch(); }
    [[nodiscard]] bool isSandbox() const { return m_application.isSandbox(); }
    [[nodiscard]] const ServiceStand &standAtStart() const { return m_atStart; }
    //! To introduce a window to the services.
    [[nodiscard]] Application &application() { return m_application; }
    [[nodiscard]] StoreCheck &storeCheck() { return m_storeCheck; }
    [[nodiscard]] WindowDoor &door() { return m_door; }

    //! Other processes can reach this one; then keychain, network and queue. `awake` follows,
    //! unless it is stopped before.
    void wake();
    //! False when the file could not be written; they apply all the same.
    [[nodiscard]] bool keepSettings(const Settings &settings);
    //! Settings, presets and prompts into a file, and out of one; `settingsReplaced` follows where
    //! something was not only tried.
    [[nodiscard]] Result<> exportSettings(const QString &file);
    [[nodiscard]] Result<SettingsPlan> importSettings(const QString &file,
                                                      SettingsTrunk::Unpacking how);
    //! What could not be kept is told by `secretsNotKept`, and used for this session only.
    void keepSecrets(std::map<SecretName, Secret> secrets);
    //! Asks the provider in use; `providerChecked` follows.
    void checkProvider();
    //! The same of one that is about to be set up: with this address and key; `accountChecked`.
    void checkAccount(const QString &provider, const QString &baseUrl,
                      const std::optional<Secret> &key);
    //! A window wants to close: nothing begins any more, and paid requests that nobody could ask
    //! about later are waited for. `mayClose` follows, `closingWaits` before it if there are any.
    void close();
    //! Not even for those.
    void closeNow();
    //! Nothing begins any more, and what is under way here ends. Where nobody asked to close
    //! before, the same is waited for.
    [[nodiscard]] QCoro::Task<> shutdown();

signals:
    //! The services run, or must not: no key may go to an address in use.
    void awake(const std::optional<limner::Error> &objection);
    void standChanged(const limner::ServiceStand &stand);
    //! They came from a file, and hold already.
    void settingsReplaced(const limner::Settings &settings);
    //! Paid requests under way that nobody could ask about later.
    void uncuttableChanged(int requests);
    void closingWaits(int requests);
    void mayClose();
    //! Another start of the program wants this one's window, and opens these in it.
    void windowWanted(const QStringList &open);
    void providerChecked(const QString &id, const limner::Result<limner::Account> &account);
    void accountChecked(const QString &id, const limner::Result<limner::Account> &account);
    void secretsNotKept(const limner::Error &error);

private:
    [[nodiscard]] ServiceStand stand() const;
    [[nodiscard]] QCoro::Task<> wakeServices();
    [[nodiscard]] QCoro::Task<> settle();
    void countUncuttable();
    [[nodiscard]] QCoro::Task<> askProvider();
    [[nodiscard]] QCoro::Task<> askAccount(QString provider, QString baseUrl,
                                           std::optional<Secret> key);
    [[nodiscard]] QCoro::Task<> writeSecrets(std::map<SecretName, Secret> secrets);

    Application &m_application;
    const ServiceStand m_atStart;
    OwnerService m_owner;
    StoreCheck m_storeCheck;
    TaskScope m_scope;
    std::stop_source m_hurry;
    bool m_isClosing = false;
    int m_uncuttable = 0;
    WindowDoor m_door;
    GuestDoors m_guests;
};

} // namespace limner
