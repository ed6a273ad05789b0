#include "core/sandbox/replicate/simshowcase.h"

#include "core/base/digest.h"
#include "core/base/json.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

enum class Kept { Community, Official, Private };

//! What stands on the page of a model.
struct Page {
    const char *owner = "";
    const char *name = "";
    const char *description = "";
    QStringList tags = {};
    int runs = 0;
    Kept kept = Kept::Community;
};

using Inputs = std::vector<std::pair<const char *, OrderedJson>>;

OrderedJson text(const char *description, const char *usual = "")
{
    return {{"type", "string"}, {"description", description}, {"default", usual}};
}

OrderedJson picture(const char *description)
{
    return {{"type", "string"}, {"format", "uri"}, {"description", description}};
}

OrderedJson whole(const char *description, int usual, int lowest, int highest)
{
    return {{"type", "integer"},
            {"description", description},
            {"default", usual},
            {"minimum", lowest},
            {"maximum", highest}};
}

OrderedJson number(const char *description, double usual, double lowest, double highest)
{
    return {{"type", "number"},
            {"description", description},
            {"default", usual},
            {"minimum", lowest},
            {"maximum", highest}};
}

OrderedJson yesOrNo(const char *description, bool usual)
{
    return {{"type", "boolean"}, {"description", description}, {"default", usual}};
}

OrderedJson choice(const char *description, const OrderedJson &values, const OrderedJson &usual)
{
    return {{"enum", values},
            {"type", values.front().is_string() ? "string" : "integer"},
            {"description", description},
            {"default", usual}};
}

OrderedJson seed()
{
    return {{"type", "integer"},
            {"nullable", true},
            {"description", "Random seed. Leave it out for another picture each time."}};
}

OrderedJson shape(const char *usual)
{
    return choice("Proportions of the picture",
                  {"1:1", "16:9", "21:9", "3:2", "2:3", "4:5", "5:4", "9:16", "9:21"}, usual);
}

const OrderedJson address{{"type", "string"}, {"format", "uri"}};
const OrderedJson addresses{{"type", "array"}, {"items", address}};
const OrderedJson pieces{{"type", "array"},
                         {"items", {{"type", "string"}}},
                         {"x-cog-array-type", "iterator"},
                         {"x-cog-array-display", "concatenate"}};

QByteArray file(const Page &page, const Inputs &inputs, const QStringList &required,
                const OrderedJson &output, const char *version = "")
{
    OrderedJson properties = OrderedJson::object();
    int order = 0;
    for (auto [name, input] : inputs) {
        input["x-order"] = order++;
        properties[name] = std::move(input);
    }
    OrderedJson input{{"type", "object"}, {"title", "Input"}, {"properties", properties}};
    for (const QString &name : required)
        input["required"].push_back(name.toStdString());
    const QByteArray hash = sha256Hex(QByteArray{page.owner} + '/' + page.name);
    OrderedJson json{{"owner", page.owner},
                     {"name", page.name},
                     {"version", *version ? version : hash.toStdString()},
                     {"is_official", page.kept == Kept::Official},
                     {"visibility", page.kept == Kept::Private ? "private" : "public"},
                     {"description", page.description},
                     {"run_count", page.runs},
                     {"tags", OrderedJson::array()}};
    for (const QString &tag : page.tags)
        json["tags"].push_back(tag.toStdString());
    json["openapi_schema"] = {
        {"openapi", "3.0.2"},
        {"info", {{"title", "Cog"}, {"version", "0.1.0"}}},
        {"components", {{"schemas", {{"Input", input}, {"Output", output}}}}}};
    return toBytes(json);
}

