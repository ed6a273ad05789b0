#include "core/provider/minimax/minimaxrequest.h"

using namespace Qt::StringLiterals;

namespace limner::minimax {
namespace {

constexpr qint64 step = 8; // of width and height

tl::unexpected<Error> refused(const QString &why)
{
    return fail(
        Error{.kind = ErrorKind::InvalidInput, .message = why, .effect = Error::Effect::None});
}

//! Takes the value out of what is left to be sent as it is.
Json taken(Json &parameters, const char *key)
{
    const auto found = parameters.find(key);
    if (found == parameters.end())
        return nullptr;
    Json value = std::move(*found);
    parameters.erase(found);
    return value;
}

Result<> putSize(Json &parameters, Json &body)
{
    const Json ratio = taken(parameters, "aspect_ratio");
    const Json width = taken(parameters, "width");
    const Json height = taken(parameters, "height");
    if (width.is_null() && height.is_null()) {
        if (!ratio.is_null())
            body["aspect_ratio"] = ratio;
        return {};
    }
    if (width.is_null() || height.is_null())
        return refused(u"width and height go together: give both, or neither"_s);
    for (const auto &[name, value] : {std::pair{"width", width}, std::pair{"height", height}}) {
        if (!value.is_number_integer() || value.get<qint64>() % step != 0)
            return refused(
                u"%1: %2 is no multiple of %3"_s.arg(QString::fromLatin1(name), toText(value))
                    .arg(step));
        body[name] = value;
    }
    return {};
}

Result<> putStyle(Json &parameters, Json &body)
{
    const Json type = taken(parameters, "style_type");
    const Json weight = taken(parameters, "style_weight");
    if (type.is_null())
        return weight.is_null() ? Result<>{} : refused(u"style_weight needs a style_type"_s);
    body["style"]["style_type"] = type;
    if (!weight.is_null())
        body["style"]["style_weight"] = weight;
    return {};
}

} // namespace

Result<Json> generationBody(const Request &request)
{
    Json parameters = request.parameters.is_object() ? request.parameters : Json::object();
    Json body = Json::object();
    if (const Result<> size = putSize(parameters, body); !size)
        return propagate(size);
    if (const Result<> style = putStyle(parameters, body); !style)
        return propagate(style);
    if (const Json face = taken(parameters, "subject_reference"); face.is_string())
        body["subject_reference"] = Json::array({{{"type", "character"}, {"image_file", face}}});
    for (const auto &[key, value] : parameters.items()) {
        if (!value.is_null())
            body[key] = value;
    }
    body["model"] = toJson(request.model);
    // Addresses live for a day only, and the pictures would have to be fetched a second time.
    body["response_format"] = "base64";
    return body;
}

Json keyCheckBody()
{
    return {{"model", "image-01"}, {"n", 0}};
}

} // namespace limner::minimax
