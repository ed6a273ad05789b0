#include "core/schema/validate.h"

#include "core/schema/inputname.h"
#include "core/schema/property.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

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

constexpr double beyond64Bits = 9223372036854775808.0; // 2^63

//! A whole number, however large.
bool isIntegral(const Json &value)
{
    if (value.is_number_integer())
        return true;
    return value.is_number_float() && std::floor(value.get<double>()) == value.get<double>();
}

//! No 64 bits hold it.
bool isBeyond(const Json &value)
{
    if (value.is_number_unsigned())
        return value.get<quint64>() > quint64(std::numeric_limits<qint64>::max());
    return value.is_number_float() &&
           (value.get<double>() >= beyond64Bits || value.get<double>() < -beyond64Bits);
}

bool isMultiple(const Json &value, double step)
{
    const double whole = std::floor(step);
    if (value.is_number_integer() && whole == step && step < beyond64Bits)
        return value.get<qint64>() % static_cast<qint64>(step) == 0;
    const double quotient = value.get<double>() / step;
    constexpr double rounding = 1e-9; // 0.3 is three times 0.1
    return std::abs(quotient - std::round(quotient)) <=
           rounding * std::max(1.0, std::abs(quotient));
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
        if (m_parameter.isOpaque)
            return;
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
        const qint64 least = m_parameter.least().value_or(std::numeric_limits<qint64>::min());
        const qint64 most = m_parameter.most().value_or(std::numeric_limits<qint64>::max());
        if (isBeyond(m_value)) {
            const bool isLarge = m_value.get<double>() > 0;
            return report(isLarge ? Problem::Kind::TooLarge : Problem::Kind::TooSmall,
                          QString::number(isLarge ? most : least));
        }
        m_value = m_value.is_number_float() ? static_cast<qint64>(m_value.get<double>())
                                            : m_value.get<qint64>();
        if (m_value.get<qint64>() < least)
            report(Problem::Kind::TooSmall, QString::number(least));
        if (m_value.get<qint64>() > most)
            report(Problem::Kind::TooLarge, QString::number(most));
        multiple();
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
        if (const auto &low = m_parameter.minimum) {
            if (number < *low)
                report(Problem::Kind::TooSmall, numberText(*low));
            else if (number == *low && m_parameter.isAboveMinimum)
                report(Problem::Kind::NotAbove, numberText(*low));
        }
        if (const auto &high = m_parameter.maximum) {
            if (number > *high)
                report(Problem::Kind::TooLarge, numberText(*high));
            else if (number == *high && m_parameter.isBelowMaximum)
                report(Problem::Kind::NotBelow, numberText(*high));
        }
        multiple();
    }

    void multiple()
    {
        if (m_parameter.multipleOf && !isMultiple(m_value, *m_parameter.multipleOf))
            report(Problem::Kind::NotAMultiple, numberText(*m_parameter.multipleOf));
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
        const bool good =
            m_value.is_array() && std::all_of(m_value.begin(), m_value.end(), looksLikeFile);
        need(good, u"list of https addresses or data: URIs"_s);
        if (good)
            entries();
    }

    void list()
    {
        const QString type = textAt(m_parameter.items, "type");
        const QString expected = type.isEmpty() ? u"list"_s : u"list of %1"_s.arg(type);
        if (!m_value.is_array())
            return report(Problem::Kind::WrongType, expected);
        entries();
        Parameter entry = entryOf(m_parameter);
        entry.name = m_parameter.name;
        for (Json &one : m_value) {
            std::vector<Problem> problems = problemsOf(entry, one);
            if (problems.empty() && !(one.is_null() && !entry.nullable))
                continue;
            // The first entry that is wrong says enough.
            if (problems.empty() || problems.front().kind == Problem::Kind::WrongType)
                return report(Problem::Kind::WrongType, expected);
            m_problems.insert(m_problems.end(), problems.begin(), problems.end());
            return;
        }
    }

    void entries()
    {
        const auto count = static_cast<qint64>(m_value.size());
        if (m_parameter.minimumLength && count < *m_parameter.minimumLength)
            report(Problem::Kind::TooFew, QString::number(*m_parameter.minimumLength));
        if (m_parameter.maximumLength && count > *m_parameter.maximumLength)
            report(Problem::Kind::TooMany, QString::number(*m_parameter.maximumLength));
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

std::vector<Problem> problemsOf(const Parameter &parameter, Json &value)
{
    std::vector<Problem> problems;
    Check{parameter, value, problems}.run();
    return problems;
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
