#include "ui/window/viewerjoint.h"

#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerymodel.h"
#include "ui/gallery/gallerypane.h"
#include "ui/gallery/galleryview.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewercut.h"
#include "ui/viewer/viewerdrag.h"
#include "ui/viewer/viewerflow.h"
#include "ui/window/notices.h"
#include "ui/window/windowkeys.h"

#include <QAction>
#include <QApplication>

namespace limner {

ViewerJoint::ViewerJoint(const Services &services, GalleryPane &gallery, GalleryActions &actions,
                         const WindowKeys &keys, Notices &notices, QWidget &window)
    : QObject{&window}
    , m_gallery{gallery}
    , m_actions{actions}
    , m_flow{new ViewerFlow{services, gallery, actions, window}}
{
    connect(actions.action(Command::View), &QAction::triggered, this, &ViewerJoint::view);
    connect(actions.action(Command::Compare), &QAction::triggered, m_flow,
            [this] { m_flow->compareThese(m_actions.selection().artworks); });
    connect(&actions, &GalleryActions::compareWanted, m_flow, &ViewerFlow::compareThese);
    connect(&gallery, &GalleryPane::selectionShown, this, &ViewerJoint::lookAtAwaited);
    connect(m_flow, &ViewerFlow::opened, &notices, &QWidget::raise); // banners stay in sight
    connect(m_flow, &ViewerFlow::told, &notices, qOverload<const QString &>(&Notices::tell));
    const auto *const cut = new ViewerCut{services, *m_flow, actions, this};
    connect(cut, &ViewerCut::told, &notices, qOverload<const QString &>(&Notices::tell));
    new ViewerDrag{*m_flow, gallery, actions, this};
    for (const auto wanted : {&WindowKeys::promptWanted, &WindowKeys::seedWanted,
                              &WindowKeys::modelsWanted, &WindowKeys::searchWanted})
        connect(&keys, wanted, this, &ViewerJoint::close);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { keepFocus(now); });
}

bool ViewerJoint::close()
{
    return m_flow->close();
}

void ViewerJoint::lookAt(ArtworkId id)
{
    m_over = m_actions.selection();
    m_awaited = id;
    m_gallery.showPicture(id);
    m_gallery.showSelection();
}

void ViewerJoint::lookAtAwaited(const GallerySelection &selection)
{
    const bool isThere = selection.jobs.isEmpty() && selection.artworks.size() == 1 &&
                         selection.artworks.front() == m_awaited;
    if (m_awaited == 0 || (!isThere && (selection.count() == 0 || selection == m_over)))
        return;
    m_awaited = 0;
    if (!isThere)
        return;
    emit m_gallery.pictureOpened(); // as by its tile
    view();
}

// What is no picture is another program's.
void ViewerJoint::view()
{
    const int row = m_gallery.view().currentIndex().row();
    const GalleryModel &model = m_gallery.model();
    const ArtworkFacts *const facts = row < 0 || model.isJob(row) ? nullptr : model.facts(row);
    if (facts && !facts->artwork.mediaType.startsWith(u"image/"))
        m_actions.action(Command::Open)->trigger();
    else
        m_flow->open();
}

// Whoever closes something sends the keyboard home, which is below the viewer.
void ViewerJoint::keepFocus(QWidget *focused)
{
    if (focused && m_flow->isOpen() && m_gallery.isAncestorOf(focused))
        m_flow->viewer()->setFocus();
}

} // namespace limner
