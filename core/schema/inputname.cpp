#include "core/schema/inputname.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr auto prefix = "input:"_L1;
} // namespace

QString inputName(const QByteArray &sha256Hex)
{
    return prefix + QString::fromLatin1(sha256Hex);
}

bool isInputName(const QString &text)
{
    static const QRegularExpression pattern{u"\\Ainput:[0-9a-f]{64}\\z"_s};
    return text.size() == prefix.size() + 64 && pattern.match(text).hasMatch();
}

QString digestOf(const QString &inputName)
{
    return inputName.sliced(prefix.size());
}

bool isInlineFile(const QString &text)
{
    return text.startsWith("data:"_L1, Qt::CaseInsensitive) &&
           text.left(200).section(u',', 0, 0).endsWith(";base64"_L1, Qt::CaseInsensitive);
}

std::optional<QByteArray> inlineBytes(const QString &text)
{
    if (!isInlineFile(text))
        return std::nullopt;
    const QByteArray coded = text.sliced(text.indexOf(u',') + 1).toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(coded, QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional{std::move(decoded.decoded)} : std::nullopt;
}

void forEachText(Json &value, const std::function<void(Json &text)> &visit)
{
    if (value.is_string())
        return visit(value);
    if (value.is_structured()) {
        for (Json &child : value)
            forEachText(child, visit);
    }
}

QStringList inputNamesIn(const Json &value)
{
    QStringList names;
    Json copy = value;
    forEachText(copy, [&names](Json &text) {
        const QString name = toText(text);
        if (isInputName(name) && !names.contains(name))
            names.append(name);
    });
    return names;
}

} // namespace limner
