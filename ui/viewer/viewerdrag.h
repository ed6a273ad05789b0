#pragma once

#include "core/library/artwork.h"

#include <QObject>
#include <QPixmap>

#include <functional>

class QWidget;

namespace limner {

class GalleryActions;
class GalleryPane;
class ViewerFlow;

//! Drags pictures out of the viewer, as the gallery does with its tiles: what is looked at, and
//! those of the filmstrip.
class ViewerDrag final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    ViewerDrag(ViewerFlow &flow, GalleryPane &pane, GalleryActions &actions, QObject *parent);

private:
    void begin();
    //! What somebody leads away, as long as they hold it.
    struct Led {
        ArtworkId id = 0;
        bool isLink = false;
        QWidget *source = nullptr;
        QPixmap picture = {};
        std::function<bool()> isHeld = {};
    };
    void drag(const Led &led);

    ViewerFlow &m_flow;
    GalleryPane &m_pane;
    GalleryActions &m_actions;
    bool m_isConnected = false;
};

} // namespace limner
