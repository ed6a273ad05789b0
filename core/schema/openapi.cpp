#include "core/schema/openapi.h"

#include "core/schema/property.h"
#include "core/schema/refs.h"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A form nobody could use; what lies beyond is not worth the memory.
constexpr size_t mostParameters = 500;
constexpr size_t longestBytes = 400; // of a parameter's name

bool isAddress(const FlatSchema &flat)
{
    const QString format = textAt(flat.keys, "format");
    return format == "uri"_L1 || format == "uri-reference"_L1;
}

OutputShape readList(const Json &root, const FlatSchema &flat)
{
    if (textAt(flat.keys, "x-cog-array-display") == "concatenate"_L1)
        return OutputShape::Text;
    static const Json nothing = Json::object();
    const FlatSchema items = flatten(root, flat.items ? *flat.items : nothing);
    if (items.type == "string"_L1)
        return isAddress(items) ? OutputShape::Uris : OutputShape::Text;
    const bool isAny = items.type.isEmpty() && items.properties.empty() && !items.unknown;
    return isAny ? OutputShape::Uris : OutputShape::Object;
}

OutputShape readOutput(const Json &root, const Json &node)
{
    const FlatSchema flat = flatten(root, node);
    if (flat.cyclic || !flat.properties.empty())
        return OutputShape::Object;
    if (flat.type == "string"_L1)
        return isAddress(flat) ? OutputShape::Uri : OutputShape::Text;
    if (flat.type == "array"_L1 || (flat.type.isEmpty() && flat.items))
        return readList(root, flat);
    const QStringList data{u"object"_s, u"integer"_s, u"number"_s, u"boolean"_s};
    return data.contains(flat.type) ? OutputShape::Object : OutputShape::None;
}

//! What has to be given; a set, because a hostile list is long.
std::set<QString> readRequired(const FlatSchema &input)
{
    std::set<QString> required;
    for (const Json *list : input.required) {
        for (const Json &name : *list) {
            if (name.is_string() && name.get_ref<const std::string &>().size() <= longestBytes)
                required.insert(toText(name));
        }
    }
    return required;
}

std::vector<Parameter> readParameters(const Json &root, const FlatSchema &input)
{
    struct Placed {
        qint64 order = 0;
        Parameter parameter = {};
    };
    std::map<std::string, const Json *> known; // sorted by name
    for (const Json *properties : input.properties) {
        for (const auto &[key, property] : properties->items()) {
            if (!key.empty() && key.size() <= longestBytes &&
                (known.size() < mostParameters || known.contains(key)))
                known[key] = &property;
        }
    }
    std::vector<Placed> placed;
    for (const auto &[key, property] : known) {
        const qint64 order =
            integerAt(*property, "x-order").value_or(std::numeric_limits<qint64>::max());
        placed.push_back({order, readProperty(root, QString::fromStdString(key), *property)});
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const Placed &a, const Placed &b) { return a.order < b.order; });
    const std::set<QString> required = readRequired(input);
    std::vector<Parameter> parameters;
    for (Placed &one : placed) {
        one.parameter.order = static_cast<int>(parameters.size());
        one.parameter.required = required.contains(one.parameter.name);
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
    result.parameters = readParameters(root, flatten(root, input));
    result.output = readOutput(root, memberAt(schemas, "Output"));
    return result;
}

} // namespace limner
