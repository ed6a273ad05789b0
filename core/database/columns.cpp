#include "core/database/columns.h"

#include "core/base/json.h"

namespace limner {

QVariant nullableText(const QString &text)
{
    return text.isNull() ? QVariant{} : QVariant{text};
}

QVariant textColumn(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant nullableTime(const QDateTime &time)
{
    return time.isValid() ? QVariant{time.toMSecsSinceEpoch()} : QVariant{};
}

QDateTime timeFrom(const QVariant &value)
{
    return value.isNull() ? QDateTime{}
                          : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

QString idList(const std::vector<qint64> &ids)
{
    QStringList list;
    for (const qint64 id : ids)
        list.append(QString::number(id));
    return QStringLiteral("[%1]").arg(list.join(QLatin1Char{','}));
}

QVariant errorColumn(const std::optional<Error> &error)
{
    if (!error)
        return {};
    Json json = Json::object();
    json["kind"] = toJson(toString(error->kind));
    json["message"] = toJson(error->message);
    json["code"] = toJson(error->code);
    json["status"] = error->httpStatus;
    if (error->effect != Error::Effect::Unknown)
        json["acted"] = error->effect == Error::Effect::Possible;
    return QString::fromUtf8(toBytes(json));
}

std::optional<Error> errorFrom(const QVariant &value)
{
    if (value.isNull())
        return {};
    const Result<Json> json = parseJson(value.toString().toUtf8());
    if (!json)
        return Error{.message = value.toString()};
    Error error;
    error.kind = errorKindFromString(textAt(*json, "kind"));
    error.message = textAt(*json, "message");
    error.code = textAt(*json, "code");
    error.httpStatus = static_cast<int>(integerAt(*json, "status").value_or(0));
    if (json->contains("acted"))
        error.effect = boolAt(*json, "acted", true) ? Error::Effect::Possible : Error::Effect::None;
    return error;
}

} // namespace limner
