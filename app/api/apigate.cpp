#include "app/api/apigate.h"

#include "app/api/apitoken.h"
#include "app/api/route.h"

#include <QHostAddress>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostWrongTokens = 10;
constexpr int contentTaskCalls = 10; // of dialect B, for each address
constexpr int contentTaskGenerations = 5;

//! Without its port, and the brackets of IPv6.
QByteArray nameIn(const QByteArray &host)
{
    if (host.startsWith('['))
        return host.mid(1, host.indexOf(']') - 1).toLower();
    const qsizetype colon = host.indexOf(':');
    return (colon < 0 ? host : host.first(colon)).toLower();
}

bool hasTokenInQuery(const QByteArray &query)
{
    for (const QByteArray &item : query.split('&')) {
        const QByteArray name = QByteArray::fromPercentEncoding(item.split('=').first()).toLower();
        if (name == "token" || name == "access_token" || name == "api_key" || name == "apikey")
            return true;
    }
    return false;
}

bool hasScheme(const QByteArray &authorization, const char *scheme)
{
    return authorization.toLower().startsWith(QByteArray{scheme} + ' ');
}

//! What may be the token: of `Bearer`, and of `Basic` as its password where a route takes that.
QByteArray tokenIn(const QByteArray &authorization, const Route *route)
{
    QByteArray rest = authorization.mid(authorization.indexOf(' ') + 1).trimmed();
    if (hasScheme(authorization, "bearer"))
        return rest;
    const bool takesPassword = route && route->password != Route::Password::Refused;
    if (!takesPassword || !hasScheme(authorization, "basic"))
        return {};
    const QByteArray pair = QByteArray::fromBase64(rest);
    return pair.mid(pair.indexOf(':') + 1);
}

bool changesSomething(const QByteArray &method)
{
    return method != "GET" && method != "HEAD" && method != "OPTIONS";
}

Refusal late(const QString &message, std::chrono::seconds wait)
{
    Refusal out = refusal(429, ErrorKind::RateLimited, message);
    out.retryAfter = wait;
    return out;
}

} // namespace

ApiGate::ApiGate(ApiConfig config, const Clock &clock)
    : m_config{std::move(config)}
    , m_calls{clock}
    , m_generations{clock}
    , m_wrongTokens{clock}
{}

void ApiGate::setConfig(ApiConfig config)
{
    const std::lock_guard lock{m_mutex};
    m_config = std::move(config);
}

Secret ApiGate::token() const
{
    const std::lock_guard lock{m_mutex};
    return m_config.token;
}

QByteArray ApiGate::clientOf(const ApiRequest &request) const
{
    const std::lock_guard lock{m_mutex};
    return client(request);
}

QByteArray ApiGate::client(const ApiRequest &request) const
{
    const bool isProxied = !m_config.outside.isEmpty() &&
                           QHostAddress{QString::fromLatin1(request.address)}.isLoopback();
    const QByteArray last = request.header("x-forwarded-for").split(',').last().trimmed();
    return isProxied && !last.isEmpty() ? last : request.address;
}

bool ApiGate::isOurHost(const QByteArray &host) const
{
    const QByteArray name = nameIn(host);
    const QHostAddress address{QString::fromLatin1(name)};
    const QHostAddress own{m_config.host};
    if (name == "localhost" || (!address.isNull() && address == own))
        return true;
    // Listening everywhere, it has many addresses; names are what rebinding needs.
    const bool isEverywhere =
        own == QHostAddress{QHostAddress::AnyIPv4} || own == QHostAddress{QHostAddress::AnyIPv6};
    if (isEverywhere && !address.isNull())
        return true;
    return !m_config.outside.isEmpty() &&
           name ==
               QUrl::fromEncoded(m_config.outside).host(QUrl::FullyEncoded).toLatin1().toLower();
}

bool ApiGate::isInvited(const QByteArray &origin, const QByteArray &host) const
{
    const QByteArray asked = origin.toLower();
    if (m_config.origins.contains(asked) || asked == "http://" + host.toLower())
        return true;
    const QUrl outside = QUrl::fromEncoded(m_config.outside);
    return !m_config.outside.isEmpty() &&
           asked == outside.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery).toLower();
}

