#include "core/picture/records/comfyrecord.h"

#include "core/picture/records/a1111record.h"
#include "core/picture/records/comfyreading.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! The graph as it was run tells more than the drawing of it.
std::optional<ComfyGraph> graphIn(const PictureTexts &texts)
{
    for (const auto keyword : {"prompt"_L1, "parameters"_L1, "UserComment"_L1, "Comment"_L1,
                               "ImageDescription"_L1, "Make"_L1, "Model"_L1, "workflow"_L1}) {
        if (std::optional<ComfyGraph> graph = ComfyGraph::from(texts.json(keyword)))
            return graph;
    }
    return std::nullopt;
}

} // namespace

std::optional<FoundSettings> comfySettings(const PictureTexts &texts)
{
    const std::optional<ComfyGraph> graph = graphIn(texts);
    if (!graph)
        return std::nullopt;
    FoundSettings out = ComfyReading{*graph}.settings();
    out.origin = u"ComfyUI"_s;
    return out;
}

std::optional<FoundSettings> readComfyUi(const PictureTexts &texts)
{
    std::optional<FoundSettings> found = comfySettings(texts);
    if (!found)
        return std::nullopt;
    for (const auto keyword : {"parameters"_L1, "UserComment"_L1}) {
        std::optional<FoundSettings> told = a1111Settings(texts.text(keyword), false);
        if (!told || !(told->steps || told->seed))
            continue;
        told->fillFrom(*found);
        told->origin = found->origin;
        return told;
    }
    return found;
}

} // namespace limner
