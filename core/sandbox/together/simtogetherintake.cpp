#include "core/sandbox/together/simtogetherintake.h"

#include "core/sandbox/promptmarker.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

using simtogether::errorReply;

constexpr int mostPictures = 4;

ServedReply badParameter(const QString &name, const QString &what)
{
    return errorReply(400, "invalid_request_error", name + u' ' + what, name);
}

ServedReply throttled(const QString &form)
{
    ServedReply reply = errorReply(429, "credit_limit", u"You are sending requests too quickly"_s);
    std::erase_if(reply.headers,
                  [](const HttpHeader &header) { return header.first == "x-ratelimit-reset"; });
    OrderedJson body = OrderedJson::parse(reply.body.toStdString());
    body["error_type"] = "dynamic_request_limited";
    reply.body = toBytes(body);
    if (form == u"retry")
        reply.headers.emplace_back("Retry-After", "1");
    else if (form != u"bare")
        reply.headers.emplace_back("x-ratelimit-reset", "1");
    return reply;
}

std::optional<ServedReply> checkInteger(const Json &body, const char *name, qint64 low, qint64 high,
                                        qint64 multiple = 1)
{
    const Json &value = memberAt(body, name);
    if (value.is_null() && !body.contains(name))
        return std::nullopt;
    const QString text = QString::fromLatin1(name);
    if (!value.is_number_integer())
        return badParameter(text, u"must be an integer"_s);
    const qint64 number = value.get<qint64>();
    if (number < low || number > high)
        return badParameter(text, u"must be between %1 and %2"_s.arg(low).arg(high));
    if (number % multiple != 0)
        return badParameter(text, u"must be a multiple of %1"_s.arg(multiple));
    return std::nullopt;
}

std::optional<ServedReply> checkSize(const SimTogetherModel &model, const Json &body)
{
    if (model.sizes.empty()) {
        for (const char *const edge : {"width", "height"}) {
            if (std::optional<ServedReply> reply =
                    checkInteger(body, edge, 256, 1920, model.multiple))
                return reply;
        }
        return std::nullopt;
    }
    const QSize size(static_cast<int>(integerAt(body, "width").value_or(1024)),
                     static_cast<int>(integerAt(body, "height").value_or(1024)));
    if (std::find(model.sizes.begin(), model.sizes.end(), size) == model.sizes.end())
        return badParameter(u"width"_s, u"and height are no size this model draws"_s);
    return std::nullopt;
}

std::optional<ServedReply> checkWords(const Json &body)
{
    const auto isOneOf = [&body](const char *name, const QStringList &words) {
        return !body.contains(name) || words.contains(textAt(body, name));
    };
    if (!isOneOf("response_format", {u"url"_s, u"base64"_s}))
        return badParameter(u"response_format"_s, u"must be url or base64"_s);
    if (!isOneOf("output_format", {u"jpeg"_s, u"png"_s}))
        return badParameter(u"output_format"_s, u"must be jpeg or png"_s);
    for (const char *const list : {"reference_images", "image_loras"}) {
        if (body.contains(list) && !body.at(list).is_array())
            return badParameter(QString::fromLatin1(list), u"must be a list"_s);
    }
    if (memberAt(body, "image_loras").size() > 2)
        return badParameter(u"image_loras"_s, u"must be two at most"_s);
    return std::nullopt;
}

//! More steps than usual cost more; the price is for whole pictures, however they were asked for.
double priceOf(const SimTogetherModel &model, const SimTogetherRun &run)
{
    const double megapixels = static_cast<double>(run.size.width()) * run.size.height() / 1e6;
    const qint64 steps = integerAt(run.input, "steps").value_or(model.usualSteps);
    const double factor =
        model.usualSteps > 0
            ? std::max(1.0, static_cast<double>(steps) / static_cast<double>(model.usualSteps))
            : 1.0;
    return megapixels * run.pictures * model.perMegapixel * factor;
}

SimTogetherRun plan(const SimTogetherModel &model, const Json &body)
{
    SimTogetherRun run;
    run.model = model.name;
    run.input = body;
    run.pictures = static_cast<int>(integerAt(body, "n").value_or(1));
    run.size = {static_cast<int>(integerAt(body, "width").value_or(1024)),
                static_cast<int>(integerAt(body, "height").value_or(1024))};
    run.isPng = textAt(body, "output_format") == u"png";
    run.isBase64 = textAt(body, "response_format") == u"base64";
    run.seed =
        integerAt(body, "seed").value_or(qint64{QRandomGenerator::global()->bounded(1u << 31)});
    if (run.marker("jpeg"))
        run.isPng = false;
    if (const auto fewer = run.marker("fewer"))
        run.pictures = std::min(run.pictures, fewer->toInt());
    if (run.marker("none"))
        run.pictures = 0;
    run.amount = priceOf(model, run);
    run.isBilled = run.pictures > 0;
    return run;
}

} // namespace

