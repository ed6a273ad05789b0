#include "ui/settings/settingsdialog.h"

#include "ui/common/dialogroom.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/settings/aboutpage.h"
#include "ui/settings/appearancepage.h"
#include "ui/settings/automationpage.h"
#include "ui/settings/desktoppage.h"
#include "ui/settings/keyspage.h"
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
#include <QStackedWidget>
#include <QVBoxLayout>

namespace limner {

namespace {
constexpr QSize bestSize{1000, 720};
constexpr int pageRow = 36;
} // namespace

SettingsDialog::SettingsDialog(SettingsContext context, QWidget *parent)
    : QDialog{parent}
    , m_context{std::move(context)}
    , m_list{new QListWidget}
    , m_stack{new QStackedWidget}
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumSize(480, 280);
    if (parent)
        resize(dialogRoom(*parent, bestSize));
    else
        resize(bestSize);

    m_list->setObjectName(QStringLiteral("settingsPages"));
    m_list->setAccessibleName(tr("Settings pages"));
    m_list->setProperty("role", QStringLiteral("nav"));
    m_list->setFrameShape(QFrame::NoFrame);

    m_right = new QVBoxLayout;
    m_right->setSpacing(12);
    m_right->addWidget(m_stack, 1);
    m_right->addWidget(makeKeychainNote());
    m_right->addWidget(makeBottomBar());
    auto *const layout = new QHBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addLayout(m_right, 1);

    addPages();
    connect(m_list, &QListWidget::currentRowChanged, this, &SettingsDialog::showRow);
    m_list->setCurrentRow(0);
    giveRoom();
}

void SettingsDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    giveRoom();
}

// A small window has no room for wide margins.
void SettingsDialog::giveRoom()
{
    const bool wide = width() >= 820;
    m_list->setFixedWidth(wide ? 200 : 150);
    m_right->setContentsMargins(wide ? 34 : 18, wide ? 26 : 16, wide ? 34 : 18, wide ? 22 : 14);
}

void SettingsDialog::addPages()
{
    m_providers = new ProvidersPage;
    m_storage = new StoragePage;
    m_library = new LibraryPage;
    m_automation = new AutomationPage;
    auto *const appearance = new AppearancePage;
    addPage(QStringLiteral("providers"), tr("Providers"), m_providers);
    addPage(QStringLiteral("storage"), tr("Storage"), m_storage);
    addPage(QStringLiteral("sharing"), tr("Sharing"), new SharingPage);
    addPage(QStringLiteral("spending"), tr("Spending"), new SpendingPage);
    addPage(QStringLiteral("library"), tr("Library"), m_library);
    addPage(QStringLiteral("automation"), tr("Automation"), m_automation);
    addPage(QStringLiteral("desktop"), tr("Desktop"), new DesktopPage);
    addPage(QStringLiteral("appearance"), tr("Appearance"), appearance);
    addPage(QStringLiteral("keys"), tr("Keys"), new KeysPage);
    addPage(QStringLiteral("about"), tr("About"), new AboutPage);

    connect(m_providers, &ProvidersPage::checkRequested, this,
            &SettingsDialog::accountCheckRequested);
    connect(appearance, &AppearancePage::themePicked, this, [this](const QString &theme) {
        m_themePicked = true;
        emit themePicked(theme);
    });
    const auto forward = [this](auto signal) {
        return [this, signal] {
            // What is tried is what would be used, with what a variable decides.
            const auto [settings, secrets] = edits(m_context.effective);
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
    // The style sheet's height is known only once the list is polished, and the rows were laid out
    // by then.
    item->setSizeHint({0, pageRow});
    page->setObjectName(name + QStringLiteral("Page"));
    page->load(m_context);
    auto *const scroll = new SheetScroll;
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
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

std::pair<Settings, SecretEdits> SettingsDialog::edits(const Settings &over) const
{
    std::pair<Settings, SecretEdits> out{over, {}};
    for (const SettingsPage *page : m_pages)
        page->save(out.first, out.second);
    return out;
}

void SettingsDialog::accept()
{
    const auto [settings, secrets] = edits(m_context.settings);
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
    if (m_themePicked) // only what was tried here is taken back
        emit themePicked(m_context.theme);
    QDialog::reject();
}

} // namespace limner
