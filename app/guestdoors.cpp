#include "app/guestdoors.h"

#include "app/commands/answerjson.h"
#include "core/base/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// As a server has; the window itself waits no longer than for its own door.
constexpr std::chrono::milliseconds patience = 2s;

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

DoorCommand doorCommand(const ApiConfig &config)
{
    DoorCommand out;
    out.host = config.host;
    out.port = config.port;
    out.token = QString::fromUtf8(config.token.reveal());
    out.outside = QString::fromUtf8(config.outside);
    for (const QByteArray &origin : config.origins)
        out.origins.append(QString::fromUtf8(origin));
    out.perMinute = config.perMinute;
    out.generatePerMinute = config.generatePerMinute;
    return out;
}

GuestDoors::GuestDoors(Application &application, QObject *parent)
    : QObject{parent}
    , m_application{application}
{}

GuestDoors::~GuestDoors() = default;

void GuestDoors::open(RemoteClient *client, const DoorCommand &asked)
{
    if (const auto has = m_doors.find(client); has != m_doors.end()) {
        has->second->setConfig(configOf(asked));
        return client->answer(OrderedJson::object());
    }
    const auto door =
        std::make_shared<ApiDoor>(m_application, configOf(asked), m_application.clock());
    const Result<QString> address = door->listen();
    if (!address)
        return client->answer({{"error", errorJson(address.error())}});
    m_doors.emplace(client, door);
    connect(client, &RemoteClient::closed, this, [this, client] { leave(client); });
    qCInfo(lcApp) << "answers for another process on" << *address;
    client->answer({{"address", address->toStdString()}});
}

void GuestDoors::leave(RemoteClient *client)
{
    if (const auto left = m_doors.extract(client); !left.empty())
        m_scope.spawn(shut(left.mapped()));
}

QCoro::Task<> GuestDoors::shut(std::shared_ptr<ApiDoor> door)
{
    co_await door->shutdown(patience);
}

QCoro::Task<> GuestDoors::shutdown()
{
    for (const auto &[client, door] : std::exchange(m_doors, {}))
        m_scope.spawn(shut(door));
    co_await m_scope.drain();
}

} // namespace limner
