#include "core/picture/records/novelairecord.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

const Json &commentOf(const PictureTexts &texts)
{
    const Json &comment = texts.json("Comment"_L1);
    return comment.is_object() ? comment : texts.json("UserComment"_L1);
}

bool isNovelAi(const PictureTexts &texts, const Json &comment)
{
    if (texts.text("Software"_L1).startsWith("NovelAI"_L1) && comment.is_object())
        return true;
    return comment.contains("v4_prompt") || comment.contains("uncond_scale") ||
           (comment.contains("uc") && comment.contains("scale") &&
            comment.contains("noise_schedule"));
}

//! The caption of the whole picture, then those of its characters.
QString captions(const Json &prompt)
{
    const Json &caption = memberAt(prompt, "caption");
    QStringList all{textAt(caption, "base_caption")};
    const Json &characters = memberAt(caption, "char_captions");
    for (size_t i = 0; characters.is_array() && i < characters.size() && i < 20; ++i)
        all.append(textAt(characters[i], "char_caption"));
    all.removeAll(QString{});
    return all.join(u" | "_s);
}

//! "NovelAI Diffusion V4.5 4BDE2A90" is a model and its hash.
QString modelOf(const QString &source)
{
    static const QRegularExpression hash{u" [0-9A-F]{8}$"_s};
    return QString{source}.remove(hash);
}

} // namespace

std::optional<FoundSettings> readNovelAi(const PictureTexts &texts)
{
    const Json &comment = commentOf(texts);
    if (!comment.is_object() || !isNovelAi(texts, comment))
        return std::nullopt;
    FoundSettings out;
    out.origin = u"NovelAI"_s;
    out.setPrompt(texts.text("Description"_L1));
    out.setPrompt(textAt(comment, "prompt"));
    out.setPrompt(captions(memberAt(comment, "v4_prompt")));
    out.setNegativePrompt(textAt(comment, "uc"));
    out.setNegativePrompt(captions(memberAt(comment, "v4_negative_prompt")));
    out.setModel(modelOf(texts.text("Source"_L1)));
    out.setSeed(memberAt(comment, "seed"));
    out.setSteps(memberAt(comment, "steps"));
    out.setCfgScale(memberAt(comment, "scale"));
    out.setSampler(textAt(comment, "sampler"));
    out.setScheduler(textAt(comment, "noise_schedule"));
    out.setSize(memberAt(comment, "width"), memberAt(comment, "height"));
    for (const char *name : {"strength", "noise", "cfg_rescale", "uncond_scale", "sm", "sm_dyn",
                             "dynamic_thresholding", "request_type"})
        out.note(QString::fromLatin1(name), memberAt(comment, name));
    return out;
}

} // namespace limner
