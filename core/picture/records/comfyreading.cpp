#include "core/picture/records/comfyreading.h"

#include "core/picture/records/comfywords.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int mostSamplers = 50;

const std::vector<const char *> &modelNames()
{
    static const std::vector<const char *> names{"ckpt_name",  "unet_name",      "base_ckpt_name",
                                                 "model_name", "diffusion_name", "gguf_name",
                                                 "model_path", "unet_path"};
    return names;
}

bool hasAny(const ComfyNode &node, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char *name) { return node.has(name); });
}

bool isSampler(const ComfyNode &node)
{
    const bool hasSource = hasAny(node, {"positive", "guider", "pipe", "basic_pipe", "context",
                                         "conditioning", "ctx", "base_ctx"});
    const bool isCalledSo = node.kind.contains("Sampler"_L1) && node.has("model");
    const bool hasNoise = hasAny(node, {"seed", "noise_seed", "noise"});
    const bool hasSteps = hasAny(node, {"steps", "sigmas"});
    return (hasSource && ((hasNoise && hasSteps) || node.kind.contains("Sampler"_L1))) ||
           (isCalledSo && hasNoise);
}

bool isEnd(const ComfyNode &node)
{
    static const QRegularExpression end{u"save|preview|combine|output|send|websocket"_s,
                                        QRegularExpression::CaseInsensitiveOption};
    return node.kind.contains(end) && hasAny(node, {"images", "image", "video", "frames"});
}

bool hasModelName(const ComfyNode &node)
{
    return std::any_of(modelNames().begin(), modelNames().end(),
                       [&](const char *name) { return node.input(name).is_string(); });
}

bool hasSize(const ComfyNode &node)
{
    return (node.has("width") && node.has("height")) || node.input("dimensions").is_string() ||
           node.has("empty_latent_width") || node.input("resolution").is_string();
}

//! Nodes that ask a service somewhere, with a prompt of their own.
bool isService(const ComfyNode &node)
{
    return node.has("prompt") && !node.kind.contains("Text"_L1);
}

} // namespace

FoundSettings ComfyReading::settings()
{
    findSampler();
    if (m_first) {
        readSampler(*m_first);
        readModel(*m_first);
        readSize(*m_first);
        readLater();
    } else {
        readService();
    }
    fillWords();
    if (m_out.negativePrompt == m_out.prompt)
        m_out.negativePrompt.clear();
    return m_out;
}

//! What was saved counts before what was only looked at.
void ComfyReading::findSampler()
{
    std::vector<const ComfyNode *> ends;
    for (const ComfyNode *node : m_graph.nodes()) {
        if (isEnd(*node))
            ends.push_back(node);
    }
    std::stable_partition(ends.begin(), ends.end(), [](const ComfyNode *node) {
        return node->kind.contains("Save"_L1, Qt::CaseInsensitive);
    });
    for (size_t i = 0; i < ends.size() && i < size_t{mostSamplers} && !m_last; ++i) {
        m_end = ends[i];
        m_last = m_walk.along(*m_end, isSampler);
    }
    if (!m_last) {
        const auto any = std::find_if(m_graph.nodes().begin(), m_graph.nodes().end(),
                                      [](const ComfyNode *node) { return isSampler(*node); });
        m_last = any == m_graph.nodes().end() ? nullptr : *any;
    }
    // The later ones work over what the first one made.
    std::vector<const ComfyNode *> met;
    for (const ComfyNode *one = m_last; one && met.size() < size_t{mostSamplers};) {
        met.push_back(one);
        m_first = one;
        one = m_walk.along(*one, [&met](const ComfyNode &node) {
            return isSampler(node) && std::find(met.begin(), met.end(), &node) == met.end();
        });
    }
}

void ComfyReading::readSampler(const ComfyNode &sampler)
{
    ComfyWords words{m_graph};
    m_out.setPrompt(words.positive(sampler));
    m_out.setNegativePrompt(words.negative(sampler));
    m_out.setSeed(m_walk.value(sampler, {"seed", "noise_seed", "noise"}));
    m_out.setSteps(m_walk.value(sampler, {"steps", "sigmas"}));
    const ComfyNode *const sigmas = m_graph.behind(sampler.input("sigmas"));
    if (sigmas) {
        m_out.steps.reset();
        m_out.setSteps(m_walk.value(*sigmas, {"steps", "sigmas"}));
        m_out.setScheduler(toText(m_walk.value(*sigmas, {"scheduler", "sigmas"})));
    }
    const ComfyNode *const guider = m_graph.behind(sampler.input("guider"));
    m_out.setCfgScale(m_walk.value(guider ? *guider : sampler, {"cfg", "cfg_conds"}));
    const ComfyNode *const chosen = m_graph.behind(sampler.input("sampler"));
    m_out.setSampler(toText(m_walk.value(chosen ? *chosen : sampler, {"sampler_name", "sampler"})));
    if (!sigmas)
        m_out.setScheduler(toText(m_walk.value(sampler, {"scheduler"})));
    const Json denoise = m_walk.value(sigmas ? *sigmas : sampler, {"denoise"});
    if (denoise.is_number() && denoise < 1)
        m_out.note(u"denoising_strength"_s, denoise);
    const ComfyNode *const guided = m_walk.anywhere(sampler, [](const ComfyNode &node) {
        return node.kind.contains("Guidance"_L1) && node.has("guidance");
    });
    if (!guided)
        return;
    const Json guidance = m_walk.value(*guided, {"guidance"});
    m_out.note(u"guidance"_s, guidance);
    if (!m_out.cfgScale)
        m_out.setCfgScale(guidance);
}

