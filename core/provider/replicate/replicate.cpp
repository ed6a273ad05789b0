#include "core/provider/replicate/replicate.h"

#include "core/net/httpclient.h"
#include "core/net/retry.h"
#include "core/provider/providertable.h"
#include "core/provider/replicate/replicateanswer.h"
#include "core/provider/replicate/replicateerror.h"
#include "core/schema/openapi.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// Pictures may come inside the answer as data: URIs.
constexpr qint64 largestAnswer = 64 << 20;
constexpr int mostPages = 20;
constexpr char runLimit[] = "30m"; // bounds the cost of an orphan; Go duration, 5s..24h
const QByteArray noBody; // a braced temporary beside co_await is destroyed twice by g++ 12
constexpr qint64 findMargin = 60'000;  // ms before the create (providers.md §1.18)
constexpr qint64 noticedSkew = 30'000; // ms

const ProviderSpec &spec()
{
    return *findProvider(u"replicate"_s);
}

// The origin alone, as bytes for the wire; people paste the address with `/v1` or a slash.
QByteArray originFrom(const ProviderConfig &config)
{
    return originOf(config.baseUrl.trimmed().toUtf8());
}

struct ModelName {
    QString path = {}; //!< owner/name
    QString version = {};
};

Result<ModelName> parseModelName(const QString &name, const QString &version)
{
    static const QRegularExpression pattern{
        u"\\A([A-Za-z0-9][A-Za-z0-9_.-]{0,99}/[A-Za-z0-9][A-Za-z0-9_.-]{0,99})(?::([^:]+))?\\z"_s};
    const auto match = pattern.match(name.trimmed());
    if (!match.hasMatch())
        return fail(ErrorKind::InvalidInput,
                    u"not a model name, owner/name: %1"_s.arg(name.left(100)));
    ModelName parsed{.path = match.captured(1),
                     .version = version.isEmpty() ? match.captured(2) : version};
    if (!parsed.version.isEmpty() && !replicate::isVersion(parsed.version))
        return fail(ErrorKind::InvalidInput,
                    u"not a version, 64 hexadecimal digits: %1"_s.arg(parsed.version.left(100)));
    return parsed;
}

// The part after the origin, when the address belongs to it.
std::optional<QByteArray> targetIn(const QByteArray &address, const QByteArray &origin)
{
    if (originOf(address) != origin)
        return std::nullopt;
    const qsizetype path = address.indexOf('/', address.indexOf("://") + 3);
    return path < 0 ? std::nullopt : std::optional{address.sliced(path)};
}

} // namespace

Replicate::Replicate(HttpClient &http, Clock &clock, ProviderConfig config)
    : m_http{http}
    , m_clock{clock}
    , m_limiter{clock, spec().traits.requestsPerSecond}
{
    configure(std::move(config));
}

void Replicate::configure(ProviderConfig config)
{
    m_config = std::move(config);
    if (m_config.baseUrl.isEmpty())
        m_config.baseUrl = spec().address;
}

QString Replicate::id() const
{
    return spec().id;
}

QString Replicate::name() const
{
    return spec().name;
}

ProviderTraits Replicate::traits() const
{
    return spec().traits;
}

Result<HttpRequest> Replicate::request(const QByteArray &method, const QByteArray &target,
                                       const QByteArray &body) const
{
    if (!isConfigured())
        return fail(ErrorKind::NotConfigured, u"no Replicate token"_s);
    const QByteArray origin = originFrom(m_config);
    if (origin.isEmpty())
        return fail(ErrorKind::Usage, u"not a base address: %1"_s.arg(m_config.baseUrl.left(200)));
    if (origin.startsWith("http:") && !isPrivateHost(QUrl::fromEncoded(origin).host()))
        return fail(ErrorKind::Usage,
                    u"the token would travel unencrypted to %1"_s.arg(QString::fromLatin1(origin)));
    HttpRequest request;
    request.method = method;
    request.url = origin + target;
    request.exactTarget = false;
    request.headers = {{"Authorization", "Bearer " + m_config.key.reveal()},
                       {"Accept", "application/json"},
                       {"User-Agent", "Limner/" LIMNER_VERSION}};
    if (!body.isEmpty())
        request.headers.emplace_back("Content-Type", "application/json");
    request.body = body;
    request.maxBytes = largestAnswer;
    request.totalTimeout = 10min; // byte by byte is moving, too
    return request;
}

