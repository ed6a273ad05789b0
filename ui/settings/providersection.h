#pragma once

#include "core/provider/providerspec.h"
#include "ui/settings/settingspage.h"

class QFrame;
class QLabel;
class QSpinBox;

namespace limner {

class SettingsField;

//! One provider on the providers page: key, base address, how many jobs at a time and a minute, and
//! what the check of the account said.
class ProviderSection final : public QWidget {
    Q_OBJECT
public:
    explicit ProviderSection(const ProviderSpec &spec, QWidget *parent = nullptr);
    [[nodiscard]] QString provider() const { return m_spec.id; }
    void load(const SettingsContext &context);
    void save(Settings &settings, SecretEdits &secrets) const;
    [[nodiscard]] QString baseUrl() const;
    //! Nothing = the stored one.
    [[nodiscard]] std::optional<Secret> typedKey() const;
    //! Typed, stored or from the environment: there is something to check.
    [[nodiscard]] bool hasKey() const { return m_isKept || typedKey(); }
    void clearAccount();
    void showAccount(const Result<Account> &account);

signals:
    void edited();

private:
    void addRows(QVBoxLayout &layout);
    void addResult(QVBoxLayout &layout);
    [[nodiscard]] QString keyHint() const;
    [[nodiscard]] QString note(const SettingsContext &context) const;

    const ProviderSpec &m_spec;
    SettingsField *m_key = nullptr;
    SettingsField *m_baseUrl = nullptr;
    QSpinBox *m_parallel = nullptr;
    QSpinBox *m_perMinute = nullptr;
    QLabel *m_keyNote = nullptr;
    QFrame *m_result = nullptr;
    QLabel *m_resultText = nullptr;
    bool m_isKept = false; //!< its key is known already
};

} // namespace limner
