#include "core/schema/sharedvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Parameter text(const QString &name, bool required, int order)
{
    Parameter out;
    out.name = name;
    out.kind = ParameterKind::Text;
    out.required = required;
    out.order = order;
    return out;
}

Parameter side(const QString &name, int order)
{
    Parameter out;
    out.name = name;
    out.kind = ParameterKind::Integer;
    out.minimum = 64;
    out.maximum = 8192;
    out.defaultValue = 1024;
    out.order = order;
    return out;
}

Parameter seed(int order)
{
    Parameter out;
    out.name = u"seed"_s;
    out.kind = ParameterKind::Integer;
    out.order = order;
    return out;
}

ModelSchema withoutDefaults(ModelSchema schema)
{
    for (Parameter &parameter : schema.parameters)
        parameter.defaultValue = nullptr;
    return schema;
}

} // namespace

const ModelSchema &sharedSchema()
{
    static const ModelSchema schema{
        .model = u"shared"_s,
        .version = {},
        .parameters = {text(u"prompt"_s, true, 0), text(u"negative_prompt"_s, false, 1),
                       side(u"width"_s, 2), side(u"height"_s, 3), seed(4)},
        .output = OutputShape::Uris};
    return schema;
}

CarryOver carryAll(const ModelSchema &from, const Json &values, const ModelSchema &to)
{
    return carryOver(withoutDefaults(from), values, to);
}

SharedFit fitShared(const Json &shared, const ModelSchema &model)
{
    CarryOver carried = carryAll(sharedSchema(), shared, model);
    return {.values = std::move(carried.values), .changes = std::move(carried.changes)};
}

ModelSchema ownPart(const ModelSchema &model)
{
    const Roles roles = rolesOf(model);
    QStringList shared{roles.prompt, roles.negativePrompt, roles.count,     roles.width,
                       roles.height, roles.aspectRatio,    roles.resolution};
    if (roles.seed)
        shared.append(roles.seed->name);
    ModelSchema own = model;
    std::erase_if(own.parameters, [&](const Parameter &one) { return shared.contains(one.name); });
    return own;
}

std::optional<SeedRole> commonSeed(const std::vector<SeedRole> &roles)
{
    if (roles.empty())
        return std::nullopt;
    SeedRole common = roles.front();
    for (const SeedRole &role : roles) {
        common.minimum = std::max(common.minimum, role.minimum);
        common.maximum = std::min(common.maximum, role.maximum);
    }
    return common.minimum <= common.maximum ? std::optional{common} : std::nullopt;
}

} // namespace limner
