#include "core/schema/parameter.h"

#include <algorithm>

namespace limner {

QString toString(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::String:
        return QStringLiteral("string");
    case ParameterKind::Text:
        return QStringLiteral("text");
    case ParameterKind::Integer:
        return QStringLiteral("integer");
    case ParameterKind::Number:
        return QStringLiteral("number");
    case ParameterKind::Boolean:
        return QStringLiteral("boolean");
    case ParameterKind::Choice:
        return QStringLiteral("choice");
    case ParameterKind::File:
        return QStringLiteral("file");
    case ParameterKind::Files:
        return QStringLiteral("files");
    case ParameterKind::List:
        return QStringLiteral("list");
    case ParameterKind::Object:
        return QStringLiteral("object");
    case ParameterKind::Secret:
        return QStringLiteral("secret");
    }
    Q_UNREACHABLE();
}

QString toString(OutputShape shape)
{
    switch (shape) {
    case OutputShape::Uri:
        return QStringLiteral("uri");
    case OutputShape::Uris:
        return QStringLiteral("uris");
    case OutputShape::Text:
        return QStringLiteral("text");
    case OutputShape::Object:
        return QStringLiteral("object");
    case OutputShape::None:
        return QStringLiteral("none");
    }
    Q_UNREACHABLE();
}

const Parameter *ModelSchema::find(const QString &name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Parameter &one) { return one.name == name; });
    return found == parameters.end() ? nullptr : &*found;
}

} // namespace limner
