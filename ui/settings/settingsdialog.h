#pragma once

#include "core/provider/provider.h"
#include "core/upload/storecheck.h"
#include "ui/settings/settingspage.h"

#include <QDialog>

class QCheckBox;
class QFrame;
class QHBoxLayout;
class QLabel;
class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace limner {

class AppearancePage;
class AutomationPage;
class LibraryPage;
class ProvidersPage;
class StoragePage;

//! Settings on a copy: nothing changes before Save, but the theme, which is shown while it is
//! picked. The application does what needs the network and answers through the slots.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    explicit SettingsDialog(SettingsContext context, QWidget *parent = nullptr);

    //! providers, storage, sharing, spending, library, automation, desktop, appearance, keys,
    //! about.
    void showPage(const QString &name);
    [[nodiscard]] ProvidersPage &providers() { return *m_providers; }
    [[nodiscard]] StoragePage &storage() { return *m_storage; }
    [[nodiscard]] LibraryPage &library() { return *m_library; }
    [[nodiscard]] AutomationPage &automation() { return *m_automation; }

signals:
    void saved(const limner::Settings &settings, const limner::SecretEdits &secrets);
    void accountCheckRequested(const QString &provider, const QString &baseUrl,
                               const std::optional<limner::Secret> &key);
    void storeCheckRequested(const limner::Settings &settings,
                             const std::optional<limner::Secret> &key);
    void createBucketRequested(const limner::Settings &settings,
                               const std::optional<limner::Secret> &key);
    void makePublicRequested(const limner::Settings &settings,
                             const std::optional<limner::Secret> &key);
    void themePicked(const QString &theme);

public slots:
    void accept() override;
    void reject() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addPages();
    void showRow(int row);
    QWidget *makeBottomBar();
    QWidget *makeKeychainNote();
    void addPage(const QString &name, const QString &title, SettingsPage *page);
    void giveRoom();
    [[nodiscard]] std::pair<Settings, SecretEdits> edits(const Settings &over) const;

    SettingsContext m_context;
    QListWidget *m_list;
    QStackedWidget *m_stack;
    QVBoxLayout *m_right = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QCheckBox *m_sessionOnly = nullptr;
    QFrame *m_keychainNote = nullptr;
    ProvidersPage *m_providers = nullptr;
    StoragePage *m_storage = nullptr;
    LibraryPage *m_library = nullptr;
    AutomationPage *m_automation = nullptr;
    std::vector<SettingsPage *> m_pages;
    bool m_themePicked = false;
};

} // namespace limner
