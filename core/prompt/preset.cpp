#include "core/prompt/preset.h"

#include "core/prompt/prompttrouble.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr qsizetype largestBody = 256 << 10; // bytes
constexpr qsizetype longestName = 120;       // characters
constexpr qsizetype deepest = 8;

} // namespace

Result<Json> presetBody(const Json &given)
{
    if (!given.is_object())
        return fail(promptError({PromptTrouble::Kind::PresetEmpty}));
    Json out = Json::object();
    for (const char *key : {"provider", "model", "version", "prompt", "negative_prompt"}) {
        if (const Json &text = memberAt(given, key); text.is_string())
            out[key] = text;
    }
    if (const Json &values = memberAt(given, "values"); values.is_object())
        out["values"] = values;
    if (toBytes(out).size() > largestBody)
        return fail(promptError(
            {PromptTrouble::Kind::PresetTooLarge, {QString::number(largestBody >> 10)}}));
    return out;
}

QString presetName(const QString &given)
{
    QString out;
    for (const QChar c : given)
        out += c.isPrint() || c.isSurrogate() ? c : QChar{u' '};
    return out.simplified().left(longestName).trimmed();
}

QString presetFolder(const QString &given)
{
    QStringList names;
    for (const QString &one : given.split(u'/')) {
        if (const QString name = presetName(one); !name.isEmpty() && names.size() < deepest)
            names.append(name);
    }
    return names.join(u'/');
}

} // namespace limner
