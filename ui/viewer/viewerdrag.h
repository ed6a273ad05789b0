#pragma once

#include <QObject>

namespace limner {

class GalleryActions;
class GalleryPane;
class ViewerFlow;

//! Drags what is looked at out of the viewer, as the gallery does with its tiles.
class ViewerDrag final : public QObject {
    Q_OBJECT
public:
    //! They outlive it.
    ViewerDrag(ViewerFlow &flow, GalleryPane &pane, GalleryActions &actions, QObject *parent);

private:
    void begin();
    void drag(bool isLink);

    ViewerFlow &m_flow;
    GalleryPane &m_pane;
    GalleryActions &m_actions;
    bool m_isConnected = false;
};

} // namespace limner
