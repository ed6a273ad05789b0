#include "core/sandbox/replicate/simreplicate.h"

#include "core/net/retry.h"
#include "core/sandbox/brokenpictures.h"
#include "core/sandbox/replicate/simshowcase.h"

#include <QFile>
#include <QUrl>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> modelFiles(const QList<QByteArray> &given)
{
    if (!given.isEmpty())
        return given;
    QFile bundled{u":/models/animagine-xl-4.0.json"_s};
    if (!bundled.open(QIODevice::ReadOnly))
        return {};
    return QList<QByteArray>{bundled.readAll()} + showcaseModels();
}

QStringList segments(const QByteArray &path)
{
    QStringList parts;
    for (const QByteArray &part : path.split('/')) {
        if (!part.isEmpty())
            parts.append(QUrl::fromPercentEncoding(part));
    }
    return parts;
}

//! RFC 3339 with as many fractional digits as this field has on the real service.
std::string timeText(const QDateTime &time, const char *moreDigits)
{
    return (time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s) + QLatin1StringView{moreDigits} +
            u'Z')
        .toStdString();
}

} // namespace

SimReplicate::SimReplicate(SimReplicateOptions given, QObject *parent)
    : SimProvider{parent}
    , options{std::move(given)}
    , m_models{modelFiles(options.models)}
    , m_catalogue{m_models, options.deployments, m_server.origin(), deliveryUrl() + "/covers"}
    , m_intake{m_models}
{
    m_stopwatch.start();
    m_server.setHandler([this](const ServedRequest &request) { return handle(request); });
}

SimReplicate::~SimReplicate() = default;

QByteArray SimReplicate::deliveryUrl() const
{
    return "http://localhost:" + QByteArray::number(m_server.port());
}

ServedReply SimReplicate::handle(const ServedRequest &request)
{
    settle();
    ServedReply reply = answer(request);
    reply.headers.emplace_back("Date", httpDate(now()));
    return reply;
}

QDateTime SimReplicate::now() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(options.clockOffset.count());
}

ServedReply SimReplicate::answer(const ServedRequest &request)
{
    const QStringList path = segments(request.path());
    if (path.value(0) == u"delivery")
        return download(request, path);
    if (path.value(0) == u"covers" && !request.header("Authorization").isEmpty())
        ++tokensLeaked;
    if (path.value(0) == u"covers")
        return cover(path.mid(1));
    if (path.value(0) != u"v1")
        return notFoundReply();
    const QByteArray sent = request.header("Authorization");
    if (sent != "Bearer " + options.token && sent != "Token " + options.token)
        return problemReply(401, "Unauthenticated",
                            "You did not pass a valid authentication token");
    return route(request, path.mid(1));
}

ServedReply SimReplicate::route(const ServedRequest &request, const QStringList &path)
{
    if (path.value(0) == u"predictions")
        return predictions(request, path.mid(1));
    if (path.value(0) == u"files")
        return files.answer(request, path.mid(1), baseUrl());
    if (std::optional<ServedReply> reply = m_catalogue.answer(request, path))
        return *std::move(reply);
    return request.method == "POST" && path.value(3) == u"predictions" && path.size() == 4
               ? createNamed(request, path)
               : notFoundReply();
}

ServedReply SimReplicate::createNamed(const ServedRequest &request, const QStringList &path)
{
    const QString name = path.at(1) + u'/' + path.at(2);
    if (path.first() == u"models") {
        const SimModels::Model *const model = m_models.byFullName(name);
        return model && model->isOfficial ? create(request, model, nullptr) : notFoundReply();
    }
    const SimDeployment *const deployed =
        path.first() == u"deployments" ? m_catalogue.deployment(name) : nullptr;
    const SimModels::Model *const model = deployed ? m_models.byFullName(deployed->model) : nullptr;
    return model ? create(request, model, deployed) : notFoundReply();
}

