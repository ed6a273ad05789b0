#pragma once

#include "core/schema/carryover.h"
#include "core/schema/roles.h"

#include <optional>
#include <vector>

namespace limner {

//! What several models are told together, as a form of its own: `prompt`, `negative_prompt`,
//! `width` and `height`, `seed`. Every model calls these something else, and not all have them.
[[nodiscard]] const ModelSchema &sharedSchema();

//! What a model makes of the shared values.
struct SharedFit {
    Json values = Json::object();          //!< by the model's own names
    std::vector<ValueChange> changes = {}; //!< as `CarryOver::changes`, of the shared form
};
//! By role, as `carryOver`; a value that is the shared form's default is told, too. Texts that are
//! empty and a random seed are left out.
[[nodiscard]] SharedFit fitShared(const Json &shared, const ModelSchema &model);
//! The same from any form, its defaults told, too.
[[nodiscard]] CarryOver carryAll(const ModelSchema &from, const Json &values,
                                 const ModelSchema &to);

//! The model's form without what the shared values tell, and without the number of pictures.
[[nodiscard]] ModelSchema ownPart(const ModelSchema &model);

//! What may be drawn as one seed for all of these; nothing when they have no seed in common, or
//! there are none.
[[nodiscard]] std::optional<SeedRole> commonSeed(const std::vector<SeedRole> &roles);

} // namespace limner
