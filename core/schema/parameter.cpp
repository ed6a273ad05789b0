#include "core/schema/parameter.h"

#include "core/base/enumnames.h"

#include <algorithm>

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

} // namespace

QString toString(ParameterKind kind)
{
    return nameIn(kindNames, kind);
}

QString toString(OutputShape shape)
{
    return nameIn(shapeNames, shape);
}

const Parameter *ModelSchema::find(const QString &name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter &one) { return one.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

} // namespace limner
