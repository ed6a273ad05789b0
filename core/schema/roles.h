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

//! What some parameters of a model are for, beyond their kind: names, empty where the model has
//! none. No parameter has two roles.
struct Roles {
    std::optional<SeedRole> seed = {};
    QStringList secrets = {};    //!< parameters whose values are kept nowhere
    QString prompt = {};         //!< String or Text
    QString negativePrompt = {}; //!< String or Text
    QString count = {};          //!< Integer: how many pictures one job makes
    QString steps = {};          //!< Integer or Number
    QString guidance = {};       //!< Integer or Number
    QString scheduler = {};      //!< Choice
    QString width = {};          //!< Integer, or a Choice of integers; both or none
    QString height = {};
    QString aspectRatio = {}; //!< Choice, some like "16:9"
    QString resolution = {};  //!< Choice, some like "1024x1024", "2K", 512
    QStringList images = {};  //!< File or Files that take pictures, the main one first
    QString mask = {};        //!< File
    QString strength = {};    //!< Number or Integer: how far from the picture that goes in
    bool operator==(const Roles &) const = default;
};
//! By name, title, kind and description (`rolefinder.h` has the words and the rules).
[[nodiscard]] Roles rolesOf(const ModelSchema &schema);
//! What is kept with a job: the seed and the names of the secrets, nothing else.
[[nodiscard]] Json toJson(const Roles &roles);
[[nodiscard]] Roles rolesFrom(const Json &json);

//! A seed within the role's bounds that is not among `taken`, as long as one is left; random.
[[nodiscard]] qint64 drawSeed(const SeedRole &role, const std::set<qint64> &taken = {});
//! The seed so many steps further, beyond the maximum again from the minimum.
[[nodiscard]] qint64 seedAfter(const SeedRole &role, qint64 seed, int steps);
//! Whether the request carries a seed that means itself: not negative, within the bounds.
[[nodiscard]] bool hasSeed(const Request &request, const SeedRole &role);

} // namespace limner
