#pragma once

#include "core/provider/provider.h"
#include "ui/settings/settingspage.h"

class QFrame;
class QLabel;
class QPushButton;
class QSpinBox;

namespace limner {

class SettingsField;

//! Replicate: key, base address, how many jobs at a time and a minute, and a check that names the
//! account.
class ProvidersPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit ProvidersPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;
    [[nodiscard]] QPushButton *action() override { return m_check; }
    void showAccount(const Result<Account> &account);

signals:
    //! Unset token = the stored one.
    void checkRequested(const QString &baseUrl, const std::optional<limner::Secret> &token);

private:
    [[nodiscard]] std::optional<Secret> typedToken() const;

    SettingsField *m_token;
    SettingsField *m_baseUrl;
    QSpinBox *m_parallel;
    QSpinBox *m_perMinute;
    QLabel *m_tokenNote;
    QPushButton *m_check;
    QFrame *m_result;
    QLabel *m_resultText;
    bool m_hadToken = false;
};

} // namespace limner
