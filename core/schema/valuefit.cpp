#include "core/schema/valuefit.h"

#include "core/schema/validate.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Outcome = ValueFit::Outcome;
using Reason = ValueChange::Reason;

ValueFit same(Json value)
{
    return {Outcome::Same, std::move(value), Reason::None};
}

ValueFit near(Json value)
{
    return {Outcome::Near, std::move(value), Reason::None};
}

ValueFit none(Reason reason)
{
    return {Outcome::None, nullptr, reason};
}

//! A number, also one that some model offers as a text: "4".
Json asNumber(const Json &value)
{
    if (value.is_number())
        return value;
    if (!value.is_string())
        return nullptr;
    bool ok = false;
    const QString text = toText(value).trimmed();
    if (const qint64 whole = text.toLongLong(&ok); ok)
        return whole;
    const double number = text.toDouble(&ok);
    return ok && std::isfinite(number) ? Json(number) : Json(nullptr);
}

//! One spelling for "K_EULER_ANCESTRAL" and "Euler a", "DPM++ 2M" and "dpmpp_2m", "jpeg" and "JPG".
QString spelling(const QString &text)
{
    QString out = text.toLower();
    out.replace(u"++"_s, u"pp"_s).replace(u"ancestral"_s, u"a"_s).replace(u"jpeg"_s, u"jpg"_s);
    if (out.startsWith("k_"_L1))
        out.remove(0, 2);
    static const QRegularExpression between{u"[^\\p{L}\\p{N}.:]+"_s};
    return out.remove(between);
}

ValueFit fitChoice(const Parameter &parameter, const Json &value)
{
    if (value.is_string()) {
        const QString wanted = spelling(toText(value));
        for (const Json &choice : parameter.choices) {
            if (choice.is_string() && !wanted.isEmpty() && spelling(toText(choice)) == wanted)
                return near(choice);
        }
    }
    const Json number = asNumber(value);
    if (number.is_null())
        return none(value.is_string() ? Reason::NotAChoice : Reason::WrongType);
    const Json *best = nullptr;
    double distance = 0;
    for (const Json &choice : parameter.choices) {
        const Json one = asNumber(choice);
        if (one.is_null())
            return none(Reason::NotAChoice);
        const double away = std::abs(one.get<double>() - number.get<double>());
        if (!best || away < distance) {
            best = &choice;
            distance = away;
        }
    }
    if (!best)
        return none(Reason::NotAChoice);
    return asNumber(*best) == number ? same(*best) : near(*best);
}

ValueFit fitNumber(const Parameter &parameter, const Json &value)
{
    const Json number = asNumber(value);
    if (number.is_null())
        return none(Reason::WrongType);
    Json nearest = nearestNumber(parameter, number);
    if (nearest.is_null() || !problemsOf(parameter, nearest).empty())
        return none(Reason::OutOfRange);
    return nearest == number ? same(std::move(nearest)) : near(std::move(nearest));
}

//! A text is the artist's work: too long, it is shown as that, and not lost.
bool isOnlyItsLength(const std::vector<Problem> &problems)
{
    return std::all_of(problems.begin(), problems.end(), [](const Problem &problem) {
        return problem.kind == Problem::Kind::TooLong || problem.kind == Problem::Kind::TooShort;
    });
}

Json nearestWhole(const Parameter &parameter, const Json &number)
{
    const qint64 least = parameter.least().value_or(std::numeric_limits<qint64>::min());
    const qint64 most = parameter.most().value_or(std::numeric_limits<qint64>::max());
    const double rounded = std::round(number.get<double>());
    constexpr double beyond = 9223372036854775808.0; // 2^63
    qint64 whole = 0;
    if (number.is_number_integer() && !(number.is_number_unsigned() && rounded >= beyond))
        whole = number.get<qint64>();
    else if (rounded >= beyond || rounded < -beyond)
        whole = rounded > 0 ? most : least;
    else
        whole = static_cast<qint64>(rounded);
    whole = std::clamp(whole, least, std::max(least, most));
    const auto step = static_cast<qint64>(parameter.multipleOf.value_or(1));
    if (step <= 1 || whole % step == 0)
        return whole;
    const qint64 below = whole - ((whole % step) + step) % step;
    const bool isUp = whole - below > step / 2;
    if ((isUp || below < least) && below <= most - step)
        return below + step;
    return below >= least ? Json(below) : Json(nullptr);
}

} // namespace

Json nearestNumber(const Parameter &parameter, const Json &number)
{
    if (parameter.kind == ParameterKind::Integer)
        return nearestWhole(parameter, number);
    double value = number.get<double>();
    if (parameter.multipleOf)
        value = std::round(value / *parameter.multipleOf) * *parameter.multipleOf;
    if (parameter.minimum && value < *parameter.minimum)
        value = *parameter.minimum;
    if (parameter.maximum && value > *parameter.maximum)
        value = *parameter.maximum;
    const bool isOnOpenBound = (parameter.isAboveMinimum && value <= *parameter.minimum) ||
                               (parameter.isBelowMaximum && value >= *parameter.maximum);
    return isOnOpenBound ? parameter.defaultValue : Json(value);
}

ValueFit fitValue(const Parameter &parameter, const Json &given)
{
    Json value = given;
    const bool isCut =
        parameter.kind == ParameterKind::File && value.is_array() && value.size() > 1;
    if (parameter.kind == ParameterKind::File && value.is_array() && !value.empty())
        value = Json(given.front());
    if (parameter.kind == ParameterKind::Files && value.is_string())
        value = Json::array({given});
    const std::vector<Problem> problems = problemsOf(parameter, value);
    if (problems.empty())
        return isCut ? near(std::move(value)) : same(std::move(value));
    switch (parameter.kind) {
    case ParameterKind::String:
    case ParameterKind::Text:
        if (!value.is_string())
            return none(Reason::WrongType);
        return isOnlyItsLength(problems) ? same(std::move(value)) : none(Reason::OutOfRange);
    case ParameterKind::Integer:
    case ParameterKind::Number:
        return fitNumber(parameter, value);
    case ParameterKind::Choice:
        return fitChoice(parameter, value);
    default:
        return none(Reason::WrongType);
    }
}

ValueFit fitSeed(const Parameter &parameter, const Json &given)
{
    Json value = given;
    if (problemsOf(parameter, value).empty())
        return same(std::move(value));
    return none(value.is_number() ? Reason::OutOfRange : Reason::WrongType);
}

} // namespace limner
