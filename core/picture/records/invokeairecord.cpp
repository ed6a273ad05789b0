#include "core/picture/records/invokeairecord.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! A name where there is one, be it a model of today or of version 3.
QString nameOf(const Json &model)
{
    if (model.is_string())
        return toText(model);
    const QString name = textAt(model, "name");
    return name.isEmpty() ? textAt(model, "model_name") : name;
}

QString lorasOf(const Json &loras)
{
    QStringList all;
    for (size_t i = 0; loras.is_array() && i < loras.size() && i < 50; ++i) {
        const Json &one = loras[i];
        const QString name = nameOf(memberAt(one, one.contains("lora") ? "lora" : "model"));
        if (!name.isEmpty())
            all.append(name + u':' + QString::number(numberAt(one, "weight").value_or(1)));
    }
    return all.join(u", "_s);
}

FoundSettings fromMetadata(const Json &data)
{
    FoundSettings out;
    out.setPrompt(textAt(data, "positive_prompt"));
    out.setNegativePrompt(textAt(data, "negative_prompt"));
    out.setModel(nameOf(memberAt(data, "model")));
    if (out.model.isEmpty())
        out.setModel(textAt(data, "external_model_id"));
    out.setSeed(memberAt(data, "external_seed"));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "steps"));
    out.setCfgScale(memberAt(data, "cfg_scale"));
    if (!out.cfgScale)
        out.setCfgScale(memberAt(data, "guidance"));
    out.setScheduler(textAt(data, "scheduler"));
    out.setSampler(out.scheduler); // one name says both
    out.setSize(memberAt(data, "width"), memberAt(data, "height"));
    out.note(u"loras"_s, toJson(lorasOf(memberAt(data, "loras"))));
    for (const char *name :
         {"generation_mode", "strength", "cfg_rescale_multiplier", "clip_skip", "guidance",
          "positive_style_prompt", "negative_style_prompt", "app_version", "external_provider",
          "refiner_steps", "refiner_cfg_scale", "hrf_strength", "seamless_x", "seamless_y"})
        out.note(QString::fromLatin1(name), memberAt(data, name));
    out.note(u"vae"_s, toJson(nameOf(memberAt(data, "vae"))));
    return out;
}

//! What is to be avoided stands in brackets, within the prompt.
void setBracketed(const QString &text, FoundSettings &out)
{
    const qsizetype from = text.lastIndexOf(u'[');
    const qsizetype to = text.lastIndexOf(u']');
    if (from < 0 || to < from)
        return out.setPrompt(text);
    out.setPrompt(text.first(from) + text.sliced(to + 1));
    out.setNegativePrompt(text.sliced(from + 1, to - from - 1));
}

FoundSettings fromSdMetadata(const Json &data)
{
    FoundSettings out;
    const Json &image = memberAt(data, "image");
    const Json &prompt = memberAt(image, "prompt");
    if (prompt.is_array() && !prompt.empty())
        setBracketed(textAt(prompt.front(), "prompt"), out);
    else
        setBracketed(textAt(image, "prompt"), out);
    out.setModel(textAt(data, "model_weights"));
    out.setSeed(memberAt(image, "seed"));
    out.setSteps(memberAt(image, "steps"));
    out.setCfgScale(memberAt(image, "cfg_scale"));
    out.setSampler(textAt(image, "sampler"));
    out.setSize(memberAt(image, "width"), memberAt(image, "height"));
    out.note(u"app_version"_s, memberAt(data, "app_version"));
    out.note(u"model_hash"_s, memberAt(data, "model_hash"));
    for (const char *name : {"threshold", "perlin", "hires_fix", "seamless", "strength"})
        out.note(QString::fromLatin1(name), memberAt(image, name));
    return out;
}

//! `"a heron [people]" -s 50 -S 1234 -W 512 -H 512 -C 7.5 -A k_lms`, as it was typed.
FoundSettings fromDream(const QString &line)
{
    FoundSettings out;
    const qsizetype end = line.lastIndexOf(u'"');
    if (!line.startsWith(u'"') || end < 1)
        return out;
    setBracketed(line.sliced(1, end - 1), out);
    const auto option = [rest = line.sliced(end + 1)](const QString &letter) {
        const QRegularExpression one{u"(?:^| )-"_s + letter + u" *([^ ]+)"_s};
        return one.match(rest).captured(1);
    };
    out.setSteps(toJson(option(u"s"_s)));
    out.setSeed(toJson(option(u"S"_s)));
    out.setSize(toJson(option(u"W"_s)), toJson(option(u"H"_s)));
    out.setCfgScale(toJson(option(u"C"_s)));
    out.setSampler(option(u"A"_s));
    return out;
}

} // namespace

std::optional<FoundSettings> readInvokeAi(const PictureTexts &texts)
{
    FoundSettings out;
    if (const Json &data = texts.json("invokeai_metadata"_L1); data.is_object())
        out = fromMetadata(data);
    else if (const Json &old = texts.json("sd-metadata"_L1); old.is_object())
        out = fromSdMetadata(old);
    else if (texts.has("Dream"_L1))
        out = fromDream(texts.text("Dream"_L1));
    else
        return std::nullopt;
    out.origin = u"InvokeAI"_s;
    return out;
}

} // namespace limner
