#include "ui/settings/providerspage.h"

#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace limner {

namespace {

QSpinBox *number(const QString &name, int most)
{
    auto *const field = new QSpinBox;
    field->setObjectName(name);
    field->setRange(1, most);
    field->setMaximumWidth(110);
    return field;
}

} // namespace

ProvidersPage::ProvidersPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout = begin(
        tr("Providers"), tr("Who runs the models. The key stays in the system keychain and goes to "
                            "Replicate only."));

    m_token = new SettingsField{QStringLiteral("replicateToken")};
    m_token->makeSecret();
    m_baseUrl = new SettingsField{QStringLiteral("replicateBaseUrl")};
    m_parallel = number(QStringLiteral("parallelJobs"), 20);
    m_perMinute = number(QStringLiteral("createsPerMinute"), 6000);

    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Replicate token"), m_token);
    m_tokenNote = rows->addNote({});
    rows->addRow(tr("API address"), m_baseUrl);
    rows->addNote(tr("Change it only for a proxy. Scheme, host and port; the path is added."));
    rows->addRow(tr("Jobs at a time"), m_parallel);
    rows->addRow(tr("New jobs a minute"), m_perMinute);
    rows->addNote(tr("Never more than this in any minute; what is over waits in the queue. "
                     "Replicate itself allows 600."));
    layout.addLayout(rows);

    m_result = new QFrame;
    m_result->setObjectName(QStringLiteral("accountResult"));
    m_resultText = new QLabel;
    m_resultText->setWordWrap(true);
    m_resultText->setTextFormat(Qt::RichText);
    auto *const box = new QVBoxLayout{m_result};
    box->setContentsMargins(14, 12, 14, 12);
    box->addWidget(m_resultText);
    m_result->hide();
    layout.addSpacing(16);
    layout.addWidget(m_result);

    m_check = new QPushButton{tr("Check account")};
    m_check->setObjectName(QStringLiteral("checkAccount"));
    layout.addStretch();

    connect(m_check, &QPushButton::clicked, this, [this] {
        m_check->setEnabled(false);
        m_result->hide();
        emit checkRequested(m_baseUrl->text().trimmed(), typedToken());
    });
    for (SettingsField *field : {m_token, m_baseUrl})
        connect(field, &QLineEdit::textEdited, this, &SettingsPage::edited);
}

void ProvidersPage::load(const SettingsContext &context)
{
    m_hadToken = context.hasReplicateToken;
    m_token->setPlaceholderText(m_hadToken ? QStringLiteral("••••••••••••••••••••")
                                           : tr("r8_… from replicate.com/account/api-tokens"));
    m_token->setEnabled(!context.replicateTokenFromEnvironment && !context.sandbox);
    m_tokenNote->setText(
        context.sandbox ? tr("The sandbox needs no key; start Limner without --sandbox to connect.")
        : context.replicateTokenFromEnvironment
            ? tr("From the environment (REPLICATE_API_TOKEN); it wins over this field.")
        : m_hadToken ? tr("Stored. Leave empty to keep it.")
                     : tr("Not connected yet."));
    fill(*m_baseUrl, context.effective.replicateBaseUrl, context, "REPLICATE_API_BASE_URL");
    m_parallel->setValue(context.settings.replicateLimits.parallel);
    m_perMinute->setValue(context.settings.replicateLimits.createsPerMinute);
}

std::optional<Secret> ProvidersPage::typedToken() const
{
    const QString text = m_token->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional{Secret{text}};
}

void ProvidersPage::save(Settings &settings, SecretEdits &secrets) const
{
    if (m_baseUrl->isEnabled())
        settings.replicateBaseUrl = m_baseUrl->text().trimmed();
    settings.replicateLimits = {m_parallel->value(), m_perMinute->value()};
    secrets.replicateToken = typedToken();
}

void ProvidersPage::showAccount(const Result<Account> &account)
{
    m_check->setEnabled(true);
    m_result->setProperty("surface", account ? QStringLiteral("good") : QStringLiteral("bad"));
    if (account) {
        m_resultText->setText(tr("✓ <b>Signed in</b> as %1").arg(account->name.toHtmlEscaped()));
    } else {
        const ErrorText words = errorText(account.error(), ErrorPlace::Provider);
        m_resultText->setText(QStringLiteral("✗ <b>%1</b> %2 %3")
                                  .arg(words.what.toHtmlEscaped(), words.why.toHtmlEscaped(),
                                       words.next.toHtmlEscaped()));
    }
    restyle(*m_result);
    m_result->show();
}

} // namespace limner
