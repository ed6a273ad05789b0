#include "core/picture/records/easydiffusionrecord.h"

#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Names {
    const char *plain;
    const char *spoken;
};
constexpr std::array names{
    Names{"prompt", "Prompt"},
    Names{"negative_prompt", "Negative Prompt"},
    Names{"seed", "Seed"},
    Names{"use_stable_diffusion_model", "Stable Diffusion model"},
    Names{"num_inference_steps", "Steps"},
    Names{"guidance_scale", "Guidance Scale"},
    Names{"sampler_name", "Sampler"},
    Names{"width", "Width"},
    Names{"height", "Height"},
    Names{"clip_skip", "Clip Skip"},
    Names{"use_vae_model", "VAE model"},
    Names{"prompt_strength", "Prompt Strength"},
    Names{"use_lora_model", "LoRA model"},
    Names{"scheduler_name", "Scheduler"},
};

bool isEasyDiffusion(const Json &object)
{
    return object.contains("use_stable_diffusion_model") ||
           object.contains("Stable Diffusion model");
}

//! All as one object, by their plain names, however they are stored.
Json gathered(const PictureTexts &texts)
{
    Json own = Json::object();
    for (const PictureTexts::Text &text : texts.all())
        own.emplace(text.keyword.toStdString(), toJson(text.text));
    const Json &given = isEasyDiffusion(own) ? own : texts.settings();
    if (!isEasyDiffusion(given))
        return nullptr;
    Json out = Json::object();
    for (const Names &name : names) {
        const Json &value = memberAt(given, name.plain);
        out[name.plain] = value.is_null() ? memberAt(given, name.spoken) : value;
    }
    return out;
}

QString fileName(const QString &path)
{
    return QString{path}.replace(u'\\', u'/').section(u'/', -1);
}

} // namespace

std::optional<FoundSettings> readEasyDiffusion(const PictureTexts &texts)
{
    const Json data = gathered(texts);
    if (!data.is_object())
        return std::nullopt;
    FoundSettings out;
    out.origin = u"Easy Diffusion"_s;
    out.setPrompt(textAt(data, "prompt"));
    out.setNegativePrompt(textAt(data, "negative_prompt"));
    out.setModel(fileName(textAt(data, "use_stable_diffusion_model")));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "num_inference_steps"));
    out.setCfgScale(memberAt(data, "guidance_scale"));
    out.setSampler(textAt(data, "sampler_name"));
    out.setScheduler(textAt(data, "scheduler_name"));
    out.setSize(memberAt(data, "width"), memberAt(data, "height"));
    out.note(u"clip_skip"_s, memberAt(data, "clip_skip"));
    out.note(u"vae"_s, toJson(fileName(textAt(data, "use_vae_model"))));
    out.note(u"denoising_strength"_s, memberAt(data, "prompt_strength"));
    out.note(u"loras"_s, memberAt(data, "use_lora_model"));
    return out;
}

} // namespace limner
