#include "app/windowhost.h"

#include "app/knownproviders.h"
#include "app/rebuildwords.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/provider/providertable.h"
#include "ui/settings/firstrunpage.h"
#include "ui/settings/providerspage.h"
#include "ui/settings/storagepage.h"
#include "ui/window/notices.h"
#include "ui/window/servicelights.h"

#include <QApplication>
#include <QTimer>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
//! What beats the settings file, and is shown so in the settings.
QStringList decidingVariables(bool isSandbox)
{
    QStringList names{u"LIMNER_DAILY_CAP"_s, u"LIMNER_MONTHLY_CAP"_s};
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

WindowHost::WindowHost(Application &application, QString theme, QString language)
    : m_application{application}
    , m_themeOverride{std::move(theme)}
    , m_languageOverride{std::move(language)}
    , m_owner{application}
    , m_storeCheck{application.http(), application.clock()}
{
    const Settings &settings = m_application.fileSettings();
    m_languages.install(m_languageOverride.isEmpty() ? settings.language : m_languageOverride);
    m_theme.setChoice(
        themeChoiceFromString(m_themeOverride.isEmpty() ? settings.theme : m_themeOverride));
    connect(&m_owner, &OwnerService::windowWanted, this, [this](RemoteClient *client) {
        m_window->showNormal();
        m_window->raise();
        m_window->activateWindow();
        client->answer(OrderedJson::object());
    });
    connect(&m_application.rebuild(), &Rebuild::progressed, this, &WindowHost::tellRebuild);
    connect(&m_application.library(), &Library::damageFound, this, [this](const Error &error) {
        m_window->notices().showError(error, ErrorPlace::Library);
    });
    buildWindow();
}

WindowHost::~WindowHost() = default;

void WindowHost::buildWindow()
{
    const Services services{m_application.library(), m_application.thumbnails(),
                            m_application.jobs(),    m_application.outbox(),
                            m_application.models(),  m_theme,
                            m_application.clock()};
    m_window = std::make_unique<MainWindow>(services, m_application.fileSettings());
    m_window->setSandbox(m_application.isSandbox());
    connect(m_window.get(), &MainWindow::settingsRequested, this, [this](const QString &page) {
        if (m_application.isSandbox() && page == u"providers")
            emit restartWanted(false); // the way out of the sandbox
        else
            openSettings(page);
    });
    connect(m_window.get(), &MainWindow::settingsChanged, this,
            [this](const Settings &settings) { m_application.setSettings(settings); });
    // Nobody is asked: closing closes, and who looks finds what becomes of the jobs.
    connect(m_window.get(), &MainWindow::quitting, this, [this] {
        if (const QString words = m_window->farewell(); !words.isEmpty())
            std::fprintf(stderr, "%s\n", qPrintable(words));
    });
}

void WindowHost::show()
{
    if (const Result<> listening = m_owner.listen(); !listening)
        qCWarning(lcApp) << "no other process can reach this one:" << listening.error().message;
    offerFirstRun();
    tellRebuild();
    m_window->show();
    trace::mark("app", "window.shown");
    // Nothing but the ids is loaded before the first paint; the rest wakes after it.
    QTimer::singleShot(0, this, [this] { m_scope.spawn(wake()); });
}

QCoro::Task<> WindowHost::wake()
{
    co_await m_application.loadSecrets(m_application.secretNames(), m_scope.stopToken());
    if (m_scope.stopToken().stop_requested())
        co_return; // closed while the keychain was silent: nothing begins
    connect(&m_application, &Application::reconfigured, this,
            [this] { m_scope.spawn(refreshStatus()); });
    m_scope.spawn(refreshStatus());
    if (const std::optional<Error> objection = m_application.objection())
        m_window->notices().showError(*objection, ErrorPlace::Settings);
    else
        m_application.start();
    m_window->tellPickedUp();
    offerFirstRun();
    m_awake = true;
    trace::mark("app", "awake");
    emit awake();
}

void WindowHost::tellRebuild()
{
    const std::optional<RebuildProgress> &progress = m_application.rebuild().progress();
    if (!progress)
        return;
    const ErrorText text = rebuildText(*progress);
    m_window->notices().showNote(text.what, (text.why + u' ' + text.next).trimmed());
}

bool WindowHost::hasProviderKey() const
{
    const std::vector<ProviderSpec> &table = providerTable();
    return std::any_of(table.begin(), table.end(), [this](const ProviderSpec &spec) {
        return m_application.hasSecret(keyOf(spec)) || m_application.isFromEnvironment(keyOf(spec));
    });
}

void WindowHost::offerFirstRun()
{
    const bool known =
        m_application.isSandbox() || m_application.fileSettings().firstRunDone || hasProviderKey();
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
    context.settings = m_application.fileSettings();
    context.effective = m_application.settings();
    context.theme = m_theme.choice() == ThemeChoice::Dark    ? u"dark"_s
                    : m_theme.choice() == ThemeChoice::Light ? u"light"_s
                                                             : u"system"_s;
    const Environment &environment = m_application.launch().environment;
    for (const QString &name : decidingVariables(m_application.isSandbox())) {
        if (environment.has(name))
            context.given.insert(name, environment.isFromFile(name) ? tr("the file .env")
                                                                    : tr("the environment"));
    }
    for (const ProviderSpec &spec : providerTable()) {
        if (m_application.hasSecret(keyOf(spec)))
            context.providerKeys.insert(spec.id);
    }
    context.hasStoreKey = m_application.hasSecret(storeSecretKey());
    context.keychainError = m_application.keychainError();
    context.libraryFolder = m_application.library().folder();
    context.logFolder = m_application.launch().folders.log;
    context.sandbox = m_application.isSandbox();
    if (context.sandbox) {
        const S3Config store = m_application.storeConfig(context.settings, std::nullopt);
        Settings shown = context.settings;
        shown.endpoint = store.endpoint;
        shown.bucket = store.bucket;
        shown.accessKey = store.accessKey;
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
    m_dialog = new SettingsDialog{settingsContext(), m_window.get()};
    connect(m_dialog, &SettingsDialog::saved, this, &WindowHost::saveSettings);
    connect(m_dialog, &SettingsDialog::themePicked, this,
            [this](const QString &theme) { m_theme.setChoice(themeChoiceFromString(theme)); });
    connect(
        m_dialog, &SettingsDialog::accountCheckRequested, this,
        [this](const QString &provider, const QString &baseUrl, const std::optional<Secret> &key) {
            m_scope.spawn(checkAccount(provider, baseUrl, key));
        });
    connectStoreCheck(*m_dialog);
    m_dialog->showPage(page.isEmpty() ? u"storage"_s : page);
    m_dialog->open();
}

void WindowHost::connectStoreCheck(SettingsDialog &dialog)
{
    connect(&dialog, &SettingsDialog::storeCheckRequested, this,
            [this](const Settings &settings, const std::optional<Secret> &key) {
                m_storeCheck.start(m_application.storeConfig(settings, key));
            });
    connect(&dialog, &SettingsDialog::createBucketRequested, this,
            [this](const Settings &settings, const std::optional<Secret> &key) {
                m_storeCheck.createBucket(m_application.storeConfig(settings, key));
            });
    connect(&dialog, &SettingsDialog::makePublicRequested, this,
            [this](const Settings &settings, const std::optional<Secret> &key) {
                m_storeCheck.makePublic(m_application.storeConfig(settings, key), {});
            });
    connect(&dialog, &QObject::destroyed, &m_storeCheck, &StoreCheck::stop);
    StoragePage *const page = &dialog.storage();
    connect(&m_storeCheck, &StoreCheck::stepDone, page, &StoragePage::addStep);
    connect(&m_storeCheck, &StoreCheck::finished, page, &StoragePage::showFinished);
    connect(&m_storeCheck, &StoreCheck::bucketCreated, page, &StoragePage::showActionDone);
    connect(&m_storeCheck, &StoreCheck::madePublic, page, &StoragePage::showActionDone);
    connect(&m_storeCheck, &StoreCheck::actionFailed, page, &StoragePage::showActionFailed);
}

void WindowHost::saveSettings(const Settings &settings, const SecretEdits &secrets)
{
    const Settings before = m_application.fileSettings();
    Settings now = settings;
    // The dialog edited a copy; what the window remembered meanwhile stays.
    now.windowGeometry = before.windowGeometry;
    now.splitter = before.splitter;
    now.zoom = before.zoom;
    now.draft = before.draft;
    now.firstRunDone = true;
    const bool saved = m_application.setSettings(now);
    m_scope.spawn(keepSecrets(secrets));
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
                m_scope.spawn(refreshStatus());
            },
            Qt::QueuedConnection);
    } else {
        m_window->applySettings(m_application.fileSettings()); // it hands them back to be saved
        offerFirstRun();
    }
    if (!saved) {
        Error error;
        error.kind = ErrorKind::ReadOnly;
        error.message = m_application.launch().folders.settingsFile;
        m_window->notices().showError(error, ErrorPlace::Settings);
    }
}

