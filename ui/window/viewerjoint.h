#pragma once

#include "ui/common/services.h"

#include <QObject>

class QWidget;

namespace limner {

class GalleryActions;
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

    //! False when it was not open.
    bool close();
    [[nodiscard]] ViewerFlow &flow() { return *m_flow; }

private:
    void view();
    void keepFocus(QWidget *focused);

    GalleryPane &m_gallery;
    GalleryActions &m_actions;
    ViewerFlow *m_flow = nullptr;
};

} // namespace limner
