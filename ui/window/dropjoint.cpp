#include "ui/window/dropjoint.h"

#include "core/provider/modelfinder.h"
#include "ui/compose/composeflow.h"
#include "ui/gallery/dropsheet.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/importflow.h"
#include "ui/models/modelsflow.h"

#include <utility>

namespace limner {

DropJoint::DropJoint(GalleryPane &gallery, ComposeFlow &flow, ComposePanel &panel,
                     ModelsFlow &models, Remote<ModelFinder> finder, QObject *parent)
    : QObject{parent}
    , m_gallery{gallery}
    , m_flow{flow}
    , m_panel{panel}
    , m_models{models}
    , m_finder{finder}
{
    connect(&gallery.imports(), &ImportFlow::recordDropped, this, &DropJoint::ask);
    connect(&models, &ModelsFlow::chosen, this, &DropJoint::askAgain);
    connect(&models, &ModelsFlow::givenUp, this, &DropJoint::askAgain);
}

void DropJoint::ask(const GivenRecord &record)
{
    m_waiting.reset();
    m_finder.ask(
        [model = record.settings.model](ModelFinder &finder) { return finder.near(model); }, this,
        [this, record](const NearModel &near) { show(record, near); });
}

void DropJoint::findModel(const GivenRecord &record, const QString &words)
{
    m_models.openFor(words);
    m_waiting = record;
}

// What becomes of the picture is still to be said, whichever model is in force now.
void DropJoint::askAgain()
{
    if (const std::optional<GivenRecord> record = std::exchange(m_waiting, std::nullopt))
        ask(*record);
}

void DropJoint::show(const GivenRecord &record, const NearModel &near)
{
    auto *const sheet = new DropSheet{record, m_panel.schema(), near, m_gallery.window()};
    connect(sheet, &DropSheet::modelWanted, this,
            [this, record](const QString &words) { findModel(record, words); });
    connect(sheet, &DropSheet::settingsWanted, this,
            [this](const FoundSettings &settings, SettingsPart part) {
                emit formWanted();
                m_flow.takePart(settings, part);
            });
    connect(sheet, &DropSheet::inputWanted, this, [this](const QString &path) {
        emit formWanted();
        m_flow.useFileAsInput(path);
    });
    connect(sheet, &DropSheet::importWanted, this,
            [this](const QString &path) { m_gallery.imports().take({path}); });
    sheet->open();
}

} // namespace limner
