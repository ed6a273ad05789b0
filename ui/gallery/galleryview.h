#pragma once

#include "core/library/artwork.h"
#include "ui/gallery/gridlayout.h"
#include "ui/gallery/smoothscroll.h"
#include "ui/gallery/tilepainter.h"

#include <QAbstractItemView>
#include <QTimer>

class QRubberBand;

namespace limner {

class Clock;
class GalleryModel;
class ThumbnailLoader;
class Thumbnails;

//! The grid: job tiles, then pictures by day. Its cost does not grow with the library; it paints
//! what is visible and asks for thumbnails of that first.
class GalleryView final : public QAbstractItemView {
    Q_OBJECT
public:
    static constexpr int smallestZoom = 96;
    static constexpr int largestZoom = 420;

    GalleryView(Thumbnails &thumbnails, Clock &clock, QWidget *parent = nullptr);
    ~GalleryView() override;

    void setGallery(GalleryModel *model);
    [[nodiscard]] GalleryModel *gallery() const { return m_model; }
    //! The wished edge of a tile, logical pixels.
    void setZoom(int zoom);
    [[nodiscard]] int zoom() const { return m_zoom; }
    [[nodiscard]] const GridLayout &grid() const { return m_layout; }

    //! Chosen rows, ascending. Cheap for few ranges, whatever their length.
    [[nodiscard]] std::vector<int> selectedRows() const;
    [[nodiscard]] int selectedCount() const;
    //! Chooses one and shows it.
    void select(int row);
    //! Chooses one where it is.
    void choose(int row);
    //! Shown while there are no tiles.
    void setEmptyText(const QString &text);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

signals:
    void actionTriggered(limner::TileAction action, int row);
    void opened(int row);
    void zoomChanged(int zoom);
    void selectionMade();
    void menuWanted(const QPoint &globalPosition);

protected:
    [[nodiscard]] QModelIndex moveCursor(CursorAction action,
                                         Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void selectionChanged(const QItemSelection &selected,
                          const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void updateGeometries() override;
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles) override;
    void scrollContentsBy(int dx, int dy) override;
    void startDrag(Qt::DropActions actions) override;
    void keyboardSearch(const QString &) override {} // letters are shortcuts here

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void rememberPlace();
    void relayout();
    void loadVisible();
    void restyle();
    void updateRow(int row);
    void updateCountdown();
    void hover(QPoint point);
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    void extendTo(int row, QItemSelectionModel::SelectionFlags flags);
    void dragBand(QPoint point);
    void paintTile(QPainter &painter, int row, const QDateTime &now);
    [[nodiscard]] std::optional<TileAction> actionAt(int row, QPoint content) const;
    [[nodiscard]] GridLayout::Range visibleRows() const;
    [[nodiscard]] int current() const { return currentIndex().row(); }

    struct Place {
        ArtworkId id = 0;
        int y = 0; //!< of its tile in the viewport
    };
    Clock &m_clock;
    GalleryModel *m_model = nullptr;
    GridLayout m_layout;
    TilePainter m_painter;
    ThumbnailLoader *m_loader = nullptr;
    SmoothScroll m_scroll;
    QTimer m_load;
    QTimer m_countdown;
    QRubberBand *m_band = nullptr;
    QPoint m_bandOrigin;
    QString m_emptyText;
    std::optional<Place> m_place;
    std::optional<TileAction> m_hot;
    std::optional<TileAction> m_pressed;
    std::optional<QPoint> m_dragFrom; // a press that may become a drag
    int m_hovered = -1;
    int m_anchor = -1;
    int m_zoom = 180;
};

} // namespace limner
