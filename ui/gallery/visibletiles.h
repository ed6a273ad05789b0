#pragma once

#include "ui/gallery/gridlayout.h"

#include <QObject>
#include <QTimer>

namespace limner {

class GalleryView;
class ThumbnailLoader;

//! Keeps fresh what is on the screen: asks for its thumbnails first, then for those a page away,
//! and paints what counts down again and again.
class VisibleTiles final : public QObject {
    Q_OBJECT
public:
    VisibleTiles(GalleryView &view, ThumbnailLoader &loader);

    //! Others are visible, or one may count down now; looked at within a frame.
    void lookSoon();

private:
    void look();
    void load(GridLayout::Range visible);
    [[nodiscard]] bool repaintCounting();

    GalleryView &m_view;
    ThumbnailLoader &m_loader;
    QTimer m_look;
    QTimer m_countdown;
};

} // namespace limner
