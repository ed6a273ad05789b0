#include "app/application.h"

#include "app/hooks/hooks.h"
#include "app/keptsettings.h"
#include "app/knownproviders.h"
#include "app/moneyconfig.h"
#include "app/outboxconfig.h"
#include "core/base/log.h"
#include "core/provider/providertable.h"
#include "core/queue/awakening.h"

#include <QCoreApplication>
#include <QCoroSignal>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Addressing addressingFrom(const QString &word)
{
    if (word == u"path")
        return Addressing::Path;
    return word == u"virtual" ? Addressing::VirtualHost : Addressing::Automatic;
}

} // namespace

QString libraryFolder(const Folders &folders, const Settings &fromFile, const QString &asked,
                      bool sandbox)
{
    if (!asked.isEmpty())
        return QDir{asked}.absolutePath();
    if (sandbox)
        return folders.library + u"-sandbox"_s;
    return fromFile.library.isEmpty() ? folders.library : QDir{fromFile.library}.absolutePath();
}

Result<Settings> settingsFor(const Launch &launch, const Settings &fromFile)
{
    // The sandbox asks nobody for keys and addresses, but its caps are the real ones.
    return launch.sandbox ? withCaps(fromFile, launch.environment)
                          : effective(fromFile, launch.environment, knownProviders());
}

Result<std::unique_ptr<Application>> Application::open(Launch launch, ServiceThread *reading)
{
    const Settings fromFile = keptSettings(launch.environment, launch.folders);
    const Result<Settings> checked = settingsFor(launch, fromFile);
    if (!checked)
        return propagate(checked);
    std::unique_ptr<Application> application{
        new Application{std::move(launch), reading, fromFile, *checked}};
    if (Result<> opened = application->openLibrary(); !opened)
        return propagate(opened);
    application->takeSecretsOfEnvironment();
    application->configureServices();
    return application;
}

Application::Application(Launch launch, ServiceThread *reading, Settings fileSettings,
                         Settings effectiveSettings)
    : m_launch{std::move(launch)}
    , m_reading{reading}
    , m_fileSettings{std::move(fileSettings)}
    , m_effective{std::move(effectiveSettings)}
    , m_trust{m_launch.environment, m_effective, m_fileSettings}
    , m_store{m_http, m_clock, S3Config{}}
{
    if (m_launch.sandbox)
        m_sandbox = std::make_unique<SandboxHost>(m_launch.library + u"/sandbox-store"_s);
    for (const ProviderSpec &spec : providerTable()) {
        if (spec.make)
            m_catalog.add(spec.make(m_http, m_clock));
    }
    m_models = std::make_unique<ModelStore>(m_catalog, m_launch.folders.cache + u"/models"_s);
    // What drawn models are called must not turn up beside real ones.
    const QString word = m_sandbox ? u"/models-sandbox"_s : u"/models"_s;
    m_finder = std::make_unique<ModelFinder>(
        m_catalog, *m_models, m_http, m_clock,
        m_launch.folders.cache + (m_sandbox ? u"/finder-sandbox"_s : u"/finder"_s),
        QFileInfo{m_launch.folders.settingsFile}.path() + word + u".json"_s);
}

Result<> Application::openLibrary()
{
    Result<std::unique_ptr<Library>> library = Library::open(m_launch.library, m_clock);
    if (!library)
        return propagate(library);
    m_library = std::move(*library);
    if (Result<> opened = openReader(); !opened)
        return opened;
    m_outbox = std::make_unique<Outbox>(*m_library, m_store, m_clock);
    m_jobs = std::make_unique<JobQueue>(m_http, m_clock, m_catalog, *m_library);
    m_intake = std::make_unique<InputIntake>(m_http, *m_library);
    m_intake->setOriginals(&m_outbox->originals());
    m_imports = std::make_unique<Imports>(*m_library);
    m_rebuild = std::make_unique<Rebuild>(*m_library);
    Result<std::unique_ptr<Hooks>> hooks = Hooks::open(*this);
    if (!hooks)
        return propagate(hooks);
    m_hooks = std::move(*hooks);
    connectServices();
    m_rebuild->start();
    return {};
}

Result<> Application::openReader()
{
    if (!m_reading) {
        m_thumbnails = std::make_unique<Thumbnails>(*m_library);
        return {};
    }
    return m_reading->run([this]() -> Result<> {
        Result<std::unique_ptr<ArtworkReader>> opened =
            ArtworkReader::open(m_library->folder(), m_clock);
        if (!opened)
            return propagate(opened);
        m_reader = std::move(*opened);
        m_thumbnails = std::make_unique<Thumbnails>(*m_reader, *m_library);
        m_signatures = std::make_unique<Signatures>(*m_reader, *m_library);
        return {};
    });
}

