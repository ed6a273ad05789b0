#include "core/provider/together/togetherbody.h"

#include "core/provider/together/togetherfamilies.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner::together {
namespace {

// Some models answer 400 to a parameter they do not know, some ignore it (§2.2).
bool isUnset(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty()) ||
           ((value.is_array() || value.is_object()) && value.empty());
}

//! The form shows a price for it, which only holds when it is said.
bool isAlwaysSaid(const QString &name)
{
    return name == u"width" || name == u"height" || name == u"size" || name == u"steps";
}

bool isDefault(const Family &family, const QString &name, const Json &value)
{
    const Parameter *const parameter = family.schema.find(name);
    return parameter && !parameter->defaultValue.is_null() && parameter->defaultValue == value &&
           !isAlwaysSaid(name);
}

//! `1344x768`, as the models name their sizes that draw only some.
bool setSize(Json &body, const QString &size)
{
    static const QRegularExpression pattern{u"\\A(\\d{2,5})x(\\d{2,5})\\z"_s};
    const auto match = pattern.match(size);
    if (!match.hasMatch())
        return false;
    body["width"] = match.captured(1).toInt();
    body["height"] = match.captured(2).toInt();
    return true;
}

Result<> checkMultiples(const Family &family, const Json &body)
{
    for (const auto &[name, multiple] : family.multiples) {
        const std::optional<qint64> value = integerAt(body, name.toUtf8().constData());
        if (value && *value % multiple != 0)
            return fail(ErrorKind::InvalidInput,
                        u"%1: %2 is not a multiple of %3"_s.arg(name).arg(*value).arg(multiple));
    }
    return {};
}

} // namespace

Result<Json> toBody(const Request &request)
{
    if (!isModelName(request.model))
        return fail(ErrorKind::InvalidInput,
                    u"not a model name, owner/name: %1"_s.arg(request.model.left(100)));
    const Family &family = familyOf(request.model);
    Json body = Json::object();
    const Json values = request.parameters.is_object() ? request.parameters : Json::object();
    for (const auto &[key, value] : values.items()) {
        const QString name = QString::fromStdString(key);
        if (isUnset(value) || isDefault(family, name, value))
            continue;
        if (name != u"size" || !setSize(body, toText(value)))
            body[key] = value;
    }
    if (const Result<> fits = checkMultiples(family, body); !fits)
        return propagate(fits);
    body["model"] = toJson(request.model);
    if (!body.contains("response_format"))
        body["response_format"] = "base64"; // an address would have to be fetched within the hour
    return body;
}

} // namespace limner::together
