#include "core/picture/records/comfywidgets.h"

#include "core/picture/records/comfynode.h"

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
    Widgets{"SamplerCustomAdvanced"_L1, ""_L1},
    Widgets{"DualCFGGuider"_L1, "cfg_conds"_L1},
    Widgets{"easy seed"_L1, "seed"_L1},
};

//! As the node lists them beside its sockets, which newer versions of ComfyUI do; what is done to a
//! seed after each picture stands behind it, but not in the list.
QStringList listedNames(const Json &node, size_t values)
{
    QStringList names;
    for (const Json &socket : comfySockets(node)) {
        if (!memberAt(socket, "widget").is_object())
            continue;
        names.append(textAt(socket, "name"));
        const bool hasMore = static_cast<size_t>(names.size()) < values;
        if (hasMore && (names.last() == u"seed" || names.last() == u"noise_seed"))
            names.append(u"-"_s);
    }
    return names;
}

QStringList widgetNames(const Json &node, size_t values)
{
    const QString kind = textAt(node, "type");
    const auto *const row = std::find_if(widgets.begin(), widgets.end(),
                                         [&kind](const Widgets &one) { return one.kind == kind; });
    if (row != widgets.end())
        return QString{row->names}.split(u' ');
    QStringList names = listedNames(node, values);
    if (names.isEmpty() &&
        (kind.contains("Text"_L1) || kind.contains("Prompt"_L1) || kind.contains("String"_L1)))
        names = QStringList{u"text"_s};
    return names;
}

} // namespace

Json comfyWidgets(const Json &node, const Json &values)
{
    if (values.is_object())
        return values;
    Json inputs = Json::object();
    if (!values.is_array())
        return inputs;
    const QStringList names = widgetNames(node, values.size());
    for (size_t i = 0; i < values.size() && i < 200; ++i) {
        const QString name = names.value(static_cast<qsizetype>(i), u"-"_s);
        if (name != u"-" && !name.isEmpty())
            inputs[name.toStdString()] = values[i];
    }
    return inputs;
}

} // namespace limner