ServedReply SimReplicate::cover(const QStringList &path)
{
    const QString name = path.join(u'/').chopped(path.isEmpty() ? 0 : 4);
    const SimModels::Model *const model = m_models.byFullName(name);
    if (!model)
        return {.status = 404, .headers = {{"Content-Type", "text/plain"}}, .body = "Not Found"};
    return {.headers = {{"Content-Type", "image/png"}},
            .body = m_pictures.png(model->description + u' ' + name, model->runs % 1000,
                                   QSize{480, 320})};
}

ServedReply SimReplicate::predictions(const ServedRequest &request, const QStringList &path)
{
    if (path.isEmpty())
        return request.method == "POST" ? create(request, nullptr, nullptr) : list(request);
    SimPrediction *const prediction = find(path.first());
    if (!prediction)
        return notFoundReply();
    if (path.size() == 1 && request.method == "GET")
        return poll(*prediction);
    if (path.mid(1) == QStringList{u"cancel"_s} && request.method == "POST")
        return cancel(*prediction);
    return notFoundReply();
}

ServedReply SimReplicate::create(const ServedRequest &request, const SimModels::Model *named,
                                 const SimDeployment *deployment)
{
    tl::expected<SimPrediction, ServedReply> taken = m_intake.take(request, named);
    if (!taken)
        return std::move(taken.error());
    SimPrediction &prediction = *taken;
    prediction.created = now();
    prediction.stopwatch = static_cast<double>(m_stopwatch.elapsed());
    prediction.starting = static_cast<double>(options.starting.count());
    prediction.perStep = static_cast<double>(options.perStep.count());
    prediction.finishing = static_cast<double>(options.finishing.count());
    if (deployment) {
        prediction.deployment = deployment->name;
        prediction.version = named->version;
        prediction.starting += static_cast<double>(deployment->coldStart.count());
    }
    ++createsBy[deployment ? u"deployment"_s : named ? u"model"_s : u"version"_s];
    ++creates;
    ServedReply reply = jsonReply(201, toJson(prediction, {}));
    reply.headers = {{"Content-Type", "application/json"},
                     {"ratelimit-remaining", "599"},
                     {"ratelimit-reset", "1"},
                     {"Location", baseUrl() + "/v1/predictions/" + prediction.id}};
    reply.dropAfter = prediction.hasMarker("lost");
    m_predictions.push_back(std::move(prediction));
    return reply;
}

SimPrediction *SimReplicate::find(const QString &id)
{
    const QByteArray wanted = id.toUtf8();
    const auto found =
        std::find_if(m_predictions.begin(), m_predictions.end(),
                     [&wanted](const SimPrediction &one) { return one.id == wanted; });
    return found == m_predictions.end() ? nullptr : &*found;
}

double SimReplicate::elapsed(const SimPrediction &prediction) const
{
    // Without time everything has happened that will: the end, or half of a run that hangs.
    if (options.timeScale <= 0)
        return prediction.naturalEnd().value_or(prediction.starting + 1000);
    const double real = static_cast<double>(m_stopwatch.elapsed()) - prediction.stopwatch;
    return real / options.timeScale;
}

QDateTime SimReplicate::wallTime(const SimPrediction &prediction, double moment) const
{
    return prediction.created.addMSecs(
        static_cast<qint64>(moment * std::max(0.0, options.timeScale)));
}

bool SimReplicate::isExpired(const SimPrediction &prediction) const
{
    const SimPrediction::State state = prediction.at(elapsed(prediction));
    if (!state.endedAt || prediction.isRemoved)
        return prediction.isRemoved;
    const double scale = options.timeScale > 0 ? options.timeScale : 1;
    const qint64 since = wallTime(prediction, *state.endedAt).msecsTo(now());
    const auto lifetime = std::chrono::milliseconds{options.outputLifetime};
    return static_cast<double>(since) >= static_cast<double>(lifetime.count()) * scale;
}

void SimReplicate::settle()
{
    for (SimPrediction &prediction : m_predictions) {
        if (prediction.isSettled)
            continue;
        const SimPrediction::State state = prediction.at(elapsed(prediction));
        if (!state.endedAt)
            continue;
        prediction.isSettled = true;
        charged += prediction.predictSeconds(*state.endedAt) * options.ratePerSecond;
    }
}

