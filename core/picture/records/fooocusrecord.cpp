#include "core/picture/records/fooocusrecord.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

FoundSettings fromFooocus(const Json &data)
{
    FoundSettings out;
    out.origin = u"Fooocus"_s;
    out.setPrompt(textAt(data, "prompt"));
    out.setNegativePrompt(textAt(data, "negative_prompt"));
    out.setModel(textAt(data, "base_model"));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "steps"));
    out.setCfgScale(memberAt(data, "guidance_scale"));
    out.setSampler(textAt(data, "sampler"));
    out.setScheduler(textAt(data, "scheduler"));
    out.setSize(toText(memberAt(data, "resolution")));
    for (const auto &[key, value] : data.items()) {
        const bool isTaken = key == "base_model" || key == "guidance_scale" ||
                             key == "resolution" || key == "metadata_scheme" ||
                             key == "full_prompt" || key == "full_negative_prompt";
        if (!isTaken)
            out.note(QString::fromStdString(key), value);
    }
    return out;
}

QString lorasOf(const Json &loras)
{
    QStringList all;
    for (size_t i = 0; loras.is_array() && i < loras.size() && i < 50; ++i) {
        const QString name = textAt(loras[i], "name");
        if (!name.isEmpty())
            all.append(name + u':' + QString::number(numberAt(loras[i], "weight").value_or(1)));
    }
    return all.join(u", "_s);
}

FoundSettings fromRuined(const Json &data)
{
    FoundSettings out;
    out.origin = u"RuinedFooocus"_s;
    out.setPrompt(textAt(data, "Prompt"));
    out.setNegativePrompt(textAt(data, "Negative"));
    out.setModel(textAt(data, "base_model_name"));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "steps"));
    out.setCfgScale(memberAt(data, "cfg"));
    out.setSampler(textAt(data, "sampler_name"));
    out.setScheduler(textAt(data, "scheduler"));
    out.setSize(memberAt(data, "width"), memberAt(data, "height"));
    out.note(u"model_hash"_s, memberAt(data, "base_model_hash"));
    out.note(u"clip_skip"_s, memberAt(data, "clip_skip"));
    out.note(u"denoising_strength"_s, memberAt(data, "denoise"));
    out.note(u"loras"_s, toJson(lorasOf(memberAt(data, "loras"))));
    return out;
}

} // namespace

std::optional<FoundSettings> readFooocus(const PictureTexts &texts)
{
    const Json &data = texts.settings();
    if (!data.is_object())
        return std::nullopt;
    if (textAt(data, "software") == u"RuinedFooocus")
        return fromRuined(data);
    const bool isNamed = texts.has("fooocus_scheme"_L1) ||
                         texts.text("Software"_L1).startsWith("Fooocus"_L1) ||
                         textAt(data, "version").startsWith("Fooocus"_L1);
    const bool isAlike = data.contains("base_model") && data.contains("prompt");
    return isNamed || isAlike ? std::optional{fromFooocus(data)} : std::nullopt;
}

} // namespace limner
