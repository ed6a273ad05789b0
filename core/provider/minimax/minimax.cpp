#include "core/provider/minimax/minimax.h"

#include "core/net/httpclient.h"
#include "core/provider/bundledmodels.h"
#include "core/provider/minimax/minimaxanswer.h"
#include "core/provider/minimax/minimaxerror.h"
#include "core/provider/minimax/minimaxrequest.h"
#include "core/provider/providertable.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const ProviderSpec &spec()
{
    return *findProvider(u"minimax"_s);
}

std::vector<ProviderRegion> ownRegions()
{
    std::vector<ProviderRegion> all = spec().regions;
    all.insert(all.begin(), {.name = spec().name, .address = spec().address});
    return all;
}

//! What the request of `keyCheckBody` is for: it is refused, and the key is not.
bool isRefusedAsMeant(const Error &error)
{
    return error.code == u"2013"_s;
}

//! The key is looked at before the account is.
bool knowsTheKey(const Result<> &tried)
{
    return tried || tried.error().kind == ErrorKind::NoCredit ||
           tried.error().kind == ErrorKind::QuotaUsedUp;
}

} // namespace

MiniMax::MiniMax(HttpClient &http, Clock &clock, ProviderConfig config)
    : MiniMax{http, clock, std::move(config), ownRegions()}
{}

MiniMax::MiniMax(HttpClient &http, Clock &clock, ProviderConfig config,
                 std::vector<ProviderRegion> regions)
    : SyncProvider{http, clock}
    , m_regions{std::move(regions)}
{
    MiniMax::configure(std::move(config));
}

QString MiniMax::id() const
{
    return spec().id;
}

QString MiniMax::name() const
{
    return spec().name;
}

ProviderTraits MiniMax::traits() const
{
    return spec().traits;
}

void MiniMax::configure(ProviderConfig config)
{
    if (config.baseUrl.isEmpty())
        config.baseUrl = spec().address;
    SyncProvider::configure(std::move(config));
}

AsyncResult<Account> MiniMax::checkAccount(std::stop_token stop)
{
    const QStringList others = otherAddresses();
    const Result<> here = co_await tryKey(origin(), stop);
    if (here)
        co_return Account{};
    if (here.error().kind != ErrorKind::Unauthorized)
        co_return propagate(here);
    for (const QString &address : others) {
        const Result<> there = co_await tryKey(address.toUtf8(), stop);
        if (knowsTheKey(there))
            co_return fail(Error{.kind = ErrorKind::OtherRegion,
                                 .message = address,
                                 .code = here.error().code,
                                 .effect = Error::Effect::None});
    }
    co_return propagate(here);
}

AsyncResult<> MiniMax::tryKey(QByteArray at, std::stop_token stop)
{
    Result<HttpRequest> outgoing = request("POST", generationPath());
    if (!outgoing)
        co_return propagate(outgoing);
    outgoing->url = at + generationPath();
    outgoing->headers.emplace_back("Content-Type", "application/json");
    outgoing->body = toBytes(minimax::keyCheckBody());
    const Result<HttpResponse> response = co_await http().send(std::move(*outgoing), stop);
    if (!response)
        co_return propagate(response);
    const Json answer = parseForeignJson(response->body).value_or(Json{});
    const std::optional<qint64> code = minimax::codeOf(answer);
    if (response->isSuccess() && !code)
        co_return fail(ErrorKind::InvalidAnswer, u"no status in the answer"_s);
    if (response->isSuccess() && *code == 0)
        co_return Result<>{};
    const Error error = refusal(*response);
    if (isRefusedAsMeant(error))
        co_return Result<>{};
    co_return fail(error);
}

QStringList MiniMax::otherAddresses() const
{
    QStringList others;
    bool isOwn = false;
    for (const ProviderRegion &region : m_regions) {
        if (originOf(region.address.toUtf8()) == origin())
            isOwn = true;
        else
            others.append(region.address);
    }
    return isOwn ? others : QStringList{};
}

AsyncResult<ModelSchema> MiniMax::model(QString name, QString, std::stop_token)
{
    for (const ModelSchema &one : bundledModels(spec().id)) {
        if (one.model == name.trimmed())
            co_return one;
    }
    co_return fail(ErrorKind::NotFound, name.left(100));
}

Result<HttpRequest> MiniMax::outputRequest(const QString &output) const
{
    // Its object storage wants no key, and signatures break when their escapes are rewritten.
    const QByteArray address = secured(output.toUtf8());
    const QUrl url = QUrl::fromEncoded(address);
    if (originOf(address).isEmpty() || !url.userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"not an address to fetch: %1"_s.arg(output.left(100)));
    // Only somebody in the private network may name addresses of it.
    const bool isAtHome = isPrivateHost(QUrl::fromEncoded(origin()).host());
    if (isPrivateHost(url.host()) && !isAtHome)
        return fail(ErrorKind::PrivateNetwork, QString::fromLatin1(originOf(address)));
    HttpRequest request;
    request.url = address;
    request.exactTarget = false;
    request.headers = {{"User-Agent", "Limner/" LIMNER_VERSION}, {"Accept", "*/*"}};
    return request;
}

QByteArray MiniMax::generationPath() const
{
    return "/v1/image_generation";
}

Result<Json> MiniMax::generationBody(const Request &request) const
{
    return minimax::generationBody(request);
}

Result<RemoteJob> MiniMax::read(const AnswerDigest &answer) const
{
    return minimax::toRemoteJob(answer);
}

Error MiniMax::refusal(const HttpResponse &response) const
{
    const Json answer = parseForeignJson(response.body).value_or(Json{});
    return minimax::toError(response.status, response.headers, answer, clock().now());
}

} // namespace limner
