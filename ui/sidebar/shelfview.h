#pragma once

#include "ui/common/draggedpictures.h"
#include "ui/sidebar/shelfdelegate.h"
#include "ui/sidebar/shelfrow.h"

#include <QListView>

#include <functional>

namespace limner {

class ShelfCovers;
class ShelfModel;

//! The list of the sidebar: chosen by a click or Return, opened by its arrow or ← →, renamed by F2,
//! deleted by Delete; pictures and albums are dropped on it.
class ShelfView final : public QListView {
    Q_OBJECT
public:
    ShelfView(ShelfModel &model, const ShelfCovers &covers, QWidget *parent = nullptr);

    //! What the gallery shows; -1 = none of these.
    void setShown(int row);
    //! A name is being written in place.
    [[nodiscard]] bool isWriting() const { return state() == EditingState; }
    //! What is dropped there, in words; empty = nothing may be.
    using Judge =
        std::function<QString(const QMimeData &, DragOrigin, const ShelfDelegate::Landing &)>;
    void setJudge(Judge judge) { m_judge = std::move(judge); }

signals:
    void chosen(const limner::ShelfRow &row);
    void opened(qint64 album, bool isOpen);
    void albumWanted();
    void removeWanted(const limner::ShelfRow &row);
    void menuWanted(const limner::ShelfRow &row, const QPoint &globalPosition);
    void dropped(const QMimeData &data, limner::DragOrigin origin,
                 const limner::ShelfDelegate::Landing &landing);
    //! What would happen; empty = nothing is dragged here.
    void hinted(const QString &words);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] const ShelfRow *rowAt(QPoint point) const;
    [[nodiscard]] bool isOnHandle(QPoint point) const;
    [[nodiscard]] ShelfDelegate::Landing landingAt(const QDropEvent &event) const;
    [[nodiscard]] QString judged(const QDropEvent &event,
                                 const ShelfDelegate::Landing &landing) const;
    void activate(const ShelfRow &row);
    bool openOrClose(bool isOpen);
    void dragAlbum(qint64 album);
    void land(const std::optional<ShelfDelegate::Landing> &landing, const QString &words);

    ShelfModel &m_model;
    ShelfDelegate *m_delegate = nullptr;
    Judge m_judge;
    QPoint m_pressedAt;
    int m_pressed = -1;
};

void setDraggedAlbum(QMimeData &data, qint64 album);
//! The album that is dragged; 0 = none.
[[nodiscard]] qint64 draggedAlbum(const QMimeData &data);

} // namespace limner
