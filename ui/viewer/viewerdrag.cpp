#include "ui/viewer/viewerdrag.h"

#include "ui/gallery/dragout.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
#include "ui/viewer/filmstrip.h"
#include "ui/viewer/picturecanvas.h"
#include "ui/viewer/viewer.h"
#include "ui/viewer/viewerflow.h"

#include <QMimeData>

namespace limner {

ViewerDrag::ViewerDrag(ViewerFlow &flow, GalleryPane &pane, GalleryActions &actions,
                       QObject *parent)
    : QObject{parent}
    , m_flow{flow}
    , m_pane{pane}
    , m_actions{actions}
{
    connect(&flow, &ViewerFlow::began, this, &ViewerDrag::begin);
}

void ViewerDrag::begin()
{
    if (std::exchange(m_isConnected, true))
        return;
    PictureCanvas *const canvas = &m_flow.viewer()->canvas();
    Filmstrip *const strip = &m_flow.viewer()->strip();
    connect(canvas, &PictureCanvas::dragWanted, this, [this, canvas](bool isLink) {
        drag({.id = m_flow.current(),
              .isLink = isLink,
              .source = canvas,
              .picture = QPixmap::fromImage(canvas->picture().likeness),
              .isHeld = [canvas] { return canvas->isHeld(); }});
    });
    connect(strip, &Filmstrip::dragWanted, this, [this, strip](ArtworkId id, bool isLink) {
        drag({.id = id,
              .isLink = isLink,
              .source = strip,
              .picture = strip->picture(id),
              .isHeld = [strip] { return strip->isHeld(); }});
    });
}

void ViewerDrag::drag(const Led &led)
{
    m_pane.model().askLoad({led.id}, this, [this, led](const DragLoad &load) {
        if (!led.isHeld()) // any more
            return;
        if (!led.isLink && !load.missing.empty())
            return m_actions.files().bringBack(load.missing);
        if (led.isLink && load.links.isEmpty() && load.unlinked)
            return m_actions.tellNoLink(*load.unlinked);
        runDrag(*led.source,
                offeredData(load, {led.id}, led.isLink ? DragWish::Links : DragWish::Files),
                led.picture);
    });
}

} // namespace limner
