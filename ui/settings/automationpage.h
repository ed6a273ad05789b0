#pragma once

#include "core/settings/automation.h"
#include "ui/settings/doorstand.h"
#include "ui/settings/settingspage.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace limner {

class FormRows;
class SettingsField;

//! How other programs use this one: the HTTP door of the window, and who is told what happens.
class AutomationPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit AutomationPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

    //! As it stands in the file, and as this run uses it. Nothing is saved before.
    void showAutomation(const Automation &fromFile, const Automation &inForce);
    //! What stands there now; nothing before it was shown.
    [[nodiscard]] std::optional<Automation> edits() const;

public slots:
    void showStand(const limner::DoorStand &stand);
    //! Once: it cannot be asked for again.
    void showToken(const limner::Secret &token);
    void showTokenNotMade(const limner::Error &error);

signals:
    //! Make another token; `showToken` follows.
    void newTokenWanted();

private:
    void addDoor(FormRows &rows);
    void addNotices(FormRows &rows);
    [[nodiscard]] QWidget *makePlace();
    [[nodiscard]] QWidget *makeState();
    [[nodiscard]] QWidget *makeToken();
    void showState();

    QCheckBox *m_on = nullptr;
    SettingsField *m_address = nullptr;
    QSpinBox *m_port = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_copy = nullptr;
    SettingsField *m_token = nullptr;
    QPushButton *m_renew = nullptr;
    QPushButton *m_copyToken = nullptr;
    QLabel *m_tokenNote = nullptr;
    SettingsField *m_origins = nullptr;
    SettingsField *m_outside = nullptr;
    QLabel *m_calls = nullptr;
    SettingsField *m_notify = nullptr;
    QCheckBox *m_private = nullptr;
    QLabel *m_noticeState = nullptr;
    SettingsField *m_webhook = nullptr;
    DoorStand m_stand;
    SettingsContext m_context;
    std::optional<Automation> m_fromFile;
};

} // namespace limner