QCoro::Task<> WindowHost::keepSecrets(SecretEdits secrets)
{
    std::map<SecretName, Secret> typed;
    for (const auto &[id, key] : secrets.providerKeys)
        typed.emplace(keyOf(chosenProvider(id)), key);
    if (secrets.storeKey)
        typed.emplace(storeSecretKey(), *secrets.storeKey);
    std::optional<Error> failure;
    for (const auto &[name, key] : typed) {
        if (const Result<> kept = co_await m_application.setSecret(name, key, m_scope.stopToken());
            !kept)
            failure = kept.error();
    }
    if (failure && m_window)
        m_window->notices().showError(*failure, ErrorPlace::Settings);
}

QCoro::Task<> WindowHost::checkAccount(QString provider, QString baseUrl, std::optional<Secret> key)
{
    const ProviderSpec &spec = chosenProvider(provider);
    Settings asTyped = m_application.settings();
    asTyped.providers[spec.id].baseUrl = std::move(baseUrl);
    const std::unique_ptr<Provider> asked = spec.make(m_application.http(), m_application.clock());
    asked->configure(m_application.providerConfig(spec, asTyped, key));
    const Result<Account> account = co_await asked->checkAccount(m_scope.stopToken());
    if (m_dialog)
        m_dialog->providers().showAccount(spec.id, account);
}

