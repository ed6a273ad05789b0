#pragma once

#include "core/library/galleryorder.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace limner {

class ElidedLabel;

//! The thin row above the tiles: how many there are, and in which order. It shows a choice and asks
//! for another.
class OrderBar final : public QWidget {
    Q_OBJECT
public:
    explicit OrderBar(QWidget *parent = nullptr);

    void setOrder(const GalleryOrder &order);
    [[nodiscard]] const GalleryOrder &order() const { return m_order; }
    //! Pictures that match, of all outside the trash.
    void setCounts(int shown, int all);
    void refreshIcons();

signals:
    void chosen(const limner::GalleryOrder &order);
    void stacksWanted(bool isOpen); //!< all of them, open or closed

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QPushButton *addPill(const char *name, void (OrderBar::*fill)(QMenu &));
    void fillSorts(QMenu &menu);
    void fillGroups(QMenu &menu);
    void fillStacks(QMenu &menu);
    void choose(const GalleryOrder &order);
    void showOrder();

    ElidedLabel *m_counts = nullptr;
    QPushButton *m_sort = nullptr;
    QPushButton *m_group = nullptr;
    QPushButton *m_stacks = nullptr;
    GalleryOrder m_order;
};

} // namespace limner