ServedReply SimReplicate::poll(SimPrediction &prediction)
{
    ++prediction.polls;
    if (prediction.hasMarker("flaky") && prediction.polls % 2 == 1)
        return {.status = 502,
                .headers = {{"Content-Type", "text/html"}},
                .body = "<html><head><title>502 Bad Gateway</title></head></html>"};
    const SimPrediction::State state = prediction.at(elapsed(prediction));
    const bool willShow = state.status == "processing" || state.status == "succeeded";
    if (willShow && prediction.ending == SimPrediction::Ending::Succeeds &&
        !isExpired(prediction)) {
        for (int i = 0; i < prediction.pictures; ++i)
            m_pictures.prepare(prediction.prompt(), prediction.seed + i, prediction.size);
    }
    return jsonReply(200, toJson(prediction, state));
}

ServedReply SimReplicate::cancel(SimPrediction &prediction)
{
    const double now = elapsed(prediction);
    // The race of the upload pause: the run is as good as done and stays so.
    const bool comesTooLate = prediction.hasMarker("cancelrace");
    const bool isOver = prediction.at(now).endedAt.has_value();
    if (!isOver && !comesTooLate && !prediction.canceled)
        prediction.canceled = now + (prediction.hasMarker("latecancel") ? 1500 : 0);
    settle();
    OrderedJson json = toJson(prediction, prediction.at(now));
    if (json["status"] == "canceled")
        json["logs"] = nullptr; // as recorded
    return jsonReply(200, json);
}

OrderedJson SimReplicate::output(const SimPrediction &prediction, int count)
{
    using Shape = SimReplicateOptions::Shape;
    OrderedJson urls = OrderedJson::array();
    for (int i = 0; i < count; ++i) {
        const QByteArray url =
            options.dataUriOutputs
                ? "data:image/png;base64," +
                      m_pictures.png(prediction.prompt(), prediction.seed + i, prediction.size)
                          .toBase64()
                : deliveryUrl() + "/delivery/" + prediction.id + '/' + QByteArray::number(i) +
                      ".png";
        urls.push_back(url.toStdString());
    }
    const bool isAsSaid = options.shape == Shape::List;
    if (options.shape == Shape::None)
        return nullptr;
    if (options.shape == Shape::String || (isAsSaid && prediction.makes == OutputShape::Uri))
        return urls.at(0);
    if (options.shape == Shape::Object || (isAsSaid && prediction.makes == OutputShape::Object))
        return {{"image", urls.at(0)}, {"mask", nullptr}, {"seed", prediction.seed}};
    if (prediction.makes == OutputShape::Text)
        return {"A picture", " of the", " sandbox."};
    return urls;
}

OrderedJson SimReplicate::toJson(const SimPrediction &prediction, const SimPrediction::State &state)
{
    const bool isRemoved = state.endedAt && isExpired(prediction);
    const std::string base = (baseUrl() + "/v1/predictions/" + prediction.id).toStdString();
    OrderedJson json;
    json["id"] = prediction.id.toStdString();
    json["model"] = prediction.model.toStdString();
    json["version"] = prediction.version.toStdString();
    if (!prediction.deployment.isEmpty())
        json["deployment"] = prediction.deployment.toStdString();
    json["input"] = isRemoved ? Json::object() : prediction.input;
    json["logs"] = state.status == "starting" || state.status == "aborted" || isRemoved
                       ? std::string{}
                       : prediction.logs(state.step).toStdString();
    const int outputs = isRemoved ? 0 : prediction.outputsIn(state);
    json["output"] = outputs > 0 ? output(prediction, outputs) : OrderedJson{};
    json["data_removed"] = isRemoved;
    json["error"] = nullptr;
    if (state.status == "failed")
        json["error"] = prediction.failure.toStdString();
    json["source"] = "api";
    json["status"] = state.status.toStdString();
    json["created_at"] = timeText(prediction.created, "");
    if (prediction.deadline)
        json["deadline"] = timeText(wallTime(prediction, *prediction.deadline), "");
    const bool hasStarted = state.status != "starting" && state.status != "aborted";
    if (hasStarted)
        json["started_at"] = timeText(wallTime(prediction, prediction.starting), "2");
    if (state.endedAt) {
        const double seconds = prediction.predictSeconds(*state.endedAt);
        json["completed_at"] = timeText(wallTime(prediction, *state.endedAt), "204");
        json["metrics"] = {{"predict_time", seconds}, {"total_time", *state.endedAt / 1000}};
    }
    json.update(prediction.echo);
    json["urls"] = {{"cancel", base + "/cancel"},
                    {"get", base},
                    {"web", "https://replicate.com/p/" + prediction.id.toStdString()}};
    return json;
}

