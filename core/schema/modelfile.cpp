#include "core/schema/modelfile.h"

#include "core/schema/openapi.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const char *typeName(const Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
        return "integer";
    case ParameterKind::Number:
        return "number";
    case ParameterKind::Boolean:
        return "boolean";
    case ParameterKind::Files:
    case ParameterKind::List:
        return "array";
    case ParameterKind::Object:
        return "object";
    case ParameterKind::Choice:
        return !parameter.choices.empty() && parameter.choices.front().is_string() ? "string"
                                                                                   : "integer";
    default:
        return "string";
    }
}

void writeText(Json &to, const char *key, const QString &text)
{
    if (!text.isEmpty())
        to[key] = toJson(text);
}

Json writeParameter(const Parameter &parameter)
{
    Json property = {{"type", typeName(parameter)}, {"x-order", parameter.order}};
    writeText(property, "title", parameter.title);
    writeText(property, "description", parameter.description);
    writeText(property, "pattern", parameter.pattern);
    writeText(property, "x-cog-accept", parameter.accept);
    if (!parameter.defaultValue.is_null())
        property["default"] = parameter.defaultValue;
    if (parameter.minimum)
        property["minimum"] = *parameter.minimum;
    if (parameter.maximum)
        property["maximum"] = *parameter.maximum;
    if (parameter.minimumLength)
        property["minLength"] = *parameter.minimumLength;
    if (parameter.maximumLength)
        property["maxLength"] = *parameter.maximumLength;
    if (!parameter.choices.empty())
        property["enum"] = parameter.choices;
    if (!parameter.items.is_null())
        property["items"] = parameter.items;
    if (parameter.nullable)
        property["nullable"] = true;
    if (parameter.deprecated)
        property["deprecated"] = true;
    if (parameter.kind == ParameterKind::File)
        property["format"] = "uri";
    if (parameter.kind == ParameterKind::Secret)
        property["x-cog-secret"] = true;
    return property;
}

Json writeOutput(OutputShape shape)
{
    const Json address = {{"type", "string"}, {"format", "uri"}};
    switch (shape) {
    case OutputShape::Uri:
        return address;
    case OutputShape::Uris:
        return {{"type", "array"}, {"items", address}};
    case OutputShape::Text:
        return {{"type", "string"}};
    case OutputShape::Object:
        return {{"type", "object"}};
    case OutputShape::None:
        return Json::object();
    }
    Q_UNREACHABLE();
}

} // namespace

Result<ModelSchema> parseModelFile(QByteArrayView text)
{
    const Result<Json> file = parseJson(text);
    if (!file)
        return propagate(file);
    const QString owner = textAt(*file, "owner");
    const QString name = textAt(*file, "name");
    if (name.isEmpty())
        return fail(ErrorKind::InvalidAnswer, u"name is missing"_s);
    return parseOpenApiSchema(memberAt(*file, "openapi_schema"),
                              owner.isEmpty() ? name : owner + u'/' + name,
                              textAt(*file, "version"));
}

QByteArray toModelFile(const ModelSchema &schema)
{
    Json properties = Json::object();
    Json required = Json::array();
    for (const Parameter &parameter : schema.parameters) {
        properties[parameter.name.toStdString()] = writeParameter(parameter);
        if (parameter.required)
            required.push_back(toJson(parameter.name));
    }
    const Json input = {{"type", "object"}, {"properties", properties}, {"required", required}};
    const Json schemas = {{"Input", input}, {"Output", writeOutput(schema.output)}};
    const qsizetype slash = schema.model.indexOf(u'/');
    const Json file = {{"owner", toJson(schema.model.left(qMax<qsizetype>(slash, 0)))},
                       {"name", toJson(schema.model.mid(slash + 1))},
                       {"version", toJson(schema.version)},
                       {"openapi_schema", {{"components", {{"schemas", schemas}}}}}};
    return toBytes(file);
}

} // namespace limner
