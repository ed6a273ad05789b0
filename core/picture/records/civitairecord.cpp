#include "core/picture/records/civitairecord.h"

#include "core/picture/records/comfyrecord.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! Null when nothing says Civitai; an empty object when something does and has no more to say.
Json extraIn(const PictureTexts &texts)
{
    if (const Json &beside = texts.json("extraMetadata"_L1); beside.is_object())
        return beside;
    for (const PictureTexts::Text &text : texts.all()) {
        const Json &extra = memberAt(text.json, "extraMetadata");
        if (extra.is_object())
            return extra;
        if (extra.is_string())
            return objectIn(toText(extra));
        if (text.json.contains("resource-stack") || memberAt(text.json, "extra").contains("airs"))
            return Json::object();
    }
    return nullptr;
}

} // namespace

std::optional<FoundSettings> readCivitai(const PictureTexts &texts)
{
    const Json extra = extraIn(texts);
    if (!extra.is_object())
        return std::nullopt;
    FoundSettings out;
    out.origin = u"Civitai"_s;
    out.setPrompt(textAt(extra, "prompt"));
    out.setNegativePrompt(textAt(extra, "negativePrompt"));
    out.setModel(textAt(extra, "baseModel"));
    out.setSeed(memberAt(extra, "seed"));
    out.setSteps(memberAt(extra, "steps"));
    out.setCfgScale(memberAt(extra, "cfgScale"));
    out.setSampler(textAt(extra, "sampler"));
    out.setSize(memberAt(extra, "width"), memberAt(extra, "height"));
    out.note(u"clip_skip"_s, memberAt(extra, "clipSkip"));
    out.fillFrom(comfySettings(texts).value_or(FoundSettings{}));
    return out;
}

} // namespace limner
