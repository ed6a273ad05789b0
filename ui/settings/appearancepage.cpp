#include "ui/settings/appearancepage.h"

#include "ui/common/theme.h"
#include "ui/settings/formrows.h"

#include <QComboBox>
#include <QVBoxLayout>

namespace limner {

AppearancePage::AppearancePage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(tr("Appearance"), tr("Pictures are louder than the chrome in either theme."));

    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("theme"));
    dressCombo(*m_theme);
    m_theme->addItem(tr("Like the desktop"), QStringLiteral("system"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("language"));
    dressCombo(*m_language);
    m_language->addItem(tr("Like the desktop"), QString{});
    // Languages name themselves, so that nobody gets lost.
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("简体中文"), QStringLiteral("zh_CN"));

    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Theme"), m_theme);
    rows->addRow(tr("Language"), m_language);
    layout.addLayout(rows);
    layout.addStretch();
    connect(m_theme, &QComboBox::activated, this,
            [this] { emit themePicked(m_theme->currentData().toString()); });
}

void AppearancePage::load(const SettingsContext &context)
{
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(context.settings.theme)));
    m_language->setCurrentIndex(std::max(0, m_language->findData(context.settings.language)));
}

void AppearancePage::save(Settings &settings, SecretEdits &) const
{
    settings.theme = m_theme->currentData().toString();
    settings.language = m_language->currentData().toString();
}

} // namespace limner
