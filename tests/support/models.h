#pragma once

#include "core/base/json.h"

#include <QString>

#include <string>

namespace limner::test {

inline const QString trialModel = QStringLiteral("trial/model");

//! What a model of the tests gives back, as schemas write it.
[[nodiscard]] inline Json uris()
{
    return {{"type", "array"}, {"items", {{"type", "string"}, {"format", "uri"}}}};
}

//! The model file of `trialModel`: a prompt and a small size, and what `more` adds to its inputs.
[[nodiscard]] inline QByteArray modelFile(const Json &more = Json::object(),
                                          const Json &output = uris())
{
    Json properties = {
        {"prompt", {{"type", "string"}, {"default", ""}, {"x-order", 0}}},
        {"width", {{"type", "integer"}, {"default", 64}, {"x-order", 1}}},
        {"height", {{"type", "integer"}, {"default", 64}, {"x-order", 2}}},
    };
    properties.update(more);
    const Json input = {{"type", "object"}, {"properties", properties}};
    return toBytes(Json{
        {"owner", "trial"},
        {"name", "model"},
        {"version", std::string(64, 'a')},
        {"openapi_schema", {{"components", {{"schemas", {{"Input", input}, {"Output", output}}}}}}},
    });
}

//! A file that goes in, as a schema writes it.
inline OrderedJson fileInput(int order)
{
    return {{"type", "string"}, {"format", "uri"}, {"x-order", order}};
}

//! `someone/NAME` as Replicate describes it: it takes these inputs and gives pictures.
inline QByteArray simModel(const char *name, const OrderedJson &properties,
                           const OrderedJson &required = OrderedJson::array())
{
    const OrderedJson input = {
        {"type", "object"}, {"required", required}, {"properties", properties}};
    const OrderedJson output = {{"type", "array"},
                                {"items", {{"type", "string"}, {"format", "uri"}}}};
    const OrderedJson schemas = {{"Input", input}, {"Output", output}};
    const OrderedJson model = {{"owner", "someone"},
                               {"name", name},
                               {"version", std::string(64, 'e')},
                               {"openapi_schema", {{"components", {{"schemas", schemas}}}}}};
    return toBytes(model);
}

} // namespace limner::test
