#include "ui/compose/form/formplan.h"

#include "core/schema/roles.h"
#include "ui/compose/form/sizes.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

//! A picture that goes in, or something that only the artist can give.
bool isInput(const Parameter &p)
{
    return p.kind == ParameterKind::File || p.kind == ParameterKind::Files ||
           (p.required && p.defaultValue.is_null());
}

struct CommonTitle {
    QLatin1StringView name;
    const char *title;
};
constexpr CommonTitle commonTitles[] = {
    {QLatin1StringView{"prompt"}, QT_TRANSLATE_NOOP("FieldTitle", "Prompt")},
    {QLatin1StringView{"negative_prompt"}, QT_TRANSLATE_NOOP("FieldTitle", "Negative prompt")},
    {QLatin1StringView{"steps"}, QT_TRANSLATE_NOOP("FieldTitle", "Steps")},
    {QLatin1StringView{"num_inference_steps"}, QT_TRANSLATE_NOOP("FieldTitle", "Steps")},
    {QLatin1StringView{"cfg_scale"}, QT_TRANSLATE_NOOP("FieldTitle", "CFG scale")},
    {QLatin1StringView{"guidance_scale"}, QT_TRANSLATE_NOOP("FieldTitle", "Guidance scale")},
    {QLatin1StringView{"guidance_rescale"}, QT_TRANSLATE_NOOP("FieldTitle", "Guidance rescale")},
    {QLatin1StringView{"pag_scale"}, QT_TRANSLATE_NOOP("FieldTitle", "PAG scale")},
    {QLatin1StringView{"clip_skip"}, QT_TRANSLATE_NOOP("FieldTitle", "Clip skip")},
    {QLatin1StringView{"scheduler"}, QT_TRANSLATE_NOOP("FieldTitle", "Scheduler")},
    {QLatin1StringView{"sampler"}, QT_TRANSLATE_NOOP("FieldTitle", "Sampler")},
    {QLatin1StringView{"aspect_ratio"}, QT_TRANSLATE_NOOP("FieldTitle", "Aspect ratio")},
    {QLatin1StringView{"seed"}, QT_TRANSLATE_NOOP("FieldTitle", "Seed")},
    {QLatin1StringView{"width"}, QT_TRANSLATE_NOOP("FieldTitle", "Width")},
    {QLatin1StringView{"height"}, QT_TRANSLATE_NOOP("FieldTitle", "Height")},
    {QLatin1StringView{"batch_size"}, QT_TRANSLATE_NOOP("FieldTitle", "Images")},
    {QLatin1StringView{"num_outputs"}, QT_TRANSLATE_NOOP("FieldTitle", "Images")},
    {QLatin1StringView{"vae"}, QT_TRANSLATE_NOOP("FieldTitle", "VAE")},
    {QLatin1StringView{"model"}, QT_TRANSLATE_NOOP("FieldTitle", "Checkpoint")},
    {QLatin1StringView{"num_images"}, QT_TRANSLATE_NOOP("FieldTitle", "Images")},
    {QLatin1StringView{"guidance"}, QT_TRANSLATE_NOOP("FieldTitle", "Guidance")},
    {QLatin1StringView{"resolution"}, QT_TRANSLATE_NOOP("FieldTitle", "Resolution")},
    {QLatin1StringView{"image"}, QT_TRANSLATE_NOOP("FieldTitle", "Image")},
    {QLatin1StringView{"input_image"}, QT_TRANSLATE_NOOP("FieldTitle", "Input image")},
    {QLatin1StringView{"image_prompt"}, QT_TRANSLATE_NOOP("FieldTitle", "Image prompt")},
    {QLatin1StringView{"mask"}, QT_TRANSLATE_NOOP("FieldTitle", "Mask")},
    {QLatin1StringView{"prompt_strength"}, QT_TRANSLATE_NOOP("FieldTitle", "Prompt strength")},
    {QLatin1StringView{"strength"}, QT_TRANSLATE_NOOP("FieldTitle", "Strength")},
    {QLatin1StringView{"style"}, QT_TRANSLATE_NOOP("FieldTitle", "Style")},
    {QLatin1StringView{"output_format"}, QT_TRANSLATE_NOOP("FieldTitle", "Output format")},
    {QLatin1StringView{"output_quality"}, QT_TRANSLATE_NOOP("FieldTitle", "Output quality")},
    {QLatin1StringView{"go_fast"}, QT_TRANSLATE_NOOP("FieldTitle", "Go fast")},
    {QLatin1StringView{"disable_safety_checker"},
     QT_TRANSLATE_NOOP("FieldTitle", "Disable safety checker")},
    {QLatin1StringView{"safety_tolerance"}, QT_TRANSLATE_NOOP("FieldTitle", "Safety tolerance")},
    {QLatin1StringView{"prompt_upsampling"}, QT_TRANSLATE_NOOP("FieldTitle", "Prompt upsampling")},
    {QLatin1StringView{"megapixels"}, QT_TRANSLATE_NOOP("FieldTitle", "Megapixels")},
    {QLatin1StringView{"prepend_preprompt"}, QT_TRANSLATE_NOOP("FieldTitle", "Prepend preprompt")},
    {QLatin1StringView{"prompt_optimizer"}, QT_TRANSLATE_NOOP("FieldTitle", "Improve the prompt")},
    {QLatin1StringView{"aigc_watermark"}, QT_TRANSLATE_NOOP("FieldTitle", "AI watermark")},
    {QLatin1StringView{"subject_reference"}, QT_TRANSLATE_NOOP("FieldTitle", "Character")},
    {QLatin1StringView{"reference_images"}, QT_TRANSLATE_NOOP("FieldTitle", "Reference pictures")},
    {QLatin1StringView{"style_type"}, QT_TRANSLATE_NOOP("FieldTitle", "Style")},
    {QLatin1StringView{"style_weight"}, QT_TRANSLATE_NOOP("FieldTitle", "Style weight")},
    {QLatin1StringView{"image_loras"}, QT_TRANSLATE_NOOP("FieldTitle", "LoRAs")},
    {QLatin1StringView{"image_url"}, QT_TRANSLATE_NOOP("FieldTitle", "Picture")},
    {QLatin1StringView{"size"}, QT_TRANSLATE_NOOP("FieldTitle", "Size")},
    {QLatin1StringView{"n"}, QT_TRANSLATE_NOOP("FieldTitle", "Images")},
};

} // namespace

