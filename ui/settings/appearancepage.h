#pragma once

#include "ui/settings/settingspage.h"

class QComboBox;

namespace limner {

//! Theme and language; both show at once, before Save, and go back on Cancel.
class AppearancePage final : public SettingsPage {
    Q_OBJECT
public:
    explicit AppearancePage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

signals:
    void themePicked(const QString &theme);

private:
    QComboBox *m_theme;
    QComboBox *m_language;
};

} // namespace limner
