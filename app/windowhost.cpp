#include "app/windowhost.h"

#include "app/automationjoint.h"
#include "app/knownproviders.h"
#include "app/openthings.h"
#include "app/rebuildwords.h"
#include "app/settingsmove.h"
#include "app/shippedparts.h"
#include "app/storejoint.h"
#include "core/base/freememory.h"
#include "core/base/trace.h"
#include "core/prompt/wildcards.h"
#include "core/provider/providertable.h"
#include "ui/queue/queueflow.h"
#include "ui/settings/firstrunpage.h"
#include "ui/settings/librarypage.h"
#include "ui/settings/providerspage.h"
#include "ui/settings/wildcardsfield.h"
#include "ui/window/desktopjoint.h"
#include "ui/window/notices.h"
#include "ui/window/servicelights.h"

#include <QApplication>
#include <QDir>
#include <QTimer>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {

namespace {
constexpr std::chrono::milliseconds settling = 5s;

//! A `.env` decides none of these: it may be a stranger's.
const QStringList ofProcess{u"LIMNER_API_TOKEN"_s, u"LIMNER_API_BASE_URL"_s,
                            u"LIMNER_API_ORIGINS"_s, u"LIMNER_NOTIFY_URL"_s,
                            u"LIMNER_WEBHOOK_URL"_s};

//! What beats the settings file, and is shown so in the settings.
QStringList decidingVariables(bool isSandbox)
{
    QStringList names{u"LIMNER_DAILY_CAP"_s, u"LIMNER_MONTHLY_CAP"_s};
    names << ofProcess;
    if (isSandbox) // it has a provider and a store of its own
        return names;
    names << u"MINIO_ENDPOINT"_s << u"MINIO_BUCKET"_s << u"MINIO_ACCESS_KEY"_s
          << u"MINIO_SECRET_KEY"_s << u"MINIO_REGION"_s << u"MINIO_PUBLIC_URL"_s
          << u"LIMNER_LINKS"_s;
    for (const ProviderSpec &spec : providerTable())
        names << spec.addressVariable << spec.keyVariable;
    return names;
}
} // namespace

WindowHost::WindowHost(Remote<Backstage> backstage, QString theme, QString language)
    : m_backstage{backstage}
    , m_stand{backstage.source()->standAtStart()}
    , m_themeOverride{std::move(theme)}
    , m_languageOverride{std::move(language)}
{
    const Settings &settings = m_stand.fromFile;
    m_languages.install(m_languageOverride.isEmpty() ? settings.language : m_languageOverride);
    m_theme.setChoice(
        themeChoiceFromString(m_themeOverride.isEmpty() ? settings.theme : m_themeOverride));
    buildWindow();
    m_theme.dress();
    connectBackstage();
}

WindowHost::~WindowHost() = default;

void WindowHost::connectBackstage()
{
    Backstage *const backstage = m_backstage.source();
    connect(backstage, &Backstage::windowWanted, this, [this](const QStringList &things) {
        m_window->showNormal();
        m_window->raise();
        m_window->activateWindow();
        open(things);
    });
    connect(backstage, &Backstage::standChanged, this, [this](const ServiceStand &stand) {
        m_stand = stand;
        refreshStatus();
    });
    connect(backstage, &Backstage::awake, this, &WindowHost::goOn);
    connect(backstage, &Backstage::settingsReplaced, this, &WindowHost::takeSettings);
    connect(backstage, &Backstage::providerChecked, this, &WindowHost::showProvider);
    connect(backstage, &Backstage::accountChecked, this,
            [this](const QString &id, const Result<Account> &account) {
                if (m_dialog)
                    m_dialog->providers().showAccount(id, account);
            });
    connect(backstage, &Backstage::secretsNotKept, this, [this](const Error &error) {
        m_window->notices().showError(error, ErrorPlace::Settings);
    });
    connect(&backstage->application().rebuild(), &Rebuild::progressed, this,
            &WindowHost::tellRebuild);
    connect(
        &backstage->application().library(), &Library::damageFound, this,
        [this](const Error &error) { m_window->notices().showError(error, ErrorPlace::Library); });
}

void WindowHost::buildWindow()
{
    Application &application = m_backstage.source()->application();
    const Services services{application.library(),
                            application.reader(),
                            application.thumbnails(),
                            application.jobs(),
                            application.outbox(),
                            application.models(),
                            application.finder(),
                            application.intake(),
                            application.imports(),
                            m_theme,
                            m_clock};
    m_window = std::make_unique<MainWindow>(services, m_stand.fromFile);
    m_window->setSandbox(isSandbox());
    connect(m_window.get(), &MainWindow::settingsRequested, this, [this](const QString &page) {
        if (isSandbox() && page == u"providers")
            emit restartWanted(false); // the way out of the sandbox
        else
            openSettings(page);
    });
    connect(m_window.get(), &MainWindow::settingsChanged, this, [this](const Settings &settings) {
        m_stand.fromFile = settings;
        m_backstage.tell([settings](Backstage &backstage) {
            static_cast<void>(backstage.keepSettings(settings)); // sizes and the like
        });
    });
    guardClosing();
    // Nobody is asked: closing closes, and who looks finds what becomes of the jobs.
    connect(m_window.get(), &MainWindow::quitting, this, [this] {
        if (const QString words = m_window->queue().farewell(); !words.isEmpty())
            std::fprintf(stderr, "%s\n", qPrintable(words));
    });
}

