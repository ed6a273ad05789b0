#pragma once

#include "core/schema/carryover.h"
#include "core/schema/parameter.h"

namespace limner {

//! How a value from elsewhere fits a parameter.
struct ValueFit {
    enum class Outcome {
        Same, //!< the value itself, perhaps as a list of one or as the same number
        Near, //!< the nearest allowed number or choice
        None
    };
    Outcome outcome = Outcome::None;
    Json value = nullptr; //!< valid for the parameter, but for the length of a text
    ValueChange::Reason reason = ValueChange::Reason::WrongType; //!< of None
};

[[nodiscard]] ValueFit fitValue(const Parameter &parameter, const Json &value);
//! The nearest seed would be another one: it fits, or it does not.
[[nodiscard]] ValueFit fitSeed(const Parameter &parameter, const Json &value);
//! The allowed number next to it: within the bounds, in whole steps, for an Integer exact; null
//! where there is none.
[[nodiscard]] Json nearestNumber(const Parameter &parameter, const Json &number);

} // namespace limner
