#include "core/picture/records/a1111record.h"

#include "core/picture/records/a1111parts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Version {
    QLatin1StringView pattern;
    QLatin1StringView origin;
};
// The value of "Version"; more precise rows come first.
constexpr std::array versions{
    Version{"^classic"_L1, "Forge Classic"_L1},
    Version{"^neo"_L1, "Forge Neo"_L1},
    Version{"^f[0-9]+(\\.[0-9]+)+-v"_L1, "EasyReForge"_L1},
    Version{"^f[0-9]+(\\.[0-9]+)+v[0-9]+-v"_L1, "reForge"_L1},
    Version{"^f([0-9]|orge)"_L1, "Forge"_L1},
    Version{"^Fooocus"_L1, "Fooocus"_L1},
    Version{"^ComfyUI"_L1, "ComfyUI"_L1},
    Version{"^Vlad"_L1, "SD.Next"_L1},
    Version{"^Limner"_L1, "Limner"_L1},
};

QString originOf(const A1111Parts &text)
{
    if (text.value(u"App").startsWith("SD.Next"_L1))
        return u"SD.Next"_s;
    const QString version = text.value(u"Version");
    for (const Version &row : versions) {
        const QRegularExpression pattern{QString{row.pattern},
                                         QRegularExpression::CaseInsensitiveOption};
        if (version.contains(pattern))
            return QString{row.origin};
    }
    const bool isCivitai = std::any_of(text.pairs.begin(), text.pairs.end(), [](const auto &pair) {
        return pair.first == "Civitai resources"_L1 || pair.first == "Civitai metadata"_L1;
    });
    if (isCivitai)
        return u"Civitai"_s;
    if (text.value(u"Model hash") == u"unknown") // it knows the name alone
        return u"Krita AI Diffusion"_s;
    return u"A1111"_s;
}

//! Some say who they are elsewhere in the file.
QString originBeside(const PictureTexts &texts, const QString &origin)
{
    if (texts.text("fooocus_scheme"_L1) == u"a1111" || texts.text("MakerNote"_L1) == u"a1111")
        return u"Fooocus"_s;
    const bool saysAi = texts.text("DigitalSourceType"_L1)
                            .contains("TrainedAlgorithmicMedia"_L1, Qt::CaseInsensitive);
    return saysAi && origin == u"A1111" ? u"Krita AI Diffusion"_s : origin;
}

//! What Civitai lists in place of a model's name.
QString checkpointIn(const QString &resources)
{
    const Result<Json> list = parseForeignJson(resources.toUtf8());
    if (!list || !list->is_array())
        return {};
    for (const Json &one : *list) {
        if (textAt(one, "type").compare("checkpoint"_L1, Qt::CaseInsensitive) == 0)
            return (textAt(one, "modelName") + u' ' + textAt(one, "modelVersionName")).trimmed();
    }
    return {};
}

void takePairs(const A1111Parts &text, FoundSettings &out)
{
    const auto first = [&text](QStringView name, QStringView other) {
        const QString value = text.value(name);
        return value.isEmpty() ? text.value(other) : value;
    };
    out.setSteps(toJson(text.value(u"Steps")));
    out.setCfgScale(toJson(first(u"CFG scale", u"Guidance scale")));
    out.setSeed(toJson(text.value(u"Seed")));
    out.setSize(text.value(u"Size"));
    out.setSampler(text.value(u"Sampler"));
    out.setScheduler(first(u"Schedule type", u"Scheduler"));
    out.setModel(text.value(u"Model"));
    if (out.model.isEmpty())
        out.setModel(checkpointIn(text.value(u"Civitai resources")));
    if (out.model.isEmpty())
        out.setModel(text.value(u"Base model"));
    for (const auto &[key, value] : text.pairs) {
        const QString name = key.toLower();
        const bool isTaken = name == u"size" || name == u"schedule type" || name == u"cfg scale" ||
                             name == u"guidance scale" || name == u"civitai metadata";
        if (!isTaken)
            out.note(key, toJson(value));
    }
}

} // namespace

std::optional<FoundSettings> a1111Settings(const QString &text, bool isSure)
{
    if (text.trimmed().startsWith(u'{'))
        return std::nullopt;
    const A1111Parts parts = a1111Parts(text);
    if (parts.pairs.empty() && parts.negativePrompt.isEmpty() && !isSure)
        return std::nullopt;
    FoundSettings out;
    out.origin = originOf(parts);
    out.setPrompt(parts.prompt);
    out.setNegativePrompt(parts.negativePrompt);
    takePairs(parts, out);
    return out.isEmpty() ? std::nullopt : std::optional{out};
}

std::optional<FoundSettings> readA1111(const PictureTexts &texts)
{
    struct Place {
        QLatin1StringView keyword;
        bool isSure;
    };
    for (const Place &place :
         {Place{"parameters"_L1, true}, Place{"UserComment"_L1, false}, Place{"Comment"_L1, false},
          Place{"XPComment"_L1, false}, Place{"ImageDescription"_L1, false}}) {
        std::optional<FoundSettings> found = a1111Settings(texts.text(place.keyword), place.isSure);
        if (!found)
            continue;
        found->origin = originBeside(texts, found->origin);
        return found;
    }
    return std::nullopt;
}

} // namespace limner
