#pragma once

#include "app/backstage.h"
#include "app/languages.h"
#include "core/base/remote.h"
#include "ui/common/restingcursor.h"
#include "ui/common/theme.h"
#include "ui/window/closingguard.h"
#include "ui/window/mainwindow.h"
#include "ui/settings/settingsdialog.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace limner {

//! Introduces the window to what works behind it: settings dialog, first run, language and theme.
//! What the window itself can do with the services, it does.
class WindowHost final : public QObject {
    Q_OBJECT
public:
    //! `theme` and `language` override the settings for this run when not empty.
    WindowHost(Remote<Backstage> backstage, QString theme, QString language);
    ~WindowHost() override;

    //! Shows the window, then wakes keychain, network and queue.
    void show();
    //! As a person closes it.
    void close();
    //! What another start, a link or a file manager names; as `openedThings` gives it.
    void open(const QStringList &things);
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
    void connectBackstage();
    void buildWindow();
    void guardClosing();
    void goOn(const std::optional<Error> &objection);
    void offerFirstRun();
    void tellRebuild();
    void countWildcards(const QString &folder);
    void saveSettings(const Settings &settings, const SecretEdits &secrets);
    void keepSecrets(const SecretEdits &secrets);
    void takeSettings(const Settings &settings);
    void showSaved(const Settings &before);
    void refreshStatus();
    void showProvider(const QString &id, const Result<Account> &account);
    [[nodiscard]] QString nameOf(const QString &provider) const;
    [[nodiscard]] bool hasProviderKey() const;
    [[nodiscard]] const Launch &launch() const { return m_backstage.source()->launch(); }
    [[nodiscard]] bool isSandbox() const { return m_backstage.source()->isSandbox(); }
    [[nodiscard]] SettingsContext settingsContext() const;

    Remote<Backstage> m_backstage;
    ServiceStand m_stand;
    QString m_themeOverride;
    QString m_languageOverride;
    Languages m_languages;
    Theme m_theme{Theme::Dress::Later};
    RestingCursor m_cursor;
    SystemClock m_clock;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ClosingGuard> m_guard;
    QPointer<SettingsDialog> m_dialog;
    bool m_awake = false;
};

} // namespace limner
