#include "core/sandbox/together/simtogethermodels.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

const std::vector<QSize> &usualSizes()
{
    static const std::vector<QSize> sizes{{1024, 1024}, {1344, 768}, {768, 1344}, {1248, 832},
                                          {832, 1248},  {1184, 864}, {864, 1184}};
    return sizes;
}

const std::vector<QSize> &largeSizes()
{
    static const std::vector<QSize> sizes{{1024, 1024}, {1344, 768},  {768, 1344},
                                          {1248, 832},  {832, 1248},  {2048, 2048},
                                          {2688, 1536}, {1536, 2688}, {4096, 4096}};
    return sizes;
}

SimTogetherModel other(const char *name, const char *type)
{
    return {.name = QString::fromLatin1(name), .type = QString::fromLatin1(type)};
}

std::vector<SimTogetherModel> fluxModels()
{
    return {{.name = u"black-forest-labs/FLUX.1-schnell"_s,
             .title = u"FLUX.1 [schnell]"_s,
             .takes = {u"negative_prompt"_s, u"output_format"_s, u"disable_safety_checker"_s},
             .mostSteps = 12,
             .perMegapixel = 0.0027,
             .usualSteps = 4},
            {.name = u"black-forest-labs/FLUX.1-dev"_s,
             .title = u"FLUX.1 [dev]"_s,
             .takes = {u"guidance_scale"_s, u"image_loras"_s, u"output_format"_s,
                       u"disable_safety_checker"_s},
             .mostSteps = 50,
             .perMegapixel = 0.0154,
             .usualSteps = 28},
            {.name = u"black-forest-labs/FLUX.1.1-pro"_s,
             .title = u"FLUX1.1 [pro]"_s,
             .takes = {u"negative_prompt"_s, u"output_format"_s}},
            {.name = u"black-forest-labs/FLUX.1-kontext-pro"_s,
             .title = u"FLUX.1 Kontext [pro]"_s,
             .takes = {u"image_url"_s, u"aspect_ratio"_s, u"output_format"_s},
             .mostSteps = 50},
            {.name = u"black-forest-labs/FLUX.2-pro"_s,
             .title = u"FLUX.2 [pro]"_s,
             .takes = {u"image_url"_s, u"reference_images"_s, u"prompt_upsampling"_s,
                       u"output_format"_s},
             .multiple = 16},
            {.name = u"black-forest-labs/FLUX.2-dev"_s,
             .title = u"FLUX.2 [dev]"_s,
             .takes = {u"reference_images"_s, u"guidance"_s, u"image_loras"_s,
                       u"prompt_upsampling"_s, u"output_format"_s},
             .multiple = 16,
             .mostSteps = 50},
            {.name = u"black-forest-labs/FLUX.2-flex"_s,
             .title = u"FLUX.2 [flex]"_s,
             .takes = {u"image_url"_s, u"reference_images"_s, u"guidance"_s, u"prompt_upsampling"_s,
                       u"output_format"_s},
             .multiple = 16,
             .mostSteps = 50}};
}

std::vector<SimTogetherModel> openModels()
{
    const QStringList classic{u"negative_prompt"_s, u"guidance_scale"_s,
                              u"disable_safety_checker"_s};
    return {{.name = u"stabilityai/stable-diffusion-xl-base-1.0"_s,
             .title = u"SD XL"_s,
             .takes = classic,
             .mostSteps = 50},
            {.name = u"stabilityai/stable-diffusion-3-medium"_s,
             .title = u"Stable Diffusion 3"_s,
             .takes = classic,
             .multiple = 16,
             .mostSteps = 50},
            {.name = u"Lykon/DreamShaper"_s,
             .title = u"DreamShaper"_s,
             .takes = classic,
             .mostSteps = 50},
            {.name = u"RunDiffusion/Juggernaut-pro-flux"_s,
             .title = u"Juggernaut Pro Flux"_s,
             .takes = {u"negative_prompt"_s},
             .mostSteps = 50},
            {.name = u"Qwen/Qwen-Image"_s,
             .title = u"Qwen Image"_s,
             .takes = {u"negative_prompt"_s},
             .multiple = 16,
             .mostSteps = 50},
            {.name = u"HiDream-ai/HiDream-I1-Full"_s,
             .title = u"HiDream I1 Full"_s,
             .takes = {u"negative_prompt"_s, u"guidance_scale"_s},
             .multiple = 16,
             .mostSteps = 50}};
}

