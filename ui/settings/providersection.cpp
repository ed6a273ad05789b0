#include "ui/settings/providersection.h"

#include "ui/common/controls.h"
#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"

#include <QFrame>
#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

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

ProviderSection::ProviderSection(const ProviderSpec &spec, QWidget *parent)
    : QWidget{parent}
    , m_spec{spec}
{
    auto *const layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeLabel(spec.name, u"strong"_s));
    layout->addSpacing(8);
    addRows(*layout);
    addResult(*layout);
    for (SettingsField *field : {m_key, m_baseUrl})
        connect(field, &QLineEdit::textEdited, this, &ProviderSection::edited);
}

void ProviderSection::addRows(QVBoxLayout &layout)
{
    m_key = new SettingsField{m_spec.id + u"Token"_s};
    m_key->makeSecret();
    m_baseUrl = new SettingsField{m_spec.id + u"BaseUrl"_s};
    m_parallel = number(m_spec.id + u"ParallelJobs"_s, 20);
    m_perMinute = number(m_spec.id + u"CreatesPerMinute"_s, 6000);

    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("%1 key").arg(m_spec.name), m_key);
    m_keyNote = rows->addNote({});
    rows->addRow(tr("API address"), m_baseUrl);
    rows->addNote(tr("Change it only for a proxy. Scheme, host and port; the path is added."));
    for (const ProviderRegion &region : m_spec.regions)
        rows->addNote(
            tr("%1: %2. A key is taken in its own region only.").arg(region.name, region.address));
    rows->addRow(tr("Jobs at a time"), m_parallel);
    rows->addRow(tr("New jobs a minute"), m_perMinute);
    rows->addNote(tr("Never more than this in any minute; what is over waits in the queue. "
                     "%1 itself allows %2.")
                      .arg(m_spec.name)
                      .arg(m_spec.createsPerMinute));
    layout.addLayout(rows);
}

void ProviderSection::addResult(QVBoxLayout &layout)
{
    m_result = new QFrame;
    m_result->setObjectName(m_spec.id + u"AccountResult"_s);
    m_resultText = new QLabel;
    m_resultText->setWordWrap(true);
    m_resultText->setTextFormat(Qt::RichText);
    auto *const box = new QVBoxLayout{m_result};
    box->setContentsMargins(14, 12, 14, 12);
    box->addWidget(m_resultText);
    m_result->hide();
    layout.addSpacing(16);
    layout.addWidget(m_result);
    layout.addSpacing(24);
}

QString ProviderSection::note(const SettingsContext &context) const
{
    if (context.sandbox)
        return tr("The sandbox needs no key; start Limner without --sandbox to connect.");
    if (QString given = givenText(context, m_spec.keyVariable); !given.isEmpty())
        return given;
    return context.providerKeys.contains(m_spec.id) ? tr("Stored. Leave empty to keep it.")
                                                    : tr("Not connected yet.");
}

QString ProviderSection::keyHint() const
{
    if (m_spec.keyLook.isEmpty())
        return tr("from %1", "the page a key comes from").arg(m_spec.keyPage);
    return tr("%1 from %2", "how a key begins, and the page it comes from")
        .arg(m_spec.keyLook, m_spec.keyPage);
}

void ProviderSection::load(const SettingsContext &context)
{
    fill(*m_key, {}, context, m_spec.keyVariable);
    m_isKept = context.providerKeys.contains(m_spec.id);
    m_key->setPlaceholderText(m_isKept ? u"••••••••••••••••••••"_s : keyHint());
    m_keyNote->setText(note(context));
    if (const auto used = context.effective.providers.find(m_spec.id);
        used != context.effective.providers.end()) {
        fill(*m_baseUrl, used->second.baseUrl, context, m_spec.addressVariable);
        m_parallel->setValue(used->second.parallel);
        m_perMinute->setValue(used->second.createsPerMinute);
    }
    for (SettingsField *field : {m_key, m_baseUrl}) // shown, not edited
        field->setEnabled(field->isEnabled() && !context.sandbox);
}

QString ProviderSection::baseUrl() const
{
    return m_baseUrl->text().trimmed();
}

std::optional<Secret> ProviderSection::typedKey() const
{
    const QString text = m_key->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional{Secret{text}};
}

void ProviderSection::save(Settings &settings, SecretEdits &secrets) const
{
    ProviderSettings &mine = settings.providers[m_spec.id];
    mine.parallel = m_parallel->value();
    mine.createsPerMinute = m_perMinute->value();
    if (m_baseUrl->isEnabled()) // else it is not this page's to decide
        mine.baseUrl = baseUrl();
    if (const std::optional<Secret> key = typedKey())
        secrets.providerKeys[m_spec.id] = *key;
}

void ProviderSection::clearAccount()
{
    m_result->hide();
}

void ProviderSection::showAccount(const Result<Account> &account)
{
    m_result->setProperty("surface", account ? u"good"_s : u"bad"_s);
    if (account) {
        m_resultText->setText(
            account->name.isEmpty() // some providers never say whose key it is
                ? tr("✓ <b>The key is accepted</b>")
                : tr("✓ <b>Signed in</b> as %1").arg(account->name.toHtmlEscaped()));
    } else {
        const ErrorText words = errorText(account.error(), ErrorPlace::Provider);
        m_resultText->setText(u"✗ <b>%1</b> %2 %3"_s.arg(
            words.what.toHtmlEscaped(), words.why.toHtmlEscaped(), words.next.toHtmlEscaped()));
    }
    restyle(*m_result);
    m_result->show();
}

} // namespace limner
