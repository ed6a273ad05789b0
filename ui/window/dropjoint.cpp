#include "ui/window/dropjoint.h"

#include "ui/compose/composeflow.h"
#include "ui/gallery/dropsheet.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/importflow.h"

namespace limner {

DropJoint::DropJoint(GalleryPane &gallery, ComposeFlow &flow, ComposePanel &panel, QObject *parent)
    : QObject{parent}
    , m_gallery{gallery}
    , m_flow{flow}
    , m_panel{panel}
{
    connect(&gallery.imports(), &ImportFlow::recordDropped, this, &DropJoint::ask);
}

void DropJoint::ask(const GivenRecord &record)
{
    auto *const sheet = new DropSheet{record, m_panel.schema(), m_gallery.window()};
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
