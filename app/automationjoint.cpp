#include "app/automationjoint.h"

#include "app/hooks/hooks.h"
#include "ui/settings/automationpage.h"

namespace limner {
namespace {

//! What the page shows.
struct Shown {
    Automation fromFile = {};
    Automation inForce = {};
    DoorStand door = {};
};

Shown shownOf(Backstage &backstage)
{
    const Hooks &hooks = backstage.application().hooks();
    return {.fromFile = hooks.fileAutomation(),
            .inForce = hooks.automation(),
            .door = backstage.door().stand()};
}

} // namespace

void joinAutomation(SettingsDialog &dialog, const Remote<Backstage> &backstage)
{
    AutomationPage *const page = &dialog.automation();
    const WindowDoor *const door = &backstage.source()->door();
    QObject::connect(door, &WindowDoor::standChanged, page, &AutomationPage::showStand);
    QObject::connect(door, &WindowDoor::tokenMade, page, &AutomationPage::showToken);
    QObject::connect(door, &WindowDoor::tokenNotMade, page, &AutomationPage::showTokenNotMade);
    QObject::connect(page, &AutomationPage::newTokenWanted, page, [backstage] {
        backstage.tell([](Backstage &behind) { behind.door().renewToken(); });
    });
    QObject::connect(&dialog, &QDialog::accepted, page, [page, backstage] {
        const std::optional<Automation> edits = page->edits();
        if (edits)
            backstage.tell(
                [edits](Backstage &behind) { behind.application().hooks().setAutomation(*edits); });
    });
    backstage.ask(shownOf, page, [page](const Shown &shown) {
        page->showAutomation(shown.fromFile, shown.inForce);
        page->showStand(shown.door);
    });
}

} // namespace limner
