#include "ui/settings/providerspage.h"

#include "core/provider/providertable.h"
#include "ui/settings/formrows.h"
#include "ui/settings/providersection.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace limner {

ProvidersPage::ProvidersPage(QWidget *parent)
    : SettingsPage{parent}
    , m_check{new QPushButton{tr("Check account")}}
{
    QVBoxLayout &layout =
        begin(tr("Providers"),
              tr("Who runs the models. A key stays in the system keychain and goes to its "
                 "provider only."));
    for (const ProviderSpec &spec : providerTable()) {
        if (!spec.make)
            continue;
        auto *const section = new ProviderSection{spec};
        connect(section, &ProviderSection::edited, this, &SettingsPage::edited);
        layout.addWidget(section);
        m_sections.push_back(section);
    }
    layout.addStretch();
    m_check->setObjectName(QStringLiteral("checkAccount"));
    connect(m_check, &QPushButton::clicked, this, &ProvidersPage::check);
}

void ProvidersPage::check()
{
    std::vector<ProviderSection *> asked;
    for (ProviderSection *section : m_sections) {
        section->clearAccount();
        if (section->hasKey())
            asked.push_back(section);
    }
    if (asked.empty())
        asked.push_back(m_sections.front()); // it says what is missing
    m_check->setEnabled(false);
    for (const ProviderSection *section : asked)
        emit checkRequested(section->provider(), section->baseUrl(), section->typedKey());
}

void ProvidersPage::load(const SettingsContext &context)
{
    for (ProviderSection *section : m_sections)
        section->load(context);
}

void ProvidersPage::save(Settings &settings, SecretEdits &secrets) const
{
    for (const ProviderSection *section : m_sections)
        section->save(settings, secrets);
}

void ProvidersPage::showAccount(const QString &provider, const Result<Account> &account)
{
    m_check->setEnabled(true);
    for (ProviderSection *section : m_sections) {
        if (section->provider() == provider)
            section->showAccount(account);
    }
}

} // namespace limner