QCoro::Task<> WindowHost::refreshStatus()
{
    const Settings &settings = m_application.settings();
    ServiceLights &lights = m_window->lights();
    lights.setStore(m_application.isSandbox() ? tr("Sandbox storage")
                                              : QUrl{settings.endpoint}.host());
    const QString id = settings.provider;
    Provider *const provider = m_application.catalog().find(id);
    if (!provider)
        co_return;
    const QString name = m_application.isSandbox() ? tr("Sandbox") : provider->name();
    if (!provider->isConfigured()) {
        lights.setProvider(id, tr("%1, not connected").arg(name), Health::Unknown,
                           tr("There is no key for it yet."));
        co_return;
    }
    lights.setProvider(id, name, Health::Unknown, tr("It has not answered yet."));
    const Result<Account> account = co_await provider->checkAccount(m_scope.stopToken());
    if (m_scope.stopToken().stop_requested())
        co_return;
    if (account) {
        m_window->lights().setProvider(id, name, Health::Good, {});
        co_return;
    }
    m_window->lights().setProvider(id, name, Health::Bad,
                                   errorText(account.error(), ErrorPlace::Provider).sentence());
    if (!account.error().isTransient())
        m_window->notices().showError(account.error(), ErrorPlace::Provider);
}

QCoro::Task<> WindowHost::shutdown()
{
    // First of all, so that nothing that ends from here on looks for the window.
    m_scope.requestStop();
    disconnect(&m_application, nullptr, this, nullptr);
    m_window.reset();
    co_await m_owner.shutdown();
    co_await m_storeCheck.shutdown();
    co_await m_scope.drain();
}

} // namespace limner
