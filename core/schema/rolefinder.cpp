#include "core/schema/rolefinder.h"

#include "core/schema/countparameter.h"
#include "core/schema/sizetext.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! "cfgScale", "CFG Scale" -> "cfg_scale".
QString plain(const QString &name)
{
    QString out;
    for (qsizetype i = 0; i < name.size() && i < 200; ++i) {
        const QChar c = name.at(i);
        if (c.isUpper() && i > 0 && name.at(i - 1).isLower())
            out += u'_';
        out += c.isLetterOrNumber() ? c.toLower() : u'_';
    }
    return out;
}

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

bool isFile(const Parameter &p)
{
    return p.kind == ParameterKind::File;
}

bool isRatioChoice(const Parameter &p)
{
    return isChoice(p) && std::any_of(p.choices.begin(), p.choices.end(), [](const Json &choice) {
               return choice.is_string() && ratioIn(toText(choice)).has_value();
           });
}

bool isSizeChoice(const Parameter &p)
{
    return isChoice(p) && std::any_of(p.choices.begin(), p.choices.end(), [](const Json &choice) {
               return isSizeText(toText(choice));
           });
}

bool isSide(const Parameter &p)
{
    return isInteger(p) ||
           (isChoice(p) && std::all_of(p.choices.begin(), p.choices.end(), [](const Json &choice) {
                return choice.is_number_integer();
            }));
}

//! The words say that a file is a picture, or that it is something else.
bool takesPicture(const Parameter &p)
{
    if (p.kind != ParameterKind::File && p.kind != ParameterKind::Files)
        return false;
    if (!p.accept.isEmpty())
        return p.accept.contains(u"image"_s, Qt::CaseInsensitive);
    static const QRegularExpression other{
        u"(^|_)(audio|video|music|song|sound|speech|voice|speaker|zip|tar|archive|weights?|loras?|"
        "checkpoint|model|text|csv|json|document|pdf|subtitles?|mesh|gif|midi|font)(_|$)"_s};
    static const QRegularExpression picture{
        u"image|img|photo|picture|face|pose|depth|canny|sketch|scribble|style|reference|portrait|"
        "frame|logo|texture|garm|cloth|person|human|subject|character|input|file|mask"_s};
    const QString name = plain(p.name);
    if (other.match(name).hasMatch())
        return false;
    static const QRegularExpression said{
        u"\\b(image|images|photo|photos|picture|pictures|frame)\\b"_s,
        QRegularExpression::CaseInsensitiveOption};
    static const QRegularExpression otherSaid{u"\\b(audio|video|zip|tar|weights|lora|voice)\\b"_s,
                                              QRegularExpression::CaseInsensitiveOption};
    if (picture.match(name).hasMatch() && !otherSaid.match(p.description).hasMatch())
        return true;
    return said.match(name + u' ' + p.title + u' ' + p.description).hasMatch();
}

const QStringList &imageNames()
{
    static const QStringList names{u"image"_s,           u"input_image"_s,
                                   u"image_input"_s,     u"init_image"_s,
                                   u"source_image"_s,    u"images"_s,
                                   u"input_images"_s,    u"image_prompt"_s,
                                   u"control_image"_s,   u"img"_s,
                                   u"human_img"_s,       u"person_image"_s,
                                   u"reference_image"_s, u"first_frame_image"_s,
                                   u"start_image"_s};
    return names;
}

QRegularExpression phrase(const QString &pattern)
{
    return QRegularExpression{pattern, QRegularExpression::CaseInsensitiveOption};
}

} // namespace

struct RoleFinder::Words {
    QStringList names; //!< in order of preference
    bool (*fits)(const Parameter &);
    QRegularExpression said; //!< what only this parameter's description says
};

