#pragma once

#include "core/base/error.h"
#include "core/base/remote.h"
#include "core/library/artwork.h"
#include "ui/gallery/gridlayout.h"
#include "ui/gallery/smoothscroll.h"
#include "ui/gallery/tilepainter.h"

#include <QAbstractItemView>

namespace limner {

class ChosenTiles;
class Clock;
class GalleryInput;
class GalleryModel;
class ThumbnailLoader;
class Thumbnails;
class VisibleTiles;

//! The grid: job tiles, then pictures by day. Its cost does not grow with the library; it paints
//! what is visible and asks for thumbnails of that first.
class GalleryView final : public QAbstractItemView {
    Q_OBJECT
public:
    static constexpr int smallestZoom = 96;
    static constexpr int largestZoom = 420;

    GalleryView(Remote<Thumbnails> thumbnails, Clock &clock, QWidget *parent = nullptr);
    ~GalleryView() override;

    void setGallery(GalleryModel *model);
    [[nodiscard]] GalleryModel *gallery() const { return m_model; }
    //! The wished edge of a tile, logical pixels.
    void setZoom(int zoom);
    [[nodiscard]] int zoom() const { return m_zoom; }
    [[nodiscard]] const GridLayout &grid() const { return m_layout; }

    //! There while a gallery is set.
    [[nodiscard]] ChosenTiles &chosen() { return *m_chosen; }
    [[nodiscard]] const ChosenTiles &chosen() const { return *m_chosen; }
    //! Chooses one and shows it.
    void select(int row) { moveTo(row, Qt::NoModifier); }
    //! ChosenTiles::moveTo, and shows it.
    void moveTo(int row, Qt::KeyboardModifiers modifiers);
    //! All tiles that a rectangle of the viewport touches.
    void selectTouched(const QRect &band);
    //! Shown while there are no tiles.
    void setEmptyText(const QString &text);

    //! Of a point of the viewport, in the coordinates of `grid()`.
    [[nodiscard]] QPoint toContent(QPoint point) const
    {
        return point + QPoint{0, verticalOffset()};
    }
    [[nodiscard]] GridLayout::Range visibleRows() const;
    //! What is painted of a picture; nullptr while it is not here.
    [[nodiscard]] const QPixmap *pixmap(int row) const;
    //! Paints it again; a row that is not there is nothing.
    void updateRow(int row);

    [[nodiscard]] QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint &point) const override;

signals:
    void actionTriggered(limner::TileAction action, int row);
    void opened(int row);
    void zoomChanged(int zoom);
    void selectionMade();
    //! Somebody drags pictures whose files are not on this computer.
    void filesMissing(const std::vector<limner::ArtworkId> &ids);
    //! Somebody wants to drag links, and there are none.
    void linksMissing(const limner::Error &error);
    //! Of the current tile, or of the place between them.
    void menuWanted(const QPoint &globalPosition, bool isOfTile);

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
    void keyboardSearch(const QString &) override {} // letters are shortcuts here

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override; // what GalleryInput leaves
    void changeEvent(QEvent *event) override;

private:
    void rememberPlace();
    void relayout();
    void restyle();
    void paintStackGrounds(QPainter &painter, GridLayout::Range rows);
    void paintTile(QPainter &painter, int row, const QDateTime &now);
    void paintHeadings(QPainter &painter, const QRect &dirty);
    [[nodiscard]] int current() const { return currentIndex().row(); }

    struct Place {
        ArtworkId id = 0;
        int y = 0; //!< of its tile in the viewport
    };
    Clock &m_clock;
    GalleryModel *m_model = nullptr;
    ChosenTiles *m_chosen = nullptr;
    GridLayout m_layout;
    TilePainter m_painter;
    ThumbnailLoader *m_loader = nullptr;
    SmoothScroll m_scroll;
    GalleryInput *m_input = nullptr;
    VisibleTiles *m_visible = nullptr;
    QString m_emptyText;
    std::optional<Place> m_place;
    int m_zoom = 180;
};

} // namespace limner