FormPlan planForm(const ModelSchema &schema)
{
    const Roles roles = rolesOf(schema);
    const auto role = [&](const QString &name) {
        return name.isEmpty() ? nullptr : schema.find(name);
    };
    FormPlan plan;
    plan.prompt = role(roles.prompt);
    plan.negative = role(roles.negativePrompt);
    plan.seed = roles.seed ? role(roles.seed->name) : nullptr;
    plan.count = role(roles.count);
    if (plan.count && plan.count->maximum && *plan.count->maximum < 2)
        plan.count = nullptr; // it can say nothing but one: several pictures are several jobs
    const auto add = [](std::vector<const Parameter *> &list, const Parameter *found) {
        if (found)
            list.push_back(found);
    };
    const Parameter *const width = role(roles.width);
    const Parameter *const height = role(roles.height);
    if (width && height && width->kind == ParameterKind::Integer && height->kind == width->kind) {
        plan.width = width;
        plan.height = height;
    } else {
        add(plan.choices, width);
        add(plan.choices, height);
    }
    add(plan.numbers, role(roles.steps));
    add(plan.numbers, role(roles.guidance));
    for (const QString &name : {roles.aspectRatio, roles.resolution}) {
        const Parameter *const found = role(name);
        if (found)
            (isShapeChoice(*found) ? plan.shapes : plan.choices).push_back(found);
    }
    add(plan.choices, role(roles.scheduler));

    std::vector<const Parameter *> taken{plan.prompt, plan.negative, plan.width,
                                         plan.height, plan.seed,     plan.count};
    for (const auto *list : {&plan.numbers, &plan.shapes, &plan.choices})
        taken.insert(taken.end(), list->begin(), list->end());
    for (const Parameter &parameter : schema.parameters) {
        if (std::find(taken.begin(), taken.end(), &parameter) == taken.end())
            (isInput(parameter) ? plan.inputs : plan.advanced).push_back(&parameter);
    }
    std::stable_sort(
        plan.advanced.begin(), plan.advanced.end(), [](const Parameter *a, const Parameter *b) {
            return std::pair{a->deprecated, a->order} < std::pair{b->deprecated, b->order};
        });
    std::stable_sort(
        plan.inputs.begin(), plan.inputs.end(), [](const Parameter *a, const Parameter *b) {
            return std::pair{!a->required, a->order} < std::pair{!b->required, b->order};
        });
    return plan;
}

QString fieldTitle(const Parameter &parameter)
{
    for (const auto &[name, title] : commonTitles) {
        if (parameter.name == name)
            return QCoreApplication::translate("FieldTitle", title);
    }
    static const QStringList acronyms{u"CFG"_s, u"PAG"_s,  u"VAE"_s, u"NSFW"_s, u"URL"_s, u"ID"_s,
                                      u"API"_s, u"SDXL"_s, u"HD"_s,  u"CLIP"_s, u"GPU"_s};
    const QString source = parameter.title.isEmpty() ? parameter.name : parameter.title;
    QStringList words = source.simplified().replace(u'_', u' ').split(u' ', Qt::SkipEmptyParts);
    for (QString &word : words) {
        if (acronyms.contains(word, Qt::CaseInsensitive))
            word = word.toUpper();
        else if (word.compare(u"lora", Qt::CaseInsensitive) == 0)
            word = u"LoRA"_s;
        else if (word.mid(1).toLower() == word.mid(1)) // "Cfg Scale", not "HiRes"
            word = word.toLower();
    }
    QString out = words.join(u' ');
    if (!out.isEmpty())
        out[0] = out[0].toUpper();
    return out;
}

QString inSentence(const QString &title)
{
    const bool acronym = title.size() > 1 && title[1].isUpper();
    return acronym ? title : title.left(1).toLower() + title.mid(1);
}

} // namespace limner