const RoleFinder::Words &RoleFinder::words(Role role)
{
    static const std::array<Words, RoleCount> table{{
        {seedNames() + QStringList{u"rand_seed"_s, u"manual_seed"_s}, isInteger,
         phrase(u"^(the )?(random |noise )?seed\\b|\\brandom seed\\b"_s)},
        {{u"negative_prompt"_s, u"n_prompt"_s, u"neg_prompt"_s, u"prompt_negative"_s, u"negative"_s,
          u"negative_prompts"_s, u"uncond_prompt"_s},
         isText,
         phrase(u"\\bnegative prompt\\b|\\b(do not|don't|not to) (want|see|show|include)\\b"_s)},
        {promptNames(), isText,
         phrase(
             u"^(the |a |an |your |input |text |main )*prompt\\b|"
             "^(text|a text|what|a description|describe)\\b.*\\b(generate|draw|paint|speak)\\b"_s)},
        {countParameterNames(), isInteger,
         phrase(u"^(the )?(number|amount) of (\\w+ )?(images|pictures|outputs|samples)\\b|"
                "^how many (images|pictures|outputs)\\b"_s)},
        {{u"num_inference_steps"_s, u"steps"_s, u"num_steps"_s, u"inference_steps"_s,
          u"sampling_steps"_s, u"ddim_steps"_s, u"sample_steps"_s, u"number_of_steps"_s,
          u"num_sampling_steps"_s, u"diffusion_steps"_s},
         isNumber,
         phrase(
             u"\\b(number|amount) of (\\w+ )?(inference|denoising|sampling|diffusion)? ?steps\\b"_s)},
        {{u"guidance_scale"_s, u"cfg_scale"_s, u"guidance"_s, u"cfg"_s, u"true_cfg_scale"_s,
          u"true_guidance_scale"_s, u"unconditional_guidance_scale"_s,
          u"classifier_free_guidance"_s, u"prompt_guidance"_s, u"text_guidance"_s},
         isNumber,
         phrase(u"\\bclassifier.free guidance\\b|\\bguidance (scale|strength)\\b"_s)},
        {{u"scheduler"_s, u"sampler"_s, u"sampler_name"_s, u"scheduler_name"_s,
          u"sampling_method"_s, u"scheduler_type"_s},
         isChoice,
         phrase(u"^(the |noise |diffusion )*(scheduler|sampler)\\b"_s)},
        {{u"aspect_ratio"_s, u"image_aspect_ratio"_s, u"output_aspect_ratio"_s, u"aspect"_s,
          u"ratio"_s, u"image_ratio"_s},
         isRatioChoice,
         phrase(u"\\baspect ratio\\b"_s)},
        {{u"resolution"_s, u"size"_s, u"image_size"_s, u"output_size"_s, u"output_resolution"_s,
          u"image_resolution"_s, u"megapixels"_s},
         isSizeChoice,
         phrase(u"\\b(resolution|size) of the (\\w+ )?(image|picture|output)\\b"_s)},
        {{u"mask"_s, u"mask_image"_s, u"image_mask"_s, u"inpaint_mask"_s, u"inpainting_mask"_s,
          u"mask_img"_s},
         isFile,
         phrase(u"^(a |an |the |input |inpaint(ing)? |black and white )*mask\\b"_s)},
        {{u"prompt_strength"_s, u"strength"_s, u"denoising_strength"_s, u"denoise_strength"_s,
          u"image_strength"_s, u"denoise"_s, u"denoising"_s, u"img2img_strength"_s,
          u"image_prompt_strength"_s},
         isNumber,
         phrase(
             u"\\bstrength\\b.*\\bimg2img\\b|\\b(img2img|image.to.image|denoising) strength\\b"_s)},
    }};
    return table[role];
}

RoleFinder::RoleFinder(const ModelSchema &schema)
    : m_schema{schema}
{}