//! What is paid for and cannot be asked about later is waited for, and a person who does not want
//! to wait closes a second time.
void WindowHost::guardClosing()
{
    m_guard = std::make_unique<ClosingGuard>(*m_window, m_window->notices());
    connect(m_guard.get(), &ClosingGuard::closeWanted, this,
            [this] { m_backstage.tell([](Backstage &backstage) { backstage.close(); }); });
    connect(m_guard.get(), &ClosingGuard::closeNowWanted, this,
            [this] { m_backstage.tell([](Backstage &backstage) { backstage.closeNow(); }); });
    Backstage *const backstage = m_backstage.source();
    connect(backstage, &Backstage::uncuttableChanged, m_guard.get(), &ClosingGuard::setUnderWay);
    connect(backstage, &Backstage::closingWaits, m_guard.get(), &ClosingGuard::showWait);
    connect(backstage, &Backstage::mayClose, m_guard.get(), &ClosingGuard::grant);
}

void WindowHost::close()
{
    m_window->close();
}

void WindowHost::show()
{
    offerFirstRun();
    tellRebuild();
    m_window->show();
    trace::mark("app", "window.shown");
    // Nothing but the ids is loaded before the first paint; the rest wakes after it.
    QTimer::singleShot(
        0, this, [this] { m_backstage.tell([](Backstage &backstage) { backstage.wake(); }); });
}

void WindowHost::goOn(const std::optional<Error> &objection)
{
    if (objection)
        m_window->notices().showError(*objection, ErrorPlace::Settings);
    m_window->queue().askPickedUp();
    offerFirstRun();
    m_window->desktop().look();
    m_awake = true;
    QTimer::singleShot(settling, this, &returnCode); // most of it was the start's
    emit awake();
}

void WindowHost::open(const QStringList &things)
{
    openThings(m_backstage, *m_window, things);
}

void WindowHost::tellRebuild()
{
    m_backstage.ask(
        [](Backstage &backstage) { return backstage.application().rebuild().progress(); }, this,
        [this](const std::optional<RebuildProgress> &progress) {
            if (!progress)
                return;
            const ErrorText text = rebuildText(*progress);
            m_window->notices().showNote(text.what, (text.why + u' ' + text.next).trimmed());
        });
}

bool WindowHost::hasProviderKey() const
{
    const std::vector<ProviderSpec> &table = providerTable();
    return std::any_of(table.begin(), table.end(), [this](const ProviderSpec &spec) {
        return m_stand.secrets.contains(keyOf(spec)) ||
               launch().environment.has(keyOf(spec).variable);
    });
}

void WindowHost::offerFirstRun()
{
    const bool known = isSandbox() || m_stand.fromFile.firstRunDone || hasProviderKey();
    FirstRunPage *const shown = m_window->findChild<FirstRunPage *>();
    if (known) {
        delete shown;
        return;
    }
    if (shown)
        return;
    auto *const page = new FirstRunPage;
    connect(page, &FirstRunPage::connectRequested, this, [this] { openSettings(u"providers"_s); });
    connect(page, &FirstRunPage::sandboxRequested, this, [this] { emit restartWanted(true); });
    m_window->showFirstRun(page);
}

SettingsContext WindowHost::settingsContext() const
{
    SettingsContext context;
    context.settings = m_stand.fromFile;
    context.effective = m_stand.effective;
    context.theme = m_theme.choice() == ThemeChoice::Dark    ? u"dark"_s
                    : m_theme.choice() == ThemeChoice::Light ? u"light"_s
                                                             : u"system"_s;
    const Environment &environment = launch().environment;
    for (const QString &name : decidingVariables(isSandbox())) {
        const bool isPassedOver = environment.isFromFile(name) && ofProcess.contains(name);
        if (environment.has(name) && !isPassedOver)
            context.given.insert(name, environment.isFromFile(name) ? tr("the file .env")
                                                                    : tr("the environment"));
    }
    for (const ProviderSpec &spec : providerTable()) {
        if (m_stand.secrets.contains(keyOf(spec)))
            context.providerKeys.insert(spec.id);
    }
    context.hasStoreKey = m_stand.secrets.contains(storeSecretKey());
    context.keychainError = m_stand.keychainError;
    context.libraryFolder = QDir{launch().library}.absolutePath();
    context.logFolder = launch().folders.log;
    context.sandbox = isSandbox();
    context.notifications = m_window->desktop().skills();
    context.hasTray = m_window->desktop().hasTray();
    context.program = programFacts();
    if (context.sandbox) {
        Settings shown = context.settings;
        shown.endpoint = m_stand.store.endpoint;
        shown.bucket = m_stand.store.bucket;
        shown.accessKey = m_stand.store.accessKey;
        context.sandboxStore = std::move(shown);
        context.hasStoreKey = true;
    }
    return context;
}

