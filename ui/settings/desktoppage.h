#pragma once

#include "ui/settings/settingspage.h"

class QCheckBox;
class QLabel;

namespace limner {

//! What the desktop shows while another window is in front. What it cannot do is not offered, and
//! why is said.
class DesktopPage final : public SettingsPage {
    Q_OBJECT
public:
    explicit DesktopPage(QWidget *parent = nullptr);
    void load(const SettingsContext &context) override;
    void save(Settings &settings, SecretEdits &secrets) const override;

private:
    void showSound();

    QCheckBox *m_notify;
    QLabel *m_notifyNote;
    QCheckBox *m_sound;
    QLabel *m_soundNote;
    QCheckBox *m_tray;
    QLabel *m_trayNote;
    bool m_hasSound = true;
};

} // namespace limner
