#include "core/schema/request.h"

#include "core/base/digest.h"

#include <cmath>

namespace limner {
namespace {

// Above 2^53 a double no longer names one integer.
constexpr double exactIntegers = 9007199254740992.0;

Json canonical(const Json &value)
{
    if (value.is_number_float()) {
        const double number = value.get<double>();
        if (std::floor(number) == number && std::abs(number) < exactIntegers)
            return static_cast<qint64>(number);
        return value;
    }
    if (!value.is_structured())
        return value;
    Json result = value;
    for (Json &child : result)
        child = canonical(child);
    return result;
}

} // namespace

const QStringList &seedNames()
{
    static const QStringList names{QStringLiteral("seed"), QStringLiteral("random_seed"),
                                   QStringLiteral("noise_seed")};
    return names;
}

const QStringList &promptNames()
{
    static const QStringList names{QStringLiteral("prompt"),
                                   QStringLiteral("text_prompt"),
                                   QStringLiteral("positive_prompt"),
                                   QStringLiteral("input_prompt"),
                                   QStringLiteral("main_prompt"),
                                   QStringLiteral("prompt_text"),
                                   QStringLiteral("text"),
                                   QStringLiteral("caption"),
                                   QStringLiteral("instruction"),
                                   QStringLiteral("instructions"),
                                   QStringLiteral("input_text"),
                                   QStringLiteral("text_input"),
                                   QStringLiteral("input"),
                                   QStringLiteral("query"),
                                   QStringLiteral("question")};
    return names;
}

QString Request::prompt() const
{
    for (const QString &name : promptNames()) {
        if (const Json &value = memberAt(parameters, name.toLatin1().constData());
            value.is_string())
            return toText(value);
    }
    return {};
}

QString Request::negativePrompt() const
{
    for (const char *name : {"negative_prompt", "n_prompt", "neg_prompt"}) {
        if (const Json &value = memberAt(parameters, name); value.is_string())
            return toText(value);
    }
    return {};
}

std::optional<qint64> Request::seed() const
{
    for (const QString &name : seedNames()) {
        if (const auto value = integerAt(parameters, name.toLatin1().constData()))
            return value;
    }
    return std::nullopt;
}

QByteArray fingerprint(const Request &request)
{
    const Json whole = {{"model", toJson(request.model)},
                        {"parameters", canonical(request.parameters)},
                        {"provider", toJson(request.provider)},
                        {"version", toJson(request.version)}};
    return sha256Hex(toBytes(whole));
}

} // namespace limner
