#include "ui/settings/automationpage.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"
#include "ui/settings/doorwords.h"
#include "ui/settings/formrows.h"

#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype callsShown = 6;

QWidget *inARow(std::initializer_list<std::pair<QWidget *, int>> parts)
{
    auto *const line = new QWidget;
    auto *const row = new QHBoxLayout{line};
    row->setContentsMargins({});
    row->setSpacing(8);
    for (const auto &[part, stretch] : parts)
        row->addWidget(part, stretch);
    return line;
}

QCheckBox *makeBox(const QString &text, const char *name)
{
    auto *const box = new QCheckBox{text};
    box->setObjectName(QLatin1StringView{name});
    return box;
}

} // namespace

AutomationPage::AutomationPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(tr("Automation"), tr("Web pages, bots and scripts can use what this window uses, "
                                   "through HTTP: the same models, caps and library."));
    auto *const rows = new FormRows{nullptr};
    addDoor(*rows);
    addNotices(*rows);
    layout.addLayout(rows);
    layout.addStretch();
    connect(m_renew, &QPushButton::clicked, this, &AutomationPage::newTokenWanted);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_stand.address); });
    connect(m_copyToken, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_token->text()); });
    showState();
}

void AutomationPage::addDoor(FormRows &rows)
{
    m_on = makeBox(tr("Answer other programs while this window is open"), "doorOn");
    rows.addRow(tr("HTTP"), m_on);
    m_on->setAccessibleName(m_on->text());
    rows.addRow(tr("Address"), makePlace())->setBuddy(m_address);
    m_address->setAccessibleName(tr("Address"));
    rows.addNote(tr("127.0.0.1 is this computer alone."));
    rows.addRow(tr("Now"), makeState());
    rows.addRow(tr("Token"), makeToken())->setBuddy(m_renew);
    m_tokenNote = rows.addNote({});
    m_tokenNote->setObjectName(u"doorTokenNote"_s);
    m_origins = new SettingsField{u"doorOrigins"_s};
    m_origins->setPlaceholderText(u"https://pictures.example, http://localhost:5173"_s);
    rows.addRow(tr("Pages that may call"), m_origins);
    m_outside = new SettingsField{u"doorOutside"_s};
    m_outside->setPlaceholderText(u"https://pictures.example"_s);
    rows.addRow(tr("Outside address"), m_outside);
    rows.addNote(tr("Where a web server of yours stands in front of it."));
    m_calls = rows.addNote({});
    m_calls->setObjectName(u"doorCalls"_s);
    m_calls->setTextFormat(Qt::PlainText);
}

QWidget *AutomationPage::makePlace()
{
    m_address = new SettingsField{u"doorAddress"_s};
    m_port = new QSpinBox;
    m_port->setObjectName(u"doorPort"_s);
    m_port->setAccessibleName(tr("Port"));
    m_port->setProperty("surface", u"sunken"_s);
    m_port->setRange(1, 65535);
    m_port->setGroupSeparatorShown(false);
    return inARow({{m_address, 1}, {m_port, 0}});
}

QWidget *AutomationPage::makeState()
{
    m_state = makeLabel({}, {});
    m_state->setObjectName(u"doorState"_s);
    m_state->setWordWrap(true);
    m_state->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_copy = makeButton(tr("Copy"), "doorCopy");
    m_copy->setAccessibleName(tr("Copy the address"));
    return inARow({{m_state, 1}, {m_copy, 0}});
}

QWidget *AutomationPage::makeToken()
{
    m_token = new SettingsField{u"doorToken"_s};
    m_token->setReadOnly(true);
    m_token->setAccessibleName(tr("Token"));
    m_copyToken = makeButton(tr("Copy"), "doorCopyToken");
    m_copyToken->setAccessibleName(tr("Copy the token"));
    m_copyToken->setEnabled(false);
    m_renew = makeButton(tr("Make a new one"), "doorNewToken");
    return inARow({{m_token, 1}, {m_copyToken, 0}, {m_renew, 0}});
}

