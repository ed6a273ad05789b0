#include "core/schema/fromtext.h"

#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

Json numberFromText(const QString &text)
{
    // 9007199254740993.0 is a whole number, and no double.
    static const QRegularExpression noFraction{u"\\.0*\\z"_s};
    const QString digits = text.trimmed().remove(noFraction);
    bool ok = false;
    if (const qint64 whole = digits.toLongLong(&ok); ok)
        return whole;
    if (const quint64 large = digits.toULongLong(&ok); ok)
        return large;
    const double number = text.trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? Json(number) : toJson(text);
}

Json booleanFromText(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "true"_L1 || word == "yes"_L1 || word == "on"_L1 || word == "1"_L1)
        return true;
    if (word == "false"_L1 || word == "no"_L1 || word == "off"_L1 || word == "0"_L1)
        return false;
    return toJson(text);
}

Json choiceFromText(const Parameter &parameter, const QString &text)
{
    for (const Json &choice : parameter.choices) {
        if (toText(choice) == text)
            return choice;
    }
    // Nobody remembers how a sampler is capitalised.
    for (const Json &choice : parameter.choices) {
        if (toText(choice).compare(text.trimmed(), Qt::CaseInsensitive) == 0)
            return choice;
    }
    return toJson(text);
}

Json structureFromText(const Parameter &parameter, const QString &text)
{
    const Result<Json> parsed = parseJson(text.toUtf8());
    if (parameter.isOpaque)
        return parsed ? *parsed : toJson(text);
    const bool fits = parsed && (parameter.kind == ParameterKind::Object ? parsed->is_object()
                                                                         : parsed->is_array());
    if (fits)
        return *parsed;
    // One address is a list of one.
    return parameter.kind == ParameterKind::Files ? Json::array({toJson(text)}) : toJson(text);
}

} // namespace

Json valueFromText(const Parameter &parameter, const QString &text)
{
    switch (parameter.kind) {
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return numberFromText(text);
    case ParameterKind::Boolean:
        return booleanFromText(text);
    case ParameterKind::Choice:
        return choiceFromText(parameter, text);
    case ParameterKind::Files:
    case ParameterKind::List:
    case ParameterKind::Object:
        return structureFromText(parameter, text);
    case ParameterKind::String:
    case ParameterKind::Text:
    case ParameterKind::Secret:
    case ParameterKind::File:
        return toJson(text);
    }
    Q_UNREACHABLE();
}

} // namespace limner
