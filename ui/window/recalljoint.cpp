#include "ui/window/recalljoint.h"

#include "ui/compose/composeflow.h"
#include "ui/gallery/galleryactions.h"
#include "ui/window/panes.h"

namespace limner {

RecallJoint::RecallJoint(GalleryActions &actions, ComposeFlow &flow, Panes &panes, QObject *parent)
    : QObject{parent}
    , m_actions{actions}
    , m_flow{flow}
    , m_panes{panes}
{
    connectActions();
    connect(&flow, &ComposeFlow::takenOver, this,
            [this](const FormStand &before, const QString &message) {
                m_actions.acts().keep({.undo = tr("Undo taking over"),
                                       .undone = tr("The form is as it was"),
                                       .takeBackHere = [this, before] { m_flow.goBackTo(before); }},
                                      message);
            });
}

void RecallJoint::connectActions()
{
    const auto take = [this](SeedUse seed) {
        return [this, seed](const Request &request) {
            m_panes.setPage(Panes::Page::Create);
            m_flow.reuse(request, seed);
        };
    };
    connect(&m_actions, &GalleryActions::reuseRequested, this, take(SeedUse::Keep));
    connect(&m_actions, &GalleryActions::remixRequested, this, take(SeedUse::New));
    // One part after the other, perhaps of several pictures: the gallery or the viewer stays.
    connect(&m_actions, &GalleryActions::partRequested, &m_flow, &ComposeFlow::takePart);
    connect(&m_actions, &GalleryActions::inputRequested, this,
            [this] { m_panes.setPage(Panes::Page::Create); });
    connect(&m_actions, &GalleryActions::inputRequested, &m_flow, &ComposeFlow::useAsInput);
}

} // namespace limner
