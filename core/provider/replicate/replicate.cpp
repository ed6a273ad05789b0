#include "core/provider/replicate/replicate.h"

#include "core/provider/modelname.h"
#include "core/provider/providertable.h"
#include "core/provider/replicate/lostsearch.h"
#include "core/provider/replicate/replicateanswer.h"
#include "core/provider/replicate/replicatecard.h"
#include "core/provider/replicate/replicateerror.h"
#include "core/schema/openapi.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {
namespace {

// The API reference's own figure; much more inline is accepted and fails later (providers.md §1.3).
constexpr qint64 largestInlineFile = 256'000;

const ProviderSpec &spec()
{
    return *findProvider(u"replicate"_s);
}

//! What is to be run, and in which of the three ways.
struct Wanted {
    QString model = {};      //!< owner/name, of the deployment if it is one
    QString version = {};    //!< 64 hex, or empty
    bool isDeployed = false; //!< by a deployment, which knows the version
    [[nodiscard]] QByteArray target() const
    {
        if (!isDeployed && !version.isEmpty())
            return "/v1/predictions";
        return (isDeployed ? "/v1/deployments/" : "/v1/models/") + model.toLatin1() +
               "/predictions";
    }
};

Result<Wanted> wantedFrom(const QString &name, const QString &version)
{
    const QString text = name.trimmed();
    const qsizetype colon = text.indexOf(u':');
    const QString path = colon < 0 ? text : text.left(colon);
    Wanted wanted{.model = withoutDeployment(path),
                  .version = version.isEmpty() && colon >= 0 ? text.mid(colon + 1) : version,
                  .isDeployed = isDeployment(path)};
    if (!replicate::isModelPath(wanted.model))
        return fail(ErrorKind::InvalidInput,
                    u"not a model name, owner/name: %1"_s.arg(name.left(100)));
    const bool saysVersion = colon >= 0 || !version.isEmpty();
    if (saysVersion && (wanted.isDeployed || !replicate::isVersion(wanted.version)))
        return fail(ErrorKind::InvalidInput,
                    u"not a version, 64 hexadecimal digits: %1"_s.arg(wanted.version.left(100)));
    return wanted;
}

//! Which model it is about, for whoever reads the refusal later.
tl::unexpected<Error> refusalOf(Error error, const Request &request)
{
    if (error.kind == ErrorKind::NotFound)
        error.message = request.model + u": "_s + error.message;
    return fail(std::move(error));
}

} // namespace

Replicate::Replicate(HttpClient &http, Clock &clock, ProviderConfig config)
    : m_api{http, clock, spec().traits.requestsPerSecond}
    , m_doorbell{clock}
{
    configure(std::move(config));
}

