#include "app/api/apibody.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int deepest = 64;
constexpr qsizetype longestShown = 60;

bool isTooDeep(QByteArrayView text)
{
    int depth = 0;
    bool isText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text.at(i);
        if (isText && c == '\\')
            ++i;
        else if (c == '"')
            isText = !isText;
        else if (!isText && (c == '{' || c == '['))
            ++depth;
        else if (!isText && (c == '}' || c == ']'))
            --depth;
        if (depth > deepest)
            return true;
    }
    return false;
}

QString decoded(QByteArray text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.replace('+', ' ')));
}

} // namespace

Result<Json> bodyOf(const ApiRequest &request)
{
    if (isTooDeep(request.body))
        return fail(ErrorKind::Usage, u"the body is nested deeper than %1"_s.arg(deepest));
    Result<Json> body = parseJson(request.body);
    if (!body)
        return fail(ErrorKind::Usage, u"the body is no JSON: %1"_s.arg(body.error().message));
    if (!body->is_object())
        return fail(ErrorKind::Usage, u"the body is no JSON object"_s);
    return body;
}

QHash<QString, QString> queryOf(const ApiRequest &request)
{
    QHash<QString, QString> out;
    for (const QByteArray &item : request.query.split('&')) {
        const qsizetype equals = item.indexOf('=');
        if (!item.isEmpty())
            out[decoded(equals < 0 ? item : item.first(equals))] =
                equals < 0 ? u""_s : decoded(item.sliced(equals + 1));
    }
    return out;
}

void BodyReader::complain(const char *name, Problem::Kind kind, const QString &limit)
{
    const Json &given = memberAt(m_body, name);
    m_problems.push_back({.parameter = QString::fromLatin1(name),
                          .kind = kind,
                          .limit = limit,
                          .given = given.is_null() ? QString{} : toText(given).left(longestShown)});
}

QString BodyReader::text(const char *name, Need need, qsizetype longest)
{
    const Json &given = memberAt(m_body, name);
    if (!given.is_null() && !given.is_string()) {
        complain(name, Problem::Kind::WrongType, u"string"_s);
        return {};
    }
    if (need == Need::Required && toText(given).trimmed().isEmpty()) {
        complain(name, Problem::Kind::Required);
        return {};
    }
    if (given.is_null())
        return {};
    QString value = toText(given);
    if (value.size() > longest)
        complain(name, Problem::Kind::TooLong, QString::number(longest));
    return value.isNull() ? u""_s : value;
}

std::optional<int> BodyReader::integer(const char *name, int least, int most)
{
    const Json &given = memberAt(m_body, name);
    if (given.is_null())
        return std::nullopt;
    const bool isWhole =
        given.is_number_integer() ||
        (given.is_number_float() && given.get<double>() == std::floor(given.get<double>()));
    if (!isWhole) {
        complain(name, Problem::Kind::WrongType, u"integer"_s);
        return std::nullopt;
    }
    const double value = given.get<double>();
    if (value < least)
        complain(name, Problem::Kind::TooSmall, QString::number(least));
    else if (value > most)
        complain(name, Problem::Kind::TooLarge, QString::number(most));
    else
        return static_cast<int>(value);
    return std::nullopt;
}

std::optional<bool> BodyReader::boolean(const char *name)
{
    const Json &given = memberAt(m_body, name);
    if (given.is_boolean())
        return given.get<bool>();
    if (!given.is_null())
        complain(name, Problem::Kind::WrongType, u"boolean"_s);
    return std::nullopt;
}

Json BodyReader::object(const char *name)
{
    const Json &given = memberAt(m_body, name);
    if (given.is_object() || given.is_null())
        return given;
    complain(name, Problem::Kind::WrongType, u"object"_s);
    return nullptr;
}

Json BodyReader::array(const char *name)
{
    const Json &given = memberAt(m_body, name);
    if (given.is_array() || given.is_null())
        return given;
    complain(name, Problem::Kind::WrongType, u"array"_s);
    return nullptr;
}

std::optional<Error> BodyReader::error() const
{
    if (m_problems.empty())
        return std::nullopt;
    QStringList sentences;
    for (const Problem &problem : m_problems)
        sentences.append(describe(problem));
    Error error;
    error.kind = ErrorKind::InvalidInput;
    error.message = sentences.join(u"; "_s);
    return error;
}

} // namespace limner
