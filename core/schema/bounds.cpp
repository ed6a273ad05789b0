#include "core/schema/bounds.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype longestPattern = 1'000;
constexpr double exactIntegers = 9007199254740992.0;   // 2^53: above it a double is only near
constexpr double beyond64Bits = 9223372036854775808.0; // 2^63

//! One bound of a number, as the schema writes it.
struct Bound {
    std::optional<double> value = {};
    std::optional<qint64> exact = {};
    bool isOpen = false;
};

//! `sign` is 1 for a minimum, -1 for a maximum.
Bound readBound(const Json &keys, const char *key, const char *exclusive, int sign)
{
    Bound bound{numberAt(keys, key), integerAt(keys, key), boolAt(keys, exclusive, false)};
    const std::optional<double> open =
        memberAt(keys, exclusive).is_boolean() ? std::nullopt : numberAt(keys, exclusive);
    if (open && (!bound.value || *open * sign >= *bound.value * sign))
        bound = {open, integerAt(keys, exclusive), true};
    return bound;
}

//! The first whole number inside.
Bound wholeBound(Bound bound, int sign)
{
    if (!bound.value)
        return {};
    if (!bound.exact) {
        const double inside = sign > 0 ? std::ceil(*bound.value) : std::floor(*bound.value);
        const bool isStep = bound.isOpen && inside == *bound.value;
        return {inside + (isStep ? sign : 0)};
    }
    const qint64 last =
        sign > 0 ? std::numeric_limits<qint64>::max() : std::numeric_limits<qint64>::min();
    if (bound.isOpen && *bound.exact != last)
        *bound.exact += sign;
    bound.value = static_cast<double>(*bound.exact);
    if (std::abs(*bound.value) < exactIntegers)
        bound.exact.reset();
    return {bound.value, bound.exact};
}

void readNumbers(const Json &keys, Parameter &parameter)
{
    const bool isWhole = parameter.kind == ParameterKind::Integer;
    Bound low = readBound(keys, "minimum", "exclusiveMinimum", 1);
    Bound high = readBound(keys, "maximum", "exclusiveMaximum", -1);
    if (isWhole) {
        low = wholeBound(low, 1);
        high = wholeBound(high, -1);
    } else {
        low.exact = high.exact = std::nullopt;
    }
    parameter.multipleOf = numberAt(keys, "multipleOf");
    if (parameter.multipleOf && !(*parameter.multipleOf > 0))
        parameter.multipleOf.reset();
    const bool isPoint = low.value && low.value == high.value;
    const bool isEmpty = (low.value && high.value && *low.value > *high.value) ||
                         (low.exact && high.exact && *low.exact > *high.exact) ||
                         (isPoint && (low.isOpen || high.isOpen)) ||
                         (isWhole && low.value && !low.exact && *low.value >= beyond64Bits) ||
                         (isWhole && high.value && !high.exact && *high.value < -beyond64Bits);
    if (isEmpty)
        return;
    parameter.minimum = low.value;
    parameter.maximum = high.value;
    parameter.exactMinimum = low.exact;
    parameter.exactMaximum = high.exact;
    parameter.isAboveMinimum = low.value && low.isOpen;
    parameter.isBelowMaximum = high.value && high.isOpen;
}

void readLengths(const Json &keys, Parameter &parameter)
{
    const bool isList =
        parameter.kind == ParameterKind::List || parameter.kind == ParameterKind::Files;
    parameter.minimumLength = integerAt(keys, isList ? "minItems" : "minLength");
    parameter.maximumLength = integerAt(keys, isList ? "maxItems" : "maxLength");
    if (parameter.minimumLength && *parameter.minimumLength <= 0)
        parameter.minimumLength.reset();
    if (parameter.maximumLength && *parameter.maximumLength < parameter.minimumLength.value_or(0))
        parameter.maximumLength.reset();
    const QString pattern = textAt(keys, "pattern");
    if (!isList && pattern.size() <= longestPattern && QRegularExpression{pattern}.isValid())
        parameter.pattern = pattern;
}

} // namespace

void readBounds(const Json &keys, Parameter &parameter)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return readNumbers(keys, parameter);
    case ParameterKind::String:
    case ParameterKind::Text:
    case ParameterKind::Secret:
    case ParameterKind::List:
    case ParameterKind::Files:
        return readLengths(keys, parameter);
    default:
        return;
    }
}

void writeBounds(Json &to, const Parameter &parameter)
{
    const char *const low = parameter.isAboveMinimum ? "exclusiveMinimum" : "minimum";
    const char *const high = parameter.isBelowMaximum ? "exclusiveMaximum" : "maximum";
    if (parameter.minimum)
        to[low] = *parameter.minimum;
    if (parameter.maximum)
        to[high] = *parameter.maximum;
    if (parameter.exactMinimum)
        to[low] = *parameter.exactMinimum;
    if (parameter.exactMaximum)
        to[high] = *parameter.exactMaximum;
    if (parameter.multipleOf)
        to["multipleOf"] = *parameter.multipleOf;
    const bool isList =
        parameter.kind == ParameterKind::List || parameter.kind == ParameterKind::Files;
    if (parameter.minimumLength)
        to[isList ? "minItems" : "minLength"] = *parameter.minimumLength;
    if (parameter.maximumLength)
        to[isList ? "maxItems" : "maxLength"] = *parameter.maximumLength;
}

} // namespace limner
