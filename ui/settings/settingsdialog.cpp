#include "ui/settings/settingsdialog.h"

#include "ui/common/theme.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/librarypage.h"
#include "ui/settings/providerspage.h"
#include "ui/settings/sharingpage.h"
#include "ui/settings/spendingpage.h"
#include "ui/settings/storagepage.h"

#include <QCheckBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace limner {

SettingsDialog::SettingsDialog(SettingsContext context, QWidget *parent)
    : QDialog{parent}
    , m_context{std::move(context)}
    , m_list{new QListWidget}
    , m_stack{new QStackedWidget}
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(1000, 720);
    setMinimumSize(560, 360);

    m_list->setObjectName(QStringLiteral("settingsPages"));
    m_list->setAccessibleName(tr("Settings pages"));
    m_list->setProperty("role", QStringLiteral("nav"));
    m_list->setFixedWidth(200);
    m_list->setFrameShape(QFrame::NoFrame);

    auto *const right = new QVBoxLayout;
    right->setContentsMargins(34, 26, 34, 22);
    right->setSpacing(12);
    right->addWidget(m_stack, 1);
    right->addWidget(makeKeychainNote());
    right->addWidget(makeBottomBar());
    auto *const layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addLayout(right, 1);

    addPages();
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::showRow);
    m_list->setCurrentRow(0);
}

void SettingsDialog::addPages()
{
    m_providers = new ProvidersPage;
    m_storage = new StoragePage;
    auto *const appearance = new AppearancePage;
    addPage(QStringLiteral("providers"), tr("Providers"), m_providers);
    addPage(QStringLiteral("storage"), tr("Storage"), m_storage);
    addPage(QStringLiteral("sharing"), tr("Sharing"), new SharingPage);
    addPage(QStringLiteral("spending"), tr("Spending"), new SpendingPage);
    addPage(QStringLiteral("library"), tr("Library"), new LibraryPage);
    addPage(QStringLiteral("appearance"), tr("Appearance"), appearance);

    connect(m_providers, &ProvidersPage::checkRequested, this,
            &SettingsDialog::accountCheckRequested);
    connect(appearance, &AppearancePage::themePicked, this, &SettingsDialog::themePicked);
    const auto forward = [this](auto signal) {
        return [this, signal] {
            const auto [settings, secrets] = edits();
            emit(this->*signal)(settings, secrets.storeKey);
        };
    };
    connect(m_storage, &StoragePage::checkRequested, this,
            forward(&SettingsDialog::storeCheckRequested));
    connect(m_storage, &StoragePage::createBucketRequested, this,
            forward(&SettingsDialog::createBucketRequested));
    connect(m_storage, &StoragePage::makePublicRequested, this,
            forward(&SettingsDialog::makePublicRequested));
}

void SettingsDialog::addPage(const QString &name, const QString &title, SettingsPage *page)
{
    auto *const item = new QListWidgetItem{title, m_list};
    item->setData(Qt::UserRole, name);
    page->setObjectName(name + QStringLiteral("Page"));
    page->load(m_context);
    auto *const scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded); // the price table is wide
    scroll->setWidget(page);
    m_stack->addWidget(scroll);
    m_pages.push_back(page);
    if (QPushButton *const action = page->action())
        m_actions->addWidget(action);
}

QWidget *SettingsDialog::makeKeychainNote()
{
    m_keychainNote = new QFrame;
    m_keychainNote->setObjectName(QStringLiteral("keychainNote"));
    m_keychainNote->setProperty("surface", QStringLiteral("note"));
    auto *const text =
        new QLabel{tr("No keychain service answers on this computer, so keys cannot be kept. "
                      "They are never written to a file instead.")};
    text->setWordWrap(true);
    m_sessionOnly = new QCheckBox{tr("Use the keys I type for this session only")};
    m_sessionOnly->setObjectName(QStringLiteral("sessionOnly"));
    auto *const box = new QVBoxLayout{m_keychainNote};
    box->setContentsMargins(14, 10, 14, 10);
    box->addWidget(text);
    box->addWidget(m_sessionOnly);
    m_keychainNote->setVisible(m_context.keychainError.has_value() && !m_context.sandbox);
    return m_keychainNote;
}

QWidget *SettingsDialog::makeBottomBar()
{
    auto *const bar = new QWidget;
    auto *const cancel = new QPushButton{tr("Cancel")};
    cancel->setObjectName(QStringLiteral("settingsCancel"));
    auto *const save = new QPushButton{tr("Save")};
    save->setObjectName(QStringLiteral("settingsSave"));
    save->setProperty("kind", QStringLiteral("primary"));
    save->setProperty("size", QStringLiteral("small"));
    save->setDefault(true);
    auto *const layout = new QHBoxLayout{bar};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_actions = new QHBoxLayout;
    layout->addLayout(m_actions);
    layout->addStretch();
    layout->addWidget(cancel);
    layout->addWidget(save);
    connect(cancel, &QPushButton::clicked, this, &SettingsDialog::reject);
    connect(save, &QPushButton::clicked, this, &SettingsDialog::accept);
    return bar;
}

void SettingsDialog::showRow(int row)
{
    m_stack->setCurrentIndex(row);
    for (size_t i = 0; i < m_pages.size(); ++i) {
        if (QPushButton *const action = m_pages[i]->action())
            action->setVisible(static_cast<int>(i) == row);
    }
}

void SettingsDialog::showPage(const QString &name)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == name)
            m_list->setCurrentRow(row);
    }
}

std::pair<Settings, SecretEdits> SettingsDialog::edits() const
{
    std::pair<Settings, SecretEdits> out{m_context.settings, {}};
    for (const SettingsPage *page : m_pages)
        page->save(out.first, out.second);
    return out;
}

void SettingsDialog::accept()
{
    const auto [settings, secrets] = edits();
    const bool needsChoice = m_context.keychainError && secrets.any() && !m_context.sandbox;
    if (needsChoice && !m_sessionOnly->isChecked()) {
        m_keychainNote->setProperty("surface", QStringLiteral("bad"));
        restyle(*m_keychainNote);
        m_sessionOnly->setFocus();
        return;
    }
    emit saved(settings, secrets);
    QDialog::accept();
}

void SettingsDialog::reject()
{
    emit themePicked(m_context.settings.theme);
    QDialog::reject();
}

} // namespace limner
