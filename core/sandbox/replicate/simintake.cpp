#include "core/sandbox/replicate/simintake.h"

#include <QRandomGenerator>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

QByteArray randomId()
{
    static constexpr QByteArrayView letters{"0123456789abcdefghjkmnpqrstvwxyz"};
    QByteArray id(26, '0');
    for (char &letter : id)
        letter = letters[QRandomGenerator::global()->bounded(32)];
    return id;
}

ServedReply throttled(const QString &form)
{
    ServedReply reply{.status = 429, .headers = {{"Content-Type", "application/problem+json"}}};
    if (form == u"bare")
        return reply;
    const bool hasHeader = form == u"header";
    OrderedJson body{{"detail", "Request was throttled."}};
    if (form == u"text" || form.isEmpty())
        body["detail"] = "Request was throttled. Your rate limit resets in ~1s.";
    if (form == u"body" || form.isEmpty()) {
        body["status"] = 429;
        body["retry_after"] = 1;
    }
    if (hasHeader)
        reply.headers.emplace_back("Retry-After", "1");
    reply.body = toBytes(body);
    return reply;
}

std::optional<ServedReply> checkBody(const Json &body, bool needsVersion)
{
    const QStringList known{u"version"_s, u"input"_s, u"webhook"_s, u"webhook_events_filter"_s,
                            u"stream"_s};
    for (const auto &[key, value] : body.items()) {
        const QString name = QString::fromStdString(key);
        if (!known.contains(name) || (name == u"version" && !needsVersion))
            return problemReply(422, "Input validation failed",
                                ("- : Additional property " + key + " is not allowed\n").c_str());
    }
    if (!memberAt(body, "input").is_object())
        return problemReply(422, "Input validation failed", "- : input is required\n");
    if (needsVersion && !memberAt(body, "version").is_string())
        return problemReply(422, "Input validation failed", "- : version is required\n");
    return std::nullopt;
}

int integerOr(const Json &input, std::initializer_list<const char *> names, int fallback)
{
    for (const char *const name : names) {
        if (const auto value = integerAt(input, name))
            return static_cast<int>(std::clamp<qint64>(*value, 1, 4096));
    }
    return fallback;
}

} // namespace

std::optional<ServedReply> SimIntake::refusal(const QString &prompt)
{
    const bool isFirst = ++m_attempts[prompt] == 1;
    if (promptMarker(prompt, "402"_L1))
        return problemReply(
            402, "Insufficient credit",
            "You have insufficient credit to run this model. Go to "
            "https://replicate.com/account/billing#billing to purchase credit. Once you "
            "purchase credit, please wait a few minutes before trying again.");
    const std::optional<QString> throttle = promptMarker(prompt, "429"_L1);
    if (throttle && isFirst)
        return throttled(*throttle);
    if (promptMarker(prompt, "500"_L1) && isFirst)
        return jsonReply(500, {{"detail", "Internal server error"}});
    return std::nullopt;
}

tl::expected<SimPrediction, ServedReply> SimIntake::take(const ServedRequest &request,
                                                         const SimModels::Model *named)
{
    const auto refused = [](ServedReply reply) { return tl::make_unexpected(std::move(reply)); };
    const Result<Json> body = parseJson(request.body);
    if (!body || !body->is_object())
        return refused(problemReply(400, "Bad request", "The request body is not valid JSON"));
    if (std::optional<ServedReply> wrong = checkBody(*body, named == nullptr))
        return refused(*std::move(wrong));
    const SimModels::Model *const model =
        named ? named : m_models.byVersion(textAt(*body, "version"));
    if (!model && !m_models.isEmpty())
        return refused(problemReply(422, "Invalid version or not permitted",
                                    "The specified version does not exist (or perhaps you don't "
                                    "have permission to use it?)"));
    const Json &input = memberAt(*body, "input");
    if (model) {
        if (std::optional<ServedReply> wrong = checkInput(*model, input))
            return refused(*std::move(wrong));
    }
    const QByteArray limit = request.header("Cancel-After");
    const std::optional<double> deadline = parseCancelAfter(limit);
    if (!limit.isEmpty() && deadline.value_or(0) < 5000)
        return refused(
            problemReply(422, "Invalid Cancel-After", "Cancel-After must be at least 5 seconds"));
    if (std::optional<ServedReply> reply = refusal(textAt(input, "prompt")))
        return refused(*std::move(reply));
    SimPrediction prediction = plan(*body, model);
    prediction.deadline = deadline;
    return prediction;
}

SimPrediction SimIntake::plan(const Json &body, const SimModels::Model *model) const
{
    SimPrediction made;
    made.id = randomId();
    made.input = memberAt(body, "input");
    made.model = model ? model->fullName() : u"sandbox/any"_s;
    made.version = model ? model->version : textAt(body, "version");
    if (model && model->isOfficial)
        made.version = u"hidden"_s;
    made.makes = model ? model->schema.output : OutputShape::Uris;
    for (const char *const key : {"webhook", "webhook_events_filter"}) {
        if (body.contains(key))
            made.echo[key] = body.at(key);
    }
    made.steps = integerOr(made.input, {"steps", "num_inference_steps"}, 28);
    made.pictures = std::min(16, integerOr(made.input, {"batch_size", "num_outputs"}, 1));
    made.size = {integerOr(made.input, {"width"}, 1024), integerOr(made.input, {"height"}, 1024)};
    const qint64 asked = integerAt(made.input, "seed").value_or(-1);
    made.seed = asked >= 0 ? asked : qint64{QRandomGenerator::global()->bounded(1u << 31)};
    const QString prompt = made.prompt();
    if (promptMarker(prompt, "partial"_L1))
        made.failure = failureText(u"E1001"_s);
    if (promptMarker(prompt, "nsfw"_L1))
        made.failure = u"NSFW content detected. Try running it again, or try a different prompt."_s;
    else if (const auto code = promptMarker(prompt, "fail"_L1))
        made.failure = failureText(*code);
    else if (const auto once = promptMarker(prompt, "failonce"_L1);
             once && m_attempts.at(prompt) == 1)
        made.failure = failureText(*once);
    if (promptMarker(prompt, "hang"_L1))
        made.ending = SimPrediction::Ending::Hangs;
    else if (!made.failure.isEmpty())
        made.ending = SimPrediction::Ending::Fails;
    return made;
}

} // namespace limner
