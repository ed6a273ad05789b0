#include "core/provider/replicate/replicateapi.h"

#include "core/base/digest.h"
#include "core/net/httpclient.h"
#include "core/net/retry.h"
#include "core/provider/keyedrequest.h"
#include "core/provider/replicate/replicateanswer.h"
#include "core/provider/replicate/replicatecard.h"
#include "core/provider/replicate/replicateerror.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// Pictures may come inside the answer as data: URIs.
constexpr qint64 largestAnswer = 64 << 20;
constexpr char runLimit[] = "30m"; // bounds the cost of an orphan; Go duration, 5s..24h
const QByteArray noBody; // a braced temporary beside co_await is destroyed twice by g++ 12

//! At most 255 bytes, and nothing that ends a quoted string or a line.
QByteArray plainName(const InputFile &file)
{
    QString name;
    for (const QChar c : file.name.isEmpty() ? u"input"_s : file.name)
        name.append(c.isPrint() && c != u'"' && c != u'\\' ? c : u'_');
    while (name.toUtf8().size() > 255)
        name.chop(1);
    return name.toUtf8();
}

QByteArray formOf(const InputFile &file, const QByteArray &boundary)
{
    const QByteArray name = plainName(file);
    const auto part = [&](const char *field) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + '"';
    };
    return part("filename") + "\r\n\r\n" + name + "\r\n" + part("content") + "; filename=\"" +
           name + "\"\r\nContent-Type: " + file.mediaType.toLatin1() + "\r\n\r\n" + file.bytes +
           "\r\n--" + boundary + "--\r\n";
}

} // namespace

ReplicateApi::ReplicateApi(HttpClient &http, Clock &clock, double requestsPerSecond)
    : m_http{http}
    , m_clock{clock}
    , m_limiter{clock, requestsPerSecond}
{}

QByteArray ReplicateApi::origin() const
{
    return originOf(m_config);
}

bool ReplicateApi::isPrivate() const
{
    return isPrivateHost(QUrl::fromEncoded(origin()).host());
}

QString ReplicateApi::accountMark() const
{
    return accountMarkOf(m_config);
}

QDateTime ReplicateApi::serverTime() const
{
    return m_ahead ? m_clock.now().addMSecs(m_ahead->count()) : QDateTime{};
}

Result<HttpRequest> ReplicateApi::request(const QByteArray &method, const QByteArray &target,
                                          const QByteArray &body) const
{
    Result<HttpRequest> made = keyedRequest(m_config, u"no Replicate token"_s, method, target);
    if (!made)
        return made;
    HttpRequest &request = *made;
    if (!body.isEmpty())
        request.headers.emplace_back("Content-Type", "application/json");
    request.body = body;
    request.maxBytes = largestAnswer;
    request.totalTimeout = 10min; // byte by byte is moving, too
    return made;
}

AsyncResult<Json> ReplicateApi::call(QByteArray method, QByteArray target, QByteArray body,
                                     std::stop_token stop)
{
    Result<HttpRequest> outgoing = request(method, target, body);
    if (!outgoing)
        co_return propagate(outgoing);
    // Here and not in request(): only the paid step bounds its own run.
    if (method == "POST" && !body.isEmpty())
        outgoing->headers.emplace_back("Cancel-After", runLimit);
    co_return co_await answerTo(std::move(*outgoing), stop);
}

