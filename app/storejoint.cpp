#include "app/storejoint.h"

#include "ui/settings/settingsdialog.h"
#include "ui/settings/storagepage.h"

#include <QCoreApplication>

namespace limner {

void joinStoreCheck(SettingsDialog &dialog, Remote<Backstage> backstage)
{
    using Act = void (*)(StoreCheck & check, const S3Config &store);
    const auto on = [backstage](Act act) {
        return [backstage, act](const Settings &settings, const std::optional<Secret> &key) {
            backstage.tell([=](Backstage &there) {
                act(there.storeCheck(), there.application().storeConfig(settings, key));
            });
        };
    };
    using D = SettingsDialog;
    QObject::connect(&dialog, &D::storeCheckRequested, &dialog,
                     on([](StoreCheck &check, const S3Config &store) { check.start(store); }));
    QObject::connect(
        &dialog, &D::createBucketRequested, &dialog,
        on([](StoreCheck &check, const S3Config &store) { check.createBucket(store); }));
    QObject::connect(
        &dialog, &D::makePublicRequested, &dialog,
        on([](StoreCheck &check, const S3Config &store) { check.makePublic(store, {}); }));
    QObject::connect(&dialog, &QObject::destroyed, qApp, [backstage] {
        backstage.tell([](Backstage &there) { there.storeCheck().stop(); });
    });
    const StoreCheck *const check = &backstage.source()->storeCheck();
    StoragePage *const page = &dialog.storage();
    QObject::connect(check, &StoreCheck::stepDone, page, &StoragePage::addStep);
    QObject::connect(check, &StoreCheck::finished, page, &StoragePage::showFinished);
    QObject::connect(check, &StoreCheck::bucketCreated, page, &StoragePage::showActionDone);
    QObject::connect(check, &StoreCheck::madePublic, page, &StoragePage::showActionDone);
    QObject::connect(check, &StoreCheck::actionFailed, page, &StoragePage::showActionFailed);
}

} // namespace limner
