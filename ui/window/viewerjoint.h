#pragma once

#include "ui/common/services.h"
#include "ui/gallery/galleryactions.h"

#include <QObject>

class QWidget;

namespace limner {

class GalleryPane;
class Notices;
class ViewerFlow;
class WindowKeys;

//! The viewer over the window: what opens it, what leads away from it, and what lies above it. As
//! long as it is open the keyboard does not go to the gallery below it.
class ViewerJoint final : public QObject {
    Q_OBJECT
public:
    ViewerJoint(const Services &services, GalleryPane &gallery, GalleryActions &actions,
                const WindowKeys &keys, Notices &notices, QWidget &window);

    //! Chooses this picture and opens it, once the gallery has it; not when something else was
    //! chosen by then.
    void lookAt(ArtworkId id);
    //! False when it was not open.
    bool close();
    [[nodiscard]] ViewerFlow &flow() { return *m_flow; }

private:
    void view();
    void lookAtAwaited(const GallerySelection &selection);
    void keepFocus(QWidget *focused);

    GalleryPane &m_gallery;
    GalleryActions &m_actions;
    ViewerFlow *m_flow = nullptr;
    ArtworkId m_awaited = 0;
    GallerySelection m_over = {}; // what was chosen when that was asked for
};

} // namespace limner
