#include "core/sandbox/replicate/simmodels.h"

#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"
#include "core/schema/validate.h"

namespace limner {

using namespace Qt::StringLiterals;

namespace {

OrderedJson versionJson(const SimModels::Model &model)
{
    OrderedJson version;
    version["id"] = model.version.toStdString();
    version["created_at"] = "2025-02-14T08:21:40.118204+00:00";
    version["cog_version"] = "0.14.7";
    version["openapi_schema"] = model.openApi;
    return version;
}

OrderedJson modelJson(const SimModels::Model &model)
{
    OrderedJson json;
    json["url"] = "https://replicate.com/" + model.fullName().toStdString();
    json["owner"] = model.owner.toStdString();
    json["name"] = model.name.toStdString();
    json["description"] = "A model of the sandbox: no network, no cost, drawn on this machine.";
    json["visibility"] = "public";
    json["is_official"] = model.isOfficial;
    json["github_url"] = nullptr;
    json["paper_url"] = nullptr;
    json["license_url"] = nullptr;
    json["run_count"] = 4821;
    json["cover_image_url"] = nullptr;
    json["default_example"] = nullptr;
    json["latest_version"] = versionJson(model);
    return json;
}

OrderedJson page(OrderedJson results)
{
    OrderedJson json;
    json["next"] = nullptr;
    json["previous"] = nullptr;
    json["results"] = std::move(results);
    return json;
}

const char *jsonTypeName(const Json &value)
{
    return value.is_number_integer() ? "integer" : value.type_name();
}

//! Replicate's own words for one problem: `type` and `description` of an invalid field.
std::pair<QString, QString> wording(const Problem &problem, const Json &given)
{
    using Kind = Problem::Kind;
    switch (problem.kind) {
    case Kind::Required:
        return {u"required"_s, u"%1 is required"_s.arg(problem.parameter)};
    case Kind::TooSmall:
        return {u"number_gte"_s, u"Must be greater than or equal to %1"_s.arg(problem.limit)};
    case Kind::TooLarge:
        return {u"number_lte"_s, u"Must be less than or equal to %1"_s.arg(problem.limit)};
    case Kind::TooShort:
        return {u"string_gte"_s,
                u"String length must be greater than or equal to %1"_s.arg(problem.limit)};
    case Kind::TooLong:
        return {u"string_lte"_s,
                u"String length must be less than or equal to %1"_s.arg(problem.limit)};
    case Kind::NotAChoice:
        return {u"enum"_s,
                u"%1 must be one of the following: %2"_s.arg(problem.parameter, problem.limit)};
    case Kind::Pattern:
        return {u"pattern"_s, u"Does not match pattern '%1'"_s.arg(problem.limit)};
    case Kind::NotAbove:
        return {u"number_gt"_s, u"Must be greater than %1"_s.arg(problem.limit)};
    case Kind::NotBelow:
        return {u"number_lt"_s, u"Must be less than %1"_s.arg(problem.limit)};
    case Kind::NotAMultiple:
        return {u"multiple_of"_s, u"Must be a multiple of %1"_s.arg(problem.limit)};
    case Kind::TooFew:
        return {u"array_min_items"_s, u"Array must have at least %1 items"_s.arg(problem.limit)};
    case Kind::TooMany:
        return {u"array_max_items"_s, u"Array must have at most %1 items"_s.arg(problem.limit)};
    default:
        break;
    }
    return {u"invalid_type"_s, u"Invalid type. Expected: %1, given: %2"_s.arg(
                                   problem.limit, QLatin1StringView{jsonTypeName(given)})};
}

//! cog refuses an explicit null for anything that is not nullable; validate() would leave it out.
std::vector<Problem> nullProblems(const ModelSchema &schema, const Json &input)
{
    std::vector<Problem> problems;
    for (const auto &[name, value] : input.items()) {
        const Parameter *const parameter = schema.find(QString::fromStdString(name));
        if (value.is_null() && parameter && !parameter->nullable)
            problems.push_back({.parameter = parameter->name,
                                .kind = Problem::Kind::WrongType,
                                .limit = toString(parameter->kind)});
    }
    return problems;
}

} // namespace

SimModels::SimModels(const QList<QByteArray> &files)
{
    for (const QByteArray &file : files) {
        const Result<OrderedJson> json = parseOrderedJson(file);
        Result<ModelSchema> schema = parseModelFile(file);
        if (!json || !schema || !json->is_object())
            continue;
        const Json facts = *json;
        m_models.push_back({.owner = textAt(facts, "owner"),
                            .name = textAt(facts, "name"),
                            .version = textAt(facts, "version"),
                            .isOfficial = boolAt(facts, "is_official", false),
                            .openApi = json->value("openapi_schema", OrderedJson{}),
                            .schema = *std::move(schema)});
    }
}

const SimModels::Model *SimModels::byVersion(const QString &version) const
{
    for (const Model &model : m_models) {
        if (version == model.version || version == model.fullName() + u':' + model.version ||
            (model.isOfficial && version == model.fullName()))
            return &model;
    }
    return nullptr;
}

const SimModels::Model *SimModels::byName(const QString &owner, const QString &name) const
{
    for (const Model &model : m_models) {
        if (model.owner == owner && model.name == name)
            return &model;
    }
    return nullptr;
}

OrderedJson SimModels::list() const
{
    OrderedJson results = OrderedJson::array();
    for (const Model &model : m_models)
        results.push_back(modelJson(model));
    return page(std::move(results));
}

OrderedJson SimModels::search(const QString &words) const
{
    OrderedJson models = OrderedJson::array();
    for (const Model &model : m_models) {
        if (!model.fullName().contains(words, Qt::CaseInsensitive))
            continue;
        OrderedJson item;
        item["model"] = modelJson(model);
        item["metadata"] = OrderedJson{{"score", 0.82}, {"tags", OrderedJson::array({"anime"})}};
        models.push_back(std::move(item));
    }
    OrderedJson json;
    json["query"] = words.toStdString();
    json["models"] = std::move(models);
    json["collections"] = OrderedJson::array();
    json["pages"] = OrderedJson::array();
    return json;
}

ServedReply SimModels::describe(const Model &model, const QStringList &rest) const
{
    if (rest.isEmpty())
        return jsonReply(200, modelJson(model));
    if (rest == QStringList{u"versions"_s})
        return jsonReply(200, page(OrderedJson::array({versionJson(model)})));
    if (rest == QStringList{u"versions"_s, model.version})
        return jsonReply(200, versionJson(model));
    return notFoundReply();
}

std::optional<ServedReply> checkInput(const SimModels::Model &model, const Json &input)
{
    std::vector<Problem> problems = nullProblems(model.schema, input);
    for (Problem &problem : validate(model.schema, input).problems)
        problems.push_back(std::move(problem));
    OrderedJson fields = OrderedJson::array();
    QString detail;
    for (const Problem &problem : problems) {
        if (problem.kind == Problem::Kind::UnknownParameter)
            continue;
        const std::string name = problem.parameter.toStdString();
        const auto [type, description] = wording(problem, input.value(name, Json{}));
        const QString field =
            problem.kind == Problem::Kind::Required ? u"input"_s : u"input."_s + problem.parameter;
        fields.push_back({{"type", type.toStdString()},
                          {"field", field.toStdString()},
                          {"description", description.toStdString()}});
        detail += u"- %1: %2\n"_s.arg(field, description);
    }
    if (fields.empty())
        return std::nullopt;
    OrderedJson body;
    body["title"] = "Input validation failed";
    body["detail"] = detail.toStdString();
    body["status"] = 422;
    body["invalid_fields"] = std::move(fields);
    ServedReply reply = jsonReply(422, body);
    reply.headers = {{"Content-Type", "application/problem+json"}};
    return reply;
}

} // namespace limner
