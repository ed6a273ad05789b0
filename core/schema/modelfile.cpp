#include "core/schema/modelfile.h"

#include "core/schema/openapi.h"
#include "core/schema/property.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Json writeOutput(OutputShape shape)
{
    Json address = {{"type", "string"}, {"format", "uri"}};
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
        Json &property = properties[parameter.name.toStdString()] = writeProperty(parameter);
        property["x-order"] = parameter.order;
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
