#include "app/settingsmove.h"

#include "ui/settings/movesettings.h"

namespace limner {

void joinMoving(MoveSettings &moving, Remote<Backstage> backstage)
{
    MoveSettings *const there = &moving;
    using Unpacking = SettingsTrunk::Unpacking;
    QObject::connect(there, &MoveSettings::exportWanted, there, [=](const QString &file) {
        backstage.ask([file](Backstage &all) { return all.exportSettings(file); }, there,
                      [there, file](const Result<> &done) {
                          if (done)
                              there->showExported(file);
                          else
                              there->showTrouble(done.error());
                      });
    });
    QObject::connect(there, &MoveSettings::planWanted, there, [=](const QString &file) {
        backstage.ask([file](Backstage &all) { return all.importSettings(file, Unpacking::Try); },
                      there,
                      [there, file](const Result<SettingsPlan> &plan) {
                          if (plan)
                              there->showPlan(file, *plan);
                          else
                              there->showTrouble(plan.error());
                      });
    });
    QObject::connect(there, &MoveSettings::importWanted, there, [=](const QString &file) {
        // Where it succeeds the settings are closed: they show what no longer holds.
        backstage.ask([file](Backstage &all) { return all.importSettings(file, Unpacking::Do); },
                      there,
                      [there](const Result<SettingsPlan> &plan) {
                          if (!plan)
                              there->showTrouble(plan.error());
                      });
    });
}

} // namespace limner
