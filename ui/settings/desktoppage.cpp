#include "ui/settings/desktoppage.h"

#include "ui/settings/formrows.h"

#include <QCheckBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QCheckBox *makeBox(const QString &text, const QString &name)
{
    auto *const box = new QCheckBox{text};
    box->setObjectName(name);
    box->setAccessibleName(text);
    return box;
}

} // namespace

DesktopPage::DesktopPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(tr("Desktop"), tr("What you hear from Limner while you are elsewhere."));
    m_notify = makeBox(tr("Show a notification when a job ends"), u"notifyWhenDone"_s);
    m_sound = makeBox(tr("Ask for a sound with it"), u"soundWhenDone"_s);
    m_tray = makeBox(tr("Show what runs in the tray"), u"trayIcon"_s);
    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Notification"), m_notify);
    m_notifyNote = rows->addNote({});
    rows->addRow(tr("Sound"), m_sound);
    m_soundNote = rows->addNote({});
    rows->addRow(tr("Tray"), m_tray);
    m_trayNote = rows->addNote({});
    layout.addLayout(rows);
    layout.addStretch();
    connect(m_notify, &QCheckBox::toggled, this, &DesktopPage::showSound);
}

void DesktopPage::load(const SettingsContext &context)
{
    const NotificationSkills skills =
        context.notifications.value_or(NotificationSkills{.isThere = true, .hasSound = true});
    m_notify->setChecked(context.settings.notifyWhenDone);
    m_notify->setEnabled(skills.isThere);
    m_notifyNote->setText(
        skills.isThere
            ? tr("Only while another window is in front. One for all pictures of a click.")
            : tr("No notification service answers on this desktop, so none are shown."));
    m_hasSound = skills.isThere && skills.hasSound;
    m_sound->setChecked(context.settings.soundWhenDone);
    m_soundNote->setText(m_hasSound ? tr("The desktop plays it, as its own settings allow.")
                                    : tr("The notifications of this desktop play no sounds."));
    m_tray->setChecked(context.settings.trayIcon);
    m_tray->setEnabled(context.hasTray);
    m_trayNote->setText(context.hasTray
                            ? tr("How many jobs run and how far they are; copies the last link.")
                            : tr("This desktop has no tray."));
    showSound();
}

void DesktopPage::showSound()
{
    m_sound->setEnabled(m_hasSound && m_notify->isChecked());
}

void DesktopPage::save(Settings &settings, SecretEdits &) const
{
    settings.notifyWhenDone = m_notify->isChecked();
    settings.soundWhenDone = m_sound->isChecked();
    settings.trayIcon = m_tray->isChecked();
}

} // namespace limner
