#pragma once

#include "core/base/json.h"

#include <QString>

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

} // namespace limner::test
