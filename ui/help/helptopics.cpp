#include "ui/help/helptopics.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace limner {

const std::vector<HelpTopic> &helpTopics()
{
    static const std::vector<HelpTopic> topics{
        {"firstRun"_L1, "first-steps"_L1},
        {"helpWindow"_L1, "first-steps"_L1, "help"_L1},
        {"prompt"_L1, "prompts"_L1, "variants"_L1},
        {"negativePrompt"_L1, "prompts"_L1, "negative"_L1},
        {"pastPrompts"_L1, "prompts"_L1, "history"_L1},
        {"preview"_L1, "prompts"_L1, "variants"_L1},
        {"presets"_L1, "models"_L1, "presets"_L1},
        {"presetSheet"_L1, "models"_L1, "presets"_L1},
        {"comparePanel"_L1, "models"_L1, "compare"_L1},
        {"maskSheet"_L1, "models"_L1, "inputs"_L1},
        {"composePanel"_L1, "models"_L1, "form"_L1},
        {"modelsPanel"_L1, "models"_L1, "choose"_L1},
        {"search"_L1, "gallery"_L1, "search"_L1},
        {"sidebar"_L1, "gallery"_L1, "albums"_L1},
        {"namePicker"_L1, "gallery"_L1, "albums"_L1},
        {"importDialog"_L1, "gallery"_L1, "import"_L1},
        {"dropSheet"_L1, "gallery"_L1, "import"_L1},
        {"gallery"_L1, "gallery"_L1},
        {"viewer"_L1, "viewer"_L1},
        {"comparison"_L1, "viewer"_L1, "compare"_L1},
        {"lineage"_L1, "viewer"_L1, "lineage"_L1},
        {"detailsPanel"_L1, "sharing"_L1, "link"_L1},
        {"sharePopover"_L1, "sharing"_L1},
        {"newsBanner"_L1, "news"_L1},
        {"spendPage"_L1, "costs"_L1},
        {"spend"_L1, "costs"_L1},
        {"queuePanel"_L1, "keys"_L1, "queue"_L1},
        {"shortcutList"_L1, "keys"_L1},
        {"providersPage"_L1, "settings"_L1, "providers"_L1},
        {"storagePage"_L1, "settings"_L1, "storage"_L1},
        {"sharingPage"_L1, "settings"_L1, "sharing"_L1},
        {"spendingPage"_L1, "settings"_L1, "spending"_L1},
        {"moveSettings"_L1, "moving"_L1},
        {"libraryPage"_L1, "settings"_L1, "library"_L1},
        {"appearancePage"_L1, "settings"_L1, "appearance"_L1},
        {"settingsDialog"_L1, "settings"_L1},
    };
    return topics;
}

HelpPlace helpFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget()) {
        for (const HelpTopic &topic : helpTopics()) {
            if (widget->objectName() == topic.room)
                return {.page = topic.page, .section = topic.section};
        }
    }
    return {.page = u"first-steps"_s};
}

} // namespace limner
