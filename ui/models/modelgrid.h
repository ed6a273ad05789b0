#pragma once

#include "ui/gallery/smoothscroll.h"
#include "ui/models/modelcardpainter.h"
#include "ui/models/modeltile.h"
#include "ui/models/shelflayout.h"

#include <QAbstractScrollArea>
#include <QSet>

namespace limner {

class CoverLoader;

//! Cards of models on shelves. Painting never decodes and never asks: covers come from the loader.
//! Keys: arrows, Home, End, pages; Return chooses, F marks as a favourite; the right arrow at the
//! end of a folded shelf unfolds it.
class ModelGrid final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ModelGrid(CoverLoader &covers, QWidget *parent = nullptr);

    //! The chosen card stays the chosen one, and where it is, when it is still there.
    void setShelves(std::vector<TileShelf> shelves);
    void setWords(ModelCardPainter::Words words);
    //! Back to the top and to the first card, as after a new search.
    void startOver();

    [[nodiscard]] int count() const { return int(m_tiles.size()); }
    [[nodiscard]] const ModelTile &tile(int index) const { return m_tiles[size_t(index)]; }
    //! -1 without cards.
    [[nodiscard]] int currentIndex() const { return m_current; }
    [[nodiscard]] const ModelTile *current() const;
    void setCurrentIndex(int index);
    //! Of the viewport; null while the card is folded away.
    [[nodiscard]] QRect visualRect(int index) const;
    [[nodiscard]] int indexAt(QPoint point) const;
    [[nodiscard]] const std::vector<TileShelf> &shelves() const { return m_shelves; }
    //! Those that are seen, and the line after them.
    [[nodiscard]] std::vector<int> seenTiles() const;

    bool event(QEvent *event) override;

signals:
    void currentChanged();
    void chosen(const QString &key);
    void starWanted(const QString &key);
    //! The up arrow on the first line.
    void leftUpwards();
    //! Other cards are seen now.
    void seenChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void relayout();
    [[nodiscard]] int usual() const;
    void restyle();
    void paintShelf(QPainter &painter, int shelf, QRect dirty);
    void paintCard(QPainter &painter, int index);
    void unfold(int shelf);
    void step(int by);
    void moveLines(int lines);
    void ensureVisible(int index);
    void tellFocus();
    void showHover(QPoint point);
    void wantCovers();
    [[nodiscard]] bool hides(int shelf) const;
    [[nodiscard]] int offset() const;
    [[nodiscard]] QPoint content(QPoint viewportPoint) const;

    CoverLoader &m_covers;
    ModelCardPainter m_painter;
    ShelfLayout m_layout;
    SmoothScroll m_scroll;
    std::vector<TileShelf> m_shelves;
    std::vector<ModelTile> m_tiles; //!< of all shelves
    QSet<QString> m_unfolded;       //!< titles
    int m_current = -1;
    bool m_isChosen = false; //!< a person has been there, so that it stays
    int m_hovered = -1;
};

} // namespace limner
