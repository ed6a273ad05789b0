#pragma once

#include "core/library/artwork.h"
#include "ui/gallery/tilefigure.h"

#include <QObject>
#include <QPoint>

#include <memory>
#include <optional>
#include <vector>

class QContextMenuEvent;
class QKeyEvent;
class QMouseEvent;
class QRubberBand;
class QWheelEvent;

namespace limner {

class Clock;
enum class DragWish;
struct DragLoad;
class GalleryView;
class SmoothScroll;

//! What hands do to the gallery: it hears the view's pointer and keys, before the view itself, and
//! turns them into a choice of tiles, a drag, or something that is wanted.
class GalleryInput final : public QObject {
    Q_OBJECT
public:
    GalleryInput(GalleryView &view, SmoothScroll &scroll, Clock &clock);
    ~GalleryInput() override;

    //! The row below the pointer; -1 without one.
    [[nodiscard]] int hovered() const { return m_hovered; }
    //! The painted button below the pointer.
    [[nodiscard]] std::optional<TileAction> hot() const { return m_hot; }
    //! The tiles moved away below the pointer.
    void forgetHover() { m_hovered = -1; }

    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void actionTriggered(limner::TileAction action, int row);
    void opened(int row);
    //! Of the current tile, or of the place between them.
    void menuWanted(const QPoint &globalPosition, bool isOfTile);

private:
    void hover(QPoint point);
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void doubleClick(const QMouseEvent &event);
    void wheel(QWheelEvent &event);
    void dragBand(QPoint point);
    void drag(DragWish wish);
    void beginDrag(const std::vector<ArtworkId> &ids, const DragLoad &load, DragWish wish);
    void askForMenu(const QContextMenuEvent &event);
    [[nodiscard]] bool isKeyTaken(const QKeyEvent &event);
    [[nodiscard]] std::optional<int> rowFor(const QKeyEvent &event) const;
    [[nodiscard]] std::optional<TileAction> actionAt(int row, QPoint content) const;

    GalleryView &m_view;
    SmoothScroll &m_scroll;
    Clock &m_clock;
    std::unique_ptr<QRubberBand> m_band;
    QPoint m_bandOrigin; // content
    std::optional<TileAction> m_hot;
    std::optional<TileAction> m_pressed;
    std::optional<QPoint> m_dragFrom; // a press that may become a drag
    int m_chooseLater = -1;           // pressed among several chosen: alone unless all are dragged
    int m_hovered = -1;
    int m_gestures = 0; // presses and releases, by which a late answer knows its drag
};

} // namespace limner