AsyncResult<Json> Replicate::call(QByteArray method, QByteArray target, QByteArray body,
                                  std::stop_token stop)
{
    Result<HttpRequest> outgoing = request(method, target, body);
    if (!outgoing)
        co_return propagate(outgoing);
    // Here and not in request(): only the paid step bounds its own run.
    if (method == "POST" && !body.isEmpty())
        outgoing->headers.emplace_back("Cancel-After", runLimit);
    const Result<HttpResponse> response = co_await m_http.send(std::move(*outgoing), stop);
    if (!response)
        co_return propagate(response);
    learnServerTime(*response);
    if (!response->isSuccess())
        co_return fail(
            replicate::toError(response->status, response->headers, response->body, m_clock.now()));
    Result<Json> json = parseJson(response->body);
    if (!json) {
        Error error = json.error();
        // A parser's words help nobody who made a picture.
        error.message = response->body.isEmpty() ? u"nothing"_s : u"no JSON"_s;
        error.httpStatus = response->status;
        co_return fail(std::move(error));
    }
    co_return json;
}

// A lost create is looked for by time, and this computer's clock may be off by hours.
void Replicate::learnServerTime(const HttpResponse &response)
{
    const QDateTime server = parseHttpDate(response.header("date"));
    if (server.isValid())
        m_ahead = m_clock.now().msecsTo(server);
}

AsyncResult<Account> Replicate::checkAccount(std::stop_token stop)
{
    const Result<Json> answer = co_await call("GET", "/v1/account", noBody, stop);
    if (!answer)
        co_return propagate(answer);
    if (!answer->is_object())
        co_return fail(ErrorKind::InvalidAnswer, u"the account is no object"_s);
    Account account;
    account.name = textAt(*answer, "username", textAt(*answer, "name")).left(200);
    account.kind = textAt(*answer, "type").left(60);
    co_return account;
}

AsyncResult<ModelSchema> Replicate::model(QString name, QString version, std::stop_token stop)
{
    Result<ModelName> wanted = parseModelName(name, version);
    if (!wanted)
        co_return propagate(wanted);
    const QByteArray path = "/v1/models/" + wanted->path.toLatin1();
    Json found;
    if (wanted->version.isEmpty()) {
        const Result<Json> answer = co_await call("GET", path, noBody, stop);
        if (!answer)
            co_return propagate(answer);
        found = memberAt(*answer, "latest_version");
        if (!found.is_object())
            co_return fail(ErrorKind::NotFound, u"%1 has no version to run"_s.arg(wanted->path));
        // Official models hide their version and run by name.
        const QString latest = textAt(found, "id");
        wanted->version = replicate::isVersion(latest) ? latest : QString{};
    }
    if (!memberAt(found, "openapi_schema").is_object() && !wanted->version.isEmpty()) {
        const QByteArray versionPath = path + "/versions/" + wanted->version.toLatin1();
        const Result<Json> answer = co_await call("GET", versionPath, noBody, stop);
        if (!answer)
            co_return propagate(answer);
        found = *answer;
    }
    co_return parseOpenApiSchema(memberAt(found, "openapi_schema"), wanted->path, wanted->version);
}

AsyncResult<RemoteJob> Replicate::create(Request request, std::stop_token stop)
{
    const Result<ModelName> wanted = parseModelName(request.model, request.version);
    if (!wanted)
        co_return propagate(wanted);
    const QString version = wanted->version.isEmpty() ? wanted->path : wanted->version;
    Json body = Json::object();
    body["version"] = toJson(version);
    body["input"] = request.parameters.is_object() ? request.parameters : Json::object();
    // Never `Prefer: wait`: the id must be known, and stored, at once (DESIGN §6).
    const Result<Json> answer = co_await call("POST", "/v1/predictions", toBytes(body), stop);
    if (!answer)
        co_return propagate(answer);
    co_return replicate::toRemoteJob(*answer);
}

AsyncResult<RemoteJob> Replicate::job(QByteArray method, QString remoteId, QByteArray suffix,
                                      std::stop_token stop)
{
    if (!replicate::isUsableId(remoteId))
        co_return fail(ErrorKind::InvalidInput, u"malformed prediction id"_s);
    const Result<> turn = co_await m_limiter.acquire(stop);
    if (!turn)
        co_return propagate(turn);
    const QByteArray target = "/v1/predictions/" + remoteId.toLatin1() + suffix;
    const Result<Json> answer = co_await call(method, target, noBody, stop);
    if (!answer)
        co_return propagate(answer);
    Result<RemoteJob> decoded = replicate::toRemoteJob(*answer);
    if (decoded && decoded->id != remoteId)
        co_return fail(ErrorKind::InvalidAnswer, u"the answer is about another prediction"_s);
    co_return decoded;
}

