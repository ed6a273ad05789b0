#pragma once

#include "core/base/json.h"
#include "core/schema/parameter.h"

#include <QStringList>

#include <vector>

namespace limner {

//! One thing wrong with one value. The sentence is made in ui/common; core gives the facts.
struct Problem {
    enum class Kind {
        Required,
        WrongType,
        TooSmall,
        TooLarge,
        TooShort,
        TooLong,
        NotAChoice,
        Pattern,
        NotNullable,
        UnknownParameter,
        NotFinite,
        NotAbove, //!< at an open bound
        NotBelow,
        NotAMultiple,
        TooFew, //!< entries of a list
        TooMany
    };
    QString parameter = {};
    Kind kind = Kind::Required;
    QString limit = {}; //!< the bound, the choices joined by ", ", or the expected type
    QString given = {}; //!< at most 60 characters of the value

    bool operator==(const Problem &) const = default;
};
[[nodiscard]] QString toString(Problem::Kind kind);
//! English, one line, for logs and `Error::message`: "steps: 120 is above 100".
[[nodiscard]] QString describe(const Problem &problem);

struct Validated {
    Json values = Json::object();       //!< only keys of the schema; null optionals left out
    std::vector<Problem> problems = {}; //!< empty = good; otherwise all of them, in form order
};

//! Checks every value against the schema, all problems at once. Integral floats pass for integers;
//! a null for an optional parameter means "leave it out" (providers.md §1.3).
[[nodiscard]] Validated validate(const ModelSchema &schema, const Json &values);

//! Defaults of all parameters that have one.
[[nodiscard]] Json defaultValues(const ModelSchema &schema);

} // namespace limner
