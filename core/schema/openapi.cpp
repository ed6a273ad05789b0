#include "core/schema/openapi.h"

#include "core/schema/fromtext.h"
#include "core/schema/refs.h"
#include "core/schema/validate.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A form nobody could use; what lies beyond is not worth the memory.
constexpr size_t mostParameters = 500;
constexpr size_t mostChoices = 5'000;
constexpr qsizetype longestName = 200;
constexpr qsizetype longestDescription = 4'000;
constexpr qsizetype longestPattern = 1'000;
constexpr qsizetype longDefault = 80;

QString clipped(QString text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    if (text.at(length - 1).isHighSurrogate())
        --length;
    return text.left(length);
}

// Choices are texts or numbers; a null among them says "optional".
std::vector<Json> readChoices(const FlatSchema &flat, bool &nullable)
{
    std::vector<Json> choices;
    const Json &single = memberAt(flat.keys, "const");
    const Json &list = memberAt(flat.keys, "enum");
    const Json values = list.is_array() ? list : Json::array({single});
    for (const Json &value : values) {
        nullable = nullable || (list.is_array() && value.is_null());
        const bool usable = value.is_string() || value.is_number();
        if (usable && choices.size() < mostChoices &&
            std::find(choices.begin(), choices.end(), value) == choices.end())
            choices.push_back(value);
    }
    return choices;
}

bool isAddress(const Json &keys)
{
    const QString format = textAt(keys, "format");
    return format == "uri"_L1 || format == "uri-reference"_L1;
}

ParameterKind textKind(const QString &name, const Json &keys)
{
    if (textAt(keys, "format") == "password"_L1 || boolAt(keys, "x-cog-secret", false))
        return ParameterKind::Secret;
    if (isAddress(keys))
        return ParameterKind::File;
    const QString preset = textAt(keys, "default");
    if (name == "prompt"_L1 || name == "negative_prompt"_L1 || preset.size() > longDefault ||
        preset.contains(u'\n'))
        return ParameterKind::Text;
    return ParameterKind::String;
}

// Some schemas leave the type to be guessed.
QString guessedType(const FlatSchema &flat)
{
    const Json &keys = flat.keys;
    if (flat.cyclic || memberAt(keys, "properties").is_object())
        return u"object"_s;
    if (memberAt(keys, "items").is_object())
        return u"array"_s;
    const Json &preset = memberAt(keys, "default");
    if (preset.is_boolean())
        return u"boolean"_s;
    if (preset.is_number_integer())
        return u"integer"_s;
    if (preset.is_number() || numberAt(keys, "minimum") || numberAt(keys, "maximum"))
        return u"number"_s;
    return u"string"_s;
}

ParameterKind readKind(const Json &root, const QString &name, const FlatSchema &flat)
{
    QString type = textAt(flat.keys, "type");
    if (type.isEmpty() || type == "null"_L1)
        type = guessedType(flat);
    if (type == "integer"_L1)
        return ParameterKind::Integer;
    if (type == "number"_L1)
        return ParameterKind::Number;
    if (type == "boolean"_L1)
        return ParameterKind::Boolean;
    if (type == "object"_L1)
        return ParameterKind::Object;
    if (type == "array"_L1)
        return isAddress(flatten(root, memberAt(flat.keys, "items")).keys) ? ParameterKind::Files
                                                                           : ParameterKind::List;
    return textKind(name, flat.keys);
}

void readBounds(const Json &keys, Parameter &parameter)
{
    const bool whole = parameter.kind == ParameterKind::Integer;
    if (whole || parameter.kind == ParameterKind::Number) {
        parameter.minimum = numberAt(keys, "minimum");
        parameter.maximum = numberAt(keys, "maximum");
        // An open bound has no place in a slider; for integers it is the next one inside.
        if (const auto above = numberAt(keys, "exclusiveMinimum"); above && !parameter.minimum)
            parameter.minimum = whole ? std::floor(*above) + 1 : *above;
        if (const auto below = numberAt(keys, "exclusiveMaximum"); below && !parameter.maximum)
            parameter.maximum = whole ? std::ceil(*below) - 1 : *below;
        if (whole && parameter.minimum)
            parameter.minimum = std::ceil(*parameter.minimum);
        if (whole && parameter.maximum)
            parameter.maximum = std::floor(*parameter.maximum);
        if (parameter.minimum && parameter.maximum && *parameter.minimum > *parameter.maximum)
            parameter.minimum = parameter.maximum = std::nullopt;
        return;
    }
    parameter.minimumLength = integerAt(keys, "minLength");
    parameter.maximumLength = integerAt(keys, "maxLength");
    if (parameter.minimumLength && *parameter.minimumLength <= 0)
        parameter.minimumLength.reset();
    if (parameter.maximumLength && *parameter.maximumLength < parameter.minimumLength.value_or(0))
        parameter.maximumLength.reset();
    const QString pattern = textAt(keys, "pattern");
    if (pattern.size() <= longestPattern && QRegularExpression{pattern}.isValid())
        parameter.pattern = pattern;
}

