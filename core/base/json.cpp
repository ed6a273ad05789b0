#include "core/base/json.h"

#include "core/base/jsonrepair.h"

#include <QStringDecoder>

#include <cmath>
#include <limits>

namespace limner {
namespace {

constexpr int deepest = 200;
constexpr qint64 greatest = std::numeric_limits<qint64>::max();

// nlohmann's parser recurses when a deep value is destroyed, so depth is judged on the text.
bool tooDeep(QByteArrayView text)
{
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > deepest)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

template <typename Kind>
Result<Kind> parse(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    if (tooDeep(text))
        return fail(ErrorKind::InvalidAnswer, QStringLiteral("JSON nested too deeply"));
    try {
        return Kind::parse(text.begin(), text.end());
    } catch (const nlohmann::json::exception &problem) {
        return fail(ErrorKind::InvalidAnswer, QString::fromUtf8(problem.what()).left(200));
    }
}

template <typename Kind>
QByteArray dump(const Kind &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Kind::error_handler_t::replace));
}

} // namespace

Result<Json> parseJson(QByteArrayView text)
{
    return parse<Json>(text);
}

Result<OrderedJson> parseOrderedJson(QByteArrayView text)
{
    return parse<OrderedJson>(text);
}

Result<Json> parseForeignJson(QByteArrayView text)
{
    Result<Json> strict = parse<Json>(text);
    return strict ? strict : parse<Json>(repairedJson(text));
}

QByteArray toBytes(const Json &value)
{
    return dump(value);
}

QByteArray toBytes(const OrderedJson &value)
{
    return dump(value);
}

Json toJson(const QString &text)
{
    return Json(text.toStdString());
}

OrderedJson textOrNull(const QString &text)
{
    return text.isNull() ? OrderedJson(nullptr) : OrderedJson(text.toStdString());
}

QString toText(const Json &value)
{
    if (value.is_null())
        return {};
    if (value.is_string())
        return QString::fromStdString(value.get_ref<const std::string &>());
    return QString::fromUtf8(toBytes(value));
}

const Json &memberAt(const Json &object, const char *key)
{
    static const Json nothing;
    if (!object.is_object())
        return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

QString textAt(const Json &object, const char *key, const QString &fallback)
{
    const Json &value = memberAt(object, key);
    return value.is_string() ? toText(value) : fallback;
}

std::optional<double> numberAt(const Json &object, const char *key)
{
    const Json &value = memberAt(object, key);
    if (value.is_number())
        return value.get<double>();
    bool ok = false;
    const double parsed = value.is_string() ? toText(value).toDouble(&ok) : 0;
    return ok && std::isfinite(parsed) ? std::optional{parsed} : std::nullopt;
}

std::optional<qint64> integerAt(const Json &object, const char *key)
{
    const Json &value = memberAt(object, key);
    if (value.is_number_unsigned() && value.get<quint64>() > quint64(greatest))
        return std::nullopt;
    if (value.is_number_integer())
        return value.get<qint64>();
    bool ok = false;
    const qint64 parsed = value.is_string() ? toText(value).toLongLong(&ok) : 0;
    if (ok)
        return parsed;
    const std::optional<double> number = numberAt(object, key);
    // 2^63 as a double is the first value that no longer fits.
    if (!number || std::floor(*number) != *number || std::abs(*number) >= 9.2e18)
        return std::nullopt;
    return static_cast<qint64>(*number);
}

bool boolAt(const Json &object, const char *key, bool fallback)
{
    const Json &value = memberAt(object, key);
    return value.is_boolean() ? value.get<bool>() : fallback;
}

} // namespace limner
