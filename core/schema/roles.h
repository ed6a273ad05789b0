#pragma once

#include "core/schema/parameter.h"
#include "core/schema/request.h"

#include <QStringList>

#include <set>

namespace limner {

//! The parameter that tells equal requests apart, and what may be drawn for it; both included.
struct SeedRole {
    QString name = QStringLiteral("seed");
    //! 0 means "random" to some models and is drawn only where nothing else is allowed.
    qint64 minimum = 1;
    qint64 maximum = 0x7fffffff; //!< without a bound of its own: what every model takes
    bool operator==(const SeedRole &) const = default;
};

//! What some parameters of a model are for, beyond their kind.
struct Roles {
    std::optional<SeedRole> seed = {};
    QStringList secrets = {}; //!< names of parameters whose values are kept nowhere
    bool operator==(const Roles &) const = default;
};
[[nodiscard]] Roles rolesOf(const ModelSchema &schema);
[[nodiscard]] Json toJson(const Roles &roles);
[[nodiscard]] Roles rolesFrom(const Json &json);

//! A seed within the role's bounds that is not among `taken`, as long as one is left; random.
[[nodiscard]] qint64 drawSeed(const SeedRole &role, const std::set<qint64> &taken = {});
//! The seed so many steps further, beyond the maximum again from the minimum.
[[nodiscard]] qint64 seedAfter(const SeedRole &role, qint64 seed, int steps);
//! Whether the request carries a seed that means itself: not negative, within the bounds.
[[nodiscard]] bool hasSeed(const Request &request, const SeedRole &role);

} // namespace limner
