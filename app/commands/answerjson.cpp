#include "app/commands/answerjson.h"

#include "core/schema/inputname.h"
#include "ui/common/errortext.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

OrderedJson text(const QString &value)
{
    return value.isEmpty() ? OrderedJson(nullptr) : OrderedJson(value.toStdString());
}

template <typename T>
OrderedJson valueOrNull(const std::optional<T> &value)
{
    return value ? OrderedJson(*value) : OrderedJson(nullptr);
}

//! A picture without its link says why: the store's failure rides in `code` and `message`.
ErrorText wordsFor(const Error &error)
{
    if (error.kind != ErrorKind::NotUploaded || error.code.isEmpty())
        return errorText(error, ErrorPlace::CommandLine);
    Error cause = error;
    cause.kind = errorKindFromString(error.code);
    cause.code.clear();
    const ErrorText store = errorText(cause, ErrorPlace::Store);
    Error bare;
    bare.kind = ErrorKind::NotUploaded;
    ErrorText words = errorText(bare, ErrorPlace::CommandLine);
    words.why += u' ' + store.what + u". "_s + store.why;
    if (!cause.isTransient())
        words.next = errorText(cause, ErrorPlace::CommandLine).next;
    return words;
}

Cost costOf(const Artwork &artwork)
{
    Cost cost;
    cost.amount = artwork.cost;
    cost.currency = artwork.currency;
    cost.estimated = artwork.costEstimated;
    return cost;
}

QString isoTime(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString{};
}

//! The files that went in, as they are kept.
OrderedJson inputsJson(const Request &request)
{
    OrderedJson out = OrderedJson::array();
    for (const QString &name : inputNamesIn(request.parameters))
        out.push_back(name.toStdString());
    return out;
}

OrderedJson ordered(const Json &value)
{
    const Result<OrderedJson> copy = parseOrderedJson(toBytes(value));
    return copy ? *copy : OrderedJson(nullptr);
}

} // namespace

OrderedJson errorJson(const Error &error)
{
    const ErrorText words = wordsFor(error);
    const QString message = words.why.isEmpty() ? words.what : words.what + u": "_s + words.why;
    return {{"kind", toString(error.kind).toStdString()},
            {"message", message.toStdString()},
            {"hint", words.next.toStdString()}};
}

OrderedJson costJson(const Cost &cost)
{
    if (!cost.amount)
        return nullptr;
    return {{"amount", *cost.amount},
            {"currency", cost.currency.toStdString()},
            {"estimated", cost.estimated}};
}

OrderedJson imageJson(const ReportedArtwork &reported)
{
    const Artwork &artwork = reported.artwork;
    OrderedJson out;
    out["url"] = text(reported.url);
    out["path"] = reported.absolutePath.toStdString();
    out["width"] = artwork.size.width();
    out["height"] = artwork.size.height();
    out["bytes"] = artwork.bytes;
    out["sha256"] = artwork.sha256.toHex().toStdString();
    out["seed"] = valueOrNull(artwork.seed);
    out["type"] = artwork.mediaType.toStdString();
    out["provider"] = artwork.request.provider.toStdString();
    out["model"] = artwork.request.model.toStdString();
    return out;
}

OrderedJson listJson(const ReportedArtwork &reported)
{
    const Artwork &artwork = reported.artwork;
    const std::optional<Upload> &upload = reported.upload;
    OrderedJson out;
    out["id"] = artwork.uuid.toStdString();
    out["job"] = artwork.jobId.toStdString();
    out["created"] = text(isoTime(artwork.createdAt));
    out["provider"] = artwork.request.provider.toStdString();
    out["model"] = artwork.request.model.toStdString();
    out["version"] = text(artwork.request.version);
    out["prompt"] = artwork.request.prompt().toStdString();
    out["template"] =
        artwork.promptTemplate.isEmpty() ? OrderedJson(nullptr) : text(artwork.promptTemplate);
    out["seed"] = valueOrNull(artwork.seed);
    out["parameters"] = ordered(artwork.request.parameters);
    out["inputs"] = inputsJson(artwork.request);
    out["path"] = reported.absolutePath.toStdString();
    out["sha256"] = artwork.sha256.toHex().toStdString();
    out["type"] = artwork.mediaType.toStdString();
    out["width"] = artwork.size.width();
    out["height"] = artwork.size.height();
    out["bytes"] = artwork.bytes;
    out["url"] = text(reported.url);
    out["key"] = upload ? text(upload->objectKey) : OrderedJson(nullptr);
    out["state"] =
        upload ? OrderedJson(toString(upload->state).toStdString()) : OrderedJson(nullptr);
    out["error"] = reported.error ? errorJson(*reported.error) : OrderedJson(nullptr);
    out["cost"] = costJson(costOf(artwork));
    out["billed"] = valueOrNull(reported.billed);
    return out;
}

OrderedJson jobJson(const Job &job, int outputs)
{
    OrderedJson out;
    out["id"] = job.id.toStdString();
    out["state"] = toString(job.state).toStdString();
    out["remote_id"] = text(job.remoteId);
    out["provider"] = job.request.provider.toStdString();
    out["model"] = job.request.model.toStdString();
    out["prompt"] = job.request.prompt().toStdString();
    out["inputs"] = inputsJson(job.request);
    out["created"] = text(isoTime(job.createdAt));
    out["outputs"] = outputs;
    out["error"] = job.error ? errorJson(*job.error) : OrderedJson(nullptr);
    out["billed"] = valueOrNull(job.billed);
    out["cost"] = costJson(job.cost);
    return out;
}

OrderedJson modelJson(const ModelSchema &model)
{
    OrderedJson parameters = OrderedJson::array();
    for (const Parameter &parameter : model.parameters) {
        OrderedJson choices = OrderedJson::array();
        for (const Json &choice : parameter.choices)
            choices.push_back(ordered(choice));
        OrderedJson row;
        row["name"] = parameter.name.toStdString();
        row["kind"] = toString(parameter.kind).toStdString();
        row["title"] = text(parameter.title);
        row["description"] = text(parameter.description);
        row["default"] = ordered(parameter.defaultValue);
        const bool isWhole = parameter.kind == ParameterKind::Integer;
        row["minimum"] = isWhole ? valueOrNull(parameter.least()) : valueOrNull(parameter.minimum);
        row["maximum"] = isWhole ? valueOrNull(parameter.most()) : valueOrNull(parameter.maximum);
        row["choices"] = parameter.choices.empty() ? OrderedJson(nullptr) : choices;
        row["required"] = parameter.required;
        row["nullable"] = parameter.nullable;
        row["order"] = parameter.order;
        parameters.push_back(std::move(row));
    }
    OrderedJson out;
    out["model"] = model.model.toStdString();
    out["version"] = text(model.version);
    out["parameters"] = std::move(parameters);
    out["output"] = toString(model.output).toStdString();
    return out;
}

} // namespace limner
