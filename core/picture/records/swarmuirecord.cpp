#include "core/picture/records/swarmuirecord.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const Json &parametersOf(const PictureTexts &texts)
{
    for (const PictureTexts::Text &text : texts.all()) {
        if (const Json &own = memberAt(text.json, "sui_image_params"); own.is_object())
            return own;
    }
    static const Json nothing;
    return nothing;
}

//! Lists of equal length: names here, strengths there.
QString lorasOf(const Json &data)
{
    const auto listed = [&data](const char *key) {
        const Json &value = memberAt(data, key);
        QStringList out;
        if (value.is_string())
            return toText(value).split(u',', Qt::SkipEmptyParts);
        for (size_t i = 0; value.is_array() && i < value.size() && i < 50; ++i)
            out.append(toText(value[i]));
        return out;
    };
    const QStringList names = listed("loras");
    const QStringList weights = listed("loraweights");
    QStringList all;
    for (qsizetype i = 0; i < names.size(); ++i)
        all.append(names[i].trimmed() + u':' + weights.value(i, u"1"_s).trimmed());
    return all.join(u", "_s);
}

} // namespace

std::optional<FoundSettings> readSwarmUi(const PictureTexts &texts)
{
    const Json &data = parametersOf(texts);
    if (!data.is_object())
        return std::nullopt;
    FoundSettings out;
    out.origin = u"SwarmUI"_s;
    out.setPrompt(textAt(data, "prompt"));
    out.setNegativePrompt(textAt(data, "negativeprompt"));
    out.setModel(textAt(data, "model"));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "steps"));
    out.setCfgScale(memberAt(data, "cfgscale"));
    out.setSampler(textAt(data, "sampler"));
    out.setScheduler(textAt(data, "scheduler"));
    out.setSize(memberAt(data, "width"), memberAt(data, "height"));
    out.note(u"loras"_s, toJson(lorasOf(data)));
    out.note(u"guidance"_s, memberAt(data, "fluxguidancescale"));
    for (const auto &[key, value] : data.items()) {
        const bool isTaken = key == "negativeprompt" || key == "cfgscale" || key == "loras" ||
                             key == "loraweights" || key == "fluxguidancescale";
        if (!isTaken)
            out.note(QString::fromStdString(key), value);
    }
    return out;
}

} // namespace limner
