#include "app/guestdoors.h"

#include "app/commands/answerjson.h"
#include "app/hooks/hooks.h"
#include "app/owner/carriedenvironment.h"
#include "core/base/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// A server that is stopped answers what it is answering; a window that is closed waits no longer
// than for its own door.
constexpr std::chrono::milliseconds patience = 10s;
constexpr std::chrono::milliseconds lastPatience = 2s;

ApiConfig configOf(const DoorCommand &asked)
{
    ApiConfig config;
    config.host = asked.host;
    config.port = asked.port;
    config.token = Secret{asked.token};
    config.outside = asked.outside.toUtf8();
    for (const QString &origin : asked.origins)
        config.origins.append(origin.toUtf8());
    config.perMinute = asked.perMinute;
    config.generatePerMinute = asked.generatePerMinute;
    return config;
}

} // namespace

DoorCommand doorCommand(const ApiConfig &config, const Environment &environment)
{
    const Environment own = environment.withoutFile();
    DoorCommand out;
    out.host = config.host;
    out.port = config.port;
    out.token = QString::fromUtf8(config.token.reveal());
    out.outside = QString::fromUtf8(config.outside);
    for (const QByteArray &origin : config.origins)
        out.origins.append(QString::fromUtf8(origin));
    out.perMinute = config.perMinute;
    out.generatePerMinute = config.generatePerMinute;
    out.keepsToken = !config.token.isEmpty() && !own.has(u"LIMNER_API_TOKEN"_s);
    out.notifyUrl = own.value(u"LIMNER_NOTIFY_URL"_s);
    out.webhookUrl = own.value(u"LIMNER_WEBHOOK_URL"_s);
    return out;
}

GuestDoors::GuestDoors(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
{}

GuestDoors::~GuestDoors() = default;

std::optional<Error> GuestDoors::otherHooks(const DoorCommand &asked) const
{
    const Automation &ours = m_application.hooks().automation();
    if (!asked.notifyUrl.isEmpty() && asked.notifyUrl != ours.notifyUrl)
        return differs(u"LIMNER_NOTIFY_URL"_s);
    if (!asked.webhookUrl.isEmpty() && asked.webhookUrl != ours.webhookUrl)
        return differs(u"LIMNER_WEBHOOK_URL"_s);
    return std::nullopt;
}

void GuestDoors::open(RemoteClient *client, const DoorCommand &asked)
{
    if (m_isOver || !client->isThere())
        return;
    if (const std::optional<Error> other = otherHooks(asked))
        return client->answer({{"error", errorJson(*other)}});
    if (const auto has = m_guests.find(client); has != m_guests.end()) {
        has->second.asked = asked;
        has->second.door->setConfig(configOf(asked));
        return client->answer(OrderedJson::object());
    }
    const auto door =
        std::make_shared<ApiDoor>(m_application, configOf(asked), m_application.clock());
    const Result<QString> address = door->listen();
    if (!address)
        return client->answer({{"error", errorJson(address.error())}});
    m_guests.emplace(client, Guest{door, asked});
    connect(client, &RemoteClient::closed, this, [this, client] { leave(client); });
    qCInfo(lcApp) << "answers for another process on" << *address;
    client->answer({{"address", address->toStdString()}});
}

void GuestDoors::replaceToken(const Secret &token)
{
    for (auto &[client, guest] : m_guests) {
        if (!guest.asked.keepsToken)
            continue;
        guest.asked.token = QString::fromUtf8(token.reveal());
        guest.door->setConfig(configOf(guest.asked));
    }
}

void GuestDoors::leave(RemoteClient *client)
{
    if (const auto left = m_guests.extract(client); !left.empty())
        m_scope.spawn(shut(left.mapped().door, patience));
}

QCoro::Task<> GuestDoors::shut(std::shared_ptr<ApiDoor> door, std::chrono::milliseconds most)
{
    co_await door->shutdown(most);
}

QCoro::Task<> GuestDoors::shutdown()
{
    m_isOver = true;
    for (const auto &[client, guest] : std::exchange(m_guests, {}))
        m_scope.spawn(shut(guest.door, lastPatience));
    co_await m_scope.drain();
}

} // namespace limner
