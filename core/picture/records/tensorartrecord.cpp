#include "core/picture/records/tensorartrecord.h"

#include "core/picture/records/comfyrecord.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<FoundSettings> readTensorArt(const PictureTexts &texts)
{
    const Json &data = texts.json("generation_data"_L1);
    if (!data.is_object())
        return std::nullopt;
    FoundSettings out;
    out.origin = u"TensorArt"_s;
    out.setPrompt(textAt(data, "prompt"));
    out.setNegativePrompt(textAt(data, "negativePrompt"));
    const Json &model = memberAt(data, "baseModel");
    out.setModel(textAt(model, "modelName"));
    out.setModel(textAt(model, "modelFileName"));
    out.note(u"model_hash"_s, memberAt(model, "hash"));
    // The graph was really run; the data are what was asked for.
    FoundSettings asked;
    asked.setSeed(memberAt(data, "seed"));
    asked.setSteps(memberAt(data, "steps"));
    asked.setCfgScale(memberAt(data, "cfgScale"));
    asked.setSampler(textAt(data, "samplerName"));
    asked.setScheduler(textAt(data, "scheduler"));
    asked.setSize(memberAt(data, "width"), memberAt(data, "height"));
    asked.note(u"clip_skip"_s, memberAt(data, "clipSkip"));
    out.fillFrom(comfySettings(texts).value_or(FoundSettings{}));
    out.fillFrom(asked);
    return out;
}

} // namespace limner
