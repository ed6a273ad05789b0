#pragma once

#include "core/provider/provider.h"
#include "ui/settings/settingspage.h"

#include <vector>

class QPushButton;

namespace limner {

class ProviderSection;

//! Who runs the models: a section for each provider of the table, and a check that names the
//! accounts.
class ProvidersPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit ProvidersPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;
    [[nodiscard]] QPushButton *action() override { return m_check; }
    void showAccount(const QString &provider, const Result<Account> &account);

signals:
    //! For each provider one. Unset key = the stored one.
    void checkRequested(const QString &provider, const QString &baseUrl,
                        const std::optional<limner::Secret> &key);

private:
    void check();

    std::vector<ProviderSection *> m_sections;
    QPushButton *m_check;
};

} // namespace limner
