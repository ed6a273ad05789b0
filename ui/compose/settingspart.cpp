#include "ui/compose/settingspart.h"

#include "core/picture/records/settingsfit.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SettingsPart)
};

} // namespace

FoundSettings partOf(const FoundSettings &settings, SettingsPart part)
{
    FoundSettings out = settings;
    if (part == SettingsPart::AllButSeed)
        out.seed.reset();
    if (part == SettingsPart::All || part == SettingsPart::AllButSeed)
        return out;
    out = {};
    out.origin = settings.origin;
    if (part == SettingsPart::Seed) {
        out.seed = settings.seed;
    } else if (part == SettingsPart::Size) {
        out.width = settings.width;
        out.height = settings.height;
    } else {
        out.prompt = settings.prompt;
        out.negativePrompt = settings.negativePrompt;
    }
    return out;
}

FoundSettings settingsOf(const Request &request, std::optional<qint64> drawn, QSize size)
{
    FoundSettings out;
    if (const std::optional<FoundSettings> foreign = foreignSettings(request)) {
        out = *foreign;
    } else {
        out.setPrompt(request.prompt());
        out.setNegativePrompt(request.negativePrompt());
        if (const std::optional<qint64> seed = drawn ? drawn : request.seed(); seed && *seed >= 0)
            out.seed = static_cast<quint64>(*seed);
        out.setSize(memberAt(request.parameters, "width"), memberAt(request.parameters, "height"));
    }
    if (!out.width || !out.height)
        out.setSize(Json(size.width()), Json(size.height()));
    return out;
}

QString takenWords(SettingsPart part)
{
    switch (part) {
    case SettingsPart::Prompt:
        return Text::tr("Prompt taken over");
    case SettingsPart::Seed:
        return Text::tr("Seed taken over");
    case SettingsPart::Size:
        return Text::tr("Size taken over");
    default:
        return Text::tr("Settings taken over");
    }
}

QString missingWords(SettingsPart part)
{
    switch (part) {
    case SettingsPart::Prompt:
        return Text::tr("The picture tells no prompt.");
    case SettingsPart::Seed:
        return Text::tr("The picture tells no seed.");
    case SettingsPart::Size:
        return Text::tr("The picture tells no size.");
    default:
        return Text::tr("The picture tells no settings.");
    }
}

} // namespace limner
