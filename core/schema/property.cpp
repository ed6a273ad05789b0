#include "core/schema/property.h"

#include "core/schema/bounds.h"
#include "core/schema/fromtext.h"
#include "core/schema/refs.h"
#include "core/schema/request.h"
#include "core/schema/validate.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A form nobody could use; what lies beyond is not worth the memory.
constexpr size_t mostChoices = 5'000;
constexpr qsizetype mostChoiceText = 250'000; // characters of all choices
constexpr qsizetype longestName = 200;
constexpr qsizetype longestDescription = 4'000;
constexpr qsizetype longDefault = 80;
constexpr qsizetype longText = 500;
constexpr qsizetype largestValue = 64'000; // characters and entries of a default
constexpr int deepestList = 4;

QString clipped(QString text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    if (text.at(length - 1).isHighSurrogate())
        --length;
    return text.left(length);
}

//! What is left of the room once the value is in it; below 0 = it does not fit.
qsizetype roomAfter(const Json &value, qsizetype room)
{
    if (value.is_string())
        return room - static_cast<qsizetype>(value.get_ref<const std::string &>().size());
    --room;
    for (auto entry = value.begin(); value.is_structured() && entry != value.end() && room >= 0;
         ++entry)
        room = roomAfter(*entry, room);
    return room;
}

// Choices are texts or numbers; true and false only beside those.
std::vector<Json> readChoices(const FlatSchema &flat)
{
    std::vector<Json> choices;
    std::set<Json> seen;
    bool isRead = false;
    qsizetype room = mostChoiceText;
    if (flat.choices.size() > mostChoices)
        return {};
    for (const Json *choice : flat.choices) {
        if (!choice->is_string() && !choice->is_number() && !choice->is_boolean())
            continue;
        isRead = isRead || !choice->is_boolean();
        room = roomAfter(*choice, room);
        if (room < 0)
            return {};
        if (seen.insert(*choice).second)
            choices.push_back(*choice);
    }
    return isRead ? choices : std::vector<Json>{};
}

bool isAddress(const FlatSchema &flat)
{
    const QString format = textAt(flat.keys, "format");
    return format == "uri"_L1 || format == "uri-reference"_L1;
}

bool isProse(const QString &name)
{
    static const QStringList more{u"lyrics"_s, u"script"_s, u"transcript"_s, u"story"_s};
    return promptNames().contains(name) || more.contains(name) || name.endsWith("prompt"_L1);
}

bool isLongText(const Json &value)
{
    if (!value.is_string())
        return false;
    const auto &text = value.get_ref<const std::string &>();
    constexpr size_t certainly = 4 * longDefault; // bytes
    return text.size() > certainly || toText(value).size() > longDefault ||
           text.find('\n') != std::string::npos;
}

ParameterKind textKind(const QString &name, const FlatSchema &flat)
{
    const QString format = textAt(flat.keys, "format");
    if (format == "password"_L1 || boolAt(flat.keys, "x-cog-secret", false) ||
        boolAt(flat.keys, "writeOnly", false))
        return ParameterKind::Secret;
    if (isAddress(flat))
        return ParameterKind::File;
    const bool isLong = format == "multiline"_L1 || (flat.preset && isLongText(*flat.preset)) ||
                        integerAt(flat.keys, "maxLength").value_or(0) > longText;
    return isLong || isProse(name) ? ParameterKind::Text : ParameterKind::String;
}

// Some schemas leave the type to be guessed.
QString guessedType(const QString &name, const FlatSchema &flat)
{
    if (!flat.properties.empty())
        return u"object"_s;
    if (flat.items)
        return u"array"_s;
    const Json &keys = flat.keys;
    static const Json nothing;
    // Choices that cannot be offered say at least what they are.
    const Json &preset = !flat.choices.empty() ? *flat.choices.front()
                         : flat.preset         ? *flat.preset
                                               : nothing;
    if (preset.is_boolean())
        return u"boolean"_s;
    if (preset.is_number_integer())
        return u"integer"_s;
    if (preset.is_number() || numberAt(keys, "minimum") || numberAt(keys, "maximum"))
        return u"number"_s;
    if (preset.is_structured())
        return preset.is_array() ? u"array"_s : u"object"_s;
    const bool isText = preset.is_string() || keys.contains("format") || keys.contains("pattern") ||
                        keys.contains("minLength") || keys.contains("maxLength") || isProse(name);
    return isText ? u"string"_s : QString{};
}

