#include "core/schema/parameter.h"

#include "core/base/enumnames.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array kindNames{
    EnumName{ParameterKind::String, "string"_L1},   EnumName{ParameterKind::Text, "text"_L1},
    EnumName{ParameterKind::Integer, "integer"_L1}, EnumName{ParameterKind::Number, "number"_L1},
    EnumName{ParameterKind::Boolean, "boolean"_L1}, EnumName{ParameterKind::Choice, "choice"_L1},
    EnumName{ParameterKind::File, "file"_L1},       EnumName{ParameterKind::Files, "files"_L1},
    EnumName{ParameterKind::List, "list"_L1},       EnumName{ParameterKind::Object, "object"_L1},
    EnumName{ParameterKind::Secret, "secret"_L1},
};

constexpr std::array shapeNames{
    EnumName{OutputShape::Uri, "uri"_L1},   EnumName{OutputShape::Uris, "uris"_L1},
    EnumName{OutputShape::Text, "text"_L1}, EnumName{OutputShape::Object, "object"_L1},
    EnumName{OutputShape::None, "none"_L1},
};

constexpr double beyond64Bits = 9223372036854775808.0; // 2^63

bool fits64Bits(double bound)
{
    return bound >= -beyond64Bits && bound < beyond64Bits;
}

} // namespace

QString toString(ParameterKind kind)
{
    return nameIn(kindNames, kind);
}

QString toString(OutputShape shape)
{
    return nameIn(shapeNames, shape);
}

std::optional<qint64> Parameter::least() const
{
    if (exactMinimum || !minimum || !fits64Bits(std::ceil(*minimum)))
        return exactMinimum;
    return static_cast<qint64>(std::ceil(*minimum));
}

std::optional<qint64> Parameter::most() const
{
    if (exactMaximum || !maximum || !fits64Bits(std::floor(*maximum)))
        return exactMaximum;
    return static_cast<qint64>(std::floor(*maximum));
}

const Parameter *ModelSchema::find(const QString &name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter &one) { return one.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

} // namespace limner
