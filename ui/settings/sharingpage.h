#pragma once

#include "ui/settings/settingspage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace limner {

class FormatTable;
class SettingsField;
class ShareCopyRows;

//! What a copied link is, how it is written, and when it is copied.
class SharingPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit SharingPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

private:
    [[nodiscard]] QWidget *buildLifetime();
    void build(QVBoxLayout &layout);
    //! The menu follows the table.
    void fillFormats(const QString &chosen);
    void showChosen();

    QComboBox *m_links;
    QLabel *m_linksNote;
    QComboBox *m_lifetime;
    QSpinBox *m_hours; // where none of the usual lifetimes is wanted
    QComboBox *m_format;
    SettingsField *m_join;
    FormatTable *m_own;
    QCheckBox *m_copyWhenDone;
    ShareCopyRows *m_shareCopy;
};

} // namespace limner