void WindowHost::openSettings(const QString &page)
{
    if (m_dialog) {
        m_dialog->showPage(page);
        m_dialog->raise();
        return;
    }
    m_window->desktop().look(); // it may be another one by the next time
    m_dialog = new SettingsDialog{settingsContext(), m_window.get()};
    connect(m_dialog, &SettingsDialog::saved, this, &WindowHost::saveSettings);
    connect(m_dialog, &SettingsDialog::themePicked, this,
            [this](const QString &theme) { m_theme.setChoice(themeChoiceFromString(theme)); });
    connect(
        m_dialog, &SettingsDialog::accountCheckRequested, this,
        [this](const QString &provider, const QString &baseUrl, const std::optional<Secret> &key) {
            m_backstage.tell(
                [=](Backstage &backstage) { backstage.checkAccount(provider, baseUrl, key); });
        });
    joinStoreCheck(*m_dialog, m_backstage);
    joinAutomation(*m_dialog, m_backstage);
    connect(&m_dialog->library().wildcards(), &WildcardsField::countWanted, this,
            &WindowHost::countWildcards);
    joinMoving(m_dialog->library().moving(), m_backstage);
    m_dialog->showPage(page.isEmpty() ? u"storage"_s : page);
    m_dialog->open();
}

void WindowHost::countWildcards(const QString &folder)
{
    m_backstage.ask([folder](Backstage &) { return Wildcards{folder}.count(); }, m_dialog.get(),
                    [this, folder](std::optional<int> lists) {
                        m_dialog->library().wildcards().showCount(folder, lists);
                    });
}

void WindowHost::saveSettings(const Settings &settings, const SecretEdits &secrets)
{
    const Settings before = m_stand.fromFile;
    Settings now = settings;
    // The dialog edited a copy; what the window remembered meanwhile stays.
    now.windowGeometry = before.windowGeometry;
    now.splitter = before.splitter;
    now.zoom = before.zoom;
    now.draft = before.draft;
    now.firstRunDone = true;
    m_stand.fromFile = now;
    m_backstage.ask([now](Backstage &backstage) { return backstage.keepSettings(now); }, this,
                    [this](bool isSaved) {
                        if (isSaved)
                            return;
                        const Error error{.kind = ErrorKind::ReadOnly,
                                          .message = launch().folders.settingsFile};
                        m_window->notices().showError(error, ErrorPlace::Settings);
                    });
    keepSecrets(secrets);
    showSaved(before);
}

//! They came from a file, and hold already.
void WindowHost::takeSettings(const Settings &settings)
{
    if (m_dialog) // it edits a copy of others
        m_dialog->close();
    const Settings before = std::exchange(m_stand.fromFile, settings);
    showSaved(before);
}

void WindowHost::showSaved(const Settings &before)
{
    const Settings &now = m_stand.fromFile;
    if (before.theme != now.theme) // one that was asked for on the command line stays
        m_theme.setChoice(themeChoiceFromString(now.theme));
    if (before.language != now.language) {
        m_languages.install(now.language);
        // Rebuilt after this event: the dialog that is closing belongs to the old window.
        QMetaObject::invokeMethod(
            this,
            [this] {
                buildWindow();
                m_window->show();
                refreshStatus();
            },
            Qt::QueuedConnection);
        return;
    }
    m_window->applySettings(now); // it hands them back to be saved
    offerFirstRun();
}

void WindowHost::keepSecrets(const SecretEdits &secrets)
{
    std::map<SecretName, Secret> typed;
    for (const auto &[id, key] : secrets.providerKeys)
        typed.emplace(keyOf(chosenProvider(id)), key);
    if (secrets.storeKey)
        typed.emplace(storeSecretKey(), *secrets.storeKey);
    m_backstage.tell([typed](Backstage &backstage) { backstage.keepSecrets(typed); });
}

QString WindowHost::nameOf(const QString &provider) const
{
    return isSandbox() ? tr("Sandbox") : chosenProvider(provider).name;
}

void WindowHost::refreshStatus()
{
    ServiceLights &lights = m_window->lights();
    lights.setStore(isSandbox() ? tr("Sandbox storage") : QUrl{m_stand.effective.endpoint}.host());
    const QString id = m_stand.effective.provider;
    if (!m_stand.isConnected) {
        lights.setProvider(id, tr("%1, not connected").arg(nameOf(id)), Health::Unknown,
                           tr("There is no key for it yet."));
        return;
    }
    lights.setProvider(id, nameOf(id), Health::Unknown, tr("It has not answered yet."));
    m_backstage.tell([](Backstage &backstage) { backstage.checkProvider(); });
}

void WindowHost::showProvider(const QString &id, const Result<Account> &account)
{
    if (account) {
        m_window->lights().setProvider(id, nameOf(id), Health::Good, {});
        return;
    }
    m_window->lights().setProvider(id, nameOf(id), Health::Bad,
                                   errorText(account.error(), ErrorPlace::Provider).sentence());
    if (!account.error().isTransient())
        m_window->notices().showError(account.error(), ErrorPlace::Provider);
}

} // namespace limner