ServedReply SimReplicate::list(const ServedRequest &request)
{
    QUrlQuery query = queryOf(request);
    const QByteArray cursor =
        QByteArray::fromBase64(query.queryItemValue(u"cursor"_s, QUrl::FullyDecoded).toUtf8(),
                               QByteArray::Base64UrlEncoding);
    if (!cursor.isEmpty())
        query = QUrlQuery{QString::fromUtf8(cursor)};
    const auto time = [&query](const QString &name) {
        return QDateTime::fromString(query.queryItemValue(name, QUrl::FullyDecoded),
                                     Qt::ISODateWithMs);
    };
    const QDateTime after = time(u"created_after"_s);
    const QDateTime before = time(u"created_before"_s);
    const QByteArray from = query.queryItemValue(u"from"_s).toUtf8();
    OrderedJson json{{"next", nullptr}, {"previous", nullptr}, {"results", OrderedJson::array()}};
    bool isSkipping = !from.isEmpty();
    for (auto it = m_predictions.rbegin(); it != m_predictions.rend(); ++it) {
        isSkipping = isSkipping && it->id != from;
        const bool isOut = (after.isValid() && it->created < after) ||
                           (before.isValid() && it->created >= before) || it->hasMarker("nolist");
        if (isSkipping || isOut)
            continue;
        if (static_cast<int>(json["results"].size()) >= options.listPageSize) {
            query.removeQueryItem(u"from"_s);
            query.addQueryItem(u"from"_s, QString::fromUtf8(it->id));
            const QByteArray next =
                query.toString(QUrl::FullyEncoded)
                    .toUtf8()
                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
            json["next"] = (baseUrl() + "/v1/predictions?cursor=" + next).toStdString();
            break;
        }
        OrderedJson item = toJson(*it, it->at(elapsed(*it)));
        item.erase("logs");
        json["results"].push_back(std::move(item));
    }
    return jsonReply(200, json);
}

ServedReply SimReplicate::download(const ServedRequest &request, const QStringList &path)
{
    if (!request.header("Authorization").isEmpty())
        ++tokensLeaked;
    SimPrediction *const prediction = find(path.value(1));
    bool isNumber = false;
    const int index =
        path.value(2).chopped(path.value(2).endsWith(u".png") ? 4 : 0).toInt(&isNumber);
    const bool isThere = prediction && path.size() == 3 && isNumber && index >= 0 &&
                         !isExpired(*prediction) &&
                         index < prediction->outputsIn(prediction->at(elapsed(*prediction)));
    if (isThere)
        prediction->isRemoved = prediction->hasMarker("gone");
    if (!isThere || prediction->isRemoved || prediction->hasMarker("expire"))
        return {.status = 404, .headers = {{"Content-Type", "text/plain"}}, .body = "Not Found"};
    if (prediction->hasMarker("html"))
        return deliver(request, "<!doctype html><title>Sign in</title><p>Please sign in.</p>",
                       "text/html");
    if (prediction->hasMarker("empty"))
        return deliver(request, {}, "image/png");
    if (prediction->hasMarker("bomb"))
        return deliver(request, bombPng(), "image/png");
    const QByteArray png =
        m_pictures.png(prediction->prompt(), prediction->seed + index, prediction->size);
    if (prediction->hasMarker("huge"))
        return deliver(request, hugePng(png), "image/png");
    ServedReply reply = deliver(request, png, "image/png");
    if (prediction->hasMarker("truncate"))
        reply.truncateAt = reply.body.size() / 2;
    if (prediction->hasMarker("slow"))
        reply.trickle = 4096;
    return reply;
}

} // namespace limner
