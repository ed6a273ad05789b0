#include "core/schema/roles.h"

#include "core/schema/rolefinder.h"

#include <QRandomGenerator>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostDraws = 1000;
constexpr qint64 least = std::numeric_limits<qint64>::min();
constexpr qint64 greatest = std::numeric_limits<qint64>::max();

SeedRole seedRoleOf(const Parameter &parameter)
{
    SeedRole role;
    role.name = parameter.name;
    constexpr double positive = 1; // a bound beyond 64 bits is as good as the last number
    if (parameter.maximum)
        role.maximum = parameter.most().value_or(*parameter.maximum < positive ? least : greatest);
    if (parameter.minimum)
        role.minimum =
            std::max(role.minimum,
                     parameter.least().value_or(*parameter.minimum < positive ? least : greatest));
    role.minimum = std::min(role.minimum, std::max<qint64>(role.maximum, 0));
    role.maximum = std::max(role.maximum, role.minimum);
    return role;
}

} // namespace

Roles rolesOf(const ModelSchema &schema)
{
    RoleFinder finder{schema};
    Roles roles = finder.find();
    if (const Parameter *seed = schema.find(finder.seed()))
        roles.seed = seedRoleOf(*seed);
    for (const Parameter &parameter : schema.parameters) {
        if (parameter.kind == ParameterKind::Secret)
            roles.secrets.append(parameter.name);
    }
    return roles;
}

Json toJson(const Roles &roles)
{
    Json json = Json::object();
    if (roles.seed)
        json["seed"] = {{"name", toJson(roles.seed->name)},
                        {"minimum", roles.seed->minimum},
                        {"maximum", roles.seed->maximum}};
    for (const QString &name : roles.secrets)
        json["secrets"].push_back(toJson(name));
    return json;
}

Roles rolesFrom(const Json &json)
{
    Roles roles;
    if (const Json &seed = memberAt(json, "seed"); seed.is_object()) {
        SeedRole role;
        role.name = textAt(seed, "name", role.name);
        role.minimum = integerAt(seed, "minimum").value_or(role.minimum);
        role.maximum = std::max(role.minimum, integerAt(seed, "maximum").value_or(role.maximum));
        roles.seed = role;
    }
    if (const Json &secrets = memberAt(json, "secrets"); secrets.is_array()) {
        for (const Json &name : secrets)
            roles.secrets.append(toText(name));
    }
    return roles;
}

qint64 drawSeed(const SeedRole &role, const std::set<qint64> &taken)
{
    // As unsigned: the whole 64 bits have no signed length.
    const quint64 span = static_cast<quint64>(role.maximum) - static_cast<quint64>(role.minimum);
    qint64 drawn = role.minimum;
    for (int draw = 0; draw < mostDraws; ++draw) {
        const quint64 offset = span == std::numeric_limits<quint64>::max()
                                   ? QRandomGenerator::system()->generate64()
                                   : QRandomGenerator::system()->generate64() % (span + 1);
        drawn = static_cast<qint64>(static_cast<quint64>(role.minimum) + offset);
        if (!taken.contains(drawn))
            return drawn;
    }
    // A range so small that chance does not find what is left.
    for (qint64 next = role.minimum; next < role.maximum; ++next) {
        if (!taken.contains(next))
            return next;
    }
    return drawn;
}

qint64 seedAfter(const SeedRole &role, qint64 seed, int steps)
{
    const quint64 left = static_cast<quint64>(role.maximum) - static_cast<quint64>(seed);
    if (steps < 0 || static_cast<quint64>(steps) <= left)
        return seed + steps;
    return role.minimum + static_cast<qint64>(static_cast<quint64>(steps) - left - 1);
}

bool hasSeed(const Request &request, const SeedRole &role)
{
    const std::optional<qint64> seed =
        integerAt(request.parameters, role.name.toStdString().c_str());
    return seed && *seed >= 0 && *seed <= role.maximum;
}

} // namespace limner
