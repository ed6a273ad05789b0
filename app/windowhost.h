#pragma once

#include "app/application.h"
#include "app/languages.h"
#include "app/owner/owner.h"
#include "core/upload/storecheck.h"
#include "ui/common/theme.h"
#include "ui/window/mainwindow.h"
#include "ui/settings/settingsdialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace limner {

//! Introduces the window to the services: settings dialog, first run, language and theme, other
//! processes. What the window itself can do with the services, it does.
class WindowHost final : public QObject {
    Q_OBJECT
public:
    //! `theme` and `language` override the settings for this run when not empty.
    WindowHost(Application &application, QString theme, QString language);
    ~WindowHost() override;

    //! Shows the window, then wakes keychain, network and queue.
    void show();
    [[nodiscard]] QCoro::Task<> shutdown();
    //! "" = the storage page.
    void openSettings(const QString &page);
    [[nodiscard]] MainWindow &window() { return *m_window; }
    //! The services run; emitted once, after `show`.
    [[nodiscard]] bool isAwake() const { return m_awake; }

signals:
    void awake();
    //! Quit, and start again with or without the sandbox.
    void restartWanted(bool sandbox);

private:
    void buildWindow();
    [[nodiscard]] QCoro::Task<> wake();
    void offerFirstRun();
    void tellRebuild();
    void connectStoreCheck(SettingsDialog &dialog);
    void saveSettings(const Settings &settings, const SecretEdits &secrets);
    [[nodiscard]] QCoro::Task<> keepSecrets(SecretEdits secrets);
    [[nodiscard]] QCoro::Task<> checkAccount(QString provider, QString baseUrl,
                                             std::optional<Secret> key);
    [[nodiscard]] QCoro::Task<> refreshStatus();
    [[nodiscard]] bool hasProviderKey() const;
    [[nodiscard]] SettingsContext settingsContext() const;

    Application &m_application;
    QString m_themeOverride;
    QString m_languageOverride;
    Languages m_languages;
    Theme m_theme;
    OwnerService m_owner;
    StoreCheck m_storeCheck;
    TaskScope m_scope;
    std::unique_ptr<MainWindow> m_window;
    QPointer<SettingsDialog> m_dialog;
    bool m_awake = false;
};

} // namespace limner
