#include "core/provider/together/together.h"

#include "core/base/clock.h"
#include "core/net/httpclient.h"
#include "core/provider/providertable.h"
#include "core/provider/together/togetheranswer.h"
#include "core/provider/together/togetherbody.h"
#include "core/provider/together/togethercatalogue.h"
#include "core/provider/together/togethererror.h"
#include "core/provider/together/togetherfamilies.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostPages = 20; // of the list of models
constexpr size_t mostFound = 50;

const ProviderSpec &spec()
{
    return *findProvider(u"together"_s);
}

//! It has one plain list, which is one shelf.
ModelShelf emptyShelf()
{
    ModelShelf shelf;
    shelf.provider = spec().id;
    shelf.id = u"image"_s;
    shelf.title = spec().name;
    return shelf;
}

//! As it goes on the wire: byte for byte, unless it holds what no address may.
QByteArray addressOf(const QString &output)
{
    const bool isPlain = std::all_of(output.begin(), output.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f;
    });
    return isPlain ? output.toLatin1()
                   : QUrl{output, QUrl::TolerantMode}.toEncoded(QUrl::FullyEncoded);
}

} // namespace

Together::Together(HttpClient &http, Clock &clock, ProviderConfig config)
    : SyncProvider{http, clock}
{
    Together::configure(std::move(config));
}

void Together::configure(ProviderConfig config)
{
    if (config.baseUrl.isEmpty())
        config.baseUrl = spec().address;
    SyncProvider::configure(std::move(config));
}

QString Together::id() const
{
    return spec().id;
}

QString Together::name() const
{
    return spec().name;
}

ProviderTraits Together::traits() const
{
    return spec().traits;
}

Result<Json> Together::generationBody(const Request &request) const
{
    return together::toBody(request);
}

Result<RemoteJob> Together::read(const AnswerDigest &answer) const
{
    return together::toRemoteJob(answer);
}

Error Together::refusal(const HttpResponse &response) const
{
    return together::toError(response, clock().now());
}

AsyncResult<Json> Together::get(QByteArray target, std::stop_token stop)
{
    Result<HttpRequest> outgoing = request("GET", target);
    if (!outgoing)
        co_return propagate(outgoing);
    const Result<HttpResponse> response = co_await http().send(std::move(*outgoing), stop);
    if (!response)
        co_return propagate(response);
    if (!response->isSuccess())
        co_return fail(refusal(*response));
    Result<Json> json = parseForeignJson(response->body);
    if (!json) {
        Error error = json.error();
        error.message = u"no JSON"_s; // a parser's words help nobody
        error.httpStatus = response->status;
        co_return fail(std::move(error));
    }
    co_return json;
}

AsyncResult<std::vector<ModelCard>> Together::newerList(std::stop_token stop)
{
    std::vector<ModelCard> cards;
    QString after;
    for (int page = 0; page < mostPages; ++page) {
        QByteArray target = "/v2/supported-models?limit=100";
        if (!after.isEmpty())
            target += "&after=" + QUrl::toPercentEncoding(after);
        const Result<Json> answer = co_await get(target, stop);
        if (!answer)
            co_return propagate(answer);
        const std::optional<together::ModelPage> read = together::readModelPage(*answer);
        if (!read)
            co_return fail(ErrorKind::InvalidAnswer, u"the list of models is no list"_s);
        cards.insert(cards.end(), read->cards.begin(), read->cards.end());
        // A cursor that stands still would be followed for ever.
        if (read->next.isEmpty() || read->next == after)
            break;
        after = read->next;
    }
    co_return cards;
}

AsyncResult<std::vector<ModelCard>> Together::olderList(std::stop_token stop)
{
    const QByteArray target = "/v1/models";
    const Result<Json> answer = co_await get(target, stop);
    if (!answer)
        co_return propagate(answer);
    const std::optional<together::ModelPage> read = together::readModelPage(*answer);
    if (!read)
        co_return fail(ErrorKind::InvalidAnswer, u"the list of models is no list"_s);
    co_return read->cards;
}

AsyncResult<std::vector<ModelCard>> Together::listed(std::stop_token stop)
{
    Result<std::vector<ModelCard>> newer = co_await newerList(stop);
    // Away at an older address; or it only lists what one can rent a machine for.
    const bool tellsNothing = newer ? newer->empty() : newer.error().kind == ErrorKind::NotFound;
    if (!tellsNothing)
        co_return newer;
    co_return co_await olderList(stop);
}

AsyncResult<Account> Together::checkAccount(std::stop_token stop)
{
    const Result<std::vector<ModelCard>> models = co_await listed(stop);
    if (!models)
        co_return propagate(models);
    co_return Account();
}

AsyncResult<ModelSchema> Together::model(QString name, QString version, std::stop_token)
{
    const QString trimmed = name.trimmed();
    if (!together::isModelName(trimmed))
        co_return fail(ErrorKind::InvalidInput,
                       u"not a model name, owner/name: %1"_s.arg(name.left(100)));
    if (!version.isEmpty())
        co_return fail(ErrorKind::InvalidInput, u"its models have no versions"_s);
    co_return together::schemaOf(trimmed);
}

AsyncResult<std::vector<ModelCard>> Together::search(QString words, std::stop_token stop)
{
    const Result<std::vector<ModelCard>> models = co_await listed(stop);
    if (!models)
        co_return propagate(models);
    co_return together::filtered(*models, words, mostFound);
}

AsyncResult<std::vector<ModelShelf>> Together::shelves(std::stop_token stop)
{
    Result<std::vector<ModelCard>> models = co_await listed(stop);
    if (!models)
        co_return propagate(models);
    std::vector<ModelShelf> all;
    all.push_back(emptyShelf());
    all.front().models = std::move(*models);
    co_return all;
}

AsyncResult<ModelShelf> Together::shelf(QString id, std::stop_token stop)
{
    ModelShelf one = emptyShelf();
    if (id != one.id)
        co_return fail(ErrorKind::NotFound, id.left(100));
    Result<std::vector<ModelCard>> models = co_await listed(stop);
    if (!models)
        co_return propagate(models);
    one.models = std::move(*models);
    co_return one;
}

AsyncResult<ModelCard> Together::card(QString name, std::stop_token stop)
{
    const Result<std::vector<ModelCard>> models = co_await listed(stop);
    if (!models)
        co_return propagate(models);
    for (const ModelCard &one : *models) {
        if (one.name.compare(name, Qt::CaseInsensitive) == 0)
            co_return one;
    }
    co_return fail(ErrorKind::NotFound, name.left(100));
}

Result<HttpRequest> Together::outputRequest(const QString &output) const
{
    const QByteArray address = addressOf(output);
    // `answer:` and `data:` hold their picture already.
    if (originOf(address).isEmpty() || !QUrl::fromEncoded(address).userInfo().isEmpty())
        return fail(ErrorKind::InvalidInput,
                    u"not an address to fetch: %1"_s.arg(output.left(100)));
    // Only somebody in the private network may name addresses of it.
    if (isPrivateHost(QUrl::fromEncoded(address).host()) &&
        !isPrivateHost(QUrl::fromEncoded(origin()).host()))
        return fail(ErrorKind::PrivateNetwork, QString::fromLatin1(originOf(address)));
    HttpRequest request;
    request.url = secured(address);
    request.exactTarget = false;
    // Never the key, which no picture needs (§2.3); always a User-Agent, or the CDN answers 403.
    request.headers = {{"User-Agent", "Limner/" LIMNER_VERSION}, {"Accept", "*/*"}};
    return request;
}

} // namespace limner