void Application::connectServices()
{
    const JobBoard *const board = &m_jobs->board();
    connect(board, &JobBoard::artworkKept, m_outbox.get(), &Outbox::wake);
    connect(
        board, &JobBoard::artworkKept, m_thumbnails.get(),
        [thumbnails = m_thumbnails.get()](const QString &, ArtworkId id) { thumbnails->make(id); });
    connect(m_rebuild.get(), &Rebuild::done, m_outbox.get(), &Outbox::wake);
    if (m_reader)
        connect(m_reader.get(), &ArtworkReader::damageFound, m_library.get(), &Library::noteDamage);
    connectAwakening(m_watch, m_http, *m_jobs, *m_outbox);
}

Application::~Application()
{
    if (!m_reader)
        return;
    m_reading->run([this] {
        m_signatures.reset();
        m_thumbnails.reset();
        m_reader.reset();
    });
    // Where the last thumbnails are in the pack.
    QCoreApplication::sendPostedEvents(m_library.get());
}

std::vector<SecretName> Application::secretNames() const
{
    std::vector<SecretName> names;
    for (const Provider *one : m_catalog.all())
        names.push_back(keyOf(*findProvider(one->id())));
    names.push_back(storeSecretKey());
    names.push_back(storeSessionToken());
    return names;
}

bool Application::mayBeSent(const SecretName &name) const
{
    for (const Provider *one : m_catalog.all()) {
        const ProviderSpec &spec = *findProvider(one->id());
        if (keyOf(spec) == name)
            return m_trust.mayMeetProvider(spec, name.variable);
    }
    return m_trust.mayMeetStore(name.variable);
}

std::optional<Error> Application::objection() const
{
    if (m_sandbox)
        return std::nullopt;
    for (const Provider *one : m_catalog.all()) {
        if (std::optional<Error> strange = m_trust.objection(*findProvider(one->id())))
            return strange;
    }
    return m_trust.storeObjection();
}

void Application::takeSecretsOfEnvironment()
{
    for (const SecretName &name : secretNames()) {
        const QString given = m_launch.environment.value(name.variable);
        if (!given.isEmpty())
            m_secrets[name] = Secret{given};
    }
}

bool Application::isWanted(const SecretName &name) const
{
    // A token goes with the key it was made for: with that from the environment it is there, or is
    // not needed.
    const bool isSettled = name == storeSessionToken() && isFromEnvironment(storeSecretKey());
    return !m_sandbox && !m_keychainError && !isSettled && !isFromEnvironment(name) &&
           !m_asked.contains(name) && mayBeSent(name);
}

QCoro::Task<> Application::loadSecrets(std::vector<SecretName> names, std::stop_token stop)
{
    // One at a time asks; whoever else needs keys waits for that answer first.
    while (m_isAsking && !stop.stop_requested()) {
        Sleeper wake;
        connect(this, &Application::secretsSettled, &wake, &Sleeper::finish);
        const std::stop_callback onStop{stop, [target = &wake] { target->finish(); }};
        co_await qCoro(&wake, &Sleeper::done);
    }
    std::vector<SecretName> wanted;
    for (const SecretName &name : names) {
        if (isWanted(name))
            wanted.push_back(name);
    }
    if (wanted.empty() || stop.stop_requested())
        co_return;
    m_isAsking = true;
    co_await askKeychain(std::move(wanted), stop);
    m_isAsking = false;
    emit secretsSettled();
}

QCoro::Task<> Application::askKeychain(std::vector<SecretName> names, std::stop_token stop)
{
    for (const SecretName &name : names) {
        Result<Secret> kept = co_await m_keychain.read(name, stop);
        if (stop.stop_requested())
            co_return;
        m_asked.insert(name);
        if (kept) {
            m_secrets[name] = std::move(*kept);
        } else {
            m_keychainError = kept.error();
            break;
        }
    }
    applyConfiguration();
}

void Application::start()
{
    m_hasStarted = true;
    setLimits();
    m_watch.start();
    m_jobs->start();
    m_outbox->start();
    m_library->emptier().start();
    m_hooks->start();
    if (m_signatures)
        Remote{*m_signatures}.tell([](Signatures &signatures) { signatures.startSoon(); });
}

QCoro::Task<> Application::shutdown()
{
    co_await m_hooks->shutdown();
    co_await m_jobs->shutdown();
    co_await m_outbox->shutdown();
    co_await m_intake->drain();
    co_await m_finder->shutdown();
    co_await m_models->shutdown();
}

