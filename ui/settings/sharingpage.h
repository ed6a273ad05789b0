#pragma once

#include "ui/settings/settingspage.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace limner {

class ShareCopyRows;

//! What a copied link is, how it is written, and when it is copied.
class SharingPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit SharingPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

private:
    QComboBox *m_links;
    QLabel *m_linksNote;
    QComboBox *m_lifetime;
    QComboBox *m_format;
    QCheckBox *m_copyWhenDone;
    ShareCopyRows *m_shareCopy;
};

} // namespace limner
