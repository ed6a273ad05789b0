#include "core/picture/records/huggingfacerecord.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<FoundSettings> readHuggingFace(const PictureTexts &texts)
{
    const Json &data = texts.settings();
    const bool isNamed = data.contains("Model") && data.contains("resolution");
    const bool isPipeline = data.contains("num_inference_steps") && data.contains("prompt");
    if (!data.is_object() || !(isNamed || isPipeline))
        return std::nullopt;
    FoundSettings out;
    out.origin = u"Hugging Face"_s;
    out.setPrompt(textAt(data, "prompt"));
    out.setNegativePrompt(textAt(data, "negative_prompt"));
    const Json &model = memberAt(data, "Model");
    out.setModel(model.is_object() ? textAt(model, "Model") : textAt(data, "Model"));
    if (out.model.isEmpty())
        out.setModel(textAt(data, "model"));
    out.setSeed(memberAt(data, "seed"));
    out.setSteps(memberAt(data, "num_inference_steps"));
    out.setCfgScale(memberAt(data, "guidance_scale"));
    out.setSampler(textAt(data, "sampler"));
    out.setScheduler(textAt(data, "scheduler"));
    out.setSize(memberAt(data, "width"), memberAt(data, "height"));
    out.setSize(textAt(data, "resolution"));
    const Json &upscaler = memberAt(data, "use_upscaler");
    out.note(u"upscaler"_s, memberAt(upscaler, "upscale_method"));
    out.note(u"upscale_by"_s, memberAt(upscaler, "upscale_by"));
    out.note(u"model_hash"_s, memberAt(model.is_object() ? model : data, "Model hash"));
    for (const char *name : {"style_preset", "sdxl_style", "quality_tags", "add_quality_tags"})
        out.note(QString::fromLatin1(name), memberAt(data, name));
    return out;
}

} // namespace limner
