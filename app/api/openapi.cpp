#include "app/api/openapi.h"

#include "app/api/apicommand.h"
#include "app/api/route.h"

namespace limner {
namespace {

//! What the answers are made of. Absent values are null.
constexpr char components[] = R"({
"Error": {"type": "object", "required": ["kind", "message", "hint"], "properties": {
  "kind": {"type": "string"}, "message": {"type": "string"}, "hint": {"type": "string"}}},
"Problem": {"type": "object", "required": ["type", "title", "status", "detail", "kind", "hint"], "properties": {
  "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
  "detail": {"type": "string"}, "kind": {"type": "string"}, "hint": {"type": "string"},
  "problems": {"type": "array", "items": {"type": "object", "properties": {
    "parameter": {"type": "string"}, "kind": {"type": "string"}, "limit": {"type": "string"}, "given": {"type": "string"}}}}}},
"Health": {"type": "object", "required": ["status", "version", "provider", "store", "queue"], "properties": {
  "status": {"type": "string"}, "version": {"type": "string"}, "provider": {"type": "string"}, "store": {"type": "string"},
  "queue": {"type": "object", "properties": {
    "running": {"type": "integer"}, "waiting": {"type": "integer"}, "paused": {"type": "boolean"}}}}},
"Submitted": {"type": "object", "required": ["id", "state", "cached", "links"], "properties": {
  "id": {"type": "string"}, "state": {"type": "string"}, "cached": {"type": "boolean"},
  "links": {"type": "object", "properties": {"self": {"type": "string"}, "events": {"type": "string"}}}}},
"Image": {"type": "object", "properties": {
  "url": {"type": ["string", "null"]}, "path": {"type": "string"}, "width": {"type": "integer"}, "height": {"type": "integer"},
  "bytes": {"type": "integer"}, "sha256": {"type": "string"}, "seed": {"type": ["integer", "null"]},
  "type": {"type": "string"}, "provider": {"type": "string"}, "model": {"type": "string"}}},
"Cost": {"type": ["object", "null"], "properties": {
  "amount": {"type": "number"}, "currency": {"type": "string"}, "estimated": {"type": "boolean"}}},
"Job": {"type": "object", "required": ["id", "state", "progress", "images"], "properties": {
  "id": {"type": "string"},
  "state": {"enum": ["queued", "submitting", "running", "fetching", "uncertain", "done", "failed", "cancelled"]},
  "remote_id": {"type": ["string", "null"]}, "provider": {"type": "string"}, "model": {"type": "string"},
  "prompt": {"type": "string"}, "inputs": {"type": "array", "items": {"type": "string"}},
  "created": {"type": ["string", "null"]}, "outputs": {"type": "integer"},
  "error": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Error"}]},
  "billed": {"type": ["boolean", "null"]}, "cost": {"$ref": "#/components/schemas/Cost"},
  "progress": {"type": "integer", "minimum": 0, "maximum": 100},
  "images": {"type": "array", "items": {"$ref": "#/components/schemas/Image"}},
  "jobs": {"type": "array", "items": {"type": "string"}}}},
"Jobs": {"type": "object", "required": ["rows", "next"], "properties": {
  "rows": {"type": "array", "items": {"type": "object"}}, "next": {"type": ["string", "null"]}}},
"Artwork": {"type": "object", "required": ["id", "sha256", "state", "url"], "properties": {
  "id": {"type": "string"}, "job": {"type": "string"}, "created": {"type": ["string", "null"]},
  "provider": {"type": "string"}, "model": {"type": "string"}, "version": {"type": ["string", "null"]},
  "prompt": {"type": "string"}, "seed": {"type": ["integer", "null"]}, "parameters": {"type": "object"},
  "path": {"type": "string"}, "sha256": {"type": "string"}, "type": {"type": "string"},
  "width": {"type": "integer"}, "height": {"type": "integer"}, "bytes": {"type": "integer"},
  "url": {"type": ["string", "null"]}, "key": {"type": ["string", "null"]}, "state": {"type": ["string", "null"]},
  "error": {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/Error"}]},
  "cost": {"$ref": "#/components/schemas/Cost"}, "billed": {"type": ["boolean", "null"]}}},
"Artworks": {"type": "object", "required": ["rows", "next"], "properties": {
  "rows": {"type": "array", "items": {"$ref": "#/components/schemas/Artwork"}}, "next": {"type": ["string", "null"]}}},
"Input": {"type": "object", "required": ["id", "sha256", "type", "width", "height"], "properties": {
  "id": {"type": "string"}, "sha256": {"type": "string"}, "type": {"type": "string"},
  "width": {"type": ["integer", "null"]}, "height": {"type": ["integer", "null"]}}}
})";

//! A component begins with a capital letter.
OrderedJson schemaOf(const char *name)
{
    const QByteArray text{name};
    if (!text.isEmpty() && text.at(0) >= 'A' && text.at(0) <= 'Z')
        return {{"$ref", "#/components/schemas/" + text.toStdString()}};
    return {{"type", text.toStdString()}};
}

OrderedJson parameterJson(const char *place, const std::string &name, const OrderedJson &schema,
                          const char *summary, bool isRequired)
{
    OrderedJson out{{"name", name}, {"in", place}, {"required", isRequired}};
    if (*summary != '\0')
        out["description"] = summary;
    out["schema"] = schema;
    return out;
}

OrderedJson parametersOf(const Route &route)
{
    OrderedJson out = OrderedJson::array();
    for (const QByteArray &part : QByteArray{route.pattern}.split('/')) {
        if (part.startsWith('{'))
            out.push_back(parameterJson("path", part.mid(1, part.size() - 2).toStdString(),
                                        schemaOf("string"), "", true));
    }
    for (const RouteField &field : route.fields) {
        if (field.place != RouteField::Place::Body)
            out.push_back(
                parameterJson(field.place == RouteField::Place::Query ? "query" : "header",
                              field.name, schemaOf(field.schema), field.summary, field.isRequired));
    }
    return out;
}

OrderedJson bodyOf(const Route &route)
{
    OrderedJson properties = OrderedJson::object();
    OrderedJson required = OrderedJson::array();
    for (const RouteField &field : route.fields) {
        if (field.place != RouteField::Place::Body)
            continue;
        properties[field.name] = schemaOf(field.schema);
        if (*field.summary != '\0')
            properties[field.name]["description"] = field.summary;
        if (field.isRequired)
            required.push_back(field.name);
    }
    if (properties.empty())
        return nullptr;
    OrderedJson schema{{"type", "object"}, {"properties", properties}};
    if (!required.empty())
        schema["required"] = required;
    OrderedJson out{{"required", true}};
    out["content"]["application/json"]["schema"] = schema;
    return out;
}

OrderedJson responsesOf(const Route &route)
{
    const std::string status = std::to_string(route.status);
    OrderedJson out;
    out[status] = {{"description", "Good"}};
    const QByteArray schema{route.schema};
    if (schema.contains('/'))
        out[status]["content"][schema.toStdString()] = OrderedJson::object();
    else if (route.status != 204)
        out[status]["content"]["application/json"]["schema"] = schemaOf(route.schema);
    const bool isNative = route.dialect == Dialect::Native;
    out["default"] = {{"description", "Not as asked"}};
    out["default"]["content"][isNative ? "application/problem+json" : "application/json"]
       ["schema"] = schemaOf(isNative ? "Problem" : "object");
    return out;
}

OrderedJson operationOf(const Route &route)
{
    OrderedJson out{{"summary", route.summary}};
    const OrderedJson parameters = parametersOf(route);
    if (!parameters.empty())
        out["parameters"] = parameters;
    const OrderedJson body = bodyOf(route);
    if (!body.is_null())
        out["requestBody"] = body;
    out["responses"] = responsesOf(route);
    if (!route.needsToken)
        out["security"] = OrderedJson::array();
    return out;
}

} // namespace

OrderedJson openApiDocument(const QByteArray &server)
{
    OrderedJson out{{"openapi", "3.1.0"}};
    out["info"] = {{"title", "Limner"}, {"version", LIMNER_VERSION}};
    out["servers"] = OrderedJson::array();
    out["servers"].push_back({{"url", server.isEmpty() ? "/" : server.toStdString()}});
    out["security"] = OrderedJson::array();
    out["security"].push_back({{"token", OrderedJson::array()}});
    for (const Route &route : routes()) {
        const std::string method = QByteArray{route.method}.toLower().toStdString();
        out["paths"][route.pattern][method] = operationOf(route);
    }
    out["components"]["securitySchemes"]["token"] = {{"type", "http"}, {"scheme", "bearer"}};
    out["components"]["schemas"] = parseOrderedJson(components).value_or(OrderedJson::object());
    return out;
}

ApiAnswer documentAnswer(ApiContext *context, ApiCall)
{
    co_return jsonReply(openApiDocument(context->config.outside));
}

} // namespace limner