void AutomationPage::addNotices(FormRows &rows)
{
    m_notify = new SettingsField{u"notifyUrl"_s};
    m_notify->setPlaceholderText(u"https://bot.example/heard"_s);
    rows.addRow(tr("Tell"), m_notify);
    rows.addNote(tr("It is called when a picture is stored, a job failed or a cap is reached. "
                    "The calls are signed; the secret is in the file notify-secret."));
    m_private = makeBox(tr("It may lie in a private network"), "notifyPrivate");
    rows.addRow(QString{}, m_private);
    m_private->setAccessibleName(m_private->text());
    m_noticeState = rows.addNote({});
    m_noticeState->setObjectName(u"noticeState"_s);
    m_webhook = new SettingsField{u"webhookUrl"_s};
    m_webhook->setPlaceholderText(u"https://pictures.example"_s);
    rows.addRow(tr("Providers call"), m_webhook);
    rows.addNote(tr("Where a provider can reach the door from outside: it then says when a job "
                    "has ended, and is asked less often."));
}

void AutomationPage::load(const SettingsContext &context)
{
    m_context = context;
    const QString given = givenText(context, u"LIMNER_API_TOKEN"_s);
    m_renew->setEnabled(given.isEmpty());
    m_tokenNote->setText(
        given.isEmpty() ? tr("Whoever calls sends it. It is shown once, when it is made.") : given);
}

void AutomationPage::save(Settings &, SecretEdits &) const
{
    // Kept apart: `edits`.
}

void AutomationPage::showAutomation(const Automation &fromFile, const Automation &inForce)
{
    m_fromFile = fromFile;
    m_on->setChecked(fromFile.door);
    m_address->setText(fromFile.doorAddress);
    m_port->setValue(fromFile.doorPort);
    fill(*m_origins, fromFile.doorOrigins, m_context, u"LIMNER_API_ORIGINS"_s);
    fill(*m_outside, fromFile.doorOutside, m_context, u"LIMNER_API_BASE_URL"_s);
    fill(*m_notify, inForce.notifyUrl, m_context, u"LIMNER_NOTIFY_URL"_s);
    fill(*m_webhook, inForce.webhookUrl, m_context, u"LIMNER_WEBHOOK_URL"_s);
    m_private->setChecked(fromFile.notifyPrivate);
}

std::optional<Automation> AutomationPage::edits() const
{
    if (!m_fromFile)
        return std::nullopt;
    Automation out = *m_fromFile;
    out.door = m_on->isChecked();
    out.doorAddress = m_address->text().trimmed();
    out.doorPort = m_port->value();
    out.notifyPrivate = m_private->isChecked();
    const std::pair<const SettingsField *, QString *> texts[] = {
        {m_origins, &out.doorOrigins},
        {m_outside, &out.doorOutside},
        {m_notify, &out.notifyUrl},
        {m_webhook, &out.webhookUrl},
    };
    for (const auto &[field, target] : texts) {
        if (field->isEnabled()) // else a variable decides
            *target = field->text().trimmed();
    }
    return out;
}

void AutomationPage::showStand(const DoorStand &stand)
{
    m_stand = stand;
    showState();
}

void AutomationPage::showState()
{
    const bool isOpen = !m_stand.address.isEmpty();
    m_state->setText(isOpen          ? m_stand.address
                     : m_stand.error ? doorProblem(*m_stand.error, m_port->value())
                                     : tr("Closed."));
    setStyleProperty(*m_state, "role", m_stand.error ? u"error"_s : isOpen ? QString{} : u"dim"_s);
    m_copy->setVisible(isOpen);
    const QStringList calls = m_stand.calls.mid(0, callsShown);
    m_calls->setText(calls.isEmpty() ? QString{} : tr("Last calls:") + u'\n' + calls.join(u'\n'));
    m_calls->setVisible(!calls.isEmpty());
    const QString words = noticesWords(m_stand);
    m_noticeState->setText(words);
    m_noticeState->setVisible(!words.isEmpty());
}

void AutomationPage::showToken(const Secret &token)
{
    m_token->setText(QString::fromLatin1(token.reveal()));
    m_token->setCursorPosition(0);
    m_copyToken->setEnabled(true);
    m_tokenNote->setText(tr("Copy it now: it is not shown again. The old one opens nothing."));
}

void AutomationPage::showTokenNotMade(const Error &error)
{
    m_tokenNote->setText(tr("No token could be made: %1").arg(error.message));
}

} // namespace limner
