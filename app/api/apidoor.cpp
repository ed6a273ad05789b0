#include "app/api/apidoor.h"

#include "core/base/log.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

constexpr std::chrono::milliseconds lookEvery = 50ms;

ApiReply stopping(Dialect dialect)
{
    return refuse(dialect, limner::refusal(503, ErrorKind::Cancelled,
                                           u"the server stops; what was begun goes on"_s));
}

//! A browser asks for the token by itself where the route wishes it.
ApiReply refusedReply(Dialect dialect, const Refusal &refusal, const Route *route)
{
    ApiReply reply = refuse(dialect, refusal);
    if (!route || route->password != Route::Password::AskedFor)
        return reply;
    for (auto &[name, value] : reply.headers) {
        if (name == "WWW-Authenticate")
            value = "Basic realm=\"Limner\", charset=\"UTF-8\"";
    }
    return reply;
}

//! Nobody is there, or not so.
std::optional<ApiReply> wrongAddress(const ApiRequest &request,
                                     const std::optional<FoundRoute> &found)
{
    if (request.method == "OPTIONS")
        return ApiReply{.status = 204};
    const Dialect dialect = dialectOf(request.path);
    if (!found)
        return refuse(dialect, limner::refusal(404, ErrorKind::NotFound, u"nothing is there"_s));
    if (found->route)
        return std::nullopt;
    ApiReply reply = refuse(dialect, limner::refusal(405, ErrorKind::Usage,
                                                     u"this address takes %1"_s.arg(
                                                         QString::fromLatin1(found->methods))));
    reply.headers.emplace_back("Allow", found->methods);
    return reply;
}

ErrorKind kindOf(int status)
{
    switch (status) {
    case 408:
        return ErrorKind::Timeout;
    case 413:
    case 414:
    case 431:
        return ErrorKind::TooLarge;
    case 503:
        return ErrorKind::Unavailable;
    default:
        return ErrorKind::Usage;
    }
}

} // namespace

ApiDoor::ApiDoor(Application &application, ApiConfig config, const Clock &clock, ApiLimits limits,
                 QObject *parent)
    : QObject{parent}
    , m_config{std::move(config)}
    , m_application{application}
    , m_gate{m_config, clock}
    , m_stands{application, clock}
    , m_events{application}
    , m_meter{application}
    , m_context{.application = application,
                .config = m_config,
                .stands = m_stands,
                .events = m_events,
                .meter = m_meter}
    , m_server{*this, limits}
{}

ApiDoor::~ApiDoor() = default;

Result<QString> ApiDoor::listen()
{
    const Result<int> port = m_server.listen(m_config.host, m_config.port);
    if (!port)
        return propagate(port);
    m_config.port = *port;
    const QString host = m_config.host.contains(u':') ? u'[' + m_config.host + u']' : m_config.host;
    return u"http://%1:%2"_s.arg(host).arg(*port);
}

void ApiDoor::setConfig(ApiConfig config)
{
    config.host = m_config.host;
    config.port = m_config.port;
    m_config = std::move(config);
    m_gate.setConfig(m_config);
}

QCoro::Task<> ApiDoor::shutdown(std::chrono::milliseconds patience)
{
    m_server.close();
    m_events.close();
    Clock &clock = m_application.clock();
    const std::chrono::milliseconds until = clock.elapsed() + patience;
    while (m_server.connections() > 0 && clock.elapsed() < until)
        co_await clock.sleep(lookEvery, std::stop_token());
    co_await m_scope.drain(); // whoever still waits is told so
    {
        const std::lock_guard lock{m_mutex};
        m_isOver = true;
        for (const std::shared_ptr<ApiTurn> &turn : m_turns)
            turn->answer(stopping(Dialect::Native));
    }
    const std::chrono::milliseconds last = clock.elapsed() + 1s; // for those words to go out
    while (m_server.connections() > 0 && clock.elapsed() < last)
        co_await clock.sleep(lookEvery, std::stop_token());
    m_server.stop();
}

ApiReply ApiDoor::onMainThread(Work work)
{
    auto turn = std::make_shared<ApiTurn>();
    {
        const std::lock_guard lock{m_mutex};
        if (m_isOver)
            return stopping(Dialect::Native);
        m_turns.insert(turn);
    }
    QMetaObject::invokeMethod(
        this, [turn, work = std::move(work)] { work(turn); }, Qt::QueuedConnection);
    ApiReply reply = turn->wait();
    const std::lock_guard lock{m_mutex};
    m_turns.erase(turn);
    return reply;
}

std::optional<ApiReply> ApiDoor::refusal(const ApiRequest &request)
{
    const std::optional<FoundRoute> found = findRoute(request.method, request.path);
    const Route *const route = found ? found->route : nullptr;
    std::optional<ApiReply> reply;
    if (const std::optional<Refusal> refused = m_gate.refusal(request, route))
        reply = refusedReply(dialectOf(request.path), *refused, route);
    else
        reply = wrongAddress(request, found);
    if (!reply)
        return std::nullopt;
    return finished(*std::move(reply), request, route);
}

ApiReply ApiDoor::answer(const ApiRequest &request)
{
    const FoundRoute found = findRoute(request.method, request.path).value_or(FoundRoute{});
    Q_ASSERT(found.route); // else it was refused
    std::optional<ApiReply> reply = toldAtOnce(request, found);
    if (!reply) {
        reply = onMainThread([this, request](const std::shared_ptr<ApiTurn> &turn) {
            if (m_scope.stopToken().stop_requested())
                turn->answer(stopping(dialectOf(request.path)));
            else
                m_scope.spawn(serve(request, turn));
        });
    }
    return finished(*std::move(reply), request, found.route);
}

std::optional<ApiReply> ApiDoor::toldAtOnce(const ApiRequest &request,
                                            const FoundRoute &found) const
{
    const QString id = found.names.value(0);
    const std::shared_ptr<const CallStand> stand = found.route->tell ? m_stands.find(id) : nullptr;
    if (!stand)
        return std::nullopt;
    const Secret token = m_gate.token();
    return found.route->tell({.stand = *stand, .id = id, .request = request, .token = token});
}

ApiReply ApiDoor::finished(ApiReply reply, const ApiRequest &request, const Route *route)
{
    for (const auto &header : m_gate.headersFor(request))
        reply.headers.push_back(header);
    note(request, route, reply.status);
    return reply;
}

ApiReply ApiDoor::unreadable(const ApiRequest &request, int status, const QString &why)
{
    return refuse(dialectOf(request.path), limner::refusal(status, kindOf(status), why));
}

QCoro::Task<> ApiDoor::serve(ApiRequest request, std::shared_ptr<ApiTurn> turn)
{
    const std::optional<FoundRoute> found = findRoute(request.method, request.path);
    ApiCall call;
    call.request = request;
    call.names = found->names;
    call.stop = m_scope.stopToken();
    ApiReply reply = co_await found->route->answer(&m_context, std::move(call));
    turn->answer(std::move(reply));
}

//! One line a call, without what is secret: neither bodies nor queries.
void ApiDoor::note(const ApiRequest &request, const Route *route, int status)
{
    m_meter.countCall(request.method, route ? route->pattern : "none", status);
    emit called(u"%1  %2 %3  %4"_s.arg(
        m_application.clock().now().toLocalTime().toString(u"HH:mm:ss"_s),
        QString::fromLatin1(request.method.left(10)), QString::fromLatin1(request.path.left(120)),
        QString::number(status)));
    qCInfo(lcApp).noquote() << "api" << m_gate.clientOf(request).left(60) << request.method
                            << request.path.left(200) << status;
}

} // namespace limner