AsyncResult<RemoteJob> Replicate::poll(QString remoteId, std::stop_token stop)
{
    Result<RemoteJob> found = co_await job("GET", remoteId, "", stop);
    if (found || found.error().kind != ErrorKind::NotFound)
        co_return found;
    const Clock::Woken woken = co_await m_clock.sleep(1s, stop);
    if (woken == Clock::Woken::Stopped)
        co_return fail(ErrorKind::Cancelled, u"stopped while waiting"_s);
    co_return co_await job("GET", remoteId, "", stop);
}

AsyncResult<RemoteJob> Replicate::cancel(QString remoteId, std::stop_token stop)
{
    Result<RemoteJob> answer = co_await job("POST", remoteId, "/cancel", stop);
    if (answer)
        co_return answer;
    const ErrorKind kind = answer.error().kind;
    const bool mayBeFinished = kind == ErrorKind::InvalidInput || kind == ErrorKind::Conflict ||
                               kind == ErrorKind::NotFound;
    if (!mayBeFinished || answer.error().httpStatus == 0)
        co_return answer;
    // A finished one may refuse to be cancelled: its status tells.
    Result<RemoteJob> current = co_await poll(remoteId, stop);
    if (current && isTerminal(current->status))
        co_return current;
    co_return answer;
}

AsyncResult<Json> Replicate::searchList(Request request, QDateTime earliest, std::stop_token stop)
{
    QByteArray target =
        "/v1/predictions?created_after=" + earliest.toUTC().toString(Qt::ISODateWithMs).toLatin1();
    for (int page = 0; page < mostPages; ++page) {
        const Result<> turn = co_await m_limiter.acquire(stop);
        if (!turn)
            co_return propagate(turn);
        const Result<Json> answer = co_await call("GET", target, noBody, stop);
        if (!answer)
            co_return propagate(answer);
        const Json &results = memberAt(*answer, "results");
        if (!results.is_array())
            co_return fail(ErrorKind::InvalidAnswer, u"results is missing"_s);
        bool pastTheEnd = false;
        for (const Json &item : results) {
            const QDateTime created = replicate::parseTime(textAt(item, "created_at"));
            const bool tooOld = created.isValid() && created < earliest;
            if (!tooOld && replicate::isSameRequest(item, request))
                co_return item;
            pastTheEnd = tooOld; // newest first: after an old one come older ones
        }
        const QByteArray next = textAt(*answer, "next").toUtf8();
        const auto following = targetIn(next, originFrom(m_config));
        if (pastTheEnd || !following)
            co_return Json{};
        target = *following;
    }
    co_return Json{};
}

AsyncResult<std::optional<RemoteJob>> Replicate::find(Request request, QDateTime since,
                                                      std::stop_token stop)
{
    const qint64 assumed = m_ahead;
    Result<Json> item = co_await searchList(request, since.addMSecs(assumed - findMargin), stop);
    // The list told the server's time: look again when ours turns out to be wrong.
    if (item && item->is_null() && qAbs(m_ahead - assumed) > noticedSkew)
        item = co_await searchList(request, since.addMSecs(m_ahead - findMargin), stop);
    if (!item)
        co_return propagate(item);
    if (item->is_null())
        co_return std::optional<RemoteJob>{};
    // Listed items may be trimmed, so the whole object is fetched.
    // Ours, it seems, but it cannot be asked for: waiting would not change that.
    const Result<RemoteJob> listed = replicate::toRemoteJob(*item);
    if (!listed)
        co_return fail(ErrorKind::Uncertain, listed.error().message);
    Result<RemoteJob> whole = co_await poll(listed->id, stop);
    if (!whole)
        co_return propagate(whole);
    co_return std::optional<RemoteJob>{std::move(*whole)};
}

Result<HttpRequest> Replicate::outputRequest(const QString &output) const
{
    if (output.startsWith("data:"_L1, Qt::CaseInsensitive))
        return fail(ErrorKind::InvalidInput, u"a data: address holds its picture already"_s);
    const QUrl url{output, QUrl::TolerantMode};
    QByteArray address = output.toUtf8();
    const bool plain = std::all_of(output.begin(), output.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f;
    });
    if (!plain)
        address = url.toEncoded(QUrl::FullyEncoded);
    if (originOf(address).isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"not an address to fetch: %1"_s.arg(output.left(100)));
    // It was paid for, so it is fetched even when offered over http, but never in the clear.
    address = secured(address);
    HttpRequest request;
    request.url = address;
    request.exactTarget = false;
    request.headers = {{"User-Agent", "Limner/" LIMNER_VERSION}, {"Accept", "*/*"}};
    if (isConfigured() && originOf(address) == originFrom(m_config))
        request.headers.emplace_back("Authorization", "Bearer " + m_config.key.reveal());
    return request;
}

} // namespace limner