std::vector<SimTogetherModel> hostedModels()
{
    const auto hosted = [](const char *name, const char *title, const std::vector<QSize> &sizes) {
        return SimTogetherModel{
            .name = QString::fromLatin1(name), .title = QString::fromLatin1(title), .sizes = sizes};
    };
    std::vector<SimTogetherModel> models{
        hosted("google/flash-image-2.5", "Flash Image 2.5", usualSizes()),
        hosted("google/gemini-3-pro-image", "Gemini 3 Pro Image", largeSizes()),
        hosted("google/imagen-4.0-preview", "Imagen 4.0", usualSizes()),
        hosted("ByteDance-Seed/Seedream-4.0", "Seedream 4.0", usualSizes()),
        hosted("ideogram/ideogram-3.0", "Ideogram 3.0", usualSizes()),
    };
    models[0].takes = models[1].takes = QStringList{u"reference_images"_s};
    return models;
}

std::vector<SimTogetherModel> allModels()
{
    std::vector<SimTogetherModel> all = fluxModels();
    for (const std::vector<SimTogetherModel> &more : {openModels(), hostedModels()})
        all.insert(all.end(), more.begin(), more.end());
    all.push_back({.name = u"acme/brand-new-image"_s,
                   .title = u"Brand New"_s,
                   .takes = {u"negative_prompt"_s, u"aspect_ratio"_s},
                   .mostSteps = 50});
    for (const char *const type : {"chat", "embedding", "audio", "video"})
        all.push_back(other((QByteArray{"acme/some-"} + type).constData(), type));
    return all;
}

} // namespace

const std::vector<SimTogetherModel> &simTogetherModels()
{
    static const std::vector<SimTogetherModel> all = allModels();
    return all;
}

const SimTogetherModel *findSimTogetherModel(const QString &name)
{
    const std::vector<SimTogetherModel> &all = simTogetherModels();
    const auto found = std::find_if(
        all.begin(), all.end(), [&name](const SimTogetherModel &one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

OrderedJson olderEntry(const SimTogetherModel &model)
{
    OrderedJson entry{{"id", model.name.toStdString()},
                      {"object", "model"},
                      {"created", 1722470400},
                      {"type", model.type.toStdString()},
                      {"display_name", model.title.toStdString()},
                      {"organization", model.name.section(u'/', 0, 0).toStdString()},
                      {"license", "apache-2.0"},
                      {"context_length", 0}};
    // Some entries come without prices, none with those of a picture.
    if (model.perMegapixel > 0)
        entry["pricing"] = {
            {"hourly", 0}, {"input", 0}, {"output", 0}, {"base", 0}, {"finetune", 0}};
    return entry;
}

OrderedJson newerEntry(const SimTogetherModel &model)
{
    const bool isImage = model.type == u"image";
    const QString id = u"ml_"_s + QString::number(qHash(model.name, 1), 16);
    return {{"id", id.toStdString()},
            {"name", model.name.toStdString()},
            {"displayName", model.title.toStdString()},
            {"products", OrderedJson::array({"serverless"})},
            {"capabilities", isImage ? OrderedJson::array({"CAPABILITY_IMAGE_GENERATION"})
                                     : OrderedJson::array({"CAPABILITY_CHAT"})},
            {"outputModalities", isImage ? OrderedJson::array({"MODALITY_IMAGE"})
                                         : OrderedJson::array({"MODALITY_TEXT"})}};
}

} // namespace limner