AsyncResult<Json> ReplicateApi::answerTo(HttpRequest request, std::stop_token stop)
{
    const Result<HttpResponse> response = co_await m_http.send(std::move(request), stop);
    if (!response)
        co_return propagate(response);
    learnServerTime(*response);
    if (!response->isSuccess())
        co_return fail(
            replicate::toError(response->status, response->headers, response->body, m_clock.now()));
    Result<Json> json = parseForeignJson(response->body);
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
void ReplicateApi::learnServerTime(const HttpResponse &response)
{
    const QDateTime server = parseHttpDate(response.header("date"));
    if (server.isValid())
        m_ahead = std::chrono::milliseconds{m_clock.now().msecsTo(server)};
}

AsyncResult<Json> ReplicateApi::get(QByteArray target, std::stop_token stop)
{
    return call("GET", std::move(target), noBody, std::move(stop));
}

AsyncResult<Json> ReplicateApi::getListed(QByteArray target, std::stop_token stop)
{
    const Result<> turn = co_await m_limiter.acquire(stop);
    if (!turn)
        co_return propagate(turn);
    co_return co_await call("GET", std::move(target), noBody, stop);
}

AsyncResult<Json> ReplicateApi::query(QByteArray target, QByteArray words, std::stop_token stop)
{
    Result<HttpRequest> outgoing = request("QUERY", target, noBody);
    if (!outgoing)
        co_return propagate(outgoing);
    outgoing->headers.emplace_back("Content-Type", "text/plain");
    outgoing->body = std::move(words);
    co_return co_await answerTo(std::move(*outgoing), stop);
}

AsyncResult<Deployed> ReplicateApi::deployment(QString path, std::stop_token stop)
{
    if (!replicate::isModelPath(path))
        co_return fail(ErrorKind::InvalidInput,
                       u"not a deployment, deployments/owner/name: %1"_s.arg(path.left(100)));
    const QByteArray target = "/v1/deployments/" + path.toLatin1();
    const Result<Json> answer = co_await call("GET", target, noBody, stop);
    if (!answer)
        co_return propagate(answer);
    const Json &release = memberAt(*answer, "current_release");
    Deployed deployed;
    deployed.model = textAt(release, "model");
    if (!replicate::isModelPath(deployed.model))
        co_return fail(ErrorKind::NotFound, u"the deployment %1 runs no model"_s.arg(path));
    const QString version = textAt(release, "version");
    deployed.version = replicate::isVersion(version) ? version : QString{};
    co_return deployed;
}

AsyncResult<Json> ReplicateApi::create(QByteArray target, QByteArray body, std::stop_token stop)
{
    return call("POST", std::move(target), std::move(body), std::move(stop));
}

std::optional<QByteArray> ReplicateApi::targetOf(const QByteArray &address) const
{
    if (address.isEmpty() || originOf(address) != origin())
        return std::nullopt;
    const qsizetype path = address.indexOf('/', address.indexOf("://") + 3);
    return path < 0 ? std::nullopt : std::optional{address.sliced(path)};
}

AsyncResult<Json> ReplicateApi::sendFile(InputFile file, std::stop_token stop)
{
    Result<HttpRequest> outgoing = request("POST", "/v1/files", noBody);
    if (!outgoing)
        co_return propagate(outgoing);
    const QByteArray boundary = "limner-" + sha256Hex(file.bytes);
    outgoing->headers.emplace_back("Content-Type", "multipart/form-data; boundary=" + boundary);
    outgoing->body = formOf(file, boundary);
    co_return co_await answerTo(std::move(*outgoing), stop);
}

AsyncResult<RemoteJob> ReplicateApi::prediction(QString id, PredictionCall what,
                                                std::stop_token stop)
{
    if (!replicate::isUsableId(id))
        co_return fail(ErrorKind::InvalidInput, u"malformed prediction id"_s);
    const Result<> turn = co_await m_limiter.acquire(stop);
    if (!turn)
        co_return propagate(turn);
    const bool cancels = what == PredictionCall::Cancel;
    const QByteArray method = cancels ? "POST" : "GET";
    const QByteArray target =
        "/v1/predictions/" + id.toLatin1() + (cancels ? QByteArray{"/cancel"} : QByteArray{});
    const Result<Json> answer = co_await call(method, target, noBody, stop);
    if (!answer)
        co_return propagate(answer);
    Result<RemoteJob> decoded = replicate::toRemoteJob(*answer);
    if (decoded && decoded->id != id)
        co_return fail(ErrorKind::InvalidAnswer, u"the answer is about another prediction"_s);
    co_return decoded;
}

} // namespace limner