Roles RoleFinder::find()
{
    findPair();
    for (int role = 0; role < RoleCount; ++role)
        findByName(static_cast<Role>(role));
    for (int role = 0; role < RoleCount; ++role)
        findByTitle(static_cast<Role>(role));
    for (int role = 0; role < RoleCount; ++role)
        findByDescription(static_cast<Role>(role));
    findOnlyText();
    Roles roles;
    roles.prompt = nameOf(Prompt);
    roles.negativePrompt = nameOf(NegativePrompt);
    roles.count = nameOf(Count);
    roles.steps = nameOf(Steps);
    roles.guidance = nameOf(Guidance);
    roles.scheduler = nameOf(Scheduler);
    roles.width = m_width ? m_width->name : QString{};
    roles.height = m_height ? m_height->name : QString{};
    roles.aspectRatio = nameOf(AspectRatio);
    roles.resolution = nameOf(Resolution);
    roles.mask = nameOf(Mask);
    roles.strength = nameOf(Strength);
    roles.images = findImages();
    return roles;
}

QString RoleFinder::seed() const
{
    return nameOf(Seed);
}

void RoleFinder::findPair()
{
    const std::pair<QLatin1StringView, QLatin1StringView> pairs[] = {
        {"width"_L1, "height"_L1},
        {"image_width"_L1, "image_height"_L1},
        {"output_width"_L1, "output_height"_L1},
        {"target_width"_L1, "target_height"_L1},
        {"w"_L1, "h"_L1}};
    for (const auto &[width, height] : pairs) {
        m_width = m_height = nullptr;
        for (const Parameter &parameter : m_schema.parameters) {
            if (!isSide(parameter))
                continue;
            if (!m_width && plain(parameter.name) == width)
                m_width = &parameter;
            if (!m_height && plain(parameter.name) == height)
                m_height = &parameter;
        }
        if (m_width && m_height)
            return;
    }
    m_width = m_height = nullptr;
}

void RoleFinder::findByName(Role role)
{
    for (const QString &name : words(role).names) {
        for (const Parameter &parameter : m_schema.parameters) {
            if (plain(parameter.name) == name)
                give(role, parameter);
        }
    }
}

void RoleFinder::findByTitle(Role role)
{
    for (const Parameter &parameter : m_schema.parameters) {
        if (words(role).names.contains(plain(parameter.title.simplified())))
            give(role, parameter);
    }
}

void RoleFinder::findByDescription(Role role)
{
    if (m_found[role])
        return;
    const Words &sought = words(role);
    for (const Parameter &parameter : m_schema.parameters) {
        if (sought.fits(parameter) && isFree(parameter) &&
            sought.said.match(parameter.description).hasMatch())
            return give(role, parameter);
    }
}

//! The one text that has to be written is the prompt, whatever it is called.
void RoleFinder::findOnlyText()
{
    const Parameter *only = nullptr;
    for (const Parameter &parameter : m_schema.parameters) {
        if (!isText(parameter) || !parameter.required || !isFree(parameter))
            continue;
        if (only)
            return;
        only = &parameter;
    }
    if (only)
        give(Prompt, *only);
}

QStringList RoleFinder::findImages() const
{
    QStringList images;
    const auto add = [&](const Parameter &parameter) {
        if (takesPicture(parameter) && isFree(parameter) && !images.contains(parameter.name))
            images.append(parameter.name);
    };
    for (const QString &name : imageNames()) {
        for (const Parameter &parameter : m_schema.parameters) {
            if (plain(parameter.name) == name)
                add(parameter);
        }
    }
    // What has to be given comes before what may be.
    for (const bool required : {true, false}) {
        for (const Parameter &parameter : m_schema.parameters) {
            if (parameter.required == required)
                add(parameter);
        }
    }
    return images;
}

void RoleFinder::give(Role role, const Parameter &parameter)
{
    if (!m_found[role] && words(role).fits(parameter) && isFree(parameter))
        m_found[role] = &parameter;
}

bool RoleFinder::isFree(const Parameter &parameter) const
{
    return &parameter != m_width && &parameter != m_height &&
           std::find(m_found.begin(), m_found.end(), &parameter) == m_found.end();
}

QString RoleFinder::nameOf(Role role) const
{
    return m_found[role] ? m_found[role]->name : QString{};
}

} // namespace limner
