#include "ui/viewer/viewerdrag.h"

#include "ui/gallery/dragout.h"
#include "ui/gallery/galleryactions.h"
#include "ui/gallery/gallerypane.h"
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
    if (!std::exchange(m_isConnected, true))
        connect(&m_flow.viewer()->canvas(), &PictureCanvas::dragWanted, this, &ViewerDrag::drag);
}

void ViewerDrag::drag(bool isLink)
{
    const ArtworkId id = m_flow.current();
    m_pane.model().askLoad({id}, this, [this, id, isLink](const DragLoad &load) {
        PictureCanvas &canvas = m_flow.viewer()->canvas();
        if (!canvas.isHeld()) // any more
            return;
        if (!isLink && !load.missing.empty())
            return m_actions.files().bringBack(load.missing);
        if (isLink && load.links.isEmpty() && load.unlinked)
            return m_actions.tellNoLink(*load.unlinked);
        runDrag(canvas, offeredData(load, {id}, isLink ? DragWish::Links : DragWish::Files),
                QPixmap::fromImage(canvas.picture().likeness));
    });
}

} // namespace limner