std::optional<QString> SimTogetherRun::marker(const char *name) const
{
    return promptMarker(prompt(), QLatin1StringView{name});
}

std::optional<ServedReply> SimTogetherIntake::refusalByMarker(const QString &prompt)
{
    const bool isFirst = ++m_attempts[prompt] == 1;
    if (promptMarker(prompt, "402"_L1))
        return errorReply(402, "credit_limit", u"Credit limit exceeded"_s);
    if (promptMarker(prompt, "nsfw"_L1) || promptMarker(prompt, "422"_L1))
        return errorReply(422, "invalid_request_error",
                          u"The prompt was refused by the safety checker"_s, {},
                          u"content_policy_violation"_s);
    if (promptMarker(prompt, "403"_L1))
        return errorReply(403, "invalid_request_error",
                          u"Your organization has not allowed this model"_s, {},
                          u"third_party_data_sharing_blocked"_s);
    const std::optional<QString> throttle = promptMarker(prompt, "429"_L1);
    if (throttle && isFirst)
        return throttled(*throttle);
    if (promptMarker(prompt, "500"_L1) && isFirst)
        return errorReply(500, "server_error", u"Internal server error"_s);
    const std::optional<QString> overloaded = promptMarker(prompt, "503"_L1);
    if (overloaded && isFirst && *overloaded == u"html")
        return simtogether::pageReply(503, "503 Service Temporarily Unavailable");
    if (overloaded && isFirst)
        return errorReply(503, "service_unavailable", u"The model is overloaded, try again"_s);
    return std::nullopt;
}

std::optional<ServedReply> SimTogetherIntake::wrong(const SimTogetherModel &model,
                                                    const Json &body) const
{
    QStringList known =
        QStringList{u"model"_s, u"prompt"_s, u"n"_s, u"seed"_s, u"response_format"_s} + model.takes;
    if (model.mostSteps > 0)
        known.append(u"steps"_s);
    if (!model.takes.contains(u"aspect_ratio"_s))
        known.append({u"width"_s, u"height"_s});
    for (const auto &[key, value] : body.items()) {
        const QString name = QString::fromStdString(key);
        if (value.is_null())
            return badParameter(name, u"must not be null"_s);
        if (refusesUnknown && !known.contains(name))
            return badParameter(name, u"is not supported by this model"_s);
    }
    if (std::optional<ServedReply> reply = checkInteger(body, "n", 1, mostPictures))
        return reply;
    if (std::optional<ServedReply> reply =
            checkInteger(body, "steps", 1, std::max(1, model.mostSteps)))
        return reply;
    if (std::optional<ServedReply> reply = checkSize(model, body))
        return reply;
    if (std::optional<ServedReply> reply = checkInteger(body, "seed", 0, INT64_MAX))
        return reply;
    return checkWords(body);
}

tl::expected<SimTogetherRun, ServedReply> SimTogetherIntake::take(const ServedRequest &request)
{
    const auto refused = [](ServedReply reply) { return tl::make_unexpected(std::move(reply)); };
    const Result<Json> body = parseJson(request.body);
    if (!body || !body->is_object())
        return refused(
            errorReply(400, "invalid_request_error", u"The request body is not valid JSON"_s));
    const QString prompt = textAt(*body, "prompt");
    if (prompt.isEmpty())
        return refused(badParameter(u"prompt"_s, u"is required"_s));
    const QString name = textAt(*body, "model");
    const SimTogetherModel *const model = findSimTogetherModel(name);
    if (!model)
        return refused(errorReply(404, "invalid_request_error",
                                  u"Unable to access model %1"_s.arg(name.left(100)), u"model"_s,
                                  u"model_not_available"_s));
    if (model->type != u"image")
        return refused(badParameter(u"model"_s, u"makes no pictures"_s));
    if (std::optional<ServedReply> reply = wrong(*model, *body))
        return refused(*std::move(reply));
    if (std::optional<ServedReply> reply = refusalByMarker(prompt))
        return refused(*std::move(reply));
    return plan(*model, *body);
}

} // namespace limner