void readKind(const Json &root, const FlatSchema &flat, Parameter &parameter)
{
    const bool isReadable = !flat.unknown && !flat.cyclic;
    QString type;
    if (isReadable)
        type = flat.type.isEmpty() ? guessedType(parameter.name, flat) : flat.type;
    if (isReadable && !parameter.choices.empty())
        parameter.kind = ParameterKind::Choice;
    else if (type == "string"_L1)
        parameter.kind = textKind(parameter.name, flat);
    else if (type == "integer"_L1)
        parameter.kind = ParameterKind::Integer;
    else if (type == "number"_L1)
        parameter.kind = ParameterKind::Number;
    else if (type == "boolean"_L1)
        parameter.kind = ParameterKind::Boolean;
    else if (type == "object"_L1)
        parameter.kind = ParameterKind::Object;
    else if (type == "array"_L1)
        parameter.kind = flat.items && isAddress(flatten(root, *flat.items)) ? ParameterKind::Files
                                                                             : ParameterKind::List;
    else
        parameter.isOpaque = true;
    if (parameter.isOpaque) {
        parameter.kind = ParameterKind::Object;
        parameter.choices.clear();
    }
}

// A default that its own schema refuses would make a fresh form wrong.
Json usableValue(const Parameter &parameter, const Json *preset)
{
    if (!preset || preset->is_null() || roomAfter(*preset, largestValue) < 0)
        return nullptr;
    Json value = *preset;
    const bool isText =
        parameter.kind == ParameterKind::String || parameter.kind == ParameterKind::Text;
    if (value.is_string() && toText(value).isEmpty() && !isText &&
        parameter.kind != ParameterKind::Choice && !parameter.isOpaque)
        return nullptr;
    if (value.is_string() && parameter.kind != ParameterKind::Choice && !parameter.isOpaque)
        value = valueFromText(parameter, toText(value));
    return problemsOf(parameter, value).empty() ? value : Json(nullptr);
}

// "guidance_scale" -> "Guidance scale".
QString titleFromName(const QString &name)
{
    QString title = name;
    title.replace(u'_', u' ');
    title = title.simplified();
    if (!title.isEmpty())
        title[0] = title.at(0).toUpper();
    return title;
}

Parameter readAt(const Json &root, const QString &name, const Json &property, int depth);

//! The entries in the flat form, so that the root is not needed any more.
Json readItems(const Json &root, const Json *items, int depth)
{
    static const Json nothing = Json::object();
    const bool isRead = items && depth < deepestList;
    return writeProperty(readAt(root, {}, isRead ? *items : nothing, depth + 1));
}

Parameter readAt(const Json &root, const QString &name, const Json &property, int depth)
{
    const FlatSchema flat = flatten(root, property);
    Parameter parameter;
    parameter.name = name;
    parameter.nullable = flat.nullable;
    parameter.choices = readChoices(flat);
    readKind(root, flat, parameter);
    // A referenced choice carries a title of its own, which is the parameter's name once more.
    parameter.title = clipped(textAt(flat.keys, "title"), longestName);
    if (parameter.title.isEmpty() || parameter.title == name)
        parameter.title = titleFromName(name);
    parameter.description = clipped(textAt(flat.keys, "description"), longestDescription);
    parameter.accept = clipped(textAt(flat.keys, "x-cog-accept"), longestName);
    parameter.deprecated = boolAt(flat.keys, "deprecated", false);
    readBounds(flat.keys, parameter);
    if (parameter.kind == ParameterKind::List || parameter.kind == ParameterKind::Files)
        parameter.items = readItems(root, flat.items, depth);
    parameter.defaultValue = usableValue(parameter, flat.preset);
    parameter.example = usableValue(parameter, flat.example);
    return parameter;
}

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

void writeKind(Json &to, const Parameter &parameter)
{
    to["type"] = typeName(parameter);
    if (parameter.isOpaque)
        to["type"] = {"array", "boolean", "number", "object"}; // too unlike to be anything else
    if (parameter.kind == ParameterKind::File)
        to["format"] = "uri";
    if (parameter.kind == ParameterKind::Text)
        to["format"] = "multiline";
    if (parameter.kind == ParameterKind::Secret)
        to["x-cog-secret"] = true;
    if (!parameter.choices.empty())
        to["enum"] = parameter.choices;
    if (!parameter.items.is_null())
        to["items"] = parameter.items;
}

} // namespace

Parameter readProperty(const Json &root, const QString &name, const Json &property)
{
    return readAt(root, name, property, 0);
}

Json writeProperty(const Parameter &parameter)
{
    Json property = Json::object();
    writeKind(property, parameter);
    writeText(property, "title", parameter.title);
    writeText(property, "description", parameter.description);
    writeText(property, "pattern", parameter.pattern);
    writeText(property, "x-cog-accept", parameter.accept);
    writeBounds(property, parameter);
    if (!parameter.defaultValue.is_null())
        property["default"] = parameter.defaultValue;
    if (!parameter.example.is_null())
        property["example"] = parameter.example;
    if (parameter.nullable)
        property["nullable"] = true;
    if (parameter.deprecated)
        property["deprecated"] = true;
    return property;
}

Parameter entryOf(const Parameter &list)
{
    return readAt(Json(nullptr), {}, list.items.is_object() ? list.items : Json::object(), 0);
}

} // namespace limner
