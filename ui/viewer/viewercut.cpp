#include "ui/viewer/viewercut.h"

#include "ui/viewer/cropoverlay.h"
#include "ui/viewer/cutbar.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/versionmaker.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerbar.h"
#include "ui/viewer/viewerflow.h"

#include <QVBoxLayout>

namespace limner {

namespace {
constexpr int belowStage = 3; // the bar, the stage, and their distance come before it
} // namespace

ViewerCut::ViewerCut(const Services &services, ViewerFlow &flow, GalleryActions &actions,
                     QObject *parent)
    : QObject{parent}
    , m_flow{flow}
    , m_maker{new VersionMaker{services, actions, this}}
{
    connect(&flow, &ViewerFlow::began, this, &ViewerCut::begin);
    connect(&flow, &ViewerFlow::went, this, &ViewerCut::show);
    connect(&flow, &ViewerFlow::closed, this, &ViewerCut::endCrop);
}

Viewer &ViewerCut::viewer() const
{
    return *m_flow.viewer();
}

QSize ViewerCut::turnedSize() const
{
    return viewer().canvas().zoom().picture();
}

// The viewer is there for the first time.
void ViewerCut::begin()
{
    if (m_crop)
        return refresh();
    m_crop = new CropOverlay{viewer().canvas()};
    m_bar = new CutBar{&viewer()};
    // Below the picture, so that no corner of it is covered.
    if (auto *const column = qobject_cast<QVBoxLayout *>(viewer().layout()))
        column->insertWidget(belowStage, m_bar, 0, Qt::AlignHCenter);
    connectParts();
}

void ViewerCut::connectParts()
{
    connect(&viewer(), &Viewer::keyPressed, this, &ViewerCut::act);
    connect(&viewer().bar(), &ViewerBar::wanted, this, &ViewerCut::act);
    connect(&viewer().canvas(), &PictureCanvas::resized, this, &ViewerCut::refresh);
    connect(m_crop, &CropOverlay::changed, this, &ViewerCut::noteCrop);
    connect(m_crop, &CropOverlay::closeWanted, this, &ViewerCut::endCrop);
    connect(m_crop, &CropOverlay::shareWanted, this, &ViewerCut::share);
    connect(m_bar, &CutBar::ratioChosen, m_crop, &CropOverlay::setRatio);
    connect(m_bar, &CutBar::turnWanted, this, &ViewerCut::turn);
    connect(m_bar, &CutBar::resetWanted, this, &ViewerCut::reset);
    connect(m_bar, &CutBar::shareWanted, this, &ViewerCut::share);
    connect(m_maker, &VersionMaker::busyChanged, m_bar, &CutBar::setBusy);
}

void ViewerCut::act(ViewerKey key)
{
    using K = ViewerKey;
    if (viewer().isComparing()) {
        endCrop();
        return refresh();
    }
    if (key == K::TurnRight || key == K::TurnLeft)
        turn(key == K::TurnRight ? 1 : -1);
    else if (key == K::Crop)
        toggleCrop();
    else if (key == K::ShareVersion)
        share();
}

void ViewerCut::show(ArtworkId id)
{
    const auto known = m_cuts.find(id);
    endCrop();
    viewer().canvas().setTurns(known == m_cuts.end() ? 0 : known->second.turns);
    refresh();
}

void ViewerCut::turn(int quarters)
{
    if (turnedSize().isEmpty())
        return;
    const bool isCropping = m_crop->isOpen();
    PictureCut &cut = m_cuts[m_flow.current()];
    cut = turnedBy(cut, quarters, turnedSize());
    viewer().canvas().setTurns(cut.turns);
    if (isCropping)
        m_crop->begin(turnedSize(), cut.part);
    refresh();
}

void ViewerCut::toggleCrop()
{
    if (m_crop->isOpen())
        return endCrop();
    if (turnedSize().isEmpty())
        return;
    viewer().canvas().fit(); // all of it is to be seen
    m_crop->begin(turnedSize(), m_cuts[m_flow.current()].part);
}

void ViewerCut::endCrop()
{
    if (!m_crop || !m_crop->isOpen())
        return;
    const bool hadFocus = m_crop->hasFocus();
    m_crop->hide();
    if (hadFocus && m_flow.isOpen())
        viewer().setFocus();
    refresh();
}

void ViewerCut::reset()
{
    m_cuts.erase(m_flow.current());
    viewer().canvas().setTurns(0);
    if (m_crop->isOpen())
        m_crop->begin(turnedSize(), {});
    refresh();
}

void ViewerCut::noteCrop()
{
    m_cuts[m_flow.current()].part = m_crop->part();
    refresh();
}

void ViewerCut::share()
{
    const auto cut = m_cuts.find(m_flow.current());
    if (cut == m_cuts.end() || cut->second == PictureCut{})
        return emit told(tr("Turn or crop the picture first: this version is the original."));
    if (m_maker->make(cut->first, cut->second))
        emit told(tr("Making the version…"));
    else
        emit told(tr("A version is being made. Try again in a moment."));
}

//! The bar says what there is of a version.
void ViewerCut::refresh()
{
    const auto cut = m_cuts.find(m_flow.current());
    const bool isCut = cut != m_cuts.end() && cut->second != PictureCut{};
    const bool isCropping = m_crop->isOpen();
    m_bar->setVisible((isCut || isCropping) && !viewer().isComparing());
    if (m_bar->isHidden())
        return;
    m_bar->setCropping(isCropping);
    m_bar->setRatio(m_crop->ratio());
    m_bar->setSize(isCut && !cut->second.part.isNull() ? cut->second.part.size() : turnedSize());
    m_bar->setRoom(viewer().width());
}

} // namespace limner
