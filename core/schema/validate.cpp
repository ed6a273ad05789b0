#include "core/schema/validate.h"

#include "core/schema/inputname.h"

#include "core/base/enumnames.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

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

constexpr qsizetype longestGiven = 60;
constexpr qsizetype longestList = 600;

QString clipped(const QString &text, qsizetype length)
{
    if (text.size() <= length)
        return text;
    qsizetype keep = length - 1;
    if (text.at(keep - 1).isHighSurrogate())
        --keep;
    return text.left(keep) + u'…';
}

// nlohmann prints 5.0 for a bound that everybody writes as 5.
QString numberText(double number)
{
    return QString::number(number, 'g', std::numeric_limits<double>::digits10);
}

QString listText(const std::vector<Json> &choices)
{
    QStringList words;
    for (const Json &choice : choices)
        words.append(toText(choice));
    return clipped(words.join(u", "_s), longestList);
}

bool isBlank(const Json &value)
{
    return value.is_string() && toText(value).trimmed().isEmpty();
}

bool looksLikeFile(const Json &value)
{
    const QString text = toText(value);
    return value.is_string() &&
           (text.startsWith("https://"_L1, Qt::CaseInsensitive) ||
            text.startsWith("http://"_L1, Qt::CaseInsensitive) ||
            text.startsWith("data:"_L1, Qt::CaseInsensitive) || isInputName(text));
}

bool isIntegral(const Json &value)
{
    if (value.is_number_integer())
        return true;
    if (!value.is_number_float())
        return false;
    const double number = value.get<double>();
    return std::floor(number) == number && std::abs(number) < 9.2e18;
}

bool fitsType(const Json &value, const QString &type)
{
    if (type == "string"_L1)
        return value.is_string();
    if (type == "integer"_L1)
        return isIntegral(value);
    if (type == "number"_L1)
        return value.is_number();
    if (type == "boolean"_L1)
        return value.is_boolean();
    if (type == "object"_L1)
        return value.is_object();
    if (type == "array"_L1)
        return value.is_array();
    return true;
}

//! Checks one present value; `value` becomes what is to be sent.
class Check {
public:
    Check(const Parameter &parameter, Json &value, std::vector<Problem> &problems)
        : m_parameter{parameter}
        , m_value{value}
        , m_problems{problems}
    {}

    void run()
    {
        switch (m_parameter.kind) {
        case ParameterKind::String:
        case ParameterKind::Text:
        case ParameterKind::Secret:
            return text();
        case ParameterKind::Integer:
            return integer();
        case ParameterKind::Number:
            return number();
        case ParameterKind::Boolean:
            return need(m_value.is_boolean(), u"true or false"_s);
        case ParameterKind::Choice:
            return choice();
        case ParameterKind::File:
            return need(looksLikeFile(m_value), u"an https address or a data: URI"_s);
        case ParameterKind::Files:
            return files();
        case ParameterKind::List:
            return list();
        case ParameterKind::Object:
            return need(m_value.is_object(), u"object"_s);
        }
    }

private:
    void report(Problem::Kind kind, const QString &limit)
    {
        const bool hidden = m_parameter.kind == ParameterKind::Secret;
        const QString given = hidden ? u"…"_s : clipped(toText(m_value), longestGiven);
        m_problems.push_back({m_parameter.name, kind, limit, given});
    }

    void need(bool good, const QString &expected)
    {
        if (!good)
            report(Problem::Kind::WrongType, expected);
    }

    void text()
    {
        if (!m_value.is_string())
            return report(Problem::Kind::WrongType, u"text"_s);
        const QString text = toText(m_value);
        const qsizetype length = text.toUcs4().size();
        if (m_parameter.minimumLength && length < *m_parameter.minimumLength)
            report(Problem::Kind::TooShort, QString::number(*m_parameter.minimumLength));
        if (m_parameter.maximumLength && length > *m_parameter.maximumLength)
            report(Problem::Kind::TooLong, QString::number(*m_parameter.maximumLength));
        if (!m_parameter.pattern.isEmpty() &&
            !QRegularExpression{m_parameter.pattern, QRegularExpression::UseUnicodePropertiesOption}
                 .match(text)
                 .hasMatch())
            report(Problem::Kind::Pattern, m_parameter.pattern);
    }

