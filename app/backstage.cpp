#include "app/backstage.h"

#include "app/neededkeys.h"
#include "core/base/eitherstop.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/base/trace.h"
#include "core/provider/providertable.h"

namespace limner {

Backstage::Backstage(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
    , m_atStart{stand()}
    , m_owner{application}
    , m_storeCheck{application.http(), application.clock()}
    , m_door{application}
    , m_guests{application}
{
    connect(&m_owner, &OwnerService::windowWanted, this,
            [this](RemoteClient *client, const QStringList &open) {
                emit windowWanted(open);
                client->answer(OrderedJson::object());
            });
    connect(&m_owner, &OwnerService::doorWanted, &m_guests, &GuestDoors::open);
    connect(&m_door, &WindowDoor::tokenMade, &m_guests, &GuestDoors::replaceToken);
    connect(&m_owner, &OwnerService::settingsReplaced, this, &Backstage::settingsReplaced);
    const JobBoard &board = m_application.jobs().board();
    connect(&board, &JobBoard::jobChanged, this, &Backstage::countUncuttable);
    connect(&board, &JobBoard::jobFinished, this, &Backstage::countUncuttable);
    connect(&m_application, &Application::reconfigured, this,
            [this] { emit standChanged(stand()); });
}

ServiceStand Backstage::stand() const
{
    ServiceStand out{.fromFile = m_application.fileSettings(),
                     .effective = m_application.settings(),
                     .store = m_application.storeConfig(m_application.settings(), std::nullopt),
                     .keychainError = m_application.keychainError()};
    for (const SecretName &name : m_application.secretNames()) {
        if (m_application.hasSecret(name))
            out.secrets.insert(name);
    }
    const Provider *const used = m_application.catalog().find(out.effective.provider);
    out.isConnected = used != nullptr && used->isConfigured();
    return out;
}

void Backstage::wake()
{
    m_scope.spawn(wakeServices());
}

QCoro::Task<> Backstage::wakeServices()
{
    if (const Result<> listening = m_owner.listen(); !listening)
        qCWarning(lcApp) << "no other process can reach this one:" << listening.error().message;
    co_await m_application.loadSecrets(keysOfWork(m_application), m_scope.stopToken());
    if (m_scope.stopToken().stop_requested())
        co_return; // closed while the keychain was silent: nothing begins
    const std::optional<Error> objection = m_application.objection();
    if (!objection)
        m_application.start();
    m_door.start();
    emit standChanged(stand());
    trace::mark("app", "awake");
    emit awake(objection);
    // Nobody waits for the keys of providers that have nothing to do.
    co_await m_application.loadSecrets(m_application.secretNames(), m_scope.stopToken());
    if (!m_scope.stopToken().stop_requested())
        emit standChanged(stand());
}

bool Backstage::keepSettings(const Settings &settings)
{
    return m_application.setSettings(settings);
}

Result<> Backstage::exportSettings(const QString &file)
{
    const Result<QByteArray> packed = SettingsTrunk{m_application}.pack();
    return packed ? writeFileDurably(file, *packed) : Result<>{propagate(packed)};
}

Result<SettingsPlan> Backstage::importSettings(const QString &file, SettingsTrunk::Unpacking how)
{
    const Result<QByteArray> text = readFile(file, SettingsTrunk::largestFile);
    if (!text)
        return propagate(text);
    Result<SettingsPlan> plan = SettingsTrunk{m_application}.unpack(*text, how);
    if (plan && how == SettingsTrunk::Unpacking::Do)
        emit settingsReplaced(m_application.fileSettings());
    return plan;
}

void Backstage::keepSecrets(std::map<SecretName, Secret> secrets)
{
    m_scope.spawn(writeSecrets(std::move(secrets)));
}

QCoro::Task<> Backstage::writeSecrets(std::map<SecretName, Secret> secrets)
{
    std::optional<Error> failure;
    for (const auto &[name, key] : secrets) {
        if (const Result<> kept = co_await m_application.setSecret(name, key, m_scope.stopToken());
            !kept)
            failure = kept.error();
    }
    if (failure && !m_scope.stopToken().stop_requested())
        emit secretsNotKept(*failure);
}

void Backstage::checkProvider()
{
    m_scope.spawn(askProvider());
}

QCoro::Task<> Backstage::askProvider()
{
    Provider *const provider = m_application.catalog().find(m_application.settings().provider);
    if (!provider || !provider->isConfigured())
        co_return;
    const Result<Account> account = co_await provider->checkAccount(m_scope.stopToken());
    if (!m_scope.stopToken().stop_requested())
        emit providerChecked(provider->id(), account);
}

void Backstage::checkAccount(const QString &provider, const QString &baseUrl,
                             const std::optional<Secret> &key)
{
    m_scope.spawn(askAccount(provider, baseUrl, key));
}

QCoro::Task<> Backstage::askAccount(QString provider, QString baseUrl, std::optional<Secret> key)
{
    const ProviderSpec &spec = chosenProvider(provider);
    Settings asTyped = m_application.settings();
    asTyped.providers[spec.id].baseUrl = std::move(baseUrl);
    const std::unique_ptr<Provider> asked = spec.make(m_application.http(), m_application.clock());
    asked->configure(m_application.providerConfig(spec, asTyped, key));
    const Result<Account> account = co_await asked->checkAccount(m_scope.stopToken());
    if (!m_scope.stopToken().stop_requested())
        emit accountChecked(spec.id, account);
}

void Backstage::countUncuttable()
{
    const int requests = m_application.jobs().uncuttable();
    if (std::exchange(m_uncuttable, requests) != requests)
        emit uncuttableChanged(requests);
}

void Backstage::close()
{
    if (!std::exchange(m_isClosing, true))
        m_scope.spawn(settle());
}

void Backstage::closeNow()
{
    m_hurry.request_stop();
}

QCoro::Task<> Backstage::settle()
{
    if (const int requests = m_application.jobs().uncuttable(); requests > 0)
        emit closingWaits(requests);
    const EitherStop either{m_hurry.get_token(), m_scope.stopToken()};
    co_await m_application.jobs().settle(either.token());
    emit mayClose();
}

QCoro::Task<> Backstage::shutdown()
{
    co_await m_door.shutdown();
    co_await m_guests.shutdown();
    if (!m_isClosing)
        co_await m_application.jobs().settle(std::stop_token());
    m_scope.requestStop();
    disconnect(&m_application, nullptr, this, nullptr);
    co_await m_owner.shutdown();
    co_await m_storeCheck.shutdown();
    co_await m_scope.drain();
}

} // namespace limner
