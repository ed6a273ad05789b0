#include "core/picture/records/comfygraph.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

//! What the widgets of a drawn node are called, in their order; "-" is one that says nothing.
struct Widgets {
    QLatin1StringView kind;
    QLatin1StringView names;
};
constexpr std::array widgets{
    Widgets{"KSampler"_L1, "seed - steps cfg sampler_name scheduler denoise"_L1},
    Widgets{"KSamplerAdvanced"_L1, "- noise_seed - steps cfg sampler_name scheduler"_L1},
    Widgets{"SamplerCustom"_L1, "- noise_seed - cfg"_L1},
    Widgets{"RandomNoise"_L1, "noise_seed"_L1},
    Widgets{"BasicScheduler"_L1, "scheduler steps denoise"_L1},
    Widgets{"KSamplerSelect"_L1, "sampler_name"_L1},
    Widgets{"CFGGuider"_L1, "cfg"_L1},
    Widgets{"FluxGuidance"_L1, "guidance"_L1},
    Widgets{"CLIPTextEncode"_L1, "text"_L1},
    Widgets{"CLIPTextEncodeSDXL"_L1, "- - - - - - text_g text_l"_L1},
    Widgets{"CLIPTextEncodeFlux"_L1, "clip_l t5xxl guidance"_L1},
    Widgets{"Power Prompt (rgthree)"_L1, "prompt"_L1},
    Widgets{"CheckpointLoaderSimple"_L1, "ckpt_name"_L1},
    Widgets{"UNETLoader"_L1, "unet_name"_L1},
    Widgets{"UnetLoaderGGUF"_L1, "unet_name"_L1},
    Widgets{"LoraLoader"_L1, "lora_name strength_model"_L1},
    Widgets{"LoraLoaderModelOnly"_L1, "lora_name strength_model"_L1},
    Widgets{"EmptyLatentImage"_L1, "width height"_L1},
    Widgets{"EmptySD3LatentImage"_L1, "width height"_L1},
    Widgets{"SDXL Empty Latent Image (rgthree)"_L1, "dimensions"_L1},
    Widgets{"UpscaleModelLoader"_L1, "model_name"_L1},
    Widgets{"Seed (rgthree)"_L1, "seed"_L1},
    Widgets{"PrimitiveNode"_L1, "value"_L1},
    Widgets{"PrimitiveString"_L1, "value"_L1},
    Widgets{"PrimitiveStringMultiline"_L1, "value"_L1},
    Widgets{"PrimitiveInt"_L1, "value"_L1},
    Widgets{"PrimitiveFloat"_L1, "value"_L1},
};

//! "12:3", 12 and "12" are names of nodes.
QString idOf(const Json &value)
{
    return value.is_string() || value.is_number_integer() ? toText(value) : QString{};
}

Json widgetInputs(const QString &kind, const Json &values)
{
    if (values.is_object())
        return values;
    Json inputs = Json::object();
    const auto *const row = std::find_if(widgets.begin(), widgets.end(),
                                         [&kind](const Widgets &one) { return one.kind == kind; });
    QStringList names;
    if (row != widgets.end())
        names = QString{row->names}.split(u' ');
    else if (kind.contains("Text"_L1) || kind.contains("Prompt"_L1) || kind.contains("String"_L1))
        names = QStringList{u"text"_s};
    for (size_t i = 0; values.is_array() && i < values.size(); ++i) {
        const QString name = names.value(static_cast<qsizetype>(i), u"-"_s);
        if (name != u"-")
            inputs[name.toStdString()] = values[i];
    }
    return inputs;
}

//! Links by their number: where each begins, as a reference.
std::map<qint64, Json> linksOf(const Json &workflow)
{
    std::map<qint64, Json> out;
    const Json &links = memberAt(workflow, "links");
    for (size_t i = 0; links.is_array() && i < links.size() && i < 20'000; ++i) {
        const Json &link = links[i];
        const bool isList = link.is_array() && link.size() >= 3;
        const std::optional<qint64> id =
            isList ? integerAt(Json{{"v", link[0]}}, "v") : integerAt(link, "id");
        const QString from = isList ? idOf(link[1]) : idOf(memberAt(link, "origin_id"));
        if (id && !from.isEmpty())
            out[*id] = Json::array({toJson(from), 0});
    }
    return out;
}

} // namespace

std::optional<ComfyGraph> ComfyGraph::from(const Json &object)
{
    ComfyGraph graph;
    if (const Json &inner = memberAt(object, "prompt"); inner.is_object())
        graph.addRun(inner);
    if (graph.m_nodes.empty())
        graph.addRun(object);
    if (graph.m_nodes.empty())
        graph.addDrawn(object);
    if (graph.m_nodes.empty())
        graph.addDrawn(memberAt(object, "workflow"));
    if (graph.m_nodes.empty())
        return std::nullopt;
    graph.putInOrder();
    return graph;
}

void ComfyGraph::addRun(const Json &object)
{
    for (const auto &[id, node] : object.items()) {
        if (m_nodes.size() >= mostNodes)
            return;
        const QString kind = textAt(node, "class_type");
        const Json &inputs = memberAt(node, "inputs");
        if (!kind.isEmpty() && inputs.is_object())
            m_nodes[QString::fromStdString(id)] = {kind, inputs};
    }
}

void ComfyGraph::addDrawn(const Json &workflow)
{
    const Json &nodes = memberAt(workflow, "nodes");
    const std::map<qint64, Json> links = linksOf(workflow);
    for (size_t i = 0; nodes.is_array() && i < nodes.size() && m_nodes.size() < mostNodes; ++i) {
        const QString id = idOf(memberAt(nodes[i], "id"));
        const QString kind = textAt(nodes[i], "type");
        if (id.isEmpty() || kind.isEmpty())
            continue;
        Json inputs = widgetInputs(kind, memberAt(nodes[i], "widgets_values"));
        const Json &sockets = memberAt(nodes[i], "inputs");
        for (size_t at = 0; sockets.is_array() && at < sockets.size() && at < 100; ++at) {
            const std::optional<qint64> link = integerAt(sockets[at], "link");
            const auto found = link ? links.find(*link) : links.end();
            if (found != links.end())
                inputs[textAt(sockets[at], "name").toStdString()] = found->second;
        }
        m_nodes[id] = {kind, std::move(inputs)};
    }
}

void ComfyGraph::putInOrder()
{
    std::vector<std::pair<qint64, const ComfyNode *>> numbered;
    for (const auto &[id, node] : m_nodes)
        numbered.emplace_back(id.section(u':', 0, 0).toLongLong(), &node);
    std::stable_sort(numbered.begin(), numbered.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[number, node] : numbered)
        m_order.push_back(node);
}

const ComfyNode *ComfyGraph::behind(const Json &reference) const
{
    const bool isReference = reference.is_array() && reference.size() == 2 &&
                             reference[1].is_number_integer() && !idOf(reference[0]).isEmpty();
    const auto found = isReference ? m_nodes.find(idOf(reference[0])) : m_nodes.end();
    return found == m_nodes.end() ? nullptr : &found->second;
}

} // namespace limner