QList<QByteArray> drawing()
{
    return {
        file({.owner = "limner-official",
              .name = "aurora",
              .description = "Quick pictures from words in four steps. Good for sketching ideas.",
              .tags = {u"text-to-image"_s, u"fast"_s},
              .runs = 48'210'533,
              .kept = Kept::Official},
             {{"prompt", text("What to draw")},
              {"aspect_ratio", shape("1:1")},
              {"num_outputs", whole("Number of pictures", 1, 1, 4)},
              {"num_inference_steps", whole("Steps; more is finer", 4, 1, 4)},
              {"seed", seed()},
              {"output_format", choice("File format", {"webp", "jpg", "png"}, "png")},
              {"output_quality", whole("Quality of jpg and webp", 80, 0, 100)},
              {"go_fast", yesOrNo("Quicker, with a little less detail", true)}},
             {u"prompt"_s}, addresses),
        file(
            {.owner = "limner-official",
             .name = "aurora-pro",
             .description = "Large pictures with fine detail, by a picture as a guide if you like.",
             .tags = {u"text-to-image"_s, u"image-to-image"_s},
             .runs = 9'734'120,
             .kept = Kept::Official},
            {{"prompt", text("What to draw")},
             {"image_prompt", picture("A picture that guides composition and colour")},
             {"width", whole("Width in pixels", 1024, 256, 1440)},
             {"height", whole("Height in pixels", 1024, 256, 1440)},
             {"steps", whole("Steps", 25, 1, 50)},
             {"guidance", number("How closely to follow the prompt", 3, 2, 5)},
             {"safety_tolerance", whole("1 is strict, 6 permissive", 2, 1, 6)},
             {"seed", seed()}},
            {u"prompt"_s}, address, "hidden"),
        file({.owner = "limner-official",
              .name = "lettering",
              .description = "Posters and logos with words that can be read.",
              .tags = {u"text-to-image"_s, u"typography"_s},
              .runs = 3'120'877,
              .kept = Kept::Official},
             {{"prompt", text("What to draw, the words to set in quotes")},
              {"resolution", choice("Size", {"None", "1024x1024", "1344x768", "768x1344"}, "None")},
              {"style_type", choice("Style", {"Auto", "General", "Design", "Anime"}, "Auto")},
              {"magic_prompt_option", choice("Let it write more", {"Auto", "On", "Off"}, "Auto")},
              {"negative_prompt", text("What not to draw")},
              {"seed", seed()}},
             {u"prompt"_s}, address),
        file({.owner = "acme",
              .name = "inkbrush",
              .description = "Ink and wash, from words. Trained on old botanical plates.",
              .tags = {u"text-to-image"_s, u"ink"_s},
              .runs = 482'100},
             {{"prompt", text("What to draw", "a heron in the reeds")},
              {"negative_prompt", text("What not to draw")},
              {"width", whole("Width in pixels", 1024, 256, 2048)},
              {"height", whole("Height in pixels", 1024, 256, 2048)},
              {"scheduler", choice("Sampler", {"DDIM", "K_EULER", "DPM++ 2M"}, "K_EULER")},
              {"num_inference_steps", whole("Steps", 30, 1, 100)},
              {"guidance_scale", number("How closely to follow the prompt", 7.5, 1, 50)},
              {"num_outputs", whole("Number of pictures", 1, 1, 4)},
              {"seed", seed()}},
             {}, addresses),
        file({.owner = "labs",
              .name = "secret-sauce",
              .description = "Not for everybody yet: only this account may see it.",
              .tags = {u"text-to-image"_s},
              .runs = 12,
              .kept = Kept::Private},
             {{"prompt", text("What to draw")}, {"seed", seed()}}, {u"prompt"_s}, addresses)};
}

QList<QByteArray> editing()
{
    return {
        file({.owner = "acme",
              .name = "repaint",
              .description = "Changes what the mask covers and leaves the rest as it is.",
              .tags = {u"image-editing"_s, u"inpainting"_s},
              .runs = 1'204'330},
             {{"image", picture("The picture to change")},
              {"mask", picture("White is painted over")},
              {"prompt", text("What should be there")},
              {"strength", number("How much may change", 0.8, 0, 1)},
              {"seed", seed()}},
             {u"image"_s, u"prompt"_s}, address),
        file({.owner = "labs",
              .name = "sketch-control",
              .description = "Follows the lines, the depth or the pose of a picture.",
              .tags = {u"image-editing"_s, u"controlnet"_s},
              .runs = 655'210},
             {{"image", picture("The picture to follow")},
              {"structure",
               choice("What to follow", {"scribble", "canny", "depth", "pose"}, "scribble")},
              {"prompt", text("What to draw")},
              {"num_samples", choice("Number of pictures", {1, 4}, 1)},
              {"image_resolution", choice("Short side", {256, 512, 768}, 512)},
              {"ddim_steps", whole("Steps", 20, 1, 100)},
              {"scale", number("Guidance", 9, 0.1, 30)},
              {"seed", seed()}},
             {u"image"_s, u"prompt"_s}, addresses),
        file({.owner = "studio",
              .name = "portrait",
              .description = "One person in new places, from a few pictures of that person.",
              .tags = {u"image-editing"_s, u"characters"_s},
              .runs = 88'450},
             {{"prompt", text("Where and how")},
              {"references",
               {{"type", "array"}, {"items", address}, {"description", "One to four pictures"}}},
              {"aspect_ratio", shape("4:5")},
              {"api_token",
               {{"type", "string"},
                {"format", "password"},
                {"writeOnly", true},
                {"x-cog-secret", true},
                {"description", "Of your own gallery, if the pictures lie there"}}},
              {"seed", seed()}},
             {u"prompt"_s, u"references"_s}, addresses),
        file({.owner = "lumen",
              .name = "upscale",
              .description = "Two, four or eight times as large, with detail that was not there.",
              .tags = {u"super-resolution"_s},
              .runs = 7'900'412},
             {{"image", picture("The picture to enlarge")},
              {"scale", choice("How many times", {2, 4, 8}, 4)},
              {"face_enhance", yesOrNo("Mend faces, too", false)}},
             {u"image"_s}, address),
        file({.owner = "lumen",
              .name = "cutout",
              .description = "Takes the background away.",
              .tags = {u"background-removal"_s},
              .runs = 15'337'201},
             {{"image", picture("The picture to cut out")},
              {"threshold", whole("Where the edge is", 0, 0, 255)}},
             {u"image"_s}, address)};
}

QList<QByteArray> others()
{
    OrderedJson styles = OrderedJson::array();
    for (int i = 1; i <= 200; ++i)
        styles.push_back("style-" + std::to_string(i));
    return {
        file({.owner = "studio",
              .name = "describe",
              .description = "Says in words what a picture shows.",
              .tags = {u"image-to-text"_s},
              .runs = 2'300'118},
             {{"image", picture("The picture to look at")},
              {"prompt", text("What to ask", "Describe this picture.")},
              {"max_tokens", whole("Length of the answer", 256, 16, 4096)}},
             {u"image"_s}, pieces),
        file({.owner = "studio",
              .name = "hundred-styles",
              .description = "One prompt in any of two hundred styles, with the palette it used.",
              .tags = {u"text-to-image"_s, u"styles"_s},
              .runs = 41'007},
             {{"prompt", text("What to draw")},
              {"style", choice("Style", styles, "style-1")},
              {"options", {{"type", "object"}, {"description", "Anything else, as JSON"}}},
              {"seed", seed()}},
             {u"prompt"_s},
             {{"type", "object"},
              {"properties", {{"image", address}, {"palette", {{"type", "string"}}}}}})};
}

} // namespace

QList<QByteArray> showcaseModels()
{
    return drawing() + editing() + others();
}

} // namespace limner
