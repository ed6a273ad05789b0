#pragma once

#include "core/base/json.h"
#include "core/schema/parameter.h"
#include "core/schema/problem.h"

#include <vector>

namespace limner {

struct Validated {
    Json values = Json::object();       //!< only keys of the schema; null optionals left out
    std::vector<Problem> problems = {}; //!< empty = good; otherwise all of them, in form order
};

//! Checks every value against the schema, all problems at once. Integers are exact and have 64
//! bits; integral floats pass for integers; any JSON passes for an opaque parameter; a null for an
//! optional parameter means "leave it out" (providers.md §1.3).
[[nodiscard]] Validated validate(const ModelSchema &schema, const Json &values);

//! Checks one value that is there, and not null; it becomes what is to be sent.
[[nodiscard]] std::vector<Problem> problemsOf(const Parameter &parameter, Json &value);

//! Defaults of all parameters that have one.
[[nodiscard]] Json defaultValues(const ModelSchema &schema);

} // namespace limner
