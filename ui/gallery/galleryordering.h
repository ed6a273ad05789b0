#pragma once

#include "core/library/galleryorder.h"

#include <QObject>

class QMenu;
class QWidget;

namespace limner {

class GalleryModel;
class GalleryView;
class OrderBar;

//! The order that the artist wants the gallery in, and its stacks: opened, closed, and chosen with
//! all their pictures.
class GalleryOrdering final : public QObject {
    Q_OBJECT
public:
    GalleryOrdering(GalleryModel &model, GalleryView &view, QWidget *pane);

    [[nodiscard]] OrderBar &bar() { return *m_bar; }
    [[nodiscard]] const GalleryOrder &order() const;
    //! `changed` follows when it is another.
    void setOrder(const GalleryOrder &order);
    //! Pictures outside the trash.
    void setAll(int pictures);
    //! What is shown is not of those.
    void setInTrash(bool inTrash) { m_inTrash = inTrash; }
    void showCounts();

    //! Opens the stack of this row, or closes it; nothing for a row without one.
    void toggle(int row);
    //! Opens the stack that hides a picture.
    void reveal(ArtworkId id);
    //! What can be done with the stack of this row.
    void fill(QMenu &menu, int row);

signals:
    void changed(const limner::GalleryOrder &order);

private:
    [[nodiscard]] std::pair<int, int> runOf(int row) const;
    void openAt(int row);
    void closeAt(int row);

    GalleryModel &m_model;
    GalleryView &m_view;
    OrderBar *m_bar = nullptr;
    int m_all = 0;
    bool m_inTrash = false;
};

} // namespace limner
