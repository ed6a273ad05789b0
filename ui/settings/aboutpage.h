#pragma once

#include "ui/settings/settingspage.h"

class QLabel;

namespace limner {

class FormRows;

//! Which version this is, and the licences of everything that comes with it. Nothing to edit.
class AboutPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit AboutPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &, SecretEdits &) const override {}
    //! Copies what `limner --version` prints, for reports.
    [[nodiscard]] QPushButton *action() override { return m_copy; }

private:
    QLabel *m_version = nullptr;
    QLabel *m_commit = nullptr;
    FormRows *m_parts = nullptr;
    QPushButton *m_copy = nullptr;
    QString m_text;
};

} // namespace limner