    void integer()
    {
        if (m_value.is_number_float() && !std::isfinite(m_value.get<double>()))
            return report(Problem::Kind::NotFinite, u"integer"_s);
        if (!isIntegral(m_value))
            return report(Problem::Kind::WrongType, u"integer"_s);
        if (m_value.is_number_float())
            m_value = static_cast<qint64>(m_value.get<double>());
        bounds();
    }

    void number()
    {
        if (!m_value.is_number())
            return report(Problem::Kind::WrongType, u"number"_s);
        if (!std::isfinite(m_value.get<double>()))
            return report(Problem::Kind::NotFinite, u"number"_s);
        bounds();
    }

    void bounds()
    {
        const double number = m_value.get<double>();
        if (m_parameter.minimum && number < *m_parameter.minimum)
            report(Problem::Kind::TooSmall, numberText(*m_parameter.minimum));
        if (m_parameter.maximum && number > *m_parameter.maximum)
            report(Problem::Kind::TooLarge, numberText(*m_parameter.maximum));
    }

    void choice()
    {
        const auto &choices = m_parameter.choices;
        const auto found = std::find(choices.begin(), choices.end(), m_value);
        if (found == choices.end())
            return report(Problem::Kind::NotAChoice, listText(choices));
        m_value = *found; // 2.0 becomes the 2 of the schema
    }

    void files()
    {
        need(m_value.is_array() && std::all_of(m_value.begin(), m_value.end(), looksLikeFile),
             u"list of https addresses or data: URIs"_s);
    }

    void list()
    {
        const QString type = textAt(m_parameter.items, "type");
        const bool good = m_value.is_array() &&
                          std::all_of(m_value.begin(), m_value.end(),
                                      [&](const Json &item) { return fitsType(item, type); });
        need(good, type.isEmpty() ? u"list"_s : u"list of %1"_s.arg(type));
    }

    const Parameter &m_parameter;
    Json &m_value;
    std::vector<Problem> &m_problems;
};

// An empty file or number field is a field left empty.
bool isLeftOut(const Parameter &parameter, const Json &value)
{
    const bool emptyText = value.is_string() && value.get_ref<const std::string &>().empty();
    return value.is_null() || (emptyText && (parameter.kind == ParameterKind::File ||
                                             parameter.kind == ParameterKind::Secret));
}

void checkOne(const Parameter &parameter, const Json &values, Validated &result)
{
    const std::string key = parameter.name.toStdString();
    const bool present = values.contains(key);
    Json value = present ? values[key] : Json(nullptr);
    if (isLeftOut(parameter, value)) {
        if (parameter.required && present && value.is_null() && parameter.nullable)
            result.values[key] = nullptr;
        else if (parameter.required && present && value.is_null())
            result.problems.push_back({parameter.name, Problem::Kind::NotNullable, {}, u"null"_s});
        else if (parameter.required)
            result.problems.push_back({parameter.name, Problem::Kind::Required, {}, {}});
        return;
    }
    if (parameter.required && isBlank(value)) {
        result.problems.push_back({parameter.name, Problem::Kind::Required, {}, {}});
        return;
    }
    Check{parameter, value, result.problems}.run();
    result.values[key] = std::move(value);
}

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

Validated validate(const ModelSchema &schema, const Json &values)
{
    static const Json none = Json::object();
    const Json &given = values.is_object() ? values : none;
    Validated result;
    QStringList names;
    for (const Parameter &parameter : schema.parameters) {
        checkOne(parameter, given, result);
        names.append(parameter.name);
    }
    for (const auto &[key, value] : given.items()) {
        const QString name = QString::fromStdString(key);
        if (!names.contains(name))
            result.problems.push_back({clipped(name, longestGiven), Problem::Kind::UnknownParameter,
                                       clipped(names.join(u", "_s), longestList),
                                       clipped(toText(value), longestGiven)});
    }
    return result;
}

Json defaultValues(const ModelSchema &schema)
{
    Json values = Json::object();
    for (const Parameter &parameter : schema.parameters) {
        if (!parameter.defaultValue.is_null())
            values[parameter.name.toStdString()] = parameter.defaultValue;
    }
    return values;
}

} // namespace limner