std::optional<Refusal> ApiGate::wrongToken(const ApiRequest &request, const Route *route)
{
    const QByteArray given = tokenIn(request.header("authorization"), route);
    if (m_config.token.isEmpty() || isSameToken(m_config.token, given))
        return std::nullopt;
    if (given.isEmpty()) // nobody guesses: a browser's first call, a probe
        return limner::refusal(401, ErrorKind::Unauthorized,
                               u"send the token as a header: Authorization: Bearer …"_s);
    if (const auto wait = m_wrongTokens.take(client(request), mostWrongTokens))
        return late(u"too many wrong tokens"_s, *wait);
    return limner::refusal(401, ErrorKind::Unauthorized, u"this is not the token"_s);
}

std::optional<Refusal> ApiGate::tooMany(const ApiRequest &request, const Route &route)
{
    const QByteArray caller = m_config.token.isEmpty() ? client(request) : QByteArray{"token"};
    const QByteArray place = "client " + client(request);
    const bool isTask = route.dialect == Dialect::ContentTasks;
    if (const auto wait = m_calls.take(caller, m_config.perMinute))
        return late(u"%1 calls a minute are answered"_s.arg(m_config.perMinute), *wait);
    if (const auto wait = isTask ? m_calls.take(place, contentTaskCalls) : std::nullopt)
        return late(u"%1 calls a minute are answered"_s.arg(contentTaskCalls), *wait);
    if (!route.generates)
        return std::nullopt;
    if (const auto wait = m_generations.take(caller, m_config.generatePerMinute))
        return late(u"%1 generations a minute are begun"_s.arg(m_config.generatePerMinute), *wait);
    if (const auto wait = isTask ? m_generations.take(place, contentTaskGenerations) : std::nullopt)
        return late(u"%1 generations a minute are begun"_s.arg(contentTaskGenerations), *wait);
    return std::nullopt;
}

std::optional<Refusal> ApiGate::refusal(const ApiRequest &request, const Route *route)
{
    const std::lock_guard lock{m_mutex};
    const QByteArray host = request.header("host");
    if (!isOurHost(host))
        return limner::refusal(421, ErrorKind::Usage,
                               u"this server does not answer under the name “%1”"_s.arg(
                                   QString::fromLatin1(host.left(100))));
    const QByteArray origin = request.header("origin");
    const bool isPreflight = request.method == "OPTIONS";
    if (!origin.isEmpty() && !isInvited(origin, host) &&
        (isPreflight || changesSomething(request.method)))
        return limner::refusal(403, ErrorKind::Forbidden,
                               u"pages of %1 are not invited (LIMNER_API_ORIGINS)"_s.arg(
                                   QString::fromLatin1(origin.left(100))));
    if (hasTokenInQuery(request.query))
        return limner::refusal(400, ErrorKind::Usage,
                               u"a token does not belong into an address, where logs keep it; send "
                               "it as a header: Authorization: Bearer …"_s);
    if (isPreflight || (route && !route->needsToken))
        return std::nullopt;
    if (std::optional<Refusal> wrong = wrongToken(request, route))
        return wrong;
    return route ? tooMany(request, *route) : std::nullopt;
}

std::vector<std::pair<QByteArray, QByteArray>> ApiGate::headersFor(const ApiRequest &request) const
{
    const std::lock_guard lock{m_mutex};
    std::vector<std::pair<QByteArray, QByteArray>> out;
    // Browsers send a password by themselves, also when the page of a stranger shows a picture.
    if (hasScheme(request.header("authorization"), "basic"))
        out.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    const QByteArray origin = request.header("origin");
    if (origin.isEmpty())
        return out;
    out.emplace_back("Vary", "Origin");
    if (!isInvited(origin, request.header("host")))
        return out;
    out.emplace_back("Access-Control-Allow-Origin", origin);
    out.emplace_back("Access-Control-Expose-Headers", "Idempotency-Key, Retry-After, ETag");
    if (request.method != "OPTIONS")
        return out;
    out.emplace_back("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
    out.emplace_back("Access-Control-Allow-Headers",
                     "Authorization, Content-Type, Last-Event-ID, Range");
    out.emplace_back("Access-Control-Max-Age", "600");
    return out;
}

} // namespace limner
