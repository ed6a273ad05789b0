#include "core/picture/records/drawthingsrecord.h"

using namespace Qt::StringLiterals;

namespace limner {

std::optional<FoundSettings> readDrawThings(const PictureTexts &texts)
{
    const Json &comment = texts.settings();
    const bool isNamed = texts.text("CreatorTool"_L1).startsWith("Draw Things"_L1) ||
                         texts.text("Software"_L1).startsWith("Draw Things"_L1);
    const bool isAlike = comment.contains("c") && comment.contains("uc") &&
                         comment.contains("model") && comment.contains("scale");
    if (!comment.is_object() || !(isNamed || isAlike))
        return std::nullopt;
    FoundSettings out;
    out.origin = u"Draw Things"_s;
    out.setPrompt(textAt(comment, "c"));
    out.setNegativePrompt(textAt(comment, "uc"));
    out.setModel(textAt(comment, "model"));
    out.setSeed(memberAt(comment, "seed"));
    out.setSteps(memberAt(comment, "steps"));
    out.setCfgScale(memberAt(comment, "scale"));
    out.setSampler(textAt(comment, "sampler"));
    out.setSize(textAt(comment, "size"));
    for (const auto &[key, value] : comment.items()) {
        const bool isTaken = key == "c" || key == "uc" || key == "size" || key == "scale" ||
                             key == "v2" || key == "profile";
        if (!isTaken)
            out.note(QString::fromStdString(key), value);
    }
    return out;
}

} // namespace limner