Result<> Application::readAgain(Environment environment)
{
    Launch launch = m_launch;
    launch.environment = std::move(environment);
    const Settings fromFile = keptSettings(launch.environment, launch.folders);
    const Result<Settings> checked = settingsFor(launch, fromFile);
    if (!checked)
        return propagate(checked);
    std::erase_if(m_secrets, [this](const auto &one) { return isFromEnvironment(one.first); });
    m_launch = std::move(launch);
    m_fileSettings = fromFile;
    m_effective = *checked;
    m_trust = AddressTrust{m_launch.environment, m_effective, m_fileSettings};
    takeSecretsOfEnvironment();
    applyConfiguration();
    return {};
}

bool Application::setSettings(const Settings &settings)
{
    const bool saved = keepSettings(settings, m_launch.environment, m_launch.folders);
    const bool sameServices = [&] {
        Settings before = m_fileSettings;
        before.windowGeometry = settings.windowGeometry;
        before.splitter = settings.splitter;
        before.draft = settings.draft;
        before.zoom = settings.zoom;
        before.copyFormat = settings.copyFormat;
        return before == settings;
    }();
    m_fileSettings = settings;
    const Result<Settings> checked = settingsFor(m_launch, settings);
    m_effective = checked ? *checked : settings;
    m_trust = AddressTrust{m_launch.environment, m_effective, m_fileSettings};
    if (!sameServices)
        applyConfiguration();
    return saved;
}

AsyncResult<> Application::setSecret(SecretName name, Secret value, std::stop_token stop)
{
    m_secrets[name] = value;
    m_asked.insert(name);
    applyConfiguration();
    Result<> kept = co_await m_keychain.write(name, std::move(value), stop);
    if (!kept && kept.error().kind != ErrorKind::Cancelled)
        m_keychainError = kept.error();
    co_return kept;
}

Secret Application::secret(const SecretName &name) const
{
    const auto found = m_secrets.find(name);
    return found == m_secrets.end() || !mayBeSent(name) ? Secret{} : found->second;
}

bool Application::isFromEnvironment(const SecretName &name) const
{
    return m_launch.environment.has(name.variable);
}

ProviderConfig Application::providerConfig(const ProviderSpec &spec, const Settings &settings,
                                           const std::optional<Secret> &key) const
{
    if (m_sandbox)
        return m_sandbox->provider(spec.id);
    ProviderConfig config;
    config.key = key.value_or(secret(keyOf(spec)));
    if (const auto chosen = settings.providers.find(spec.id); chosen != settings.providers.end())
        config.baseUrl = chosen->second.baseUrl;
    return config;
}

S3Config Application::storeConfig(const Settings &settings, const std::optional<Secret> &key) const
{
    if (m_sandbox)
        return m_sandbox->store();
    S3Config config;
    config.endpoint = settings.endpoint;
    config.bucket = settings.bucket;
    config.region = settings.region;
    config.accessKey = settings.accessKey;
    config.secretKey = key.value_or(secret(storeSecretKey()));
    config.sessionToken = secret(storeSessionToken());
    config.publicUrl = settings.publicUrl;
    config.caFile = settings.caFile;
    config.addressing = addressingFrom(settings.addressing);
    return config;
}

void Application::configureServices()
{
    for (Provider *one : m_catalog.all()) {
        one->configure(providerConfig(*findProvider(one->id()), m_effective, std::nullopt));
    }
    m_finder->setUsualProvider(m_effective.provider);
    m_store.setConfig(storeConfig(m_effective, std::nullopt));
    m_outbox->setConfig(outboxConfig(m_effective));
    m_jobs->caps().configure(ratesOf(m_effective), capsOf(m_effective));
    m_jobs->setEmbedding(m_effective.embedRequest);
    m_library->emptier().setDays(m_effective.emptyTrash ? TrashEmptier::usualDays : 0);
    m_intake->setOwnPlaces(ownPlaces());
    m_library->inputs().setKeepsCameraData(m_effective.keepCameraData);
}

//! Where an address may lead although it is in a private network: whoever set it up meant it.
std::vector<OwnPlace> Application::ownPlaces() const
{
    const S3Config store = storeConfig(m_effective, Secret{});
    std::vector<OwnPlace> places;
    for (const QString &address : {store.endpoint, store.publicUrl}) {
        if (const QByteArray origin = originOf(address.toUtf8()); !origin.isEmpty())
            places.push_back({.origin = origin, .caFile = store.caFile});
    }
    return places;
}

//! Each of these lets the queue look for something to start.
void Application::setLimits()
{
    for (const Provider *one : m_catalog.all()) {
        const ProviderSettings &chosen = m_effective.providers.at(one->id());
        m_jobs->lanes().setLimits(one->id(), {chosen.parallel, chosen.createsPerMinute});
    }
}

void Application::applyConfiguration()
{
    configureServices();
    if (m_hasStarted)
        setLimits();
    m_outbox->retryAll();
    emit reconfigured();
}

} // namespace limner
