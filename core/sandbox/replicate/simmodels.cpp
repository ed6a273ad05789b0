#include "core/sandbox/replicate/simmodels.h"

#include "core/schema/modelfile.h"
#include "core/schema/openapi.h"
#include "core/schema/validate.h"

namespace limner {

using namespace Qt::StringLiterals;

namespace {

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
    for (const QByteArray &file : files)
        release(file);
}

void SimModels::release(const QByteArray &file)
{
    const Result<OrderedJson> json = parseOrderedJson(file);
    Result<ModelSchema> schema = parseModelFile(file);
    if (!json || !schema || !json->is_object())
        return;
    const Json facts = *json;
    Model model{.owner = textAt(facts, "owner"),
                .name = textAt(facts, "name"),
                .version = textAt(facts, "version"),
                .isOfficial = boolAt(facts, "is_official", false),
                .isPrivate = textAt(facts, "visibility") == u"private",
                .description = textAt(facts, "description"),
                .runs = integerAt(facts, "run_count").value_or(4821),
                .openApi = json->value("openapi_schema", OrderedJson{}),
                .schema = *std::move(schema)};
    const Json &tags = memberAt(facts, "tags");
    for (const Json &tag : tags.is_array() ? tags : Json::array({"text-to-image", "anime"}))
        model.tags.append(toText(tag));
    for (Model &known : m_models) {
        if (known.fullName() != model.fullName())
            continue;
        m_older.push_front(std::exchange(known, std::move(model)));
        return;
    }
    m_models.push_back(std::move(model));
}

void SimModels::withdraw(const QString &fullName)
{
    const auto isIt = [&](const Model &model) { return model.fullName() == fullName; };
    std::erase_if(m_models, isIt);
    std::erase_if(m_older, isIt);
}

const SimModels::Model *SimModels::byVersion(const QString &version) const
{
    for (const Model &model : m_models) {
        if (version == model.version || version == model.fullName() + u':' + model.version ||
            (model.isOfficial && version == model.fullName()))
            return &model;
    }
    for (const Model &model : m_older) {
        if (version == model.version)
            return &model;
    }
    return nullptr;
}

const SimModels::Model *SimModels::byName(const QString &owner, const QString &name) const
{
    return byFullName(owner + u'/' + name);
}

const SimModels::Model *SimModels::byFullName(const QString &fullName) const
{
    for (const Model &model : m_models) {
        if (model.fullName() == fullName)
            return &model;
    }
    return nullptr;
}

std::vector<const SimModels::Model *> SimModels::listed() const
{
    std::vector<const Model *> all;
    for (const Model &model : m_models) {
        if (!model.isPrivate)
            all.push_back(&model);
    }
    return all;
}

std::vector<const SimModels::Model *> SimModels::versionsOf(const QString &fullName) const
{
    std::vector<const Model *> all;
    for (const std::deque<Model> *const some : {&m_models, &m_older}) {
        for (const Model &model : *some) {
            if (model.fullName() == fullName)
                all.push_back(&model);
        }
    }
    return all;
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
