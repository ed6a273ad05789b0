#include "core/schema/problem.h"

#include "core/base/enumnames.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array kindNames{
    EnumName{Problem::Kind::Required, "required"_L1},
    EnumName{Problem::Kind::WrongType, "wrong_type"_L1},
    EnumName{Problem::Kind::TooSmall, "too_small"_L1},
    EnumName{Problem::Kind::TooLarge, "too_large"_L1},
    EnumName{Problem::Kind::TooShort, "too_short"_L1},
    EnumName{Problem::Kind::TooLong, "too_long"_L1},
    EnumName{Problem::Kind::NotAChoice, "not_a_choice"_L1},
    EnumName{Problem::Kind::Pattern, "pattern"_L1},
    EnumName{Problem::Kind::NotNullable, "not_nullable"_L1},
    EnumName{Problem::Kind::UnknownParameter, "unknown_parameter"_L1},
    EnumName{Problem::Kind::NotFinite, "not_finite"_L1},
    EnumName{Problem::Kind::NotAbove, "not_above"_L1},
    EnumName{Problem::Kind::NotBelow, "not_below"_L1},
    EnumName{Problem::Kind::NotAMultiple, "not_a_multiple"_L1},
    EnumName{Problem::Kind::TooFew, "too_few"_L1},
    EnumName{Problem::Kind::TooMany, "too_many"_L1},
};

} // namespace

QString toString(Problem::Kind kind)
{
    return nameIn(kindNames, kind);
}

QString describe(const Problem &problem)
{
    const auto say = [&](const QString &what) { return problem.parameter + u": "_s + what; };
    const QString &given = problem.given;
    const QString &limit = problem.limit;
    switch (problem.kind) {
    case Problem::Kind::Required:
        return say(u"a value is needed"_s);
    case Problem::Kind::WrongType:
        return say(u"%1 is not %2"_s.arg(given, limit));
    case Problem::Kind::TooSmall:
        return say(u"%1 is below %2"_s.arg(given, limit));
    case Problem::Kind::TooLarge:
        return say(u"%1 is above %2"_s.arg(given, limit));
    case Problem::Kind::TooShort:
        return say(u"shorter than %1 characters"_s.arg(limit));
    case Problem::Kind::TooLong:
        return say(u"longer than %1 characters"_s.arg(limit));
    case Problem::Kind::NotAChoice:
        return say(u"%1 is none of %2"_s.arg(given, limit));
    case Problem::Kind::Pattern:
        return say(u"%1 does not match %2"_s.arg(given, limit));
    case Problem::Kind::NotNullable:
        return say(u"null is not allowed"_s);
    case Problem::Kind::UnknownParameter:
        return say(u"the model knows only %1"_s.arg(limit));
    case Problem::Kind::NotFinite:
        return say(u"not a finite %1"_s.arg(limit));
    case Problem::Kind::NotAbove:
        return say(u"%1 is not above %2"_s.arg(given, limit));
    case Problem::Kind::NotBelow:
        return say(u"%1 is not below %2"_s.arg(given, limit));
    case Problem::Kind::NotAMultiple:
        return say(u"%1 is no multiple of %2"_s.arg(given, limit));
    case Problem::Kind::TooFew:
        return say(u"fewer than %1 entries"_s.arg(limit));
    case Problem::Kind::TooMany:
        return say(u"more than %1 entries"_s.arg(limit));
    }
    Q_UNREACHABLE();
}

} // namespace limner