// A default that its own schema refuses would make a fresh form wrong.
Json usableDefault(Parameter parameter, Json preset)
{
    if (preset.is_null())
        return nullptr;
    if (preset.is_string() && preset.get_ref<const std::string &>().empty() &&
        parameter.kind != ParameterKind::String && parameter.kind != ParameterKind::Text)
        return nullptr;
    if (preset.is_string() && parameter.kind != ParameterKind::Choice)
        preset = valueFromText(parameter, toText(preset));
    const std::string name = parameter.name.toStdString();
    parameter.required = false;
    Json values = Json::object();
    values[name] = std::move(preset);
    ModelSchema alone;
    alone.parameters.push_back(std::move(parameter));
    Validated checked = validate(alone, values);
    return checked.problems.empty() && checked.values.contains(name) ? checked.values[name]
                                                                     : Json(nullptr);
}

// "guidance_scale" -> "Guidance scale".
QString titleFromName(const QString &name)
{
    QString title = name;
    title.replace(u'_', u' ');
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

Parameter readParameter(const Json &root, const QString &name, const Json &property)
{
    const FlatSchema flat = flatten(root, property);
    Parameter parameter;
    parameter.name = name;
    parameter.nullable = flat.nullable;
    parameter.choices = readChoices(flat, parameter.nullable);
    parameter.kind = parameter.choices.empty() ? readKind(root, name, flat) : ParameterKind::Choice;
    // A referenced choice carries a title of its own, which is the parameter's name once more.
    parameter.title = clipped(textAt(flat.keys, "title"), longestName);
    if (parameter.title.isEmpty() || parameter.title == name)
        parameter.title = titleFromName(name);
    parameter.description = clipped(textAt(flat.keys, "description"), longestDescription);
    parameter.accept = clipped(textAt(flat.keys, "x-cog-accept"), longestName);
    parameter.deprecated = boolAt(flat.keys, "deprecated", false);
    if (parameter.kind != ParameterKind::Choice)
        readBounds(flat.keys, parameter);
    if (parameter.kind == ParameterKind::List || parameter.kind == ParameterKind::Files)
        parameter.items = flatten(root, memberAt(flat.keys, "items")).keys;
    parameter.defaultValue = usableDefault(parameter, memberAt(flat.keys, "default"));
    return parameter;
}

OutputShape readOutput(const Json &root, const Json &node)
{
    const FlatSchema flat = flatten(root, node);
    const QString type = textAt(flat.keys, "type");
    if (type == "string"_L1)
        return isAddress(flat.keys) ? OutputShape::Uri : OutputShape::Text;
    if (type == "object"_L1 || flat.cyclic)
        return OutputShape::Object;
    if (type != "array"_L1)
        return OutputShape::None;
    const Json items = flatten(root, memberAt(flat.keys, "items")).keys;
    if (textAt(flat.keys, "x-cog-array-display") == "concatenate"_L1)
        return OutputShape::Text;
    if (textAt(items, "type") == "string"_L1)
        return isAddress(items) ? OutputShape::Uris : OutputShape::Text;
    return items.empty() ? OutputShape::Uris : OutputShape::Object;
}

std::vector<Parameter> readParameters(const Json &root, const Json &input)
{
    struct Placed {
        qint64 order = 0;
        Parameter parameter = {};
    };
    std::vector<Placed> placed;
    const Json &properties = memberAt(input, "properties");
    const Json known = properties.is_object() ? properties : Json::object();
    for (const auto &[key, property] : known.items()) {
        const QString name = QString::fromStdString(key);
        if (name.isEmpty() || name.size() > longestName || placed.size() >= mostParameters)
            continue;
        const qint64 order =
            integerAt(property, "x-order").value_or(std::numeric_limits<qint64>::max());
        placed.push_back({order, readParameter(root, name, property)});
    }
    // Already sorted by name, because Json sorts its keys.
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed &a, const Placed &b) { return a.order < b.order; });
    const Json &required = memberAt(input, "required");
    std::vector<Parameter> parameters;
    for (Placed &one : placed) {
        one.parameter.order = static_cast<int>(parameters.size());
        one.parameter.required =
            required.is_array() && std::find(required.begin(), required.end(),
                                             toJson(one.parameter.name)) != required.end();
        parameters.push_back(std::move(one.parameter));
    }
    return parameters;
}

} // namespace

Result<ModelSchema> parseOpenApiSchema(const Json &root, const QString &model,
                                       const QString &version)
{
    const Json &schemas = memberAt(memberAt(root, "components"), "schemas");
    const Json &input = memberAt(schemas, "Input");
    if (!input.is_object())
        return fail(ErrorKind::InvalidAnswer, u"the schema of %1 has no Input"_s.arg(model));
    ModelSchema result;
    result.model = model;
    result.version = version;
    result.parameters = readParameters(root, flatten(root, input).keys);
    result.output = readOutput(root, memberAt(schemas, "Output"));
    return result;
}

} // namespace limner