void Replicate::configure(ProviderConfig config)
{
    if (config.baseUrl.isEmpty())
        config.baseUrl = spec().address;
    m_api.setConfig(std::move(config));
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

AsyncResult<Account> Replicate::checkAccount(std::stop_token stop)
{
    const Result<Json> answer = co_await m_api.get("/v1/account", stop);
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
    const Result<Wanted> wanted = wantedFrom(name, version);
    if (!wanted)
        co_return propagate(wanted);
    if (!wanted->isDeployed)
        co_return co_await schemaOf(wanted->model, wanted->version, stop);
    const Result<Deployed> deployed = co_await m_api.deployment(wanted->model, stop);
    if (!deployed)
        co_return propagate(deployed);
    Result<ModelSchema> schema = co_await schemaOf(deployed->model, deployed->version, stop);
    if (schema) {
        schema->model = name.trimmed();
        schema->version.clear();
    }
    co_return schema;
}

AsyncResult<ModelSchema> Replicate::schemaOf(QString model, QString version, std::stop_token stop)
{
    const QByteArray path = "/v1/models/" + model.toLatin1();
    Json found;
    QString runs = version; // official models run by their name, even where they show a version
    if (version.isEmpty()) {
        const Result<Json> answer = co_await m_api.get(path, stop);
        if (!answer)
            co_return propagate(answer);
        found = memberAt(*answer, "latest_version");
        if (!found.is_object())
            co_return fail(ErrorKind::NotFound, u"%1 has no version to run"_s.arg(model));
        const QString latest = textAt(found, "id");
        version = replicate::isVersion(latest) ? latest : QString{};
        runs = boolAt(*answer, "is_official", false) ? QString{} : version;
    }
    if (!memberAt(found, "openapi_schema").is_object() && !version.isEmpty()) {
        const QByteArray versionPath = path + "/versions/" + version.toLatin1();
        const Result<Json> answer = co_await m_api.get(versionPath, stop);
        if (!answer)
            co_return propagate(answer);
        found = *answer;
    }
    co_return parseOpenApiSchema(memberAt(found, "openapi_schema"), model, runs);
}

AsyncResult<RemoteJob> Replicate::create(Request request, std::stop_token stop)
{
    const Result<Wanted> wanted = wantedFrom(request.model, request.version);
    if (!wanted)
        co_return propagate(wanted);
    Json body = Json::object();
    const QByteArray target = wanted->target();
    if (target == "/v1/predictions")
        body["version"] = toJson(wanted->version);
    body["input"] = request.parameters.is_object() ? request.parameters : Json::object();
    if (!m_webhook.isEmpty()) {
        body["webhook"] = m_webhook.toStdString();
        body["webhook_events_filter"] = Json::array({"completed"});
    }
    // Never `Prefer: wait`: the id must be known, and stored, at once (DESIGN §6).
    const Result<Json> answer = co_await m_api.create(target, toBytes(body), stop);
    if (!answer)
        co_return refusalOf(answer.error(), request);
    co_return replicate::toRemoteJob(*answer);
}

AsyncResult<RemoteJob> Replicate::poll(QString remoteId, std::stop_token stop)
{
    return m_api.prediction(std::move(remoteId), PredictionCall::Get, std::move(stop));
}

AsyncResult<RemoteJob> Replicate::cancel(QString remoteId, std::stop_token stop)
{
    Result<RemoteJob> answer = co_await m_api.prediction(remoteId, PredictionCall::Cancel, stop);
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

qint64 Replicate::largestInline() const
{
    return largestInlineFile;
}

AsyncResult<SentFile> Replicate::sendFile(InputFile file, std::stop_token stop)
{
    const Result<Json> answer = co_await m_api.sendFile(std::move(file), stop);
    if (!answer)
        co_return propagate(answer);
    SentFile sent;
    sent.address = textAt(memberAt(*answer, "urls"), "get");
    if (originOf(sent.address.toUtf8()).isEmpty())
        co_return fail(ErrorKind::InvalidAnswer, u"the file has no address"_s);
    // 24 h in answers, 1 h in the reference (providers.md §1.11): its own word counts, and how long
    // is said by its own clock.
    const QDateTime made = QDateTime::fromString(textAt(*answer, "created_at"), Qt::ISODateWithMs);
    const QDateTime ends = QDateTime::fromString(textAt(*answer, "expires_at"), Qt::ISODateWithMs);
    if (made.isValid() && ends > made)
        sent.lifetime = std::chrono::milliseconds{made.msecsTo(ends)};
    co_return sent;
}

AsyncResult<LostLook> Replicate::lookForLost(Request request, QDateTime since, std::stop_token stop)
{
    LostSearch search{m_api, std::move(request), since};
    co_return co_await search.run(std::move(stop));
}

AsyncResult<std::vector<ModelCard>> Replicate::search(QString words, std::stop_token stop)
{
    return m_catalogue.search(std::move(words), std::move(stop));
}

AsyncResult<std::vector<ModelShelf>> Replicate::shelves(std::stop_token stop)
{
    return m_catalogue.shelves(std::move(stop));
}

AsyncResult<ModelShelf> Replicate::shelf(QString id, std::stop_token stop)
{
    return m_catalogue.shelf(std::move(id), std::move(stop));
}

AsyncResult<ModelCard> Replicate::card(QString name, std::stop_token stop)
{
    return m_catalogue.card(std::move(name), std::move(stop));
}

AsyncResult<Secret> Replicate::webhookSecret(std::stop_token stop)
{
    const Result<Json> answer = co_await m_api.get("/v1/webhooks/default/secret", stop);
    if (!answer)
        co_return propagate(answer);
    Secret secret{textAt(*answer, "key")};
    if (secret.isEmpty())
        co_return fail(ErrorKind::InvalidAnswer, u"there is no secret in the answer"_s);
    co_return secret;
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
    // Only somebody in the private network may name addresses of it.
    if (isPrivateHost(QUrl::fromEncoded(address).host()) && !m_api.isPrivate())
        return fail(ErrorKind::PrivateNetwork, QString::fromLatin1(originOf(address)));
    // It was paid for, so it is fetched even when offered over http, but never in the clear.
    address = secured(address);
    HttpRequest request;
    request.url = address;
    request.exactTarget = false;
    request.headers = {{"User-Agent", "Limner/" LIMNER_VERSION}, {"Accept", "*/*"}};
    if (isConfigured() && originOf(address) == m_api.origin())
        request.headers.emplace_back("Authorization", "Bearer " + m_api.config().key.reveal());
    return request;
}

} // namespace limner
