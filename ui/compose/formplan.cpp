#include "ui/compose/formplan.h"

#include "core/schema/countparameter.h"
#include "core/schema/request.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace limner {
namespace {

using namespace Qt::StringLiterals;

bool isText(const Parameter &p)
{
    return p.kind == ParameterKind::String || p.kind == ParameterKind::Text;
}
bool isInteger(const Parameter &p)
{
    return p.kind == ParameterKind::Integer;
}
bool isNumber(const Parameter &p)
{
    return isInteger(p) || p.kind == ParameterKind::Number;
}
bool isChoice(const Parameter &p)
{
    return p.kind == ParameterKind::Choice;
}

//! A picture that goes in, or something that only the artist can give.
bool isInput(const Parameter &p)
{
    return p.kind == ParameterKind::File || p.kind == ParameterKind::Files ||
           (p.required && p.defaultValue.is_null());
}

//! The first of the names that the schema has in a fitting kind.
const Parameter *pick(const ModelSchema &schema, const QStringList &names,
                      bool (*fits)(const Parameter &))
{
    for (const QString &name : names) {
        const Parameter *found = schema.find(name);
        if (found && fits(*found))
            return found;
    }
    return nullptr;
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
    {QLatin1StringView{"prepend_preprompt"}, QT_TRANSLATE_NOOP("FieldTitle", "Prepend preprompt")},
};

} // namespace

FormPlan planForm(const ModelSchema &schema)
{
    FormPlan plan;
    plan.prompt = pick(schema, {u"prompt"_s}, isText);
    plan.negative = pick(schema, {u"negative_prompt"_s}, isText);
    plan.width = pick(schema, {u"width"_s}, isInteger);
    plan.height = pick(schema, {u"height"_s}, isInteger);
    if (!plan.width || !plan.height)
        plan.width = plan.height = nullptr;
    plan.seed = pick(schema, seedNames(), isInteger);
    plan.count = pick(schema, countParameterNames(), isInteger);
    if (plan.count && plan.count->maximum && *plan.count->maximum < 2)
        plan.count = nullptr; // it can say nothing but one: several pictures are several jobs

    const auto add = [](std::vector<const Parameter *> &list, const Parameter *found) {
        if (found)
            list.push_back(found);
    };
    add(plan.numbers, pick(schema,
                           {u"steps"_s, u"num_inference_steps"_s, u"num_steps"_s,
                            u"inference_steps"_s, u"sampling_steps"_s},
                           isNumber));
    add(plan.numbers,
        pick(schema, {u"cfg_scale"_s, u"guidance_scale"_s, u"guidance"_s, u"cfg"_s}, isNumber));
    add(plan.choices, pick(schema, {u"aspect_ratio"_s}, isChoice));
    add(plan.choices, pick(schema, {u"scheduler"_s, u"sampler"_s, u"sampler_name"_s}, isChoice));

    std::vector<const Parameter *> taken{plan.prompt, plan.negative, plan.width,
                                         plan.height, plan.seed,     plan.count};
    taken.insert(taken.end(), plan.numbers.begin(), plan.numbers.end());
    taken.insert(taken.end(), plan.choices.begin(), plan.choices.end());
    for (const Parameter &parameter : schema.parameters) {
        if (std::find(taken.begin(), taken.end(), &parameter) == taken.end())
            (isInput(parameter) ? plan.inputs : plan.advanced).push_back(&parameter);
    }
    std::stable_sort(plan.advanced.begin(), plan.advanced.end(),
                     [](const Parameter *a, const Parameter *b) { return a->order < b->order; });
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

} // namespace limner
