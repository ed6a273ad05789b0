#pragma once

#include <QString>

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

} // namespace limner