//! What came after the first sampler: another pass, an upscaler.
void ComfyReading::readLater()
{
    if (m_last != m_first) {
        m_out.note(u"hires_steps"_s, m_walk.value(*m_last, {"steps"}));
        m_out.note(u"hires_denoising_strength"_s, m_walk.value(*m_last, {"denoise"}));
    }
    if (!m_end)
        return;
    const ComfyNode *const upscaler =
        m_walk.along(*m_end, [](const ComfyNode &node) { return node.has("upscale_model"); });
    if (upscaler) {
        if (const ComfyNode *const loader = m_graph.behind(upscaler->input("upscale_model")))
            m_out.note(u"upscaler"_s, m_walk.value(*loader, {"model_name"}));
    }
    const ComfyNode *const scaler =
        m_walk.along(*m_end, [](const ComfyNode &node) { return node.has("scale_by"); });
    if (scaler)
        m_out.note(u"upscale_by"_s, m_walk.value(*scaler, {"scale_by"}));
}

void ComfyReading::readModel(const ComfyNode &sampler)
{
    const ComfyNode *loader = m_walk.alongModel(sampler, hasModelName);
    if (!loader) {
        const auto any =
            std::find_if(m_graph.nodes().begin(), m_graph.nodes().end(), [](const ComfyNode *node) {
                return node->input("ckpt_name").is_string() || node->input("unet_name").is_string();
            });
        loader = any == m_graph.nodes().end() ? nullptr : *any;
    }
    for (const char *name : modelNames()) {
        if (loader && m_out.model.isEmpty() && loader->input(name).is_string())
            m_out.setModel(toText(loader->input(name)));
    }
    QStringList loras;
    static_cast<void>(m_walk.alongModel(sampler, [&loras](const ComfyNode &node) {
        if (const QString name = textAt(node.inputs, "lora_name"); !name.isEmpty())
            loras.append(name + u':' +
                         QString::number(numberAt(node.inputs, "strength_model").value_or(1)));
        for (const auto &[key, one] : node.inputs.items()) { // rgthree keeps several in one node
            if (boolAt(one, "on", false) && !textAt(one, "lora").isEmpty())
                loras.append(textAt(one, "lora") + u':' +
                             QString::number(numberAt(one, "strength").value_or(1)));
        }
        return loras.size() > 50;
    }));
    m_out.note(u"loras"_s, toJson(loras.join(u", "_s)));
}

void ComfyReading::readSize(const ComfyNode &sampler)
{
    const ComfyNode *const empty = m_walk.along(sampler, hasSize);
    if (!empty)
        return;
    m_out.setSize(m_walk.value(*empty, {"width", "empty_latent_width"}),
                  m_walk.value(*empty, {"height", "empty_latent_height"}));
    if (!m_out.width)
        m_out.setSize(textAt(empty->inputs, "dimensions"));
    if (!m_out.width)
        m_out.setSize(textAt(empty->inputs, "resolution"));
}

void ComfyReading::readService()
{
    const ComfyNode *const service = m_end ? m_walk.along(*m_end, isService) : nullptr;
    if (!service)
        return;
    ComfyWords words{m_graph};
    m_out.setPrompt(words.positive(*service));
    m_out.setNegativePrompt(toText(m_walk.value(*service, {"negative_prompt"})));
    m_out.setSeed(m_walk.value(*service, {"seed"}));
    m_out.setSteps(m_walk.value(*service, {"steps"}));
    m_out.setCfgScale(m_walk.value(*service, {"guidance"}));
    m_out.setSize(m_walk.value(*service, {"width"}), m_walk.value(*service, {"height"}));
    const QString model = toText(m_walk.value(*service, {"model", "model_name"}));
    m_out.setModel(model.isEmpty() ? service->kind : model);
    m_out.note(u"aspect_ratio"_s, m_walk.value(*service, {"aspect_ratio"}));
}

//! Where nothing leads to them, the first words that are encoded are what to make.
void ComfyReading::fillWords()
{
    if (!m_out.prompt.isEmpty())
        return;
    for (const ComfyNode *node : m_graph.nodes()) {
        const bool isEncoder = node->kind.contains("TextEncode"_L1) ||
                               node->kind.contains("Prompt"_L1) ||
                               node->kind.contains("Text Box"_L1);
        const QString text = isEncoder ? ComfyWords{m_graph}.positive(*node) : QString{};
        if (text.isEmpty() || text.trimmed() == m_out.negativePrompt)
            continue;
        m_out.setPrompt(text);
        return;
    }
}

} // namespace limner
