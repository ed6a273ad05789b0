#include "core/picture/records/stabilitymatrixrecord.h"

#include "core/picture/records/a1111record.h"
#include "core/picture/records/comfyrecord.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<FoundSettings> readStabilityMatrix(const PictureTexts &texts)
{
    if (!texts.has("smproj"_L1) && !texts.has("parameters-json"_L1))
        return std::nullopt;
    const Json &data = texts.json("parameters-json"_L1);
    FoundSettings out;
    out.origin = u"Stability Matrix"_s;
    out.setPrompt(textAt(data, "PositivePrompt"));
    out.setNegativePrompt(textAt(data, "NegativePrompt"));
    out.setModel(textAt(data, "ModelName"));
    out.note(u"model_hash"_s, memberAt(data, "ModelHash"));
    out.setSeed(memberAt(data, "Seed"));
    out.setSteps(memberAt(data, "Steps"));
    out.setCfgScale(memberAt(data, "CfgScale"));
    out.setSampler(textAt(data, "Sampler"));
    out.setScheduler(textAt(data, "Scheduler"));
    out.setSize(memberAt(data, "Width"), memberAt(data, "Height"));
    out.fillFrom(comfySettings(texts).value_or(FoundSettings{}));
    out.fillFrom(a1111Settings(texts.text("parameters"_L1), false).value_or(FoundSettings{}));
    return out;
}

} // namespace limner
